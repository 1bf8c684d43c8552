import { addDays } from '@untether/domain';
import type { Prunable } from '@untether/store';
import { expect, test } from 'vitest';
import { runRetention } from '../src/jobs/run-retention.ts';

const now = new Date('2026-06-15T12:00:00Z');

test('deletes by the settings in bounded batches, says what, and leaves what is kept for ever', async () => {
  const asked: [Prunable, Date, number][] = [];
  const logged: unknown[] = [];
  let left = 5;
  let last: (() => void) | undefined;
  const done = new Promise<void>((resolve) => {
    last = resolve;
  });
  const retention = runRetention({
    prune: async (kind, before, limit) => {
      asked.push([kind, before, limit]);
      if (kind === 'keys') last?.();
      if (kind !== 'deliveries') return 0;
      const rows = Math.min(left, limit);
      left -= rows;
      return rows;
    },
    days: { deliveries: 90, sessions: 30, requests: null },
    now: () => now,
    log: (level, message, fields) => logged.push([level, message, fields]),
    firstMs: 0,
    batch: 2,
  });
  await done;
  await retention.stop();
  const deliveries = ['deliveries', addDays(now, -90), 2];
  expect(asked).toEqual([
    deliveries,
    deliveries,
    deliveries,
    ['sessions', addDays(now, -30), 2],
    ['verifications', addDays(now, -30), 2],
    ['keys', addDays(now, -7), 2],
  ]);
  expect(logged).toEqual([
    ['info', 'what is kept no longer was deleted', { kind: 'deliveries', rows: 5, keptDays: 90 }],
  ]);
});
