import type { RemovalEffect } from '../model/records.ts';
import { endingDelegatedAdmin } from './remaining.ts';
import type { Leaving, RemovalCase } from './removal.ts';

/** The four effects of a removal for one leaving partner, with numbers where there is something to count. */
export const removalEffects = (one: Leaving, removal: RemovalCase): readonly RemovalEffect[] => {
  const { partner, facts } = one;
  const designated = removal.designations.filter(
    (designation) => designation.supportContactPartnerId === partner.id,
  ).length;
  const granular = endingDelegatedAdmin(facts).length;
  const dap = facts.relationship.delegatedAdmin === false ? 0 : 1;
  const effect = (kind: RemovalEffect['kind'], count: number, granularCount: number | null = null): RemovalEffect => ({
    kind,
    count,
    partnerName: partner.name,
    granularCount,
  });
  return [
    effect('leaves_customer_list', 1),
    effect('leaves_support_contacts', designated),
    effect('delegated_admin_ends', dap + granular, granular),
    effect('no_future_purchases', 1),
  ];
};
