import { type Digests, erasedText, withoutSalts, withoutTexts } from '@untether/domain';
import { and, asc, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Connection } from './connection.ts';
import { jsonText } from './json-text.ts';
import { updateEach } from './writes/statements.ts';
import type { TransactWithConnection } from './writes/transact.ts';

// Few enough that a transaction of them holds up nobody.
const atOnce = 200;

/** Whose name and address go. */
export interface ErasedPerson {
  readonly id: string;
  readonly email: string;
}

export interface ErasedRecords {
  readonly events: number;
  readonly receipts: number;
}

interface ErasingPart {
  readonly connection: Connection;
  readonly partnerId: string;
  readonly person: ErasedPerson;
}

/** Under /changes, what an event says of this person. */
const personalPaths = (digests: Digests, prefix: string): readonly string[] =>
  Object.keys(digests).filter((path) => path.startsWith(prefix));

/** Erases up to `atOnce` events after a place; resolves to the place of the last and how many there were. */
const eraseEvents = async (
  { connection, partnerId, person }: ErasingPart,
  where: SQL,
  after: number,
): Promise<{ readonly last: number; readonly count: number }> => {
  const { db, tables } = connection;
  const { event } = tables;
  const found = await db
    .select()
    .from(event)
    .where(and(eq(event.partnerId, partnerId), where, gt(event.sequence, after)))
    .orderBy(asc(event.sequence))
    .limit(atOnce);
  const rows = found.map((row) => {
    const digests = row.digests ?? {};
    const paths = [
      ...(row.actor.id === person.id ? ['/actor/name'] : []),
      ...(row.subjectId === person.id ? personalPaths(digests, '/changes/') : []),
      ...personalPaths(digests, '/changes/customerEmail').filter(() => isMeantFor(row.changes.customerEmail, person)),
    ];
    const { actor, changes } = withoutTexts({ actor: row.actor, changes: row.changes }, paths);
    return { partnerId, id: row.id, actor, changes, digests: withoutSalts(digests, paths) };
  });
  if (rows.length > 0) await updateEach(connection, { name: 'erased event', table: event, rows });
  return { last: found.at(-1)?.sequence ?? after, count: found.length };
};

const isMeantFor = (entry: unknown, { email }: ErasedPerson): boolean =>
  typeof entry === 'object' && entry !== null && String((entry as { to?: unknown }).to).toLowerCase() === email;

/** The same of receipts, in the order of their ids. No index has who removed: all are looked at. */
const eraseReceipts = async (
  { connection, partnerId, person }: ErasingPart,
  after: string,
): Promise<{ readonly last: string; readonly looked: number; readonly count: number }> => {
  const { db, tables } = connection;
  const { receipt } = tables;
  const found = await db
    .select({
      partnerId: receipt.partnerId,
      id: receipt.id,
      removedBy: receipt.removedBy,
      cleared: receipt.cleared,
      proof: receipt.proof,
    })
    .from(receipt)
    .where(and(eq(receipt.partnerId, partnerId), gt(receipt.id, after)))
    .orderBy(asc(receipt.id))
    .limit(atOnce);
  const rows = found.flatMap(({ proof, ...row }) => {
    const paths = [
      ...(row.removedBy.id === person.id ? ['/removedBy/name'] : []),
      ...row.cleared.flatMap(({ by }, at) => (by.id === person.id ? [`/cleared/${at}/by/name`] : [])),
    ];
    if (paths.length === 0) return [];
    return [{ ...withoutTexts(row, paths), proof: proof && { ...proof, digests: withoutSalts(proof.digests, paths) } }];
  });
  if (rows.length > 0) await updateEach(connection, { name: 'erased receipt', table: receipt, rows });
  return { last: found.at(-1)?.id ?? after, looked: found.length, count: rows.length };
};

