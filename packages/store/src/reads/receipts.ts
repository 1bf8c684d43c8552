import type { PageRequest, ReceiptQuery, RemovalReceipt, StoreReads } from '@untether/domain';
import { and, asc, eq, type InferSelectModel, isNull, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import { countWalked, walk } from '../paging/walk.ts';
import type { Tables } from '../tables/tables.ts';
import { ofFound, searched } from './search.ts';
import { within } from './spans.ts';

type ReceiptReads = Pick<
  StoreReads,
  | 'listReceipts'
  | 'countReceipts'
  | 'findReceipts'
  | 'findReceiptsOf'
  | 'listReceiptsWithoutProof'
  | 'listMailsOfReceipts'
>;

type ReceiptRow = InferSelectModel<Tables['receipt']>;

export const toReceipt = (row: ReceiptRow): RemovalReceipt => ({
  ...row,
  cleared: row.cleared.map((item) => ({ ...item, at: new Date(item.at) })),
  remaining: row.remaining.map((item) => ({
    ...item,
    name: item.name ?? nameIn(row, item.subjectId),
    at: item.at === null ? null : new Date(item.at),
  })),
  proof: row.proof && { ...row.proof, at: new Date(row.proof.at) },
});

/** The name that the rest of a receipt gives an item or the relationship itself; null where it gives none. */
const nameIn = ({ relationshipId, customerName, cleared }: ReceiptRow, subjectId: string | null): string | null =>
  subjectId === relationshipId ? customerName : (cleared.find((item) => item.subjectId === subjectId)?.name ?? null);

export const createReceiptReads = (connection: Connection): ReceiptReads => {
  const { db, tables, dialect, bounds } = connection;
  const { receipt, mail } = tables;
  const conditions = async (partnerId: string, { search, customerId, removed }: ReceiptQuery) => {
    const text = searched(search);
    const row = { partnerId: receipt.partnerId, column: receipt.relationshipId };
    const found = text === undefined ? undefined : await ofFound(connection, { partnerId, text, row, of: 'id' });
    return and(
      sql`${found?.drives ? dialect.unindexed(receipt.partnerId) : receipt.partnerId} = ${partnerId}`,
      found?.where,
      customerId === undefined ? undefined : eq(receipt.customerId, customerId),
      within(receipt.removedAt, removed),
    );
  };
  const partsOf = async (partnerId: string, query: ReceiptQuery) => {
    const where = await conditions(partnerId, query);
    return {
      reach: bounds.reach,
      read: (page: PageRequest) =>
        readPage(dialect, {
          order: { scope: ['receipts', partnerId], descending: true, keys: keysOf(receipt, 'removedAt', 'id') },
          page,
          select: (after) => db.select().from(receipt).where(and(where, after)),
          toNode: toReceipt,
        }),
      matching:
        () =>
        ({ removedBy }: RemovalReceipt) =>
          removedBy.id === query.actorId,
    };
  };
  return {
    listReceipts: async (partnerId, query, page) => {
      const parts = await partsOf(partnerId, query);
      return query.actorId === undefined ? parts.read(page) : walk(page, parts);
    },
    countReceipts: async (partnerId, query) => {
      if (query.actorId !== undefined) return countWalked(await partsOf(partnerId, query));
      return db.$count(receipt, await conditions(partnerId, query));
    },
    findReceipts: async (partnerId, ids) => {
      const rows = await db
        .select()
        .from(receipt)
        .where(and(eq(receipt.partnerId, partnerId), dialect.isIn(receipt.id, dialect.list(ids))));
      return rows.map(toReceipt);
    },
    listMailsOfReceipts: async (partnerId, receiptIds) => {
      const rows = await db
        .select({ mail, receiptId: receipt.id })
        .from(mail)
        .innerJoin(receipt, and(eq(receipt.partnerId, partnerId), eq(receipt.id, mail.receiptId)))
        .where(dialect.isIn(mail.receiptId, dialect.list(receiptIds)))
        .orderBy(asc(mail.createdAt), asc(mail.recipient));
      return rows.map(({ mail: { id, recipient, attempts, createdAt, sentAt, dueAt }, receiptId }) => {
        const state = sentAt !== null ? 'sent' : dueAt === null ? 'not_sent' : 'pending';
        return { id, receiptId, recipient, state, attempts, createdAt, sentAt };
      });
    },
    listReceiptsWithoutProof: async (limit) =>
      db
        .select({ partnerId: receipt.partnerId, id: receipt.id })
        .from(receipt)
        .where(isNull(receipt.proof))
        .orderBy(asc(receipt.partnerId), asc(receipt.id))
        .limit(limit),
    findReceiptsOf: async (partnerId, relationshipIds) => {
      const ids = dialect.list(relationshipIds);
      const rows = await db
        .select()
        .from(receipt)
        .where(and(eq(receipt.partnerId, partnerId), dialect.isIn(receipt.relationshipId, ids)));
      return rows.map(toReceipt);
    },
  };
};
