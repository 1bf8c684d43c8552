import {
  type ImportLineQuery,
  type ImportReads,
  importStates,
  importStatesAtWork,
  openImportStates,
} from '@untether/domain';
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import { countOfEach, readPagesOfEach } from '../paging/of-each.ts';

const overStates = importStates.filter((state) => !(openImportStates as readonly string[]).includes(state));

export const createImportReads = (connection: Connection): ImportReads => {
  const { db, tables, dialect, statement } = connection;
  const { importJob: j, importLine: l, importPiece: p, relationship: r } = tables;
  const linesOf = (partnerId: string, { importIds, isCheck, kind }: ImportLineQuery) => ({
    table: l,
    parent: 'importId' as const,
    parentIds: importIds,
    where: and(eq(l.partnerId, partnerId), eq(l.isCheck, isCheck), kind && eq(l.kind, kind)),
  });
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
      readPagesOfEach(connection, {
        ...linesOf(partnerId, query),
        orderOf: (id) => ({
          scope: ['import lines', partnerId, id, String(query.isCheck)],
          keys: keysOf(l, 'number'),
        }),
        page,
        toNode: (row) => row,
      }),
    countImportLines: (partnerId, query) => countOfEach(connection, linesOf(partnerId, query)),
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
