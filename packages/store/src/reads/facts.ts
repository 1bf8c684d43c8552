import type { BlockerWaiver, ImportFinding, ItemKind, Items, RelationshipFacts, StoreReads } from '@untether/domain';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { groupBy } from '../group-by.ts';
import { asItems, itemKinds, itemTable } from '../tables/item-table.ts';
import { relationshipColumns, toRelationship } from './rows.ts';

type FactReads = Pick<StoreReads, 'loadFacts' | 'loadCustomerFacts'>;
/** Whose relationships: a partner's, or a customer's with all its partners. */
type Owner = 'partner' | 'customer';

const byRelationship = <T extends { readonly relationshipId: string }>(rows: readonly T[]) =>
  groupBy(rows, (row) => row.relationshipId);

/** One statement per table, however many relationships. */
export const createFactReads = ({ db, tables, dialect, statement }: Connection): FactReads => {
  const { relationship: r, customer, waiver, importFinding } = tables;
  const owner = sql.placeholder('owner');
  const ids = sql.placeholder('ids');
  /** What is read as items are, and is none. */
  const beside = { waiver, importFinding };
  const isBeside = (table: string): table is keyof typeof beside => table in beside;
  const ofCustomer = and(eq(r.customerId, owner), dialect.isIn(r.id, ids));

  const hosts = (by: Owner) =>
    statement(`facts ${by} relationship`, () =>
      db
        .select({ relationship: relationshipColumns(tables), customer })
        .from(r)
        .innerJoin(customer, eq(customer.id, r.customerId))
        .where(by === 'customer' ? ofCustomer : and(eq(r.partnerId, owner), dialect.isIn(r.id, ids))),
    );
  const rowsOf = (by: Owner, table: ItemKind | keyof typeof beside) =>
    statement(`facts ${by} ${table}`, () => {
      const t = isBeside(table) ? (beside[table] as unknown as ReturnType<typeof itemTable>) : itemTable(tables, table);
      return by === 'customer'
        ? db
            .select(getTableColumns(t))
            .from(r)
            .innerJoin(t, and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id)))
            .where(ofCustomer)
        : db
            .select()
            .from(t)
            .where(and(eq(t.partnerId, owner), dialect.isIn(t.relationshipId, ids)));
    });
  for (const kind of itemKinds) rowsOf('partner', kind);

  const load = async (by: Owner, ownerId: string, relationshipIds: readonly string[]): Promise<RelationshipFacts[]> => {
    if (relationshipIds.length === 0) return [];
    const values = { owner: ownerId, ids: dialect.list(relationshipIds) };
    const itemsOf = async <K extends ItemKind>(kind: K) =>
      byRelationship<Items[K]>(asItems<K>(await rowsOf(by, kind)(values)));
    const rows = await hosts(by)(values);
    const subscriptions = await itemsOf('subscription');
    const azureEntitlements = await itemsOf('azureEntitlement');
    const reservations = await itemsOf('reservation');
    const savingsPlans = await itemsOf('savingsPlan');
    const softwarePurchases = await itemsOf('softwarePurchase');
    const orders = await itemsOf('order');
    const delegatedAdminRelationships = await itemsOf('delegatedAdminRelationship');
    const waived = byRelationship((await rowsOf(by, 'waiver')(values)) as unknown as readonly BlockerWaiver[]);
    const unread = byRelationship((await rowsOf(by, 'importFinding')(values)) as unknown as readonly ImportFinding[]);
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
      importFindings: unread(relationship.id),
    }));
  };

  return {
    loadFacts: (partnerId, ids) => load('partner', partnerId, ids),
    loadCustomerFacts: (customerId, ids) => load('customer', customerId, ids),
  };
};
