import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { follow } from './events/follow.ts';
import { type Live, openLive, signIn } from './events/live.ts';

const hour = 60 * 60_000;
let live: Live;

beforeAll(async () => {
  // Only what is read off the clock: everything that waits goes on as it does.
  vi.useFakeTimers({ toFake: ['Date'] });
  live = await openLive();
});
beforeEach(() => {
  vi.setSystemTime(vi.getRealSystemTime());
});
afterAll(async () => {
  vi.useRealTimers();
  await live.close();
});

const arrive = () => signIn(live.url, live.alpha.partnerId, live.alpha.email);
type Client = Awaited<ReturnType<typeof arrive>>['client'];
const pass = (ms: number): void => {
  vi.setSystemTime(Date.now() + ms);
};
const account = (client: Client) => client.send('/api/auth/account');
/** A request of the person, until it is recorded, which it does not wait for. */
const use = async (client: Client): Promise<void> => {
  expect(await client.viewerEmail()).toBe(live.alpha.email);
  const seenAt = async () =>
    (await account(client)).body.sessions.find(({ current }: { readonly current: boolean }) => current).seenAt;
  await expect.poll(seenAt).toBe(new Date().toISOString());
};
const isOver = async (client: Client): Promise<void> => {
  expect(await client.viewerEmail()).toBeNull();
  expect((await account(client)).status).toBe(401);
  expect((await client.send('/api/exports/customers.csv')).status).toBe(401);
};

test('a session ends once it has not been used for twelve hours, for every part of the server', async () => {
  const { client } = await arrive();
  pass(11 * hour);
  await use(client);
  pass(11 * hour);
  await use(client);
  pass(12 * hour + 1000);
  await isOver(client);
});

test('one that is never used after signing in ends, too', async () => {
  const { client } = await arrive();
  pass(12 * hour + 1000);
  await isOver(client);
});

test('one that is used all the time ends after seven days', async () => {
  const { client } = await arrive();
  for (let hours = 6; hours < 7 * 24; hours += 6) {
    pass(6 * hour);
    await use(client);
  }
  pass(6 * hour - 60_000);
  expect(await client.viewerEmail()).toBe(live.alpha.email);
  pass(2 * 60_000);
  await isOver(client);
});

test.each(['SSE', 'WebSocket'] as const)(
  'an open stream over %s is no use, and ends with the session',
  async (transport) => {
    const { client, headers } = await arrive();
    const following = follow(transport, { url: live.url, headers: headers() });
    onTestFinished(() => following.stop());
    await following.until(({ __typename }) => __typename === 'Heartbeat');
    pass(11 * hour);
    // It is looked at four times a second whether it may go on.
    await sleep(1000);
    await live.append(live.alpha.partnerId, 1, {});
    await following.until(({ changes }) => changes?.n === 1);
    pass(2 * hour);
    let ending: unknown;
    void following.ended.then((end) => {
      ending = end;
    });
    await expect.poll(() => ending).toEqual({ codes: [], cut: false });
    await isOver(client);
  },
);
