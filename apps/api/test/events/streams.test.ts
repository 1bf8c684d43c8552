import { subscribe } from '@untether/client';
import { createClient as createSocketClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Asked, type Following, follow, isHeartbeat, isNumber, type Transport, transports } from './follow.ts';
import { type Live, type Member, openLive, password, signIn } from './live.ts';
import { portal } from './live-environment.ts';

let live: Live;
beforeAll(async () => {
  live = await openLive();
});
afterAll(() => live.close());

const oneTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1);
const numbers = ({ events }: Following) => events().map(({ changes }) => changes.n);

const createKey = async (): Promise<{ readonly keyId: string; readonly secret: string }> => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const create = `mutation ($expiresAt: DateTime!) {
    createApiKey(input: {name: "a ledger", roles: [ADMIN_AGENT], expiresAt: $expiresAt}) {
      ... on CreateApiKeyPayload { secret apiKey { id } } } }`;
  const { body } = await live.alpha.client.query(create, { expiresAt });
  const { secret, apiKey } = body.data.createApiKey;
  return { keyId: apiKey.id, secret };
};

describe.each(transports)('over %s', (transport) => {
  const open = (member: Member | null, asked: Asked = {}): Following => {
    const following = follow(transport, { url: live.url, headers: member?.headers() ?? {}, asked });
    onTestFinished(() => following.stop());
    return following;
  };

  test('a subscription without a cursor starts with the next event, and first says where it is in the log', async () => {
    await live.append(live.alpha.partnerId, 0, {});
    const following = open(live.alpha);
    await following.until(isHeartbeat);
    const [written] = await live.append(live.alpha.partnerId, 1, { type: 'subscription-suspended' });
    await following.until(isNumber(1));
    expect(following.messages).toMatchObject([
      { __typename: 'Heartbeat', lastSequence: (written?.sequence ?? 0) - 1 },
      { __typename: 'Event', sequence: written?.sequence, type: 'SUBSCRIPTION_SUSPENDED' },
    ]);
  });

  test('replay goes over into live without a gap or a duplicate, however much is written meanwhile', async () => {
    const start = (await live.alpha.client.query('{ events(last: 1) { pageInfo { endCursor } } }')).body.data.events;
    await live.append(live.alpha.partnerId, 1, ...oneTo(700).map(() => ({})));
    const asked = { after: start.pageInfo.endCursor };
    const readers = [open(live.alpha, asked)];
    for (let n = 701; n <= 1300; n += 3) {
      await live.append(live.alpha.partnerId, n, {}, {}, {});
      if (n % 120 === 1) readers.push(open(live.alpha, asked));
    }
    for (const reader of readers) await reader.until(isNumber(1300));
    for (const reader of readers) expect(numbers(reader)).toEqual(oneTo(1300));
    const [first] = readers;
    const middle = first?.events().find(isNumber(650));
    const resumed = open(live.alpha, { after: middle?.cursor ?? '' });
    await resumed.until(isNumber(1300));
    expect(numbers(resumed)).toEqual(oneTo(1300).slice(650));
  });

  test('a filtered reader gets what matches, and a cursor for what does not', async () => {
    const [last] = await live.append(live.alpha.partnerId, 0, {});
    const suspended = { type: 'subscription-suspended', customerId: 'cus_a' } as const;
    const written = await live.append(
      live.alpha.partnerId,
      1,
      suspended,
      { ...suspended, customerId: 'cus_b' },
      { customerId: 'cus_a' },
      ...oneTo(600).map(() => ({})),
    );
    const after = follow(transport, { url: live.url, headers: live.alpha.headers(), asked: { after: 'start' } });
    const { cursor } = await after.until(({ sequence }) => sequence === last?.sequence);
    after.stop();
    const both = open(live.alpha, { after: cursor, types: ['SUBSCRIPTION_SUSPENDED'], customerId: 'cus_a' });
    const beat = await both.until(isHeartbeat);
    expect(numbers(both)).toEqual([1]);
    expect(beat.lastSequence).toBe(written.at(-1)?.sequence);
    const customer = open(live.alpha, { after: cursor, customerId: 'cus_a' });
    await customer.until(isHeartbeat);
    expect(numbers(customer)).toEqual([1, 3]);
    const resumed = open(live.alpha, { after: beat.cursor, customerId: 'cus_a' });
    await resumed.until(isHeartbeat);
    await live.append(live.alpha.partnerId, 9, { customerId: 'cus_b' }, { customerId: 'cus_a' });
    await resumed.until(isNumber(10));
    expect(numbers(resumed)).toEqual([10]);
  });

  test('no one gets another partner’s events', async () => {
    const beta = open(live.beta);
    await beta.until(isHeartbeat);
    await live.append(live.alpha.partnerId, 1, {}, {});
    await live.append(live.beta.partnerId, 3, {});
    await beta.until(isNumber(3));
    expect(numbers(beta)).toEqual([3]);
  });

  test('signed out it is refused before the first message', async () => {
    expect(await open(null).ended).toEqual({ codes: ['UNAUTHENTICATED'], cut: false });
  });

  test('a malformed cursor, one of another partner and one beyond the log are refused', async () => {
    const alpha = open(live.alpha);
    const { cursor } = await alpha.until(isHeartbeat);
    const [version, mark] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const beyond = Buffer.from(JSON.stringify([version, mark, 1_000_000, 'abcdef'])).toString('base64url');
    const refused = { codes: ['CURSOR_INVALID'], cut: false };
    expect(await open(live.beta, { after: cursor }).ended).toEqual(refused);
    expect(await open(live.alpha, { after: 'nonsense' }).ended).toEqual(refused);
    expect(await open(live.alpha, { after: '' }).ended).toEqual(refused);
    expect(await open(live.alpha, { after: beyond }).ended).toEqual(refused);
  });

  test('an empty list of types is refused: it would wait for nothing', async () => {
    expect(await open(live.alpha, { types: [] }).ended).toEqual({ codes: ['BAD_USER_INPUT'], cut: false });
  });

  test('a stream ends when its session does, and only then; the next attempt is refused', async () => {
    const leaving = await signIn(live.url, live.alpha.partnerId, live.alpha.email);
    const staying = open(live.alpha);
    const following = open(leaving);
    await Promise.all([staying.until(isHeartbeat), following.until(isHeartbeat)]);
    await leaving.client.signOut();
    expect(await following.ended).toEqual({ codes: [], cut: false });
    expect(await open(leaving).ended).toEqual({ codes: ['UNAUTHENTICATED'], cut: false });
    await live.append(live.alpha.partnerId, 5, {});
    await staying.until(isNumber(5));
  });

  test('a stream ends when its user is disabled', async () => {
    const email = `${transport.toLowerCase()}@alpha.example`;
    const create = `mutation ($email: String!, $password: String!) {
      createUser(input: {email: $email, name: "Eve", roles: [SALES_AGENT], password: $password}) {
        ... on CreateUserPayload { user { id } } } }`;
    const { body } = await live.alpha.client.query(create, { email, password });
    const following = open(await signIn(live.url, live.alpha.partnerId, email));
    await following.until(isHeartbeat);
    const disable = 'mutation ($userId: ID!) { disableUser(input: {userId: $userId}) { __typename } }';
    await live.alpha.client.query(disable, { userId: body.data.createUser.user.id });
    expect(await following.ended).toEqual({ codes: [], cut: false });
  });

  test('a stream opened with an API key ends when the key is revoked; the next attempt is refused', async () => {
    const { keyId, secret } = await createKey();
    const authorization = `Bearer ${secret}`;
    const withKey = () => {
      const following = follow(transport, { url: live.url, headers: { authorization } });
      onTestFinished(() => following.stop());
      return following;
    };
    const following = withKey();
    await following.until(isHeartbeat);
    await live.append(live.alpha.partnerId, 7, {});
    await following.until(isNumber(7));
    const revoke = 'mutation ($keyId: ID!) { revokeApiKey(input: {keyId: $keyId}) { __typename } }';
    await live.alpha.client.query(revoke, { keyId });
    expect(await following.ended).toEqual({ codes: [], cut: false });
    expect(await withKey().ended).toEqual({ codes: ['UNAUTHENTICATED'], cut: false });
  });

  test('a reader that has gone is forgotten', async () => {
    const before = live.streams.count();
    const following = open(live.alpha);
    await following.until(isHeartbeat);
    expect(live.streams.count()).toBe(before + 1);
    following.stop();
    while (live.streams.count() > before) await new Promise((resolve) => setTimeout(resolve, 10));
  });
});

