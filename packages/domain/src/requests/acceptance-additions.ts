import type { ResellerRelationship } from '../model/entities.ts';

/** What an acceptance can add to what already holds. */
export const acceptanceAdditions = ['relationship', 'provider_relationship', 'delegated_admin'] as const;
export type AcceptanceAddition = (typeof acceptanceAdditions)[number];

/** The requesting partners' newest relationships with the customer; undefined where there was none. */
export interface CurrentSides {
  readonly requesterId: string;
  readonly includeDelegatedAdmin: boolean;
  readonly requesters: ResellerRelationship | undefined;
  /** null where no provider is named. */
  readonly provider: { readonly relationship: ResellerRelationship | undefined } | null;
}

/** Empty where everything requested already holds: accepting then changes nothing. */
export const findAcceptanceAdditions = (sides: CurrentSides): readonly AcceptanceAddition[] => {
  const { requesterId, includeDelegatedAdmin, requesters, provider } = sides;
  const isPartner = requesters?.state === 'active';
  const providers = provider?.relationship;
  const isProviderSet =
    provider === null || (providers?.state === 'active' && providers.associatedResellerId === requesterId);
  return [
    ...(isPartner ? [] : (['relationship'] as const)),
    ...(isProviderSet ? [] : (['provider_relationship'] as const)),
    ...(includeDelegatedAdmin && !(isPartner && requesters.delegatedAdmin === true)
      ? (['delegated_admin'] as const)
      : []),
  ];
};