/** Where else a name is kept beside an id. */
const actorColumns = ({
  tables,
}: Connection): readonly { readonly partnerId: SQLiteColumn; readonly actor: SQLiteColumn }[] => {
  const {
    relationship,
    delegatedAdminRelationship,
    waiver,
    relationshipRequest,
    releaseRequest,
    importJob,
    removalJob,
  } = tables;
  return [
    { partnerId: relationship.partnerId, actor: relationship.removedBy },
    { partnerId: delegatedAdminRelationship.partnerId, actor: delegatedAdminRelationship.endedBy },
    { partnerId: waiver.partnerId, actor: waiver.by },
    { partnerId: relationshipRequest.partnerId, actor: relationshipRequest.createdBy },
    { partnerId: relationshipRequest.partnerId, actor: relationshipRequest.answeredBy },
    { partnerId: releaseRequest.partnerId, actor: releaseRequest.requestedBy },
    { partnerId: releaseRequest.partnerId, actor: releaseRequest.answeredBy },
    { partnerId: importJob.partnerId, actor: importJob.createdBy },
    { partnerId: removalJob.partnerId, actor: removalJob.startedBy },
  ];
};

const eraseActors = async ({ connection, partnerId, person }: ErasingPart): Promise<void> => {
  const { db, dialect } = connection;
  for (const { partnerId: owner, actor } of actorColumns(connection)) {
    const erased =
      dialect.provider === 'sqlite'
        ? sql`json_set(${actor}, '$.name', ${erasedText})`
        : sql`jsonb_set(${actor}::jsonb, '{name}', to_jsonb(${erasedText}::text))::json`;
    await db
      .update(actor.table as typeof connection.tables.relationship)
      .set({ [fieldOf(actor)]: erased })
      .where(and(eq(owner, partnerId), isNotNull(actor), eq(jsonText(actor, 'id'), person.id)));
  }
  const { relationshipRequest: r, webhookDelivery } = connection.tables;
  // Here the name lies a level deeper.
  const { skip } = webhookDelivery;
  await db
    .update(webhookDelivery)
    .set({
      skip:
        dialect.provider === 'sqlite'
          ? sql`json_set(${skip}, '$.by.name', ${erasedText})`
          : sql`jsonb_set(${skip}::jsonb, '{by,name}', to_jsonb(${erasedText}::text))::json`,
    })
    .where(
      and(eq(webhookDelivery.partnerId, partnerId), isNotNull(skip), sql`${skip} -> 'by' ->> 'id' = ${person.id}`),
    );
  await db
    .update(r)
    .set({ customerEmail: null })
    .where(and(eq(r.partnerId, partnerId), sql`lower(${r.customerEmail}) = ${person.email}`));
};

const fieldOf = (column: SQLiteColumn): string =>
  Object.entries(column.table).find(([, one]) => one === column)?.[0] ?? '';

/**
 * Takes a person's name and address out of the logs, receipts and everything else of these partners, a few rows to a
 * transaction. Does not matter how often: a second time finds nothing more.
 */
export const createErase =
  (transact: TransactWithConnection) =>
  async (person: ErasedPerson, partnerIds: readonly string[]): Promise<ErasedRecords> => {
    let [events, receipts] = [0, 0];
    for (const partnerId of partnerIds) {
      const inTransaction = <T>(work: (part: ErasingPart) => Promise<T>): Promise<T> =>
        transact([partnerId], (_, connection) => work({ connection, partnerId, person }));
      const eraseAll = async (whereOf: (connection: Connection) => SQL): Promise<void> => {
        for (let after = 0; ; ) {
          const { last, count } = await inTransaction((part) => eraseEvents(part, whereOf(part.connection), after));
          events += count;
          after = last;
          if (count < atOnce) return;
        }
      };
      await eraseAll(({ tables: { event } }) => eq(jsonText(event.actor, 'id'), person.id));
      await eraseAll(({ tables: { event } }) => eq(event.subjectId, person.id));
      const requests = await inTransaction(({ connection: { db, tables } }) => {
        const { relationshipRequest: r } = tables;
        const isMeant = sql`lower(${r.customerEmail}) = ${person.email}`;
        return db
          .select({ id: r.id })
          .from(r)
          .where(and(eq(r.partnerId, partnerId), isMeant));
      });
      for (const { id } of requests) await eraseAll(({ tables: { event } }) => eq(event.subjectId, id));
      for (let after = ''; ; ) {
        const { last, looked, count } = await inTransaction((part) => eraseReceipts(part, after));
        receipts += count;
        after = last;
        if (looked < atOnce) break;
      }
      await inTransaction(eraseActors);
    }
    await transact([], (_, { db, tables: { mail } }) =>
      db.delete(mail).where(sql`lower(${mail.recipient}) = ${person.email}`),
    );
    return { events, receipts };
  };
