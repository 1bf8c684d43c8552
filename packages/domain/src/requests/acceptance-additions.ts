import type { ResellerRelationship } from '../model/entities.ts';

/** What an acceptance can add to what already holds. */
export const acceptanceAdditions = ['relationship', 'provider_relationship', 'granular_admin'] as const;
export type AcceptanceAddition = (typeof acceptanceAdditions)[number];

/** The requesting partners' newest relationships with the customer; undefined where there was none. */
export interface CurrentSides {
  readonly requesterId: string;
  /** Whether granular privileges are requested: each acceptance grants new ones, for their whole duration. */
  readonly withGranularAdmin: boolean;
  readonly requesters: ResellerRelationship | undefined;
  /** null where no provider is named. */
  readonly provider: { readonly relationship: ResellerRelationship | undefined } | null;
}

/** Empty where everything requested already holds: accepting then changes nothing. */
export const findAcceptanceAdditions = (sides: CurrentSides): readonly AcceptanceAddition[] => {
  const { requesterId, withGranularAdmin, requesters, provider } = sides;
  const isPartner = requesters?.state === 'active';
  const providers = provider?.relationship;
  const isProviderSet =
    provider === null || (providers?.state === 'active' && providers.associatedResellerId === requesterId);
  return [
    ...(isPartner ? [] : (['relationship'] as const)),
    ...(isProviderSet ? [] : (['provider_relationship'] as const)),
    ...(withGranularAdmin ? (['granular_admin'] as const) : []),
  ];
};
