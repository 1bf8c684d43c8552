import type { BlockerWaiver, ItemKind, Items, StoreReads } from '@untether/domain';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { asItems, itemKinds, itemTable } from '../tables/item-table.ts';
import { relationshipColumns, toRelationship } from './rows.ts';

const groupBy = <T extends { readonly relationshipId: string }>(rows: readonly T[]) => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.relationshipId);
    if (group) group.push(row);
    else groups.set(row.relationshipId, [row]);
  }
  return (relationshipId: string): readonly T[] => groups.get(relationshipId) ?? [];
};

/** One statement per table, however many relationships. */
export const createFactReads = ({ db, tables, dialect, statement }: Connection): Pick<StoreReads, 'loadFacts'> => {
  const { relationship: r, customer, waiver } = tables;
  const partner = sql.placeholder('partner');
  const ids = sql.placeholder('ids');
  const hosts = statement('facts relationship', () =>
    db
      .select({ relationship: relationshipColumns(tables), customer })
      .from(r)
      .innerJoin(customer, eq(customer.id, r.customerId))
      .where(and(eq(r.partnerId, partner), dialect.isIn(r.id, ids))),
  );
  const itemsOf = (kind: ItemKind) =>
    statement(`facts ${kind}`, () => {
      const t = itemTable(tables, kind);
      return db
        .select()
        .from(t)
        .where(and(eq(t.partnerId, partner), dialect.isIn(t.relationshipId, ids)));
    });
  for (const kind of itemKinds) itemsOf(kind);
  const waivers = statement('facts waiver', () =>
    db
      .select()
      .from(waiver)
      .where(and(eq(waiver.partnerId, partner), dialect.isIn(waiver.relationshipId, ids))),
  );

  return {
    loadFacts: async (partnerId, relationshipIds) => {
      if (relationshipIds.length === 0) return [];
      const values = { partner: partnerId, ids: dialect.list(relationshipIds) };
      const grouped = async <K extends ItemKind>(kind: K) => groupBy<Items[K]>(asItems<K>(await itemsOf(kind)(values)));
      const rows = await hosts(values);
      const subscriptions = await grouped('subscription');
      const azureEntitlements = await grouped('azureEntitlement');
      const reservations = await grouped('reservation');
      const savingsPlans = await grouped('savingsPlan');
      const softwarePurchases = await grouped('softwarePurchase');
      const orders = await grouped('order');
      const delegatedAdminRelationships = await grouped('delegatedAdminRelationship');
      const waived = groupBy<BlockerWaiver>(await waivers(values));
      return rows.map(({ relationship, customer }) => ({
        customer,
        relationship: toRelationship(relationship),
        subscriptions: subscriptions(relationship.id),
        azureEntitlements: azureEntitlements(relationship.id),
        reservations: reservations(relationship.id),
        savingsPlans: savingsPlans(relationship.id),
        softwarePurchases: softwarePurchases(relationship.id),
        orders: orders(relationship.id),
        delegatedAdminRelationships: delegatedAdminRelationships(relationship.id),
        waivers: waived(relationship.id),
      }));
    },
  };
};
