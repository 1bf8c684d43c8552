import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { verifyWebhook, type WebhookEvent } from '@untether/client';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import {
  freePort,
  type Installation,
  main,
  newFolder,
  type Serving,
  serve,
  start,
  untetherHere,
} from './harness/process.ts';

let place: Installation;
let server: Serving;
let key = '';
let endpointId = '';
const closing: (() => unknown)[] = [];

const run = async (name: string, input: string, payload: string) => {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: `mutation { ${name}(input: {${input}}) { ... on ${type}Payload { ${payload} } } }` }),
  });
  return (await response.json()).data[name];
};
/** Appends `test-created` to the log. */
const happen = () => run('sendTestEvent', `endpointId: "${endpointId}"`, 'replayed');

beforeAll(async () => {
  place = newFolder();
  server = await serve({ DATABASE_URL: place.databaseUrl });
  await vi.waitUntil(() => server.stdout().includes('Bearer unt_'), { timeout: 20_000 });
  key = /Bearer (unt_[\w-]+)/.exec(server.stdout())?.[1] ?? '';
  const url = `"http://localhost:${await freePort()}/"`;
  endpointId = (await run('createWebhookEndpoint', `url: ${url}`, 'endpoint { id }')).endpoint.id;
});
afterAll(async () => {
  for (const close of closing) await close();
  await server?.stop();
  place?.remove();
});

/** A program that answers each delivery as it is told, 204 once it is told no more; and what it was sent. */
const openProgram = async (...statuses: number[]) => {
  const received: { readonly body: string; readonly verify: (secret: string) => WebhookEvent }[] = [];
  const program = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    received.push({ body, verify: (secret) => verifyWebhook(req.headers, body, secret) });
    res.writeHead(statuses.shift() ?? 204).end();
  });
  await new Promise<void>((done) => program.listen(0, '127.0.0.1', done));
  closing.push(() => program.close());
  return { url: `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`, received };
};

const listen = (...options: string[]) => {
  const listening = start([process.execPath, main, 'listen', '--url', server.url, ...options], { UNTETHER_KEY: key });
  onTestFinished(() => void listening.child.kill('SIGKILL'));
  return listening;
};

test('a program gets the events as webhooks, each until it takes it, and goes on where it stopped', async () => {
  const { url, received } = await openProgram(503);
  const cursorFile = join(place.folder, 'cursor');
  const options = ['--forward-to', url, '--cursor-file', cursorFile];
  const first = listen(...options);
  await expect.poll(first.stdout, { timeout: 20_000 }).toContain('Ctrl-C ends it.');
  await expect.poll(() => readFileSync(cursorFile, { encoding: 'utf8', flag: 'a+' })).toMatch(/\S/);
  await happen();
  await happen();
  await expect.poll(() => received.length, { timeout: 20_000 }).toBe(3);
  const secret = /WEBHOOK_SECRET=(\S+)/.exec(first.stdout())?.[1] ?? '';
  const events = received.map(({ verify }) => verify(secret));
  const [one = 0] = events.map(({ sequence }) => sequence);
  expect(events.map(({ sequence }) => sequence)).toEqual([one, one, one + 1]);
  expect(events[0]).toMatchObject({ type: 'test-created', subjectId: endpointId, actor: { kind: 'api_key' } });
  await expect.poll(first.stdout).toMatch(new RegExp(`\\n${one + 1} test-created -> 204 \\(\\d+ ms\\)\\n`));
  expect(first.stdout()).toMatch(new RegExp(`\\n${one} test-created -> 503 \\(\\d+ ms\\), again in 1 s\\n`));

  first.child.kill('SIGINT');
  const { code, stdout, stderr } = await first.ended;
  const cursor = readFileSync(cursorFile, 'utf8').trim();
  expect({ code, stderr, last: stdout.trim().split('\n').at(-1) }).toEqual({
    code: 0,
    stderr: '',
    last: `To continue from here: --after ${cursor}`,
  });

  await happen();
  const second = listen(...options, '--secret', secret);
  await expect.poll(second.stdout, { timeout: 20_000 }).toContain(`${one + 2} test-created -> 204`);
  expect(received.map(({ verify }) => verify(secret).sequence)).toEqual([one, one, one + 1, one + 2]);
});

test('what was delivered by the installation itself is the same, byte for byte', async () => {
  const [sent, forwarded] = [await openProgram(), await openProgram()];
  const listening = listen('--forward-to', forwarded.url);
  await expect.poll(listening.stdout, { timeout: 20_000 }).toContain('Ctrl-C ends it.');
  const input = `url: "${sent.url}", ed25519: true`;
  const made = await run('createWebhookEndpoint', input, 'endpoint { id publicKey }');
  await expect
    .poll(
      async () => {
        await run('sendTestEvent', `endpointId: "${made.endpoint.id}"`, 'replayed');
        return sent.received.length > 0 && forwarded.received.length > 0;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  for (const { verify } of sent.received) expect(verify(made.endpoint.publicKey).type).toBe('test-created');
  const bodies = new Set(sent.received.map(({ body }) => body));
  expect(forwarded.received.filter(({ body }) => bodies.has(body))).not.toEqual([]);
});

test('what cannot work is said in one line', async () => {
  const listenHere = (options: string[], variables: Record<string, string> = { UNTETHER_KEY: key }) =>
    untetherHere(['listen', ...options], variables);
  const local = ['--forward-to', 'http://localhost:4700/'];
  const cases: [string, Promise<{ code: number | null; stderr: string }>][] = [
    ['--forward-to is missing', listenHere([])],
    ['give a URL of this machine', listenHere(['--forward-to', 'http://192.168.0.7/'])],
    ['set UNTETHER_KEY', listenHere(local, {})],
    ['--secret must be whsec_', listenHere([...local, '--secret', 'secret'])],
    [
      'could not be reached: connect ECONNREFUSED',
      listenHere([...local, '--url', `http://127.0.0.1:${await freePort()}`]),
    ],
    ['answered 404', listenHere([...local, '--url', (await openProgram(404)).url])],
    ['This API key is unknown', listenHere([...local, '--url', server.url, '--key', 'unt_wrong'])],
    ['CURSOR_INVALID', listenHere([...local, '--url', server.url, '--after', 'nowhere'])],
  ];
  for (const [reason, ended] of cases) {
    const { code, stderr } = await ended;
    expect({ code, stderr: stderr.trim().split('\n') }).toEqual({
      code: 1,
      stderr: [expect.stringContaining(reason)],
    });
  }
});
