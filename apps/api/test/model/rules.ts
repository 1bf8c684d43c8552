import type { PartnerKey, RoleKey, Who } from './state.ts';

/** Who may, once more by hand: the roles, and whether an indirect reseller may too. */
const table = {
  subscriptions: { roles: ['admin', 'sales', 'helpdesk'], reseller: false },
  order: { roles: ['admin', 'sales', 'helpdesk'], reseller: false },
  waive: { roles: ['admin'], reseller: false },
  remove: { roles: ['admin', 'sales'], reseller: false },
  request: { roles: ['admin', 'sales'], reseller: true },
  requestWithGdap: { roles: ['admin'], reseller: true },
  requestGdap: { roles: ['admin'], reseller: true },
  endDelegatedAdmin: { roles: ['admin'], reseller: true },
  contact: { roles: ['admin', 'helpdesk'], reseller: true },
} as const satisfies Record<string, { readonly roles: readonly RoleKey[]; readonly reseller: boolean }>;

export type Action = keyof typeof table;

export const isReseller = (partner: PartnerKey): boolean => partner === 'harbor';
export const isProvider = (partner: PartnerKey): boolean => partner === 'summit';

/** A customer's admin ends delegated admin; every other of these is a partner's. */
export const may = (who: Who, action: Action): boolean => {
  if ('customer' in who) return action === 'endDelegatedAdmin';
  const roles: readonly RoleKey[] = table[action].roles;
  return roles.includes(who.role) && (table[action].reseller || !isReseller(who.partner));
};