describe('a WebSocket', () => {
  const attempt = (path: string, origin?: string): Promise<number | 'open'> =>
    new Promise((resolve) => {
      const address = `${live.url.replace('http', 'ws')}${path}`;
      const socket = new WebSocket(address, 'graphql-transport-ws', origin === undefined ? {} : { origin });
      socket.once('open', () => resolve('open')).once('open', () => socket.close());
      socket.once('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
      socket.on('error', () => undefined);
    });

  test('is opened for the installation’s own pages and for programs, not for another site’s pages', async () => {
    expect(await attempt('/graphql', live.url)).toBe('open');
    expect(await attempt('/graphql')).toBe('open');
    expect(await attempt('/graphql', portal)).toBe('open');
    expect(await attempt('/graphql', 'https://evil.example')).toBe(403);
    expect(await attempt('/graphql', 'null')).toBe(403);
  });

  const askFrom = (origin: string, connectionParams: Record<string, string>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      class Page extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { origin, headers: live.alpha.headers() });
        }
      }
      const url = `${live.url.replace('http', 'ws')}/graphql`;
      const client = createSocketClient({
        url,
        webSocketImpl: Page,
        connectionParams,
        onNonLazyError: () => undefined,
      });
      const query = '{ viewer { user { email } } }';
      client.subscribe<{ viewer: object | null }>(
        { query },
        { next: ({ data }) => resolve(data?.viewer), error: reject, complete: () => undefined },
      );
    });

  test('of another origin’s page is nobody’s by its cookie, and its user’s by a key, however the name is written', async () => {
    expect(await askFrom(live.url, {})).toMatchObject({ user: { email: live.alpha.email } });
    expect(await askFrom(portal, {})).toBeNull();
    const { secret } = await createKey();
    for (const name of ['authorization', 'Authorization', 'AUTHORIZATION'])
      expect(await askFrom(portal, { [name]: `Bearer ${secret}` })).toMatchObject({
        user: { email: live.alpha.email },
      });
  });

  test('is opened on /graphql alone', async () => {
    expect(await attempt('/elsewhere', live.url)).toBe(404);
  });
});

