/**
 * The product beside bare node:http + better-sqlite3 and other GraphQL servers, on the same data in one interleaved run:
 * npm run bench [-- CELL ...] [--large] [--rounds 3] [--seconds 1] [--readers 2000]
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load, machine } from './measure.mjs';
import { build, folder, installPeers, root } from './setup.mjs';

const readCells = ['one', 'page', 'search', 'removable', 'portfolio', 'events'];
const writeCells = ['suspend', 'remove'];
const otherCells = ['statements', 'import', 'start', 'streams', 'latency', 'webhooks', 'jobs', 'watched', 'postgres'];
const largeCells = ['growth', 'postgres-growth'];
const cells = [...readCells, ...writeCells, ...otherCells, ...largeCells];
const customers = { small: 10_000, middle: 100_000, large: 1_000_000 };
const reserve = 4000;

const usage = `npm run bench                  everything but growth, with 10,000 customers: about eight minutes
npm run bench -- --large       growth too, with 1,000,000 customers, which are made once: minutes and 7 GB in data/bench;
                               and on PostgreSQL with 100,000
npm run bench -- one page      only these; there are: ${cells.join(', ')}
  --rounds 3 --seconds 1       how often and how long each is measured
  --readers 2000               event streams`;

const refuse = (problem) => {
  console.error(`${problem}\n${usage}`);
  process.exit(1);
};

const read = () => {
  try {
    const options = { large: { type: 'boolean' }, help: { type: 'boolean' } };
    for (const [name, value] of Object.entries({ rounds: '3', seconds: '1', readers: '2000' }))
      options[name] = { type: 'string', default: value };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const unknown = positionals.find((name) => !cells.includes(name));
    if (unknown) throw new Error(`there is no ${unknown}.`);
    const numbers = Object.fromEntries(['rounds', 'seconds', 'readers'].map((name) => [name, Number(values[name])]));
    const wrong = Object.entries(numbers).find(([, value]) => !(value > 0));
    if (wrong) throw new Error(`--${wrong[0]} is a number above 0.`);
    return {
      ...numbers,
      help: values.help,
      wanted: new Set(
        positionals.length > 0 ? positionals : cells.filter((name) => !largeCells.includes(name) || values.large),
      ),
    };
  } catch (error) {
    return refuse(error.message);
  }
};

const { wanted, help, ...options } = read();
if (help) {
  console.log(usage);
  process.exit(0);
}
const chosen = (names) => names.filter((name) => wanted.has(name));
const commit = () => {
  try {
    return execFileSync('git', ['-C', root, 'describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

await build();
if (chosen(readCells).length > 0) await installPeers();
// Only now: all of this imports what was built.
const { makePlainData, makeProductData } = await import('./data/make.mjs');
const { openBench } = await import('./cells/bench.mjs');

const product = await makeProductData({ customers: customers.small, reserve });
const plain = join(folder, 'plain.db');
makePlainData(product, plain);
const made = (cell, count) => (wanted.has(cell) ? makeProductData({ customers: count, reserve: 0 }) : undefined);
const middle = await made('postgres-growth', customers.middle);
const large = await made('growth', customers.large);

const startedAt = performance.now();
const loadBefore = load();
const bench = openBench({ files: { product, plain, middle, large }, ...options });
const result = {};

const steps = {
  reads: async () =>
    chosen(readCells).length > 0 && (await import('./cells/reads.mjs')).measureReads(bench, chosen(readCells)),
  writes: async () =>
    chosen(writeCells).length > 0 && (await import('./cells/writes.mjs')).measureWrites(bench, chosen(writeCells)),
  statements: async () => (await import('./cells/statements.mjs')).countStatements(bench),
  import: async () => (await import('./cells/import.mjs')).measureImport(bench),
  start: async () => (await import('./cells/start.mjs')).measureStart(bench),
  streams: async () => (await import('./cells/streams.mjs')).measureStreams(bench),
  latency: async () => (await import('./latency/measure.mjs')).measureLatency(bench),
  webhooks: async () => (await import('./cells/webhooks.mjs')).measureWebhooks(bench),
  jobs: async () => (await import('./cells/jobs.mjs')).measureJobs(bench),
  watched: async () => (await import('./cells/watched.mjs')).measureWatched(bench),
  postgres: async () => (await import('./cells/postgres.mjs')).measurePostgres(bench),
  growth: async () => (await import('./cells/growth.mjs')).measureGrowth(bench),
  'postgres-growth': async () => (await import('./cells/growth.mjs')).measureGrowthOnPostgres(bench),
};
for (const [name, step] of Object.entries(steps)) {
  if (cells.includes(name) && !wanted.has(name)) continue;
  const figures = await step();
  if (figures) result[name] = figures;
}
await bench.close();

const { sharing } = await import('./processes.mjs');
const { report } = await import('./report.mjs');
const at = new Date().toISOString().slice(0, 16).replace('T', ' ');
const whole = {
  ...result,
  at,
  commit: commit(),
  machine: machine(),
  sharing,
  loadBefore,
  loadAfter: load(),
  seconds: (performance.now() - startedAt) / 1000,
  notes: bench.notes,
};
const text = report(whole);
const file = join(folder, `result-${at.replaceAll(/\D/g, '')}`);
writeFileSync(`${file}.json`, JSON.stringify(whole, null, 1));
writeFileSync(`${file}.md`, `${text}\n`);
console.log(`\n${text}\n\nKept in ${file}.md and .json`);
process.exit(0);
