import type { WebhookQueue } from '@untether/domain';
import { expect, test } from 'vitest';
import { openReceiver } from './support/receiver.ts';
import { openWorkshop, type Workshop } from './support/workshop.ts';

/** So that nothing is looked for but what something asks for. */
const limits = { restMs: 600_000 };

/** What a worker asks of the queue. */
const listenTo = ({ store }: Workshop) => {
  const asked: string[] = [];
  const webhookQueue = new Proxy(store.webhookQueue, {
    get: (queue, name: keyof WebhookQueue) => {
      const call = queue[name] as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        asked.push(name);
        return call(...args);
      };
    },
  });
  return { asked, store: { ...store, webhookQueue } };
};

const settled = async (asked: readonly string[]) => {
  for (let before = -1; before !== asked.length; ) {
    before = asked.length;
    await new Promise((done) => setTimeout(done, 60));
  }
};

test('what happens at a partner without endpoints asks nothing of the worker; its first endpoint is served at once', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const { asked, store } = listenTo(shop);
  shop.work({ store, limits });
  await settled(asked);
  asked.length = 0;
  for (let n = 0; n < 5; n += 1) await shop.append({});
  await settled(asked);
  expect(asked).toEqual([]);
  await shop.addEndpoint({ url: receiver.url, queuedThrough: 5 });
  await shop.append({});
  await expect.poll(receiver.sequences).toEqual([6]);
  expect(shop.faults).toEqual([]);
});

test('when nothing is due, nothing is asked; an event is queued, sent and recorded without a look for what is due', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const { asked, store } = listenTo(shop);
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work({ store, limits });
  await settled(asked);
  asked.length = 0;
  await shop.append({});
  await expect.poll(async () => (await shop.deliveries(id))[0]?.state).toBe('delivered');
  await settled(asked);
  expect(asked).toEqual(['listBehind', 'fanOut', 'recordAttempts']);
});

test('a failed attempt is repeated when its time has come, without a look in between', async () => {
  const shop = await openWorkshop();
  shop.clock.runs = true;
  const answers = [500, 204];
  const receiver = await openReceiver((_, res) => void res.writeHead(answers.shift() ?? 500).end());
  const { asked, store } = listenTo(shop);
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work({ store, limits });
  await settled(asked);
  asked.length = 0;
  await shop.append({});
  await expect.poll(async () => (await shop.deliveries(id))[0]?.state).toBe('delivered');
  await settled(asked);
  expect(asked.filter((name) => name === 'claim')).toEqual(['claim']);
  expect(receiver.sequences()).toEqual([1, 1]);
});

test('what a command makes due is sent at once', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const { asked, store } = listenTo(shop);
  const { id } = await shop.addEndpoint({ url: receiver.url, state: 'paused' });
  shop.work({ store, limits });
  await shop.append({});
  await expect.poll(async () => (await shop.deliveries(id)).length).toBe(1);
  await settled(asked);
  expect(receiver.received).toEqual([]);
  await shop.resume(id);
  await expect.poll(receiver.sequences).toEqual([1]);
});

test('what is claimed and not sent yet when a command stops its endpoint is not sent', async () => {
  const shop = await openWorkshop();
  const hanging: (() => void)[] = [];
  const receiver = await openReceiver((_, res) => void hanging.push(() => res.writeHead(204).end()));
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work({ limits: { ...limits, attemptsAtOne: 2 } });
  await shop.append(...Array.from({ length: 8 }, (_, at) => ({ relationshipId: `rel_${at}` })));
  await expect.poll(() => hanging.length).toBe(2);
  const leased = async () => (await shop.deliveries(id)).filter((one) => one.leasedUntil !== null).length;
  expect(await leased()).toBe(8);
  await shop.change({ update: 'webhookEndpoint', partnerId: 'par_1', id, set: { state: 'disabled' } });
  await expect.poll(leased).toBe(2);
  for (const answer of hanging) answer();
  await expect.poll(leased).toBe(0);
  await new Promise((done) => setTimeout(done, 50));
  expect(receiver.received).toHaveLength(2);
});
