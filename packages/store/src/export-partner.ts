import { and, asc, eq, exists, getTableColumns, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from './connection.ts';

const atOnce = 500;

/** One row of what belongs to a partner, by the name of its kind. */
export interface ExportedRow {
  readonly kind: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Secrets, and what other rows are counted from, stay here. */
const left = new Set(['secrets', 'tokenHash', 'rowNumber', 'nameKey', 'searchText', 'removalOrder']);

interface Part {
  readonly kind: string;
  readonly table: SQLiteTable;
  /** What makes its order total within the partner. */
  readonly keys: readonly string[];
  readonly where: SQL | undefined;
  readonly without?: readonly string[];
}

const partsOf = ({ db, tables }: Connection, partnerId: string): readonly Part[] => {
  const { partner, partnerAssociation: a, membership, user, customer, relationship } = tables;
  const own = (kind: keyof typeof tables, keys: readonly string[] = ['id'], without: readonly string[] = []): Part => {
    const table = tables[kind];
    return { kind, table, keys, without, where: eq((table as typeof relationship).partnerId, partnerId) };
  };
  const ofMember = db
    .select({ id: membership.userId })
    .from(membership)
    .where(and(eq(membership.partnerId, partnerId), eq(membership.userId, user.id)));
  const known = db
    .select({ id: relationship.id })
    .from(relationship)
    .where(and(eq(relationship.partnerId, partnerId), eq(relationship.customerId, customer.id)));
  return [
    { kind: 'partner', table: partner, keys: ['id'], where: eq(partner.id, partnerId) },
    {
      kind: 'partnerAssociation',
      table: a,
      keys: ['providerId', 'resellerId'],
      where: or(eq(a.providerId, partnerId), eq(a.resellerId, partnerId)),
    },
    { kind: 'user', table: user, keys: ['id'], where: exists(ofMember), without: ['image', 'emailVerified'] },
    own('membership', ['userId']),
    { kind: 'customer', table: customer, keys: ['id'], where: exists(known) },
    own('relationship'),
    own('subscription'),
    own('azureEntitlement'),
    own('reservation'),
    own('savingsPlan'),
    own('softwarePurchase'),
    own('order'),
    own('delegatedAdminRelationship'),
    own('waiver'),
    own('importFinding'),
    own('relationshipRequest'),
    own('releaseRequest'),
    own('removalJob'),
    own('removalJobItem'),
    own('removalJobStep'),
    own('importJob'),
    own('importLine'),
    own('apiKey', ['id'], ['hash']),
    own('webhookEndpoint'),
    own('webhookDelivery'),
    own('webhookAttempt', ['deliveryId', 'number']),
    own('receipt'),
    own('event', ['sequence']),
  ];
};

/**
 * All that belongs to a partner, row by row, each table in the order of its key; only one page is in memory. Writers go
 * on: what they change meanwhile may be in it or not, and the log, which comes last, says so.
 */
export const createExport = (connection: Connection) =>
  async function* exportPartner(partnerId: string): AsyncGenerator<ExportedRow> {
    const { db } = connection;
    for (const { kind, table, keys, where, without = [] } of partsOf(connection, partnerId)) {
      const columns = Object.fromEntries(
        Object.entries(getTableColumns(table)).filter(([name]) => !left.has(name) && !without.includes(name)),
      );
      const order = keys.map((key) => columns[key] as SQLiteColumn);
      let last: Readonly<Record<string, unknown>> | undefined;
      for (;;) {
        const values = last === undefined ? [] : keys.map((key) => sql`${last?.[key]}`);
        const after =
          last === undefined ? undefined : sql`(${sql.join(order, sql`, `)}) > (${sql.join(values, sql`, `)})`;
        const rows: Readonly<Record<string, unknown>>[] = await db
          .select(columns)
          .from(table)
          .where(and(where, after))
          .orderBy(...order.map((column) => asc(column)))
          .limit(atOnce);
        for (const row of rows) yield { kind, row };
        last = rows.at(-1);
        if (rows.length < atOnce) break;
      }
    }
  };
