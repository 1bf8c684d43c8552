import type { ClaimedDelivery, WebhookDelivery } from '@untether/domain';
import { expect, test } from 'vitest';
import { createLine } from '../src/line.ts';
import { defaultLimits } from '../src/worker-options.ts';
import { aDelivery, anEndpoint, anEvent, noon } from './support/builders.ts';

const leaseMs = 20_000;
const limits = { ...defaultLimits, leaseMs, attempts: 5, attemptsAtOne: 2, claimedForEach: 3, startWithinMs: 2000 };

/** A line whose attempts end when the test says so. */
const openLine = () => {
  const started: string[] = [];
  const released: string[] = [];
  const ends = new Map<string, () => void>();
  const clock = { now: noon };
  const line = createLine({
    limits,
    now: () => clock.now,
    attempt: ({ delivery: { id } }) =>
      new Promise((done) => {
        started.push(id);
        ends.set(id, done);
      }),
    release: async (deliveries: readonly WebhookDelivery[]) => void released.push(...deliveries.map(({ id }) => id)),
    onFree: () => undefined,
  });
  const claim = (endpoint: string, ...ids: readonly string[]) => {
    for (const id of ids)
      line.begin({
        delivery: aDelivery({ id, endpointId: endpoint, leasedUntil: new Date(clock.now.getTime() + leaseMs) }),
        endpoint: anEndpoint({ id: endpoint }),
        event: anEvent(),
      } satisfies ClaimedDelivery);
  };
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise(setImmediate);
  };
  const slots = (id: string, failingSince: Date | null = null) => line.slotsOf({ id, failingSince });
  return { line, clock, started, released, claim, end, slots };
};

test('what is claimed beyond the attempts at an endpoint starts, in order, as those end', async () => {
  const { started, claim, end, slots } = openLine();
  claim('a', 'a1', 'a2', 'a3', 'a4');
  expect(started).toEqual(['a1', 'a2']);
  expect([slots('a'), slots('a', noon), slots('b')]).toEqual([2, -2, 6]);
  await end('a2');
  expect(started).toEqual(['a1', 'a2', 'a3']);
  await end('a1');
  await end('a3');
  expect(started).toEqual(['a1', 'a2', 'a3', 'a4']);
  await end('a4');
  expect(slots('a')).toBe(6);
});

test('no more attempts are under way than there may be in all; what waits for that starts as any other ends', async () => {
  const { line, started, claim, end } = openLine();
  for (const endpoint of ['a', 'b', 'c']) claim(endpoint, `${endpoint}1`, `${endpoint}2`);
  expect(started).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
  expect(line.underWay()).toHaveLength(5);
  expect(line.slotsInAll()).toBe(9);
  await end('a1');
  expect(started.at(-1)).toBe('c2');
});

test('what waits at an endpoint that failed, or has waited too long, is given back, and nothing else', async () => {
  const { line, clock, started, released, claim, end, slots } = openLine();
  claim('a', 'a1', 'a2', 'a3');
  claim('b', 'b1', 'b2', 'b3');
  await line.giveBackOf('a');
  expect(released).toEqual(['a3']);
  expect(slots('a')).toBe(4);
  clock.now = new Date(noon.getTime() + 2000);
  claim('b', 'b4');
  await line.giveBackLate();
  expect(released).toEqual(['a3']);
  clock.now = new Date(noon.getTime() + 2001);
  await line.giveBackLate();
  expect(released).toEqual(['a3', 'b3']);
  await end('b1');
  expect(started).toEqual(['a1', 'a2', 'b1', 'b2', 'b4']);
});

test('a closed line gives back what waits and starts nothing more', async () => {
  const { line, started, released, claim, end } = openLine();
  claim('a', 'a1', 'a2', 'a3');
  await line.close();
  expect(released).toEqual(['a3']);
  claim('a', 'a4');
  await end('a1');
  expect(started).toEqual(['a1', 'a2']);
});
