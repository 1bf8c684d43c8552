import type { Customer } from '@untether/domain';
import { fold } from '../fold.ts';

/** What a relationship keeps of its customer's identity: to sort by, to search in, to filter by. */
export const customerCopies = ({ companyName, domain, tenantId, country }: Customer) => ({
  nameKey: fold(companyName),
  searchText: [companyName, domain ?? '', tenantId].map(fold).join('\n'),
  country: country?.toUpperCase() ?? null,
});
