import type { ImportedKind, RelationshipFacts } from '@untether/domain';
import type { ItemChange } from './merge-items.ts';

interface Row {
  readonly id: string;
}

/** The rows of one kind as they will be once the changes are written. */
const rowsAfter = <T extends Row>(kind: ImportedKind, rows: readonly T[], changes: readonly ItemChange[]): T[] => {
  const after = new Map<string, T>(rows.map((row) => [row.id, row]));
  for (const { change, kind: changed, id } of changes) {
    if (changed !== kind) continue;
    const before = after.get(id);
    if ('insert' in change) after.set(id, change.row as unknown as T);
    else if ('set' in change && before !== undefined) after.set(id, { ...before, ...(change.set as Partial<T>) });
  }
  return [...after.values()];
};

/** Facts as they will be, so that what a relationship keeps of its blockers is written together with them. */
export const factsAfter = (facts: RelationshipFacts, changes: readonly ItemChange[]): RelationshipFacts => ({
  ...facts,
  subscriptions: rowsAfter('subscription', facts.subscriptions, changes),
  azureEntitlements: rowsAfter('azureEntitlement', facts.azureEntitlements, changes),
  reservations: rowsAfter('reservation', facts.reservations, changes),
  savingsPlans: rowsAfter('savingsPlan', facts.savingsPlans, changes),
  softwarePurchases: rowsAfter('softwarePurchase', facts.softwarePurchases, changes),
  orders: rowsAfter('order', facts.orders, changes),
});
