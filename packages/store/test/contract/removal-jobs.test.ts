import type { Page, RemovalJob, RemovalJobItem, RemovalJobStep } from '@untether/domain';
import { CursorError, decideRetryFailedSteps, jobItemIdOf, stoppedSteps } from '@untether/domain';
import { commandContext } from '@untether/domain/testing';
import { describe, expect, test } from 'vitest';
import { addPartner } from '../support/adding.ts';
import { ada, minutesAfter, next, noon } from '../support/fixed.ts';
import { planOfLast } from '../support/plans.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;

describe.each(engines)('removal jobs on %s', (engine) => {
  const held = useStore(engine);

  const add = async (
    fields: Pick<RemovalJob, 'partnerId'> & Partial<RemovalJob>,
    items: readonly Partial<RemovalJobItem>[] = [],
  ) => {
    const job: RemovalJob = {
      id: `job_${next()}`,
      kind: 'bulk',
      state: 'running',
      startedBy: ada,
      userId: 'usr_ada',
      keyId: null,
      createdAt: noon,
      finishedAt: null,
      customers: items.length,
      clears: true,
      blockerIds: null,
      removeAt: null,
      whenClear: false,
      reason: null,
      attestationVersion: '2026-11',
      dueAt: noon,
      lease: null,
      leasedUntil: null,
      ...fields,
    };
    const rows = items.map(
      (item, at): RemovalJobItem => ({
        partnerId: job.partnerId,
        id: jobItemIdOf(job.id, at + 1),
        jobId: job.id,
        number: at + 1,
        customerId: `cus_${at}`,
        customerName: `Customer ${at}`,
        relationshipId: `rel_${at}`,
        state: 'pending',
        dueAt: null,
        reason: null,
        remaining: [],
        steps: 0,
        receiptId: null,
        finishedAt: null,
        ...item,
      }),
    );
    await held.store.transact([job.partnerId], (tx) =>
      tx.apply([
        { insert: 'removalJob', row: job },
        ...rows.map((row) => ({ insert: 'removalJobItem', row }) as const),
      ]),
    );
    return { job, items: rows };
  };

  const addSteps = async (item: RemovalJobItem, states: readonly RemovalJobStep['state'][]) => {
    const steps = states.map(
      (state, at): RemovalJobStep => ({
        partnerId: item.partnerId,
        id: `${item.id}-${at + 1}`,
        jobId: item.jobId,
        itemId: item.id,
        number: at + 1,
        blockerId: `blk_sub_${at}`,
        blockerKind: 'active_subscription',
        subjectKind: 'subscription',
        subjectId: `sub_${at}`,
        subjectName: 'Microsoft 365 E3',
        resolution: 'suspend',
        state,
        refusal:
          state === 'failed'
            ? { error: 'state', currentStatus: 'active', obstacle: { code: 'window_closed', until: noon } }
            : null,
        finishedAt: state === 'pending' ? null : noon,
      }),
    );
    await held.store.transact([item.partnerId], (tx) =>
      tx.apply(steps.map((row) => ({ insert: 'removalJobStep', row }) as const)),
    );
    return steps;
  };

  test('a job, its customers and their steps are found as they were written, and by their own partner only', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const { job, items } = await add({ partnerId: partner.id, blockerIds: ['blk_1'], removeAt: minutesAfter(9) }, [
      {
        reason: { code: 'steps_failed', count: 1 },
        remaining: [
          {
            blockerId: 'blk_1',
            kind: 'active_savings_plan',
            subjectId: 'svp_1',
            subjectName: 'Compute',
            reason: 'runs_out',
            at: minutesAfter(5),
            roles: [],
          },
        ],
      },
    ]);
    const [item] = items as [RemovalJobItem];
    const steps = await addSteps(item, ['failed', 'completed']);
    const { store } = held;
    expect(await store.findRemovalJobs(partner.id, [job.id])).toEqual([job]);
    expect(await store.findRemovalJobItems(partner.id, [item.id])).toEqual([item]);
    const pages = await store.listRemovalJobSteps(partner.id, [item.id], forward(9));
    expect(pages.get(item.id)).toMatchObject({ edges: steps.map((node) => ({ node })) });
    expect(await store.countRemovalJobSteps(partner.id, [item.id])).toEqual(new Map([[item.id, 2]]));

    expect(await store.findRemovalJobs(stranger.id, [job.id])).toEqual([]);
    expect(await store.findRemovalJobItems(stranger.id, [item.id])).toEqual([]);
    expect((await store.listRemovalJobs(stranger.id, {}, forward(9))).edges).toEqual([]);
    expect(await store.countRemovalJobs(stranger.id, {})).toBe(0);
    expect(await store.countJobItemsByState(stranger.id, [job.id])).toEqual([]);
    expect(await store.countRemovalJobSteps(stranger.id, [item.id])).toEqual(new Map());
    expect(await store.listPendingSteps(stranger.id, [item.id], 9)).toEqual([]);
  });

  test('jobs are listed newest first, and their customers by number and state', async () => {
    const partner = await addPartner(held.store);
    const { job: older } = await add({ partnerId: partner.id });
    const { job, items } = await add({ partnerId: partner.id, createdAt: minutesAfter(1) }, [
      { state: 'completed' },
      { state: 'failed' },
      { state: 'failed' },
    ]);
    const { store } = held;
    const page = await store.listRemovalJobs(partner.id, {}, forward(1));
    expect(page).toMatchObject({ edges: [{ node: job }], hasNextPage: true });
    expect(await store.listRemovalJobs(partner.id, {}, forward(1, page.edges[0]?.cursor))).toMatchObject({
      edges: [{ node: older }],
      hasNextPage: false,
    });
    const failed = { jobIds: [job.id], states: ['failed'] } as const;
    const pages = await store.listRemovalJobItems(partner.id, failed, forward(1));
    expect(pages.get(job.id)).toMatchObject({ edges: [{ node: items[1] }], hasNextPage: true });
    expect(await store.countRemovalJobItems(partner.id, failed)).toEqual(new Map([[job.id, 2]]));
    expect(await store.countJobItemsByState(partner.id, [job.id, older.id])).toEqual(
      expect.arrayContaining([
        { jobId: job.id, state: 'completed', items: 1 },
        { jobId: job.id, state: 'failed', items: 2 },
      ]),
    );
  });

  test('jobs in some states are listed newest first, in both directions, along an index', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const states = ['running', 'completed', 'waiting', 'completed', 'running', 'cancelled', 'completed'] as const;
    const jobs: RemovalJob[] = [];
    // The two newest are of the same instant.
    for (const [at, state] of states.entries())
      jobs.push((await add({ partnerId: partner.id, state, createdAt: minutesAfter(Math.min(at, 5)) })).job);
    await add({ partnerId: stranger.id, state: 'running' });
    const { store } = held;
    const wanted = { states: ['completed', 'running'] } as const;
    const newest = [6, 4, 3, 1, 0].map((at) => jobs[at]?.id);
    const idsOf = ({ edges }: Page<RemovalJob>) => edges.map(({ node }) => node.id);
    const first = await store.listRemovalJobs(partner.id, wanted, forward(2));
    const plan = (await planOfLast(held)).join();
    expect(plan).toContain('removal_job_by_state');
    expect(plan).not.toMatch(/temp b-tree|Sort/i);
    expect(first.hasNextPage).toBe(true);
    const cursor = first.edges.at(-1)?.cursor ?? null;
    const second = await store.listRemovalJobs(partner.id, wanted, forward(9, cursor));
    expect([...idsOf(first), ...idsOf(second)]).toEqual(newest);
    expect(second.hasNextPage).toBe(false);
    const backward = { direction: 'backward', limit: 2, cursor: null } as const;
    expect(idsOf(await store.listRemovalJobs(partner.id, wanted, backward))).toEqual(newest.slice(-2));
    expect(await store.countRemovalJobs(partner.id, wanted)).toBe(5);
    await expect(store.listRemovalJobs(partner.id, {}, forward(2, cursor))).rejects.toThrow(CursorError);
    const together = { states: ['completed', 'cancelled'] } as const;
    expect(idsOf(await store.listRemovalJobs(partner.id, together, forward(2)))).toEqual(
      [jobs[5]?.id, jobs[6]?.id].sort().reverse(),
    );
  });

  test('what is to be done comes before what is due, and what waits without a date only when all is asked for', async () => {
    const partner = await addPartner(held.store);
    const { job, items } = await add({ partnerId: partner.id }, [
      { state: 'waiting', dueAt: minutesAfter(5) },
      { state: 'completed' },
      { state: 'waiting' },
      { state: 'clearing' },
      { state: 'pending' },
    ]);
    const ids = (rows: readonly RemovalJobItem[]) => rows.map(({ number }) => number);
    const { store } = held;
    const dueAt = (now: Date, all = false, limit = 9) =>
      store.listJobItemsDue(partner.id, job.id, { now, all, limit }).then(ids);
    expect(await dueAt(noon)).toEqual([4, 5]);
    expect(await dueAt(minutesAfter(5))).toEqual([4, 5, 1]);
    expect(await dueAt(noon, true)).toEqual([4, 5, 1, 3]);
    expect(await dueAt(minutesAfter(5), true, 2)).toEqual([4, 5]);
    expect(await store.findJobWork(partner.id, job.id, noon)).toMatchObject({ isDue: true });
    await store.transact([partner.id], (tx) =>
      tx.apply(
        items
          .slice(3)
          .map(
            ({ partnerId, id }) => ({ update: 'removalJobItem', partnerId, id, set: { state: 'completed' } }) as const,
          ),
      ),
    );
    const due = minutesAfter(5);
    expect(await store.findJobWork(partner.id, job.id, noon)).toEqual({ isDue: false, waits: true, dueAt: due });
    expect(await store.findJobWork(partner.id, job.id, due)).toEqual({ isDue: true, waits: true, dueAt: due });
  });

  test('turns come to those begun first, then by number, then to those that have been due longest, along an index', async () => {
    const partner = await addPartner(held.store);
    const { job, items } = await add({ partnerId: partner.id }, [
      { state: 'pending' },
      { state: 'waiting', dueAt: minutesAfter(3) },
      { state: 'waiting', dueAt: minutesAfter(2) },
      { state: 'waiting', dueAt: minutesAfter(3) },
      { state: 'pending' },
      { state: 'pending' },
    ]);
    const { store } = held;
    // Written again, so that no order of rows is the order of numbers.
    const [first] = items as [RemovalJobItem];
    await store.transact([partner.id], (tx) =>
      tx.apply(
        [...items].reverse().map(({ partnerId, id, state }) => ({
          update: 'removalJobItem',
          partnerId,
          id,
          set: { state: state === 'pending' && id !== first.id ? 'clearing' : state },
        })),
      ),
    );
    const due = await store.listJobItemsDue(partner.id, job.id, { now: minutesAfter(5), all: false, limit: 9 });
    expect(due.map(({ number }) => number)).toEqual([5, 6, 1, 3, 2, 4]);
    const plan = (await planOfLast(held)).join();
    expect(plan).toContain('removal_job_item_by_due');
    expect(plan).not.toMatch(/temp b-tree|Sort/i);
  });

  test('a job is due at its instant unless a process has it, whoever’s it is', async () => {
    const [partner, other] = [await addPartner(held.store), await addPartner(held.store)];
    const { job: late } = await add({ partnerId: partner.id, dueAt: minutesAfter(101) });
    const { job: early } = await add({ partnerId: other.id, dueAt: minutesAfter(100) });
    await add({ partnerId: partner.id, dueAt: null });
    await add({ partnerId: partner.id, dueAt: minutesAfter(100), lease: 'taken', leasedUntil: minutesAfter(200) });
    const due = await held.store.listRemovalJobsDue(minutesAfter(102), { butOf: [], limit: 1000 });
    const those = due.map(({ id }) => id).filter((id) => [late.id, early.id].includes(id));
    expect(those).toEqual([early.id, late.id]);
    expect(due.filter(({ lease }) => lease === 'taken')).toEqual([]);
    expect((await planOfLast(held)).join()).toContain('removal_job_by_due');
    const others = await held.store.listRemovalJobsDue(minutesAfter(102), { butOf: [other.id], limit: 1000 });
    expect(others.map(({ id }) => id)).toContain(late.id);
    expect(others.map(({ id }) => id)).not.toContain(early.id);
  });

  test('the pending steps of one customer become cancelled, however many, and no others', async () => {
    const partner = await addPartner(held.store);
    const { items } = await add({ partnerId: partner.id }, [{ state: 'clearing' }, { state: 'clearing' }]);
    const [first, second] = items as [RemovalJobItem, RemovalJobItem];
    await addSteps(first, ['completed', ...Array.from({ length: 120 }, () => 'pending' as const)]);
    await addSteps(second, ['pending']);
    const { store } = held;
    await store.transact([partner.id], (tx) => tx.apply([stoppedSteps(first, minutesAfter(1))]));
    const pages = await store.listRemovalJobSteps(partner.id, [first.id, second.id], forward(200));
    const statesOf = ({ id }: RemovalJobItem) => {
      const page = pages.get(id);
      return page && 'edges' in page ? page.edges.map(({ node }) => [node.state, node.finishedAt]) : [];
    };
    expect(statesOf(first)).toEqual([
      ['completed', noon],
      ...Array.from({ length: 120 }, () => ['cancelled', minutesAfter(1)]),
    ]);
    expect(statesOf(second)).toEqual([['pending', null]]);
  });

  test('a retry makes failed and cancelled steps pending, and customers without any begin again', async () => {
    const partner = await addPartner(held.store);
    const { job, items } = await add({ partnerId: partner.id }, [
      { state: 'failed', reason: { code: 'steps_failed', count: 1 }, finishedAt: noon },
      { state: 'failed', reason: { code: 'blocked' }, finishedAt: noon },
      { state: 'completed', finishedAt: noon },
      { state: 'cancelled', finishedAt: noon },
    ]);
    const [first, , , stopped] = items as [RemovalJobItem, RemovalJobItem, RemovalJobItem, RemovalJobItem];
    await addSteps(first, ['completed', 'failed', 'cancelled']);
    await addSteps(stopped, ['cancelled']);
    const { store } = held;
    const outcome = decideRetryFailedSteps(job, 2, commandContext({ now: noon }));
    if (outcome.outcome !== 'done') throw new Error('not retried');
    await store.transact([partner.id], (tx) => tx.apply(outcome.decision.changes));
    const again = await store.findRemovalJobItems(
      partner.id,
      items.map(({ id }) => id),
    );
    expect(again.sort((a, b) => a.number - b.number)).toMatchObject([
      { state: 'clearing', reason: null, finishedAt: null },
      { state: 'pending', reason: null, finishedAt: null },
      { state: 'completed', finishedAt: noon },
      { state: 'cancelled', finishedAt: noon },
    ]);
    expect(await store.listPendingSteps(partner.id, [stopped.id], 9)).toEqual([]);
    expect(await store.listPendingSteps(partner.id, [first.id], 9)).toMatchObject([
      { number: 2, refusal: null, finishedAt: null },
      { number: 3 },
    ]);
    expect(await store.listPendingSteps(partner.id, [first.id], 1)).toHaveLength(1);
  });
});
