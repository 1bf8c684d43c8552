import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { subscribe } from '@untether/client';
import { createPostgresDatabase } from '@untether/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, isTaken, newFolder, type Serving, serve, untetherHere } from '../harness/process.ts';

const program = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
].find((file) => spawnSync(file, ['--version']).status === 0);
if (program === undefined) console.log('No PgBouncer here: its tests are skipped.');

/** Hands out few connections, each for a transaction. Resolves to its port. */
const openPooler = async (folder: string, databaseUrl: string): Promise<number> => {
  const { hostname, port: serverPort, username, password } = new URL(databaseUrl);
  const port = await freePort();
  const settings = `[databases]
* = host=${hostname} port=${serverPort} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
`;
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, settings);
  chmodSync(folder, 0o755);
  // It refuses to run as root.
  const args = process.getuid?.() === 0 ? ['--user', 'nobody', file] : [file];
  const pooler = spawn(program ?? '', args, { stdio: 'ignore' });
  const ended = new Promise((done) => pooler.once('exit', done));
  onTestFinished(async () => {
    pooler.kill('SIGTERM');
    await ended;
  });
  await expect.poll(() => isTaken(port)).toBe(true);
  return port;
};

test.skipIf(program === undefined)(
  'behind a pooler that hands out connections per transaction it does the same',
  async () => {
    const place = newFolder();
    onTestFinished(place.remove);
    const direct = await createPostgresDatabase();
    const pooled = Object.assign(new URL(direct), { port: String(await openPooler(place.folder, direct)) }).href;
    const variables = { DATABASE_URL: pooled, DATABASE_PREPARE: 'false', DATA_DIR: join(place.folder, 'data') };
    const open = async (more: Record<string, string>): Promise<Serving> => {
      const server = await serve({ ...variables, ...more });
      onTestFinished(async () => {
        await server.stop();
      });
      return server;
    };
    const servers = [
      await open({ DATABASE_LISTEN_URL: direct }),
      await open({ DATABASE_LISTEN_URL: direct }),
      await open({}),
    ];
    const key = readFileSync(join(variables.DATA_DIR, 'demo-api-key'), 'utf8');
    const ask = async (server: Serving | undefined, query: string) => {
      const response = await fetch(`${server?.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await response.json()).data;
    };
    const sequences = servers.map((server) => {
      const read: number[] = [];
      const stop = new AbortController();
      const ended = subscribe({
        url: `${server.url}/graphql`,
        apiKey: key,
        after: 'start',
        signal: stop.signal,
        onEvent: ({ sequence }) => void read.push(sequence),
      }).catch(() => undefined);
      onTestFinished(() => {
        stop.abort();
        return ended;
      });
      return read;
    });
    const made = await ask(
      servers[0],
      'mutation { createWebhookEndpoint(input: { url: "http://localhost:9/", types: [RESELLER_RELATIONSHIP_REMOVED] }) { ... on CreateWebhookEndpointPayload { endpoint { id } } } }',
    );
    const { id } = made.createWebhookEndpoint.endpoint;
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        ask(servers[n % servers.length], `mutation { sendTestEvent(input: { endpointId: "${id}" }) { __typename } }`),
      ),
    );
    expect(new Set(sent.map(({ sendTestEvent }) => sendTestEvent.__typename))).toEqual(
      new Set(['SendTestEventPayload']),
    );
    const started = await ask(
      servers[1],
      `mutation { startBulkRemoval(input: { filter: { removable: true }, clearBlockers: false, attestation: true }) {
      ... on StartBulkRemovalPayload { job { id } } } }`,
    );
    const job = `{ node(id: "${started.startBulkRemoval.job.id}") { ... on RemovalJob { state } } }`;
    const removing = async () => (await ask(servers[2], job)).node.state;
    await expect.poll(removing, { timeout: 60_000 }).toBe('COMPLETED');
    const last = (await ask(servers[0], '{ events(last: 1) { nodes { sequence } } }')).events.nodes[0].sequence;
    for (const read of sequences) {
      await expect.poll(() => read.at(-1), { timeout: 60_000 }).toBeGreaterThanOrEqual(last);
      expect(read).toEqual(read.map((_, at) => at + 1));
    }
    expect(await untetherHere(['verify'], variables)).toMatchObject({ code: 0 });
  },
);
