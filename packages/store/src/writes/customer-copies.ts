import type { Customer } from '@untether/domain';
import { fold } from '../fold.ts';

/** What a relationship copies from its customer, to sort, search and filter by. */
export const customerCopies = ({ companyName, domain, tenantId, country }: Customer) => ({
  companyName,
  domain,
  tenantId,
  nameKey: fold(companyName),
  searchText: [companyName, domain ?? '', tenantId].map(fold).join('\n'),
  country: country?.toUpperCase() ?? null,
});
