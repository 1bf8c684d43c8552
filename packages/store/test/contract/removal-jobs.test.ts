import type { RemovalJob, RemovalJobItem, RemovalJobStep } from '@untether/domain';
import { jobItemIdOf } from '@untether/domain';
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
    expect((await store.listRemovalJobs(stranger.id, forward(9))).edges).toEqual([]);
    expect(await store.countRemovalJobs(stranger.id)).toBe(0);
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
    const page = await store.listRemovalJobs(partner.id, forward(1));
    expect(page).toMatchObject({ edges: [{ node: job }], hasNextPage: true });
    expect(await store.listRemovalJobs(partner.id, forward(1, page.edges[0]?.cursor))).toMatchObject({
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

  test('what is to be done comes before what is due, and what waits without a date only when all is asked for', async () => {
    const partner = await addPartner(held.store);
    const { job, items } = await add({ partnerId: partner.id }, [
      { state: 'waiting', dueAt: minutesAfter(5) },
      { state: 'completed' },
      { state: 'waiting' },
      { state: 'clearing' },
      { state: 'pending' },
    ]);
    const ids = (rows: readonly RemovalJobItem[]) => rows.map(({ number }) => number).sort();
    const { store } = held;
    const dueAt = (now: Date, all = false, limit = 9) =>
      store.listJobItemsDue(partner.id, job.id, { now, all, limit }).then(ids);
    expect(await dueAt(noon)).toEqual([4, 5]);
    expect(await dueAt(minutesAfter(5))).toEqual([1, 4, 5]);
    expect(await dueAt(noon, true)).toEqual([1, 3, 4, 5]);
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

  test('a job is due at its instant unless a process has it, whoever’s it is', async () => {
    const [partner, other] = [await addPartner(held.store), await addPartner(held.store)];
    const { job: late } = await add({ partnerId: partner.id, dueAt: minutesAfter(101) });
    const { job: early } = await add({ partnerId: other.id, dueAt: minutesAfter(100) });
    await add({ partnerId: partner.id, dueAt: null });
    await add({ partnerId: partner.id, dueAt: minutesAfter(100), lease: 'taken', leasedUntil: minutesAfter(200) });
    const due = await held.store.listRemovalJobsDue(minutesAfter(102), 1000);
    const those = due.map(({ id }) => id).filter((id) => [late.id, early.id].includes(id));
    expect(those).toEqual([early.id, late.id]);
    expect(due.filter(({ lease }) => lease === 'taken')).toEqual([]);
    expect((await planOfLast(held)).join()).toContain('removal_job_by_due');
  });

  test('a retry makes failed steps pending, and customers without any begin again', async () => {
    const partner = await addPartner(held.store);
    const { job, items } = await add({ partnerId: partner.id }, [
      { state: 'failed', reason: { code: 'steps_failed', count: 1 }, finishedAt: noon },
      { state: 'failed', reason: { code: 'blocked' }, finishedAt: noon },
      { state: 'completed', finishedAt: noon },
    ]);
    const [first] = items as [RemovalJobItem];
    await addSteps(first, ['completed', 'failed', 'failed']);
    const { store } = held;
    await store.transact([partner.id], (tx) => tx.apply([{ retry: 'removalJob', partnerId: partner.id, id: job.id }]));
    const again = await store.findRemovalJobItems(
      partner.id,
      items.map(({ id }) => id),
    );
    expect(again.sort((a, b) => a.number - b.number)).toMatchObject([
      { state: 'clearing', reason: null, finishedAt: null },
      { state: 'pending', reason: null, finishedAt: null },
      { state: 'completed', finishedAt: noon },
    ]);
    expect(await store.listPendingSteps(partner.id, [first.id], 9)).toMatchObject([
      { number: 2, refusal: null, finishedAt: null },
      { number: 3 },
    ]);
    expect(await store.listPendingSteps(partner.id, [first.id], 1)).toHaveLength(1);
  });
});
