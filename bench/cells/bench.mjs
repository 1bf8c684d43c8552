/** What all cells share: the databases of this run, the client, the servers, how one window is measured. */
import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { admins, password } from '../data/make.mjs';
import { Sqlite } from '../data/write.mjs';
import { freePort, request, startClient, startServer } from '../processes.mjs';
import { makeKey, signIn, startProduct } from '../product.mjs';
import { folder } from '../setup.mjs';

export const plainFile = (name) => fileURLToPath(new URL(`../plain/${name}`, import.meta.url));

export const openBench = ({ files, rounds, seconds, readers }) => {
  const place = join(folder, `run-${process.pid}`);
  mkdirSync(place, { recursive: true });
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  const client = startClient('client.mjs');
  const startedAt = performance.now();
  const notes = [];
  const say = (line) => console.log(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(3)} s] ${line}`);
  return {
    files,
    rounds,
    seconds,
    readers,
    place,
    notes,
    say,
    note: (line) => {
      notes.push(line);
      say(`NOTE: ${line}`);
    },
    /** A database of this run's own. */
    copy: (file, name) => {
      const to = join(place, name);
      copyFileSync(file, to, constants.COPYFILE_FICLONE);
      return to;
    },
    send: async (job) => {
      const result = await client.ask(job);
      if (result.error) throw new Error(result.error);
      return result;
    },
    close: () => client.stop(),
  };
};

export const signedIn = async (server, which = 'main') => ({
  ...server,
  headers: await signIn(server, admins[which], password),
});
export const withKey = async (server) => ({ ...server, headers: await makeKey(server, server.headers) });

export const startProductOn = async (database, options) => signedIn(await startProduct(database, options));

const startPlain = async (name, args, body, core) => {
  const port = await freePort();
  return startServer([plainFile(name), ...args(String(port))], { port, body, core });
};
export const startBare = (file) => startPlain('bare.mjs', (port) => [port, file]);
export const startBareOnPostgres = (url, { core } = {}) =>
  startPlain('bare-postgres.mjs', (port) => [port, url], undefined, core);
/** Once it answers `body`. */
export const startPeer = (kind, file, body) => startPlain('peers.mjs', (port) => [kind, port, file], body);

/** What `find` makes of the first columns that it asks a database for. */
export const lookUp = (file, find) => {
  const db = new Sqlite(file, { readonly: true });
  try {
    return find((sql, ...values) =>
      db
        .prepare(sql)
        .pluck()
        .all(...values),
    );
  } finally {
    db.close();
  }
};

/** One window: what the client saw, and the CPU that the server spent on each request. */
export const measure = async (bench, server, job) => {
  const before = await server.ask('usage');
  const result = await bench.send({ port: server.port, headers: server.headers, connections: 32, ...job });
  const after = await server.ask('usage');
  return { ...result, cpuUs: (after.cpuUs - before.cpuUs) / result.done };
};

/** The same, and the CPU that PostgreSQL spent on each request. */
export const measureBoth = async (postgres, ...asked) => {
  const before = await postgres.ask('usage');
  const one = await measure(...asked);
  const after = await postgres.ask('usage');
  return { ...one, postgresUs: (after.cpuUs - before.cpuUs) / one.done };
};

/** @throws Error where two servers answer the same request differently */
export const mustAnswerAlike = async (query, body, wanted, others) => {
  const ask = ({ port, headers }) => request({ port, headers, body });
  const right = await ask(wanted);
  for (const [name, server] of others) {
    const { status, body: text } = await ask(server);
    if (status === 200 && (text === right.body || isDeepStrictEqual(JSON.parse(text), JSON.parse(right.body))))
      continue;
    throw new Error(
      `${name} answers "${query}" unlike bare:\n${text.slice(0, 800)}\nbare:\n${right.body.slice(0, 800)}`,
    );
  }
};
