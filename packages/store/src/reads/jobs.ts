import type {
  JobItemQuery,
  JobReads,
  PageRequest,
  RemovalJob,
  RemovalJobItem,
  RemovalJobItemState,
  RemovalJobState,
  RemovalJobStep,
  StepRefusal,
} from '@untether/domain';
import { and, asc, count, eq, inArray, isNull, lte, min, not, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { type Keyset, keysetOf, keysOf, type ListOrder, readPage, toPage } from '../paging/keyset.ts';
import { countOfEach, readPagesOfEach } from '../paging/of-each.ts';

/** Those begun first. */
const atWork: readonly RemovalJobItemState[] = ['clearing', 'pending'];

/** Instants in JSON are text. */
const instantOf = (kept: Date | string | null): Date | null => (kept === null ? null : new Date(kept));

const toItem = (row: RemovalJobItem): RemovalJobItem => ({
  ...row,
  remaining: row.remaining.map((blocker) => ({ ...blocker, at: instantOf(blocker.at) })),
});

const toRefusal = (refusal: StepRefusal): StepRefusal => {
  if (refusal.error !== 'state') return refusal;
  const revived = Object.entries(refusal.obstacle).map(([name, value]) => [
    name,
    ['at', 'until', 'expiresAt'].includes(name) ? instantOf(value) : value,
  ]);
  return { ...refusal, obstacle: Object.fromEntries(revived) };
};
const toStep = (row: RemovalJobStep): RemovalJobStep => ({ ...row, refusal: row.refusal && toRefusal(row.refusal) });

/** In the order of a page: a few for each state, so that no engine has to sort. */
const newestFirst = (rows: readonly RemovalJob[], { direction }: PageRequest): RemovalJob[] => {
  const newest = direction === 'forward' ? 1 : -1;
  return [...rows].sort((a, b) => newest * (b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)));
};

