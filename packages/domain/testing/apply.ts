import type { Change, Decision } from '../src/model/changes.ts';
import type { ItemKind } from '../src/model/entities.ts';
import type { RelationshipFacts } from '../src/model/facts.ts';
import { mustFit } from './misfits.ts';

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

/** The facts after a decision, whose events have to be as declared. Other rows (receipts, users …) are ignored. */
export const applyDecision = (facts: RelationshipFacts, decision: Decision): RelationshipFacts => {
  mustFit(decision.events);
  return decision.changes.reduce(applyChange, facts);
};

const applyChange = (facts: RelationshipFacts, change: Change): RelationshipFacts => {
  if ('insert' in change) {
    if (change.insert === 'waiver') return { ...facts, waivers: [...facts.waivers, change.row] };
    if (!isItemKind(change.insert)) return facts;
    const key = factsKey[change.insert];
    return { ...facts, [key]: [...facts[key], change.row] };
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
