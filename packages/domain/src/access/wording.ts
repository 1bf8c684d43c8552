import type { PartnerKind, Role } from '../model/vocabulary.ts';

const names: Record<Role | PartnerKind, string> = {
  global_admin: 'a global admin',
  admin_agent: 'an admin agent',
  sales_agent: 'a sales agent',
  helpdesk_agent: 'a helpdesk agent',
  billing_admin: 'a billing admin',
  customer_admin: 'a customer’s admin',
  direct_bill: 'a direct-bill partner',
  indirect_provider: 'an indirect provider',
  indirect_reseller: 'an indirect reseller',
};

/** "Only an admin agent may cancel a software purchase." */
export const sentenceOf = (who: readonly (Role | PartnerKind)[], may: string): string => {
  const words = who.map((one) => names[one]);
  const last = words.pop() ?? 'nobody';
  return `Only ${words.length > 0 ? `${words.join(', ')} or ${last}` : last} may ${may}.`;
};
