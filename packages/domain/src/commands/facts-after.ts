import type { Change } from '../model/changes.ts';
import type { BlockerWaiver, ImportFinding, ItemKind } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';

const factsKey = {
  subscription: 'subscriptions',
  azureEntitlement: 'azureEntitlements',
  reservation: 'reservations',
  savingsPlan: 'savingsPlans',
  softwarePurchase: 'softwarePurchases',
  order: 'orders',
  delegatedAdminRelationship: 'delegatedAdminRelationships',
} as const satisfies Record<ItemKind, keyof RelationshipFacts>;

const isItemKind = (kind: string): kind is ItemKind => kind in factsKey;

/** The facts of a relationship after changes. Other rows (receipts, users …), and those of other relationships, are ignored. */
export const factsAfter = (facts: RelationshipFacts, changes: readonly Change[]): RelationshipFacts =>
  changes.reduce(applyChange, facts);

const applyChange = (facts: RelationshipFacts, change: Change): RelationshipFacts => {
  if ('insert' in change) {
    const { insert, row } = change;
    if (!('relationshipId' in row) || row.relationshipId !== facts.relationship.id) return facts;
    if (insert === 'waiver') return { ...facts, waivers: [...facts.waivers, row as BlockerWaiver] };
    if (insert === 'importFinding')
      return { ...facts, importFindings: [...facts.importFindings, row as ImportFinding] };
    if (!isItemKind(insert)) return facts;
    const key = factsKey[insert];
    return { ...facts, [key]: [...facts[key], row] };
  }
  if (!('update' in change)) return facts;
  if (change.update === 'relationship')
    return change.id === facts.relationship.id
      ? { ...facts, relationship: { ...facts.relationship, ...change.set } }
      : facts;
  if (!isItemKind(change.update)) return facts;
  const key = factsKey[change.update];
  return { ...facts, [key]: facts[key].map((row) => (row.id === change.id ? { ...row, ...change.set } : row)) };
};