export const createJobReads = (connection: Connection): JobReads => {
  const { db, tables, dialect, statement } = connection;
  const { removalJob: j, removalJobItem: i, removalJobStep: s } = tables;
  const itemsOf = (partnerId: string, { jobIds, states }: JobItemQuery) => ({
    table: i,
    parent: 'jobId' as const,
    parentIds: jobIds,
    where: and(eq(i.partnerId, partnerId), states && inArray(i.state, [...states])),
  });
  const stepsOf = (partnerId: string, itemIds: readonly string[]) => ({
    table: s,
    parent: 'itemId' as const,
    parentIds: itemIds,
    where: eq(s.partnerId, partnerId),
  });
  /** The first of each state, of which the page is made: a state that is rare costs no walk through the others. */
  const jobsInStates = async (partnerId: string, states: readonly RemovalJobState[], keyset: Keyset) => {
    const firstOf = (state: SQL) =>
      db
        .select({ row: sql`${j.id}`.as('row') })
        .from(j)
        .where(and(eq(j.partnerId, partnerId), sql`${j.state} = ${state}`, keyset.where))
        .orderBy(...keyset.orderBy)
        .limit(keyset.limit);
    const query = db
      .select()
      .from(j)
      .where(and(eq(j.partnerId, partnerId), dialect.inEach(j.id, dialect.list(states), firstOf)));
    return dialect.prepare(query)(keyset.values);
  };
  const due = statement('removal jobs due', () => {
    const now = sql.placeholder('now');
    return db
      .select()
      .from(j)
      .where(
        and(
          lte(j.dueAt, now),
          or(isNull(j.leasedUntil), lte(j.leasedUntil, now)),
          not(dialect.isIn(j.partnerId, sql.placeholder('butOf'))),
        ),
      )
      .orderBy(asc(j.dueAt), asc(j.id))
      .limit(sql.placeholder('limit'));
  });

  return {
    listRemovalJobs: async (partnerId, { states }, page) => {
      const order: ListOrder<RemovalJob> = {
        scope: ['removal jobs', partnerId, String(states ?? '')],
        descending: true,
        keys: keysOf(j, 'createdAt', 'id'),
      };
      if (states !== undefined) {
        const rows = await jobsInStates(partnerId, states, keysetOf(order, page));
        return toPage({ order, page, rows: newestFirst(rows, page), toNode: (row) => row });
      }
      return readPage(dialect, {
        order,
        page,
        select: (after) =>
          db
            .select()
            .from(j)
            .where(and(eq(j.partnerId, partnerId), after)),
        toNode: (row) => row,
      });
    },
    countRemovalJobs: async (partnerId, { states }) =>
      db.$count(j, and(eq(j.partnerId, partnerId), states && inArray(j.state, [...states]))),
    findRemovalJobs: async (partnerId, ids) =>
      db
        .select()
        .from(j)
        .where(and(eq(j.partnerId, partnerId), dialect.isIn(j.id, dialect.list(ids)))),
    listRemovalJobItems: (partnerId, query, page) =>
      readPagesOfEach(connection, {
        ...itemsOf(partnerId, query),
        orderOf: (id) => ({
          scope: ['removal job items', partnerId, id, String(query.states ?? '')],
          keys: keysOf(i, 'number'),
        }),
        page,
        toNode: toItem,
      }),
    countRemovalJobItems: (partnerId, query) => countOfEach(connection, itemsOf(partnerId, query)),
    countJobItemsByState: async (partnerId, jobIds) =>
      db
        .select({ jobId: i.jobId, state: i.state, items: count() })
        .from(i)
        .where(and(eq(i.partnerId, partnerId), dialect.isIn(i.jobId, dialect.list(jobIds))))
        .groupBy(i.jobId, i.state),
    findRemovalJobItems: async (partnerId, ids) => {
      const rows = await db
        .select()
        .from(i)
        .where(and(eq(i.partnerId, partnerId), dialect.isIn(i.id, dialect.list(ids))));
      return rows.map(toItem);
    },
    listRemovalJobSteps: (partnerId, itemIds, page) =>
      readPagesOfEach(connection, {
        ...stepsOf(partnerId, itemIds),
        orderOf: (id) => ({ scope: ['removal job steps', partnerId, id], keys: keysOf(s, 'number') }),
        page,
        toNode: toStep,
      }),
    countRemovalJobSteps: (partnerId, itemIds) => countOfEach(connection, stepsOf(partnerId, itemIds)),
    listJobItemsDue: async (partnerId, jobId, { now, all, limit }) => {
      const ofJob = and(eq(i.partnerId, partnerId), eq(i.jobId, jobId));
      const found: RemovalJobItem[] = [];
      const find = async (where: SQL | undefined, ...order: SQL[]) => {
        const most = limit - found.length;
        if (most <= 0) return;
        const rows = await db
          .select()
          .from(i)
          .where(and(ofJob, where))
          .orderBy(...order)
          .limit(most);
        found.push(...rows.map(toItem));
      };
      // One state after the other: each is a walk along an index.
      for (const state of atWork) await find(eq(i.state, state), asc(i.number));
      if (all) await find(eq(i.state, 'waiting'), asc(i.number));
      else await find(and(eq(i.state, 'waiting'), lte(i.dueAt, now)), asc(i.dueAt), asc(i.number));
      return found;
    },
    listPendingSteps: async (partnerId, itemIds, limit) => {
      const rowsOf = (itemId: SQL) =>
        db
          .select({ row: sql`${s.id}`.as('row') })
          .from(s)
          .where(and(eq(s.partnerId, partnerId), sql`${s.itemId} = ${itemId}`, eq(s.state, 'pending')))
          .orderBy(asc(s.number))
          .limit(limit);
      const rows = await db
        .select()
        .from(s)
        .where(and(eq(s.partnerId, partnerId), dialect.inEach(s.id, dialect.list(itemIds), rowsOf)))
        .orderBy(asc(s.number));
      return rows.map(toStep);
    },
    findJobWork: async (partnerId, jobId, now) => {
      const ofJob = and(eq(i.partnerId, partnerId), eq(i.jobId, jobId));
      const first = async (where: SQL | undefined) =>
        (await db.select({ id: i.id }).from(i).where(and(ofJob, where)).limit(1)).length > 0;
      if (await first(inArray(i.state, [...atWork]))) return { isDue: true, waits: false, dueAt: null };
      if (!(await first(eq(i.state, 'waiting')))) return { isDue: false, waits: false, dueAt: null };
      const [next] = await db
        .select({ at: min(i.dueAt) })
        .from(i)
        .where(ofJob);
      const dueAt = next?.at ?? null;
      return { isDue: dueAt !== null && dueAt <= now, waits: true, dueAt };
    },
    listRemovalJobsDue: async (now, { butOf, limit }) =>
      due({ now: j.dueAt.mapToDriverValue(now), butOf: dialect.list(butOf), limit }),
  };
};
