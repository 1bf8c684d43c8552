import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type StreamedEvent, subscribe } from '@untether/client';
import { createPostgresDatabase, isPostgresMissing } from '@untether/store/testing';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { newFolder, type Serving, serve } from '../harness/process.ts';

let variables: Record<string, string>;
let key = '';

/** Of the demo, which the first one makes. */
const open = async (role: 'web' | 'worker'): Promise<Serving> => {
  const server = await serve(variables, '--role', role);
  onTestFinished(async () => {
    await server.stop();
  });
  if (role === 'web') key = readFileSync(join(variables.DATA_DIR ?? '', 'demo-api-key'), 'utf8');
  return server;
};

beforeAll(async () => {
  if (isPostgresMissing()) return;
  const place = newFolder();
  variables = { DATABASE_URL: await createPostgresDatabase(), DATA_DIR: place.folder };
  return place.remove;
});

const ask = async ({ url }: Pick<Serving, 'url'>, query: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data;
};

const follow = ({ url }: Pick<Serving, 'url'>) => {
  const events: StreamedEvent[] = [];
  const stop = new AbortController();
  const ended = subscribe({
    url: `${url}/graphql`,
    apiKey: key,
    after: 'start',
    signal: stop.signal,
    onEvent: (event) => void events.push(event),
  }).catch((thrown: unknown) => {
    if (!stop.signal.aborted) throw thrown;
  });
  onTestFinished(() => {
    stop.abort();
    return ended;
  });
  return events;
};

test('two that answer and one that works share everything: log, deliveries, jobs, each once', async () => {
  const received: string[] = [];
  const program = createServer((req, res) => {
    received.push(String(req.headers['webhook-id']));
    req.resume();
    res.writeHead(204).end();
  });
  await new Promise<void>((done) => program.listen(0, '127.0.0.1', done));
  onTestFinished(() => void program.close());
  const address = `http://localhost:${(program.address() as AddressInfo).port}/`;

  const one = await open('web');
  const other = await open('web');
  const endpoint = await ask(
    one,
    `mutation { createWebhookEndpoint(input: { url: "${address}" }) { ... on CreateWebhookEndpointPayload { endpoint { id } } } }`,
  );
  const { id } = endpoint.createWebhookEndpoint.endpoint;
  const readers = [follow(one), follow(other)];
  const wrote = 40;
  await Promise.all(
    Array.from({ length: wrote }, (_, n) =>
      ask(n % 2 ? one : other, `mutation { sendTestEvent(input: { endpointId: "${id}" }) { __typename } }`),
    ),
  );
  const job = await ask(
    other,
    `mutation { startBulkRemoval(input: { filter: { removable: true }, clearBlockers: false, attestation: true }) {
      ... on StartBulkRemovalPayload { job { id customerCount } } } }`,
  );
  const { id: jobId, customerCount } = job.startBulkRemoval.job;
  expect(customerCount).toBeGreaterThan(10);
  expect(received).toEqual([]);

  const worker = await open('worker');
  expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${worker.url}/graphql`)).status).toBe(404);
  const finished = async () => (await ask(one, `{ node(id: "${jobId}") { ... on RemovalJob { state } } }`)).node.state;
  await expect.poll(finished, { timeout: 60_000 }).toBe('COMPLETED');
  const lastSequence = (await ask(one, '{ events(last: 1) { nodes { sequence } } }')).events.nodes[0].sequence;
  for (const events of readers) {
    await expect.poll(() => events.at(-1)?.sequence, { timeout: 60_000 }).toBe(lastSequence);
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: lastSequence }, (_, n) => n + 1));
    expect(events.filter(({ type }) => type === 'test-created')).toHaveLength(wrote);
  }
  const [events = []] = readers;
  const removed = events
    .filter(({ type }) => type === 'reseller-relationship-removed')
    .map(({ subjectId }) => subjectId);
  expect(new Set(removed).size).toBe(removed.length);
  expect(removed.length).toBeGreaterThanOrEqual(customerCount);
  await expect.poll(() => new Set(received).size, { timeout: 60_000 }).toBeGreaterThanOrEqual(wrote);
  expect(received.length).toBe(new Set(received).size);
});

test('who is signed in at one is signed in at the other, and out at both with the next request; so is a key', async () => {
  const one = await open('web');
  const other = await open('web');
  const here = createClient(one.url);
  const there = createClient(other.url);
  expect(await here.signIn('admin@meridian.example', 'untether-demo')).toMatchObject({ status: 200 });
  for (const [name, value] of here.cookies) there.cookies.set(name, value);
  expect(await there.viewerEmail()).toBe('admin@meridian.example');

  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const made = await here.query(
    `mutation { createApiKey(input: { name: "A key", roles: [ADMIN_AGENT], expiresAt: "${expiresAt}" }) {
      ... on CreateApiKeyPayload { secret apiKey { id } } } }`,
  );
  const { secret, apiKey } = made.body.data.createApiKey;
  const withKey = async () => {
    const query = '{ viewer { partner { id } } }';
    return (await createClient(other.url).send('/graphql', { query }, { authorization: `Bearer ${secret}` })).body;
  };
  expect((await withKey()).data.viewer.partner.id).toMatch(/^par_/);
  await here.query(`mutation { revokeApiKey(input: { keyId: "${apiKey.id}" }) { __typename } }`);
  expect((await withKey()).errors[0].extensions.code).toBe('UNAUTHENTICATED');

  await here.signOut();
  expect(await there.viewerEmail()).toBeNull();
});
