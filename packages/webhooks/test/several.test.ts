import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type AttemptReport, planDeliveries } from '@untether/domain';
import { expect, onTestFinished, test } from 'vitest';
import { openReceiver, type Received } from './support/receiver.ts';
import { openWorkshop, quickPolicy } from './support/workshop.ts';

const oneTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
const lanes = (events: number, count: number) => oneTo(events).map((n) => ({ relationshipId: `rel_${n % count}` }));
const inOrderPerLane = (sequences: readonly number[], count: number) =>
  oneTo(count).map((lane) => sequences.filter((one) => one % count === lane % count));

/** Answers a little later and keeps what was under way at once. */
const slowly = (milliseconds: number) => {
  const underWay = new Set<string>();
  const overlaps: string[] = [];
  const answer = ({ id }: Received, res: ServerResponse) => {
    if (underWay.has(id)) overlaps.push(id);
    underWay.add(id);
    setTimeout(() => {
      underWay.delete(id);
      res.writeHead(204).end();
    }, milliseconds);
  };
  return { answer, overlaps };
};

test('two workers on one database never make the same attempt, and keep the order', async () => {
  const shop = await openWorkshop();
  const { answer, overlaps } = slowly(5);
  const receiver = await openReceiver(answer);
  await shop.addEndpoint({ url: receiver.url });
  const other = await shop.open();
  shop.work();
  shop.work({ store: other });
  for (const _ of oneTo(4)) await shop.append(...lanes(20, 5));
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(80);
  expect(overlaps).toEqual([]);
  expect([...receiver.sequences()].sort((a, b) => a - b)).toEqual(oneTo(80));
  for (const lane of inOrderPerLane(receiver.sequences(), 5)) expect(lane).toEqual([...lane].sort((a, b) => a - b));
  expect(shop.faults).toEqual([]);
});

test('a process killed in the middle of deliveries loses nothing: another one finishes, in order', async () => {
  const shop = await openWorkshop();
  shop.clock.now = new Date();
  shop.clock.runs = true;
  const isAnswering = { now: false };
  const receiver = await openReceiver(({ sequence }, res) => {
    if (isAnswering.now || sequence <= 6) res.writeHead(204).end();
  });
  const { id } = await shop.addEndpoint({ url: receiver.url });
  await shop.append(...lanes(30, 3));
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('support/child.mjs', import.meta.url)), shop.url, '400'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  // Six are delivered, three hang: one of each lane.
  await expect.poll(() => new Set(receiver.sequences()).size, { timeout: 20_000 }).toBe(9);
  child.kill('SIGKILL');
  await once(child, 'exit');
  isAnswering.now = true;
  shop.work();
  const delivered = async () => (await shop.deliveries(id)).filter((one) => one.state === 'delivered').length;
  await expect.poll(delivered, { timeout: 20_000 }).toBe(30);
  const firsts = [...new Set(receiver.sequences())];
  expect([...firsts].sort((a, b) => a - b)).toEqual(oneTo(30));
  for (const lane of inOrderPerLane(firsts, 3)) expect(lane).toEqual([...lane].sort((a, b) => a - b));
  expect(receiver.received.filter((one) => one.sequence > 9)).toHaveLength(21);
});

test('a worker that stops lets an attempt finish', async () => {
  const shop = await openWorkshop();
  const { answer } = slowly(50);
  const receiver = await openReceiver(answer);
  const { id } = await shop.addEndpoint({ url: receiver.url });
  const worker = shop.work({ limits: { patienceMs: 10_000 } });
  await shop.append({});
  await expect.poll(receiver.sequences).toEqual([1]);
  await worker.stop();
  expect(await shop.deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

test('a worker that stops gives back what hangs: it is no failed attempt, and another takes it at once', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver(() => undefined);
  const { id } = await shop.addEndpoint({ url: receiver.url });
  const worker = shop.work({ limits: { patienceMs: 10, leaseMs: 3_600_000 } });
  await shop.append({});
  await expect.poll(receiver.sequences).toEqual([1]);
  await worker.stop();
  expect(await shop.deliveries(id)).toMatchObject([{ state: 'pending', attempts: 0, leasedUntil: null }]);
  receiver.behaviour.answer = (_, res) => void res.writeHead(204).end();
  shop.work();
  await expect.poll(receiver.sequences).toEqual([1, 1]);
  await expect.poll(async () => (await shop.deliveries(id))[0]?.state).toBe('delivered');
  expect(await shop.endpoint(id)).toMatchObject({ failingSince: null });
});

test('an attempt that outlives its lease is not counted: the delivery is another worker’s', async () => {
  const shop = await openWorkshop();
  await shop.addEndpoint({ url: 'http://localhost:1/' });
  await shop.append({});
  const { webhookQueue: queue } = shop.store;
  const [key] = await queue.listBehind(null);
  if (!key) throw new Error('the endpoint is behind');
  await queue.fanOut(key, {
    limit: 10,
    slotsOf: () => 0,
    leasedUntil: shop.clock.now,
    plan: (endpoint, events) =>
      planDeliveries(endpoint, events, { now: shop.clock.now, newId: () => 'dlv_1', policy: quickPolicy }),
  });
  const claimAt = (now: Date, seconds: number) =>
    queue.claim({
      now,
      leasedUntil: new Date(now.getTime() + seconds * 1000),
      slotsOf: () => 1,
      limit: 9,
    });
  const later = new Date(shop.clock.now.getTime() + 2000);
  const [first] = await claimAt(shop.clock.now, 1);
  expect(await claimAt(shop.clock.now, 1)).toEqual([]);
  const [second] = await claimAt(later, 60);
  if (!first || !second) throw new Error('both claims get the delivery');
  const record = async ({ delivery }: typeof first) => {
    const report: AttemptReport = {
      claimed: delivery,
      attempt: { at: later, status: 204, latencyMs: 1, error: null, answer: '' },
      decide: ({ attempts }) => ({
        delivery: {
          state: 'delivered',
          attempts: attempts + 1,
          firstFailedAt: null,
          nextAttemptAt: later,
          finishedAt: later,
        },
        endpoint: {},
        hastensUntil: null,
        events: [],
      }),
    };
    return (await queue.recordAttempts([report], null)).kept[0];
  };
  expect(await record(first)).toBe(false);
  expect(await shop.attempts('dlv_1')).toEqual([]);
  expect(await record(second)).toBe(true);
  expect(await record(second)).toBe(false);
  expect(await shop.attempts('dlv_1')).toHaveLength(1);
});
