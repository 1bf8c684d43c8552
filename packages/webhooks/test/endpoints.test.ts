import { expect, test } from 'vitest';
import { after } from './support/builders.ts';
import { openReceiver } from './support/receiver.ts';
import { isHeld, openWorkshop } from './support/workshop.ts';

const day = 24;

test('410 disables the endpoint and the log says so; enabled again it gets what it missed, in order', async () => {
  const shop = await openWorkshop();
  const gone = await openReceiver((_, res) => void res.writeHead(410).end());
  const other = await openReceiver();
  const { id } = await shop.addEndpoint({ url: gone.url });
  await shop.addEndpoint({ url: other.url });
  shop.work();
  await shop.append({}, {});
  await expect.poll(async () => (await shop.endpoint(id))?.state).toBe('disabled');
  expect(await shop.endpoint(id)).toMatchObject({ stateReason: { code: 'gone' } });
  await shop.append({});
  await expect.poll(() => other.sequences().sort()).toEqual([1, 2, 3, 4]);
  expect(gone.sequences()).toEqual([1]);
  const [, , said] = await shop.store.readLog('par_1', 0, 10);
  expect(said).toMatchObject({ type: 'webhook-endpoint-disabled', subjectId: id, actor: { kind: 'clock' } });
  gone.behaviour.answer = (_, res) => void res.writeHead(204).end();
  await shop.resume(id);
  shop.clock.now = after(1);
  await expect.poll(async () => (await shop.deliveries(id)).filter((one) => one.state === 'delivered').length).toBe(4);
  expect(gone.sequences().filter((one) => one !== 3)).toEqual([1, 1, 2, 4]);
  expect(shop.faults).toEqual([]);
});

test('the partner’s global admins get a mail when it fails for days and when it pauses, once each', async () => {
  const shop = await openWorkshop({ sendsMail: true });
  const receiver = await openReceiver((_, res) => void res.writeHead(500).end());
  const admin = { partnerId: 'par_1', name: 'Ada', disabledAt: null, createdAt: shop.clock.now } as const;
  await shop.change(
    { insert: 'user', row: { ...admin, id: 'usr_1', email: 'ada@meridian.example', roles: ['global_admin'] } },
    { insert: 'user', row: { ...admin, id: 'usr_2', email: 'sam@meridian.example', roles: ['sales_agent'] } },
  );
  const { id } = await shop.addEndpoint({ url: receiver.url });
  const triedBy = async (hours: number) => {
    const before = receiver.received.length;
    shop.clock.now = after(hours);
    await expect.poll(() => receiver.received.length).toBeGreaterThan(before);
  };
  const mailed = async () => {
    const now = new Date(shop.clock.now.getTime() + 1);
    const claimed = await shop.store.mails.claimMails({ lease: 'x', now, leasedUntil: after(90 * day), limit: 10 });
    return claimed.map(({ recipient, content }) => [recipient, content]);
  };
  const alarm = (name: string) => [
    'ada@meridian.example',
    { kind: 'endpoint_alarm', partnerId: 'par_1', endpointId: id, alarm: name },
  ];
  shop.work();
  await shop.append({}, {});
  await expect.poll(() => receiver.received.length).toBe(1);
  expect(await mailed()).toEqual([]);
  await triedBy(4 * day);
  await expect.poll(async () => (await shop.endpoint(id))?.warned).toBe(true);
  expect(await mailed()).toEqual([alarm('failing')]);
  await triedBy(4.5 * day);
  shop.clock.now = after(5 * day);
  await expect.poll(async () => (await shop.endpoint(id))?.state).toBe('paused');
  expect(await mailed()).toEqual([alarm('paused')]);
  expect(shop.faults).toEqual([]);
});

