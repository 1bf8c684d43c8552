import type { Change } from '../model/changes.ts';
import type { BlockerWaiver, ImportFinding, ItemKind, ResellerRelationship } from '../model/entities.ts';
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

interface Row {
  readonly id: string;
}

/** The facts of a relationship after changes. Other rows (receipts, users …), and those of other relationships, are ignored. */
export const factsAfter = (facts: RelationshipFacts, changes: readonly Change[]): RelationshipFacts => {
  const { id } = facts.relationship;
  const items = new Map<ItemKind, Map<string, Row>>();
  const rowsOf = (kind: ItemKind): Map<string, Row> => {
    const rows = items.get(kind) ?? new Map(facts[factsKey[kind]].map((row) => [row.id, row]));
    items.set(kind, rows);
    return rows;
  };
  const waivers: BlockerWaiver[] = [];
  const findings: ImportFinding[] = [];
  let relationship: ResellerRelationship = facts.relationship;
  for (const change of changes) {
    if ('insert' in change) {
      const { insert, row } = change;
      if (!('relationshipId' in row) || row.relationshipId !== id) continue;
      if (insert === 'waiver') waivers.push(row as BlockerWaiver);
      else if (insert === 'importFinding') findings.push(row as ImportFinding);
      else if (isItemKind(insert)) rowsOf(insert).set(row.id, row);
    } else if ('update' in change) {
      if (change.update === 'relationship' && change.id === id) relationship = { ...relationship, ...change.set };
      if (!isItemKind(change.update)) continue;
      const rows = rowsOf(change.update);
      const before = rows.get(change.id);
      if (before !== undefined) rows.set(change.id, { ...before, ...change.set });
    }
  }
  return {
    ...facts,
    relationship,
    ...Object.fromEntries([...items].map(([kind, rows]) => [factsKey[kind], [...rows.values()]])),
    waivers: waivers.length === 0 ? facts.waivers : [...facts.waivers, ...waivers],
    importFindings: findings.length === 0 ? facts.importFindings : [...facts.importFindings, ...findings],
  };
};
