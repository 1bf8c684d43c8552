import {
  andThen,
  type BlockerWaiver,
  type Customer,
  type ImportFinding,
  type ItemKind,
  type Items,
  inTurn,
  type MaybePromise,
  type RelationshipFacts,
  type ResellerRelationship,
  type StoreReads,
} from '@untether/domain';
import { and, asc, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { groupBy } from '../group-by.ts';
import { type ItemTable, itemKinds, itemTable } from '../tables/item-table.ts';
import { customerOf, relationshipColumns } from './rows.ts';

type FactReads = Pick<StoreReads, 'loadFacts' | 'loadCustomerFacts' | 'findFactsOfItem' | 'findLatestFacts'>;
/** Whose relationships: a partner's, a customer's with all its partners, or with some of them. */
type Owner = 'partner' | 'customer' | 'proven';

/** What hangs on a relationship, by its table. */
const hangers = [...itemKinds, 'waiver', 'importFinding'] as const;
type Hanger = (typeof hangers)[number];
/** Nearly every relationship has some: asked for in any case. */
const usual = 'subscription';
const rarer = hangers.filter((table) => table !== usual);

interface Host {
  readonly relationship: ResellerRelationship;
  readonly customer: Customer;
  /** The tables besides subscriptions that have something of it, by their place among `rarer`: `01001…`. */
  readonly present: string;
}

/** Two statements, and one for each rarer kind that is there; however many relationships. */
export const createFactReads = ({ db, tables, dialect, statement }: Connection): FactReads => {
  const { relationship: r, waiver, importFinding } = tables;
  const owner = sql.placeholder('owner');
  const ids = sql.placeholder('ids');
  const tableOf = (table: Hanger): ItemTable => {
    if (table === 'waiver') return waiver as unknown as ItemTable;
    return table === 'importFinding' ? (importFinding as unknown as ItemTable) : itemTable(tables, table);
  };
  const own = and(eq(r.partnerId, owner), dialect.isIn(r.id, ids));
  const ofCustomer = (by: Owner) =>
    and(
      eq(r.customerId, owner),
      dialect.isIn(r.id, ids),
      by === 'proven' ? dialect.isIn(r.partnerId, sql.placeholder('partners')) : undefined,
    );

  const isPresent = (table: Hanger): SQL => {
    const t = tableOf(table);
    const found = sql`exists (select 1 from ${t} where ${t.partnerId} = ${r.partnerId} and ${t.relationshipId} = ${r.id})`;
    return sql`case when ${found} then '1' else '0' end`;
  };
  const selectHosts = () =>
    db
      .select({
        relationship: relationshipColumns(tables),
        customer: customerOf(tables),
        present: sql<string>`${sql.join(rarer.map(isPresent), sql` || `)}`,
      })
      .from(r)
      .$dynamic();
  const hosts = (by: Owner) =>
    statement(`facts ${by} relationship`, () => selectHosts().where(by === 'partner' ? own : ofCustomer(by)));
  const hostOf = statement('facts of one relationship', () =>
    selectHosts().where(and(eq(r.partnerId, owner), eq(r.id, sql.placeholder('id')))),
  );
  const hostOfItem = (kind: ItemKind) =>
    statement(`facts of ${kind}`, () => {
      const t = itemTable(tables, kind);
      const host = db
        .select({ id: t.relationshipId })
        .from(t)
        .where(and(eq(t.partnerId, owner), eq(t.id, sql.placeholder('id'))));
      return selectHosts().where(and(eq(r.partnerId, owner), eq(r.id, sql`${host}`), sql`${r.state} = 'active'`));
    });
  const latestHost = statement('facts of the latest relationship', () =>
    selectHosts()
      .where(and(eq(r.partnerId, owner), eq(r.customerId, sql.placeholder('customer'))))
      // The active one is the newest, even if another was established in the same millisecond.
      // (State is unindexed, or SQLite would walk an index for its order.)
      .orderBy(asc(dialect.unindexed(r.state)), desc(r.establishedAt), desc(r.rowNumber))
      .limit(1),
  );
  const rowsOf = (by: Owner | 'one', table: Hanger) =>
    statement(`facts ${by} ${table}`, () => {
      const t = tableOf(table);
      if (by === 'one')
        return db
          .select()
          .from(t)
          .where(and(eq(t.partnerId, owner), eq(t.relationshipId, sql.placeholder('id'))));
      return by === 'partner'
        ? db
            .select()
            .from(t)
            .where(and(eq(t.partnerId, owner), dialect.isIn(t.relationshipId, ids)))
        : db
            .select(getTableColumns(t))
            .from(r)
            .innerJoin(t, and(eq(t.partnerId, r.partnerId), eq(t.relationshipId, r.id)))
            .where(ofCustomer(by));
    });

  type Rows = Map<Hanger, (relationshipId: string) => readonly unknown[]>;
  type Read = (table: Hanger) => unknown;
  const factsOf = (found: readonly Host[], read: Read): MaybePromise<RelationshipFacts[]> => {
    const rows: Rows = new Map();
    const isThere = (table: Hanger) => {
      const place = rarer.indexOf(table as (typeof rarer)[number]);
      return table === usual ? found.length > 0 : found.some(({ present }) => present[place] === '1');
    };
    const readTables = inTurn(hangers.filter(isThere), (table) =>
      andThen(read(table) as MaybePromise<readonly { readonly relationshipId: string }[]>, (all) =>
        rows.set(
          table,
          groupBy(all, (row) => row.relationshipId),
        ),
      ),
    );
    return andThen(readTables, () => assemble(found, rows));
  };
  const assemble = (found: readonly Host[], rows: Rows): RelationshipFacts[] => {
    const itemsOf = <K extends ItemKind>(kind: K, id: string) => (rows.get(kind)?.(id) ?? []) as readonly Items[K][];
    return found.map(({ relationship, customer }) => {
      const { id } = relationship;
      return {
        customer,
        relationship,
        subscriptions: itemsOf('subscription', id),
        azureEntitlements: itemsOf('azureEntitlement', id),
        reservations: itemsOf('reservation', id),
        savingsPlans: itemsOf('savingsPlan', id),
        softwarePurchases: itemsOf('softwarePurchase', id),
        orders: itemsOf('order', id),
        delegatedAdminRelationships: itemsOf('delegatedAdminRelationship', id),
        waivers: (rows.get('waiver')?.(id) ?? []) as readonly BlockerWaiver[],
        importFindings: (rows.get('importFinding')?.(id) ?? []) as readonly ImportFinding[],
      };
    });
  };

  const loadMany = (by: Owner, ownerId: string, relationshipIds: readonly string[], partnerIds?: readonly string[]) => {
    if (relationshipIds.length === 0) return [];
    const values = {
      owner: ownerId,
      ids: dialect.list(relationshipIds),
      ...(partnerIds && { partners: dialect.list(partnerIds) }),
    };
    return andThen(hosts(by)(values), (found) => factsOf(found, (table) => rowsOf(by, table)(values)));
  };
  const loadOne = (ownerId: string, read: MaybePromise<readonly Host[]>) =>
    andThen(read, ([host]) =>
      host === undefined
        ? []
        : factsOf([host], (table) => rowsOf('one', table)({ owner: ownerId, id: host.relationship.id })),
    );

  return {
    loadFacts: (partnerId, ids) =>
      ids.length === 1
        ? loadOne(partnerId, hostOf({ owner: partnerId, id: ids[0] }))
        : loadMany('partner', partnerId, ids),
    loadCustomerFacts: async ({ customerId, partnerIds }, ids) =>
      partnerIds === null ? loadMany('customer', customerId, ids) : loadMany('proven', customerId, ids, partnerIds),
    findFactsOfItem: (partnerId, kind, id) =>
      andThen(loadOne(partnerId, hostOfItem(kind)({ owner: partnerId, id })), ([facts]) => facts),
    findLatestFacts: (partnerId, customerId) =>
      andThen(loadOne(partnerId, latestHost({ owner: partnerId, customer: customerId })), ([facts]) => facts),
  };
};
