import type { RemovalEffect } from '../model/records.ts';
import type { Leaving, RemovalCase } from './removal.ts';
import { endingDelegatedAdmin } from './removal.ts';

/** The four effects of a removal for one leaving partner, with numbers where there is something to count. */
export const removalEffects = (one: Leaving, removal: RemovalCase): readonly RemovalEffect[] => {
  const { partner, facts } = one;
  const designated = removal.designations.filter(
    (designation) => designation.supportContactPartnerId === partner.id,
  ).length;
  const granular = endingDelegatedAdmin(facts).length;
  const dap = facts.relationship.delegatedAdmin === false ? 0 : 1;
  return [
    {
      kind: 'leaves_customer_list',
      count: 1,
      message: `The customer leaves the customer list of ${partner.name}.`,
    },
    {
      kind: 'leaves_support_contacts',
      count: designated,
      message: `${partner.name} leaves the customer’s available support contacts.${fallingBack(designated)}`,
    },
    { kind: 'delegated_admin_ends', count: dap + granular, message: endingPrivileges(dap, granular) },
    {
      kind: 'no_future_purchases',
      count: 1,
      message: `${partner.name} can make no further purchase for the customer.`,
    },
  ];
};

const fallingBack = (designated: number): string => {
  if (designated === 0) return '';
  return ` ${plural(designated, 'subscription')} that designated it ${designated === 1 ? 'falls' : 'fall'} back to the default.`;
};

const endingPrivileges = (dap: number, granular: number): string => {
  const ending = [
    ...(dap ? ['delegated admin (DAP)'] : []),
    ...(granular ? [plural(granular, 'granular relationship')] : []),
  ];
  if (ending.length === 0) return 'There are no delegated admin privileges to end.';
  const said = ending.join(' and ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} ${dap + granular === 1 ? 'ends' : 'end'}.`;
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