describe('the client of this repository', () => {
  test('follows the log with a key, and stops when that is refused', async () => {
    const { keyId, secret } = await createKey();
    const seen: unknown[] = [];
    const following = subscribe({
      url: `${live.url}/graphql`,
      apiKey: secret,
      after: null,
      onState: ({ state }) => {
        if (state === 'open') void live.append(live.alpha.partnerId, 1, { type: 'order-placed' });
      },
      onEvent: async ({ type, changes }) => {
        seen.push([type, changes]);
        const revoke = 'mutation ($keyId: ID!) { revokeApiKey(input: {keyId: $keyId}) { __typename } }';
        await live.alpha.client.query(revoke, { keyId });
      },
    });
    await expect(following).rejects.toMatchObject({ name: 'SubscriptionRefused', code: 'UNAUTHENTICATED' });
    expect(seen).toEqual([['order-placed', { n: 1 }]]);
  });
});

describe('an EventSource', () => {
  const get = (headers: Readonly<Record<string, string>>) => {
    const query = encodeURIComponent('subscription { relationshipEvents { __typename } }');
    const cut = new AbortController();
    onTestFinished(() => cut.abort());
    return fetch(`${live.url}/graphql?query=${query}`, {
      headers: { accept: 'text/event-stream', ...live.alpha.headers(), ...headers },
      signal: cut.signal,
    });
  };
  const textOf = async (response: Response, until: RegExp): Promise<string> => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (until.test(text)) return text;
    }
    return text;
  };

  test('of the installation’s own page reads by GET; another site’s does not', async () => {
    expect(await textOf(await get({ 'sec-fetch-site': 'same-origin' }), /Heartbeat/)).toContain('"Heartbeat"');
    const foreign = await get({ 'sec-fetch-site': 'cross-site' });
    expect(await textOf(foreign, /errors/)).not.toContain('Heartbeat');
  });
});

// Last: afterwards nothing is served.
test('a process that stops ends all its streams', async () => {
  const followings = transports.map((transport: Transport) =>
    follow(transport, { url: live.url, headers: live.alpha.headers() }),
  );
  for (const following of followings) await following.until(isHeartbeat);
  await live.endStreams();
  for (const following of followings) expect((await following.ended).codes).toEqual([]);
});