test('after five days of nothing but failure the endpoint pauses, keeps its queue, and drains in order when resumed', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver((_, res) => void res.writeHead(500).end());
  const { id } = await shop.addEndpoint({ url: receiver.url });
  shop.work();
  await shop.append({}, {});
  const failed = (times: number) =>
    expect.poll(async () => (await shop.deliveries(id))[0]?.attempts).toBeGreaterThanOrEqual(times);
  await failed(1);
  expect(await shop.endpoint(id)).toMatchObject({ state: 'enabled', warned: false });
  shop.clock.now = after(4 * day);
  await expect.poll(async () => (await shop.endpoint(id))?.warned).toBe(true);
  expect(await shop.endpoint(id)).toMatchObject({ state: 'enabled' });
  shop.clock.now = after(5 * day);
  await expect.poll(async () => (await shop.endpoint(id))?.state).toBe('paused');
  const tries = receiver.received.length;
  await shop.append({}, { relationshipId: 'rel_2' });
  await expect.poll(async () => (await shop.endpoint(id))?.queuedThrough).toBe(6);
  shop.clock.now = after(6 * day);
  expect((await shop.deliveries(id)).every(isHeld)).toBe(true);
  expect(await shop.store.readLog('par_1', 2, 2)).toMatchObject([
    { type: 'webhook-delivery-blocked', subjectId: id, changes: { relationships: 1 } },
    { type: 'webhook-endpoint-paused', subjectId: id },
  ]);

  receiver.behaviour.answer = (_, res) => void res.writeHead(204).end();
  await shop.resume(id);
  await expect.poll(() => receiver.received.length - tries).toBe(6);
  const drained = receiver.sequences().slice(tries);
  expect(drained.filter((one) => [1, 2, 5].includes(one))).toEqual([1, 2, 5]);
  await expect.poll(async () => (await shop.endpoint(id))?.failingSince).toBeNull();
});

test('what has waited for thirty days is dropped and listed; what is younger is delivered on resuming', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const { id } = await shop.addEndpoint({
    url: receiver.url,
    state: 'paused',
    stateReason: { code: 'said', text: 'It failed.' },
  });
  const worker = shop.work();
  await shop.append({}, {});
  const states = async () => (await shop.deliveries(id)).map((one) => one.state);
  await expect.poll(states).toEqual(['pending', 'pending']);
  shop.clock.now = after(10 * day);
  await shop.append({});
  await expect.poll(states).toEqual(['pending', 'pending', 'pending']);
  // A worker drops by the hour; resuming does it too.
  await worker.stop();
  shop.clock.now = after(31 * day);
  await shop.resume(id);
  expect(await states()).toEqual(['dropped', 'dropped', 'pending']);
  expect((await shop.deliveries(id))[0]?.finishedAt).toEqual(after(31 * day));
  shop.work();
  await expect.poll(states).toEqual(['dropped', 'dropped', 'delivered']);
  expect(receiver.sequences()).toEqual([3]);
});

test('a worker drops what a paused endpoint has kept for thirty days', async () => {
  const shop = await openWorkshop();
  const { id } = await shop.addEndpoint({
    url: 'http://localhost:1/',
    state: 'paused',
    stateReason: { code: 'said', text: 'It failed.' },
  });
  shop.work();
  await shop.append({});
  await expect.poll(async () => (await shop.deliveries(id))[0]?.state).toBe('pending');
  shop.clock.now = after(31 * day);
  await expect.poll(async () => (await shop.deliveries(id))[0]?.state).toBe('dropped');
});

test('what a disabled endpoint missed for longer than thirty days is listed as dropped', async () => {
  const shop = await openWorkshop();
  const receiver = await openReceiver();
  const { id } = await shop.addEndpoint({
    url: receiver.url,
    state: 'disabled',
    stateReason: { code: 'disabled_by_user', name: 'Ada' },
  });
  shop.work();
  await shop.append({});
  shop.clock.now = after(31 * day);
  await shop.append({});
  expect(await shop.deliveries(id)).toEqual([]);
  await shop.resume(id);
  await expect.poll(async () => (await shop.deliveries(id)).map((one) => one.state)).toEqual(['dropped', 'delivered']);
});
