import { connect } from 'node:net';
import { languages, type Viewer } from '@untether/domain';
import { buildSchema } from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { useFreshContexts } from '../../src/events/fresh-contexts.ts';
import { createSocketServer } from '../../src/events/socket-server.ts';
import { createStreams, defaultStreamLimits, type StreamLimits } from '../../src/events/streams.ts';
import { createGraphql } from '../../src/http/graphql.ts';
import { defaultLimits } from '../../src/http/limits/limits.ts';
import { createRunning } from '../../src/http/limits/running.ts';
import { openServer } from '../../src/http/server.ts';
import { createLog } from '../../src/open-log.ts';
import { freePort } from '../harness/process.ts';

const schema = buildSchema(
  'type Query { hello: String } type Subscription { ticks: Int  broken: Int  shut: Int  waits: Int  floods: String }',
);
const secret = new Error('the disk at /secret/path is full');
async function* ticking(failing: boolean) {
  yield { ticks: 1, broken: 1 };
  if (failing) throw secret;
}
/** Waits until it is ended. */
const waiting = () => {
  let resolve = (_: IteratorResult<unknown>): void => undefined;
  const promise = new Promise<IteratorResult<unknown>>((done) => {
    resolve = done;
  });
  const end = { done: true, value: undefined } as const;
  return {
    next: () => promise,
    return: async () => {
      resolve(end);
      return end;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
const aMegabyte = 'x'.repeat(1_000_000);
async function* flooding() {
  for (;;) yield { floods: aMegabyte };
}
const fields = schema.getSubscriptionType()?.getFields();
if (fields?.ticks && fields.broken && fields.shut && fields.waits && fields.floods) {
  fields.waits.subscribe = waiting;
  fields.floods.subscribe = flooding;
  fields.ticks.subscribe = () => ticking(true);
  fields.broken.subscribe = () => ticking(false);
  fields.broken.resolve = () => Promise.reject(secret);
  fields.shut.subscribe = () => Promise.reject(secret);
}

const origins = { own: [], allowed: [] };

const serve = async ({ signedIn = true, ...limits }: Partial<StreamLimits> & { readonly signedIn?: boolean } = {}) => {
  const logged: Record<string, unknown>[] = [];
  const log = createLog(
    (line) => logged.push(JSON.parse(line)),
    () => new Date(0),
  );
  const viewer = {
    user: { id: 'usr_1', roles: ['admin_agent'] },
    key: null,
    partner: { id: 'par_1', kind: 'direct_bill' },
  } as unknown as Viewer;
  const streams = createStreams(async () => viewer, { ...defaultStreamLimits, ...limits });
  const plugins = [useFreshContexts({ streams, now: () => new Date(0), log })];
  const contextOf = async () => ({
    viewer,
    language: languages.en,
    services: { batches: {}, customerSide: {}, requests: {} },
  });
  const graphql = createGraphql({
    schema,
    contextOf,
    limits: defaultLimits,
    running: createRunning(64),
    addressOf: () => '127.0.0.1',
    origins,
    onTold: () => undefined,
    log,
    plugins,
  });
  const port = await freePort();
  const server = await openServer(port, '127.0.0.1');
  const sockets = createSocketServer({
    enveloped: graphql.enveloped,
    origins,
    viewerOfRequest: async () => (signedIn ? viewer : null),
    log,
    pingEveryMs: 100,
  });
  server.serve((req, res) => graphql.handle(req, res, 'request-1'), sockets.upgrade);
  const close = async () => {
    await sockets.close();
    await server.close();
  };
  return { port, logged, streams, close };
};

const overSse = async (port: number, query: string): Promise<string> => {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify({ query });
  return (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body })).text();
};
const overSocket = (port: number, query: string): Promise<string> =>
  new Promise((done) => {
    const client = createSocketClient({
      url: `ws://127.0.0.1:${port}/graphql`,
      webSocketImpl: WebSocket,
      onNonLazyError: () => undefined,
    });
    const seen: unknown[] = [];
    client.subscribe(
      { query },
      {
        next: (result) => seen.push(result),
        error: (error) => done(JSON.stringify([...seen, error])),
        complete: () => done(JSON.stringify(seen)),
      },
    );
  });

test.each(['ticks', 'broken', 'shut'])(
  'a fault of a stream (%s) says nothing of its inside and is logged, on both transports',
  async (field) => {
    const server = await serve();
    for (const read of [overSse, overSocket]) {
      const text = await read(server.port, `subscription { ${field} }`);
      expect(text).toContain('INTERNAL_SERVER_ERROR');
      expect(text).toContain('requestId');
      expect(text).not.toContain('secret');
      expect(server.logged.splice(0)).toMatchObject([
        { level: 'error', fault: expect.stringContaining('/secret/path') },
      ]);
    }
    await server.close();
  },
);

test('limits and validation hold over WebSocket', async () => {
  const server = await serve();
  const many = Array.from({ length: 60 }, (_, at) => `a${at}: hello`).join(' ');
  expect(await overSocket(server.port, `{ ${many} }`)).toContain('OPERATION_TOO_LARGE');
  expect(await overSocket(server.port, '{ nothing }')).toContain('Cannot query field');
  expect(await overSocket(server.port, '{ hello')).toContain('Syntax Error');
  await server.close();
});

test('one stream more than a user may have is refused, whatever its credentials, on both transports, until one of them ends', async () => {
  const server = await serve({ perUser: 2 });
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const open = async (key: string) => {
    const cut = new AbortController();
    const body = JSON.stringify({ query: 'subscription { waits }' });
    await fetch(`http://127.0.0.1:${server.port}/graphql`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${key}` },
      body,
      signal: cut.signal,
    });
    return cut;
  };
  const [first, second] = await Promise.all([open('one'), open('another')]);
  for (const read of [overSse, overSocket]) {
    const text = await read(server.port, 'subscription { waits }');
    expect(text).toContain('TOO_MANY_STREAMS');
    expect(text).toContain('2 streams of yours are already open');
  }
  first.abort();
  await expect.poll(server.streams.count).toBe(1);
  const third = await open('a third');
  expect(server.streams.count()).toBe(2);
  for (const one of [second, third]) one.abort();
  await expect.poll(server.streams.count).toBe(0);
  await server.close();
});

test.each([
  { signedIn: false, fate: 'is closed with 4401 once it asks for nothing', codes: [4401] },
  { signedIn: true, fate: 'stays', codes: [] },
])('a WebSocket of somebody signed in ($signedIn) $fate', async ({ signedIn, codes }) => {
  const server = await serve({ signedIn });
  const closed: number[] = [];
  const untilClosed = async (expected: readonly number[]) => {
    // Long enough for several looks at it.
    if (signedIn) await new Promise((done) => setTimeout(done, 500));
    await expect.poll(() => closed).toEqual(expected);
  };
  const open = () =>
    createSocketClient({
      url: `ws://127.0.0.1:${server.port}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
      on: { closed: (event) => closed.push((event as { readonly code: number }).code) },
    });
  const busy = open();
  const reading = busy.iterate({ query: 'subscription { waits }' });
  const first = reading.next();
  await expect.poll(server.streams.count).toBe(1);
  const idle = open();
  await untilClosed(codes);
  await reading.return?.();
  await first;
  await untilClosed([...codes, ...codes]);
  await Promise.all([idle.dispose(), busy.dispose()]);
  await server.close();
});

test('a reader that leaves unread what was sent to it is cut; one that only waits is not', async () => {
  const server = await serve({ stalledMs: 300 });
  const open = (field: string) => {
    const body = JSON.stringify({ query: `subscription { ${field} }` });
    const socket = connect(server.port, '127.0.0.1');
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
    socket.on('error', () => undefined);
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    return { socket, closed };
  };
  const waiting = open('waits');
  const stalled = open('floods');
  stalled.socket.pause();
  await expect.poll(server.streams.count).toBe(2);
  await expect.poll(server.streams.count, { timeout: 10_000 }).toBe(1);
  // What the kernel holds has to be read before it can tell that the connection is over.
  stalled.socket.resume();
  await stalled.closed;
  expect(server.streams.count()).toBe(1);
  waiting.socket.destroy();
  await expect.poll(server.streams.count).toBe(0);
  await server.close();
});
