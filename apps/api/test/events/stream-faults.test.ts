import type { Viewer } from '@untether/domain';
import { buildSchema } from 'graphql';
import { createClient as createSocketClient } from 'graphql-ws';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { useFreshContexts } from '../../src/events/fresh-contexts.ts';
import { createSocketServer } from '../../src/events/socket-server.ts';
import { createStreams } from '../../src/events/streams.ts';
import { createGraphql } from '../../src/http/graphql.ts';
import { defaultLimits } from '../../src/http/limits/limits.ts';
import { openServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { freePort } from '../harness/process.ts';

const schema = buildSchema('type Query { hello: String } type Subscription { ticks: Int  broken: Int  shut: Int }');
const secret = new Error('the disk at /secret/path is full');
async function* ticking(failing: boolean) {
  yield { ticks: 1, broken: 1 };
  if (failing) throw secret;
}
const fields = schema.getSubscriptionType()?.getFields();
if (fields?.ticks && fields.broken && fields.shut) {
  fields.ticks.subscribe = () => ticking(true);
  fields.broken.subscribe = () => ticking(false);
  fields.broken.resolve = () => Promise.reject(secret);
  fields.shut.subscribe = () => Promise.reject(secret);
}

const origins = { own: [], allowed: [] };

const serve = async () => {
  const logged: Record<string, unknown>[] = [];
  const log = createLog(
    (line) => logged.push(JSON.parse(line)),
    () => new Date(0),
  );
  const viewer = { user: { id: 'usr_1', roles: [] }, partner: { id: 'par_1' } } as unknown as Viewer;
  const streams = createStreams(async () => viewer);
  const plugins = [useFreshContexts({ streams, now: () => new Date(0), log })];
  const contextOf = async () => ({ viewer, services: { batches: {}, customerSide: {}, requests: {} } });
  const graphql = createGraphql({ schema, contextOf, limits: defaultLimits, origins, log, plugins });
  const port = await freePort();
  const server = await openServer(port, '127.0.0.1');
  const sockets = createSocketServer({ enveloped: graphql.enveloped, origins, log });
  server.serve((req, res) => graphql.handle(req, res, 'request-1'), sockets.upgrade);
  const close = async () => {
    await sockets.close();
    await server.close();
  };
  return { port, logged, close };
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
