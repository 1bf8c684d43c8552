import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newWebhookSecret } from '../src/index.ts';
import { after, noon } from './support/builders.ts';
import { openReceiver } from './support/receiver.ts';
import { isHeld, openWorkshop, quickPolicy } from './support/workshop.ts';

test('an endpoint gets the events of its types, signed, each once and in order', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const secret = newWebhookSecret({ ed25519: false });
  await shop.append({ type: 'user-created', relationshipId: null });
  await shop.addEndpoint({
    url: receiver.url,
    types: ['reseller-relationship-removed'],
    secrets: [{ secret, expiresAt: null }],
    queuedThrough: 1,
  });
  shop.work();
  const events = await shop.append({}, { type: 'subscription-suspended' }, {}, {});
  await expect.poll(receiver.sequences).toEqual([2, 4, 5]);
  expect(receiver.received.map(({ id }) => id)).toEqual([0, 2, 3].map((at) => events[at]?.id));
  for (const { body, headers } of receiver.received) {
    // The test's clock does not move: signing with it avoids the library's own check of the time.
    const timestamp = new Date(Number(headers['webhook-timestamp']) * 1000);
    expect(timestamp).toEqual(noon);
    const expected = new Webhook(secret).sign(String(headers['webhook-id']), timestamp, body);
    expect(headers['webhook-signature']).toBe(expected);
  }
  expect(shop.faults).toEqual([]);
});

test('the bell wakes the worker, and what is due wakes it too: it waits for no poll', async () => {
  const shop = await openWorkshop();
  shop.clock.runs = true;
  let refusals = 1;
  const receiver = await openReceiver((_, res) => {
    refusals -= 1;
    res.writeHead(refusals >= 0 ? 500 : 204).end();
  });
  await shop.addEndpoint({ url: receiver.url });
  shop.work({ limits: { restMs: 3_600_000 } });
  await shop.append({});
  await expect.poll(receiver.sequences).toEqual([1, 1]);
});

test('an event that is refused holds back its relationship’s later ones; others go on', async () => {
  const shop = await openWorkshop();
  shop.clock.runs = true;
  let refuses = true;
  const receiver = await openReceiver(({ sequence }, res) => {
    res.writeHead(refuses && sequence === 1 ? 500 : 204).end();
  });
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work();
  await shop.append({}, {}, { relationshipId: 'rel_2' }, { relationshipId: null }, { relationshipId: 'rel_2' }, {});
  const got = () => [...new Set(receiver.sequences())].sort();
  await expect.poll(got).toEqual([1, 3, 4, 5]);
  await expect.poll(() => receiver.sequences().filter((one) => one === 1).length).toBeGreaterThan(2);
  expect(got()).toEqual([1, 3, 4, 5]);
  expect((await shop.deliveries(id)).filter(isHeld).map((one) => one.eventSequence)).toEqual([2, 6]);
  refuses = false;
  await expect.poll(got).toEqual([1, 2, 3, 4, 5, 6]);
  expect(receiver.sequences().filter((one) => one !== 1)).toEqual(expect.arrayContaining([2, 6]));
  expect(receiver.sequences().indexOf(6)).toBeGreaterThan(receiver.sequences().indexOf(2));
  expect(receiver.sequences().indexOf(2)).toBeGreaterThan(receiver.sequences().lastIndexOf(1));
});

test('each attempt has the same webhook-id and is kept with its status and answer', async () => {
  const shop = await openWorkshop();
  shop.clock.runs = true;
  const answers = [500, 302, 200];
  const receiver = await openReceiver((_, res) => {
    const status = answers[receiver.received.length - 1] ?? 200;
    res.writeHead(status).end(`answer ${status}`);
  });
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work();
  const [event] = await shop.append({});
  const delivery = async () => (await shop.deliveries(id))[0];
  await expect.poll(async () => (await delivery())?.state).toBe('delivered');
  expect(receiver.received.map((one) => one.id)).toEqual([event?.id, event?.id, event?.id]);
  const kept = await shop.attempts((await delivery())?.id ?? '');
  expect(kept).toMatchObject([
    { number: 1, status: 500, error: { code: 'status', status: 500 }, answer: 'answer 500' },
    { number: 2, status: 302, error: { code: 'redirect', status: 302 }, answer: 'answer 302' },
    { number: 3, status: 200, error: null, answer: 'answer 200' },
  ]);
  expect(await delivery()).toMatchObject({ attempts: 3, leasedUntil: null });
  expect(await shop.endpoint(id)).toMatchObject({ failingSince: null });
});

test('Retry-After is waited for', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver((_, res) => void res.writeHead(429, { 'retry-after': '3600' }).end());
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work();
  await shop.append({});
  await expect.poll(async () => (await shop.deliveries(id))[0]?.nextAttemptAt).toEqual(after(1));
  expect(receiver.received).toHaveLength(1);
  receiver.behaviour.answer = (_, res) => void res.writeHead(204).end();
  shop.clock.now = after(1);
  await expect.poll(async () => (await shop.deliveries(id))[0]?.state).toBe('delivered');
  expect(receiver.received).toHaveLength(2);
});

test('a rotated secret signs until its overlap ends', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const [newer = '', older = ''] = [1, 2].map(() => newWebhookSecret({ ed25519: false }));
  await shop.addEndpoint({
    url: receiver.url,
    secrets: [
      { secret: newer, expiresAt: null },
      { secret: older, expiresAt: after(24).toISOString() },
    ],
  });
  shop.work();
  const signatures = (at: number) => {
    const { id = '', headers = {}, body = '' } = receiver.received[at] ?? {};
    const by = (secret: string) =>
      new Webhook(secret).sign(id, new Date(Number(headers['webhook-timestamp']) * 1000), body);
    return { sent: headers['webhook-signature'], newer: by(newer), older: by(older) };
  };
  await shop.append({});
  await expect.poll(receiver.sequences).toEqual([1]);
  const during = signatures(0);
  expect(during.sent).toBe(`${during.newer} ${during.older}`);
  shop.clock.now = after(24);
  await shop.append({});
  await expect.poll(receiver.sequences).toEqual([1, 2]);
  expect(signatures(1).sent).toBe(signatures(1).newer);
});

test('a receiver that hangs delays no other', async () => {
  const shop = await openWorkshop();
  const hanging = await openReceiver(() => undefined);
  const well = await openReceiver();
  await shop.addEndpoint({ url: hanging.url });
  await shop.addEndpoint({ url: well.url });
  shop.work({ limits: { attempts: 12, attemptsAtOne: 4, restMs: 3_600_000 }, policy: quickPolicy });
  await shop.append(...Array.from({ length: 120 }, (_, at) => ({ relationshipId: `rel_${at}` })));

  await expect.poll(() => new Set(well.sequences()).size, { timeout: 20_000 }).toBe(120);
  expect(well.received).toHaveLength(120);
  expect(hanging.received).toHaveLength(4);
});
