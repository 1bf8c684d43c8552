import { describe, expect, test } from 'vitest';
import { type Sample, secondsLeft, tallyOf, withSample } from '../src/common/removal-jobs/progress.ts';
import { inputOf, type Terms } from '../src/common/removal-jobs/terms.ts';
import { partsOf as partsOfDuration } from '../src/common/removal-jobs/times.ts';
import { nothingSelected, toggled } from '../src/features/customers/selection.ts';
import { openItemList, partsOf } from '../src/features/jobs/item-list.ts';

describe('the time a job has left', () => {
  const samples = (...all: readonly Sample[]) => all.reduce<readonly Sample[]>(withSample, []);

  test('follows from how many were done in the last half minute', () => {
    expect(secondsLeft(samples({ at: 0, left: 100 }, { at: 10_000, left: 80 }))).toBe(40);
    expect(secondsLeft(samples({ at: 0, left: 1000 }, { at: 20_000, left: 90 }, { at: 50_000, left: 60 }))).toBe(60);
  });

  test('is not known before anything is done, while nothing moves, and once nothing is left', () => {
    expect(secondsLeft([])).toBeNull();
    expect(secondsLeft(samples({ at: 0, left: 100 }))).toBeNull();
    expect(secondsLeft(samples({ at: 0, left: 100 }, { at: 9_000, left: 100 }))).toBeNull();
    expect(secondsLeft(samples({ at: 0, left: 100 }, { at: 9_000, left: 0 }))).toBeNull();
  });

  test('begins anew where there is more to do again', () => {
    expect(samples({ at: 0, left: 10 }, { at: 1_000, left: 2 }, { at: 2_000, left: 9 })).toEqual([
      { at: 2_000, left: 9 },
    ]);
  });
});

test('a job’s customers are counted by what became of them', () => {
  const counts = [
    { state: 'PENDING', customers: 1 },
    { state: 'CLEARING', customers: 2 },
    { state: 'WAITING', customers: 4 },
    { state: 'COMPLETED', customers: 8 },
    { state: 'FAILED', customers: 16 },
    { state: 'SKIPPED', customers: 32 },
    { state: 'CANCELLED', customers: 64 },
  ] as const;
  expect(tallyOf([...counts])).toEqual({ done: 8, failed: 16, waiting: 4, other: 96, left: 3 });
});

test.each([
  [0, [[1, 'minute']]],
  [3_600, [[1, 'hour']]],
  [86_400 + 59 * 60, [[1, 'day']]],
  [
    12 * 86_400 + 4 * 3_600 + 50 * 60,
    [
      [12, 'day'],
      [4, 'hour'],
    ],
  ],
])('%i seconds are said in their two largest units', (seconds, parts) => {
  expect(partsOfDuration(seconds)).toEqual(parts);
});

describe('a selection', () => {
  const loaded = ['a', 'b', 'c', 'd', 'e'];
  const choose = (index: number, anchor: number | null = null, from = nothingSelected) =>
    toggled(from, { loaded, index, anchor });

  test('takes a row, gives it back, and takes all rows from the one before', () => {
    const one = choose(1);
    expect([...one.ids]).toEqual(['b']);
    expect([...choose(3, 1, one).ids]).toEqual(['b', 'c', 'd']);
    expect([...choose(1, null, one).ids]).toEqual([]);
    expect([...choose(0, 2).ids]).toEqual(['a', 'b', 'c']);
  });

  test('of all that match is, without one of them, what is loaded but that one', () => {
    expect(choose(2, null, { all: true, ids: new Set() })).toEqual({ all: false, ids: new Set(['a', 'b', 'd', 'e']) });
  });

  test('of a list that is not there yet does not change', () => {
    expect(toggled(nothingSelected, { loaded: [], index: 3, anchor: null })).toEqual(nothingSelected);
  });
});

