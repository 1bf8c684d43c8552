import type { RemovalReceipt, StoreReads } from '@untether/domain';
import { and, eq, type InferSelectModel } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import type { Tables } from '../tables/tables.ts';

type ReceiptReads = Pick<StoreReads, 'listReceipts' | 'countReceipts' | 'findReceipts' | 'findReceiptOf'>;

type ReceiptRow = InferSelectModel<Tables['receipt']>;

export const toReceipt = (row: ReceiptRow): RemovalReceipt => ({
  ...row,
  cleared: row.cleared.map((item) => ({ ...item, at: new Date(item.at) })),
  remaining: row.remaining.map((item) => ({
    ...item,
    name: item.name ?? nameIn(row, item.subjectId),
    at: item.at === null ? null : new Date(item.at),
  })),
});

/** The name that the rest of a receipt gives an item or the relationship itself; null where it gives none. */
const nameIn = ({ relationshipId, customerName, cleared }: ReceiptRow, subjectId: string | null): string | null =>
  subjectId === relationshipId ? customerName : (cleared.find((item) => item.subjectId === subjectId)?.name ?? null);

export const createReceiptReads = ({ db, tables, dialect }: Connection): ReceiptReads => {
  const { receipt } = tables;
  return {
    listReceipts: (partnerId, page) =>
      readPage(dialect, {
        order: { scope: ['receipts', partnerId], descending: true, keys: keysOf(receipt, 'removedAt', 'id') },
        page,
        select: (after) =>
          db
            .select()
            .from(receipt)
            .where(and(eq(receipt.partnerId, partnerId), after)),
        toNode: toReceipt,
      }),
    countReceipts: (partnerId) => db.$count(receipt, eq(receipt.partnerId, partnerId)),
    findReceipts: async (partnerId, ids) => {
      const rows = await db
        .select()
        .from(receipt)
        .where(and(eq(receipt.partnerId, partnerId), dialect.isIn(receipt.id, dialect.list(ids))));
      return rows.map(toReceipt);
    },
    findReceiptOf: async (partnerId, relationshipId) => {
      const [row] = await db
        .select()
        .from(receipt)
        .where(and(eq(receipt.partnerId, partnerId), eq(receipt.relationshipId, relationshipId)));
      return row && toReceipt(row);
    },
  };
};
