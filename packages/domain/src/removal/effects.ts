import type { RemovalEffect } from '../model/records.ts';
import type { Leaving, RemovalCase } from './removal.ts';
import { endingDelegatedAdmin } from './removal.ts';

/** The four effects of a removal for one leaving partner, with numbers. */
export const removalEffects = (one: Leaving, removal: RemovalCase): readonly RemovalEffect[] => {
  const { partner, facts } = one;
  const customer = facts.customer.companyName;
  const designated = removal.designations.filter(
    (designation) => designation.supportContactPartnerId === partner.id,
  ).length;
  const granular = endingDelegatedAdmin(facts).length;
  const dap = facts.relationship.delegatedAdmin === false ? 0 : 1;
  return [
    {
      kind: 'leaves_customer_list',
      count: 1,
      message: `${customer} leaves the customer list of ${partner.name}.`,
    },
    {
      kind: 'leaves_support_contacts',
      count: designated,
      message: `${partner.name} leaves the available support contacts of ${customer}. ${plural(designated, 'subscription')} that designated it ${designated === 1 ? 'falls' : 'fall'} back to the default.`,
    },
    {
      kind: 'delegated_admin_ends',
      count: dap + granular,
      message: `Delegated admin privileges of ${partner.name} for ${customer} end: ${dap ? 'the DAP flag goes off' : 'the DAP flag is off already'}, ${plural(granular, 'granular relationship')} terminated.`,
    },
    {
      kind: 'no_future_purchases',
      count: 1,
      message: `${partner.name} can make no further purchase for ${customer}.`,
    },
  ];
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
