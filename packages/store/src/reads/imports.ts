import {
  type ImportLine,
  type ImportLineQuery,
  type ImportReads,
  importStates,
  importStatesAtWork,
  openImportStates,
} from '@untether/domain';
import { and, asc, count, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage, readPages } from '../paging/keyset.ts';

const overStates = importStates.filter((state) => !(openImportStates as readonly string[]).includes(state));

export const createImportReads = ({ db, tables, dialect, statement }: Connection): ImportReads => {
  const { importJob: j, importLine: l, importPiece: p, relationship: r } = tables;
  const isOf = (partnerId: string, { isCheck, kind }: ImportLineQuery) =>
    and(eq(l.partnerId, partnerId), eq(l.isCheck, isCheck), kind && eq(l.kind, kind));
  const piece = statement('piece of an upload', () =>
    db
      .select({ bytes: p.bytes })
      .from(p)
      .where(
        and(
          eq(p.partnerId, sql.placeholder('partner')),
          eq(p.importId, sql.placeholder('import')),
          eq(p.number, sql.placeholder('number')),
        ),
      ),
  );
  const marks = statement('import marks', () =>
    db
      .select({ customerId: r.customerId, importHash: r.importHash, blockerKinds: r.blockerKinds })
      .from(r)
      .where(
        and(
          eq(r.partnerId, sql.placeholder('partner')),
          dialect.isIn(r.customerId, sql.placeholder('customers')),
          sql`${r.state} = 'active'`,
          isNull(dialect.unindexed(r.endedAtVendorAt)),
        ),
      ),
  );
  const places = statement('active places', () =>
    db
      .select({ nameKey: r.nameKey, relationshipId: r.id, customerId: r.customerId, importHash: r.importHash })
      .from(r)
      .where(
        and(
          eq(r.partnerId, sql.placeholder('partner')),
          sql`${r.state} = 'active'`,
          sql`(${r.nameKey}, ${r.id}) > (${sql.placeholder('name')}, ${sql.placeholder('id')})`,
        ),
      )
      .orderBy(asc(r.nameKey), asc(r.id))
      .limit(sql.placeholder('limit')),
  );
  const due = statement('imports due', () => {
    const now = sql.placeholder('now');
    return db
      .select()
      .from(j)
      .where(and(inArray(j.state, importStatesAtWork), or(isNull(j.leasedUntil), lte(j.leasedUntil, now))))
      .orderBy(asc(j.createdAt), asc(j.id))
      .limit(sql.placeholder('limit'));
  });
  const toDrop = statement('uploads to drop', () =>
    db
      .select()
      .from(j)
      .where(and(inArray(j.state, overStates), gt(j.pieces, 0)))
      .limit(sql.placeholder('limit')),
  );

  return {
    listImports: (partnerId, page) =>
      readPage(dialect, {
        order: { scope: ['imports', partnerId], descending: true, keys: keysOf(j, 'createdAt', 'id') },
        page,
        select: (after) =>
          db
            .select()
            .from(j)
            .where(and(eq(j.partnerId, partnerId), after)),
        toNode: (row) => row,
      }),
    countImports: async (partnerId) => db.$count(j, eq(j.partnerId, partnerId)),
    findImports: async (partnerId, ids) =>
      db
        .select()
        .from(j)
        .where(and(eq(j.partnerId, partnerId), dialect.isIn(j.id, dialect.list(ids)))),
    listOpenImports: async (partnerId) =>
      db
        .select()
        .from(j)
        .where(and(eq(j.partnerId, partnerId), inArray(j.state, openImportStates))),
    listImportLines: (partnerId, query, page) =>
      readPages({
        lists: query.importIds,
        orderOf: (id) => ({
          scope: ['import lines', partnerId, id, String(query.isCheck)],
          keys: keysOf(l, 'number'),
        }),
        page,
        read: (keyset, lists) => {
          const rowsOf = (importId: SQL) =>
            db
              .select({ row: sql`${l.id}`.as('row') })
              .from(l)
              .where(and(isOf(partnerId, query), sql`${l.importId} = ${importId}`, keyset.where))
              .orderBy(...keyset.orderBy)
              .limit(keyset.limit);
          const lines = db
            .select()
            .from(l)
            .where(and(isOf(partnerId, query), dialect.inEach(l.id, dialect.list(lists), rowsOf)))
            .orderBy(...keyset.orderBy);
          return dialect.prepare(lines)(keyset.values);
        },
        listOf: (row: ImportLine) => row.importId,
        toNode: (row) => row,
      }),
    countImportLines: async (partnerId, query) => {
      const rows = await db
        .select({ id: l.importId, rows: count() })
        .from(l)
        .where(and(isOf(partnerId, query), dialect.isIn(l.importId, dialect.list(query.importIds))))
        .groupBy(l.importId);
      return new Map(rows.map((row) => [row.id, row.rows]));
    },
    findImportMarks: async (partnerId, customerIds) => {
      const rows = await marks({ partner: partnerId, customers: dialect.list(customerIds) });
      return rows.flatMap(({ customerId, importHash, blockerKinds }) =>
        importHash === null ? [] : [{ customerId, importHash, isBlocked: blockerKinds !== '' }],
      );
    },
    listActivePlaces: async (partnerId, after, limit) => {
      const from = { name: after?.nameKey ?? '', id: after?.relationshipId ?? '' };
      const rows = await places({ partner: partnerId, ...from, limit });
      return rows.map(({ importHash, ...place }) => ({ ...place, isImported: importHash !== null }));
    },
    readImportPiece: async (partnerId, importId, number) =>
      (await piece({ partner: partnerId, import: importId, number }))[0]?.bytes,
    listImportsDue: async (now, limit) => due({ now: j.createdAt.mapToDriverValue(now), limit }),
    listUploadsToDrop: async (limit) => toDrop({ limit }),
  };
};
