import type { Items } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { BlockingItemKind } from './blocker.ts';

/** The items of each kind among the facts. */
export const itemsOf: { readonly [K in BlockingItemKind]: (facts: RelationshipFacts) => readonly Items[K][] } = {
  azureEntitlement: (facts) => facts.azureEntitlements,
  subscription: (facts) => facts.subscriptions,
  reservation: (facts) => facts.reservations,
  savingsPlan: (facts) => facts.savingsPlans,
  softwarePurchase: (facts) => facts.softwarePurchases,
  order: (facts) => facts.orders,
};
export const blockingItemKinds = Object.keys(itemsOf) as readonly BlockingItemKind[];

/** Any item that may block. */
export type BlockingItem = Items[BlockingItemKind];
export const allItems = (facts: RelationshipFacts): readonly BlockingItem[] =>
  blockingItemKinds.flatMap((kind): readonly BlockingItem[] => itemsOf[kind](facts));

/** The name people know an item by. */
export const itemName: { readonly [K in BlockingItemKind]: (item: Items[K]) => string } = {
  azureEntitlement: (item) => item.name,
  subscription: (item) => item.friendlyName || item.offerName,
  reservation: (item) => item.name,
  savingsPlan: (item) => item.name,
  softwarePurchase: (item) => item.name,
  order: (item) => item.lines.map((line) => line.name).join(', ') || item.id,
};

/** The status a waiver covers; with the vendor's spelling where the status or the product type is unknown. */
export const statusForWaiver = (item: BlockingItem): string =>
  item.status === 'unknown' || ('kind' in item && item.kind === 'unknown')
    ? `${item.status}:${item.rawStatus ?? ''}`
    : item.status;