describe('what is filled in says when to remove', () => {
  const terms: Terms = {
    moment: 'now',
    date: '2031-05-06T07:08',
    waits: true,
    clears: false,
    reason: ' ',
    attested: true,
  };
  const at = new Date('2031-05-06T07:08').toISOString();
  test.each([
    ['now', {}, { at: null, whenClear: false }],
    ['on a date, or later', { moment: 'date' }, { at, whenClear: true }],
    ['on a date, or not at all', { moment: 'date', waits: false }, { at, whenClear: false }],
    ['once nothing blocks', { moment: 'clear' }, { at: null, whenClear: true }],
    ['never, without a date', { moment: 'date', date: '' }, { at: null, whenClear: true }],
  ] as const)('%s', (_, change, expected) => {
    expect(inputOf({ ...terms, ...change })).toEqual({ ...expected, clearBlockers: false, reason: null });
  });
});

describe('a job’s results', () => {
  type State = 'FAILED' | 'PENDING' | 'COMPLETED';
  /** A job's rows, and a client that answers pages of them as they are at the time. */
  const openRows = (rows: { id: string; state: State }[]) => {
    const asked: string[] = [];
    let isLost = false;
    const query = (_: unknown, { states, first, after }: { states: State[]; first: number; after: string | null }) => ({
      toPromise: async () => {
        if (isLost) return { data: undefined };
        asked.push(`${states.includes('FAILED') ? 'failed' : 'others'} after ${after}`);
        const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
        const found = rows.slice(from).filter(({ state }) => states.includes(state));
        const nodes = found.slice(0, first).map((row) => ({ ...row }));
        const pageInfo = { hasNextPage: found.length > first, endCursor: nodes.at(-1)?.id ?? null };
        return { data: { job: { id: 'job_1', items: { nodes, pageInfo } } } };
      },
    });
    const list = openItemList({ query } as never, 'job_1', partsOf(undefined));
    const settled = () => list.refresh(-1, -1);
    const lose = (lost: boolean) => {
      isLost = lost;
    };
    return { list, asked, settled, lose, ids: () => list.state().items.map(({ id }) => id) };
  };
  const rowsOf = (count: number): { id: string; state: State }[] =>
    Array.from({ length: count }, (_, index) => ({ id: `jit_${index}`, state: 'PENDING' }));

  test('begin with what failed, then the others in their order', async () => {
    const rows = rowsOf(5);
    for (const at of [1, 3]) Object.assign(rows[at] ?? {}, { state: 'FAILED' });
    const { list, settled, ids } = openRows(rows);
    list.watch(() => undefined);
    await settled();
    list.loadMore();
    await settled();
    expect(ids()).toEqual(['jit_1', 'jit_3', 'jit_0', 'jit_2', 'jit_4']);
    expect(list.state().hasMore).toBe(false);
  });

  test('show each customer once, and leave none out, while they change under the reader', async () => {
    const rows = rowsOf(250);
    const { list, settled, ids } = openRows(rows);
    list.watch(() => undefined);
    await settled();
    list.loadMore();
    await settled();
    for (const at of [3, 99, 180]) Object.assign(rows[at] ?? {}, { state: 'FAILED' });
    await list.refresh(0, 250);
    list.loadMore();
    await settled();
    expect(ids().slice(0, 3)).toEqual(['jit_3', 'jit_99', 'jit_180']);
    expect([...ids()].sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  test('that are read again are those in view', async () => {
    const { list, asked, settled } = openRows(rowsOf(450));
    list.watch(() => undefined);
    for (let page = 0; page < 4; page += 1) {
      await settled();
      list.loadMore();
    }
    await settled();
    asked.length = 0;
    await list.refresh(210, 220);
    expect(asked).toEqual(['others after jit_199']);
  });

  test('are asked for again where the server did not answer', async () => {
    const { list, settled, ids, lose } = openRows(rowsOf(3));
    lose(true);
    list.watch(() => undefined);
    await settled();
    expect(list.state()).toMatchObject({ failed: true, answered: false, loading: false });
    lose(false);
    list.loadMore();
    await settled();
    expect(ids()).toEqual(['jit_0', 'jit_1', 'jit_2']);
    lose(true);
    await list.refresh(0, 2);
    expect(ids()).toEqual(['jit_0', 'jit_1', 'jit_2']);
  });
});
