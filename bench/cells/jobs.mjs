/**
 * A bulk removal that clears its customers first, beside the same suspensions and removals as single commands, one after
 * another: how many customers a second each offboards, and for how long the job keeps the event loop from everybody else.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Sqlite } from '../data/write.mjs';
import { askGraphql, request } from '../processes.mjs';
import { bodyOf, writes } from '../queries.mjs';
import { startProductOn } from './bench.mjs';

/** Customers, some three steps each. */
const singles = { warmUp: 200, counted: 300 };
const customers = { warmUp: 200, counted: 1000 };

const idsOf = (file) => {
  const db = new Sqlite(file, { readonly: true });
  const ids = db
    .prepare(
      `select customer_id from relationship where partner_id = (select id from partner where name = 'Bench Main')
       and blocker_kinds <> '' order by id limit ?`,
    )
    .pluck()
    .all(customers.warmUp + customers.counted + singles.warmUp + singles.counted);
  db.close();
  return ids;
};

const stepsIn = (file, jobId) => {
  const db = new Sqlite(file, { readonly: true });
  const steps = db
    .prepare("select count(*) from removal_job_step where job_id = ? and state = 'completed'")
    .pluck()
    .get(jobId);
  db.close();
  return steps;
};

const start = `mutation ($ids: [ID!]) { startBulkRemoval(input: { customerIds: $ids, clearBlockers: true, attestation: true }) {
  ... on Error { message } ... on StartBulkRemovalPayload { job { id } } } }`;
const stateOf = 'query ($id: ID!) { job(id: $id) { state } }';

const runJob = async (server, ids) => {
  const { startBulkRemoval: started } = await askGraphql(server, start, { ids });
  if (!started.job) throw new Error(`jobs: ${started.message}`);
  const { id } = started.job;
  const from = performance.now();
  while ((await askGraphql(server, stateOf, { id })).job.state !== 'COMPLETED') await sleep(20);
  return { id, seconds: (performance.now() - from) / 1000 };
};

const blockersOf = 'query ($id: ID!) { customer(id: $id) { removalBlockers { subject { id } } } }';

/** Reads nothing while the time counts: as if somebody knew what to do. */
const runSingles = async (server, ids) => {
  const commands = [];
  for (const id of ids) {
    const { customer } = await askGraphql(server, blockersOf, { id });
    for (const { subject } of customer.removalBlockers) commands.push(bodyOf(writes.suspend, { id: subject.id }));
    commands.push(bodyOf(writes.remove, { id }));
  }
  const from = performance.now();
  for (const body of commands) {
    const { body: answer } = await request({ port: server.port, headers: server.headers, body });
    if (!answer.includes('Payload"')) throw new Error(`jobs: ${answer.slice(0, 400)}`);
  }
  return ids.length / ((performance.now() - from) / 1000);
};

export const measureJobs = async (bench) => {
  const file = bench.copy(bench.files.product, 'jobs.db');
  const ids = idsOf(file);
  const next = (count) => ids.splice(0, count);
  const server = await startProductOn(file);
  try {
    await runSingles(server, next(singles.warmUp));
    await runJob(server, next(customers.warmUp));
    const single = await runSingles(server, next(singles.counted));
    await server.ask('watch');
    const { id, seconds } = await runJob(server, next(customers.counted));
    const { ms: stopMs } = await server.ask('stood');
    const steps = stepsIn(file, id);
    const perSecond = customers.counted / seconds;
    bench.say(
      `a job: ${steps} steps and ${customers.counted} removals in ${seconds.toFixed(1)} s, ${perSecond.toFixed(0)} customers a second, one by one ${single.toFixed(0)}; the event loop stands still for ${stopMs.toFixed(0)} ms at most`,
    );
    return { steps, customers: customers.counted, perSecond, single, stopMs };
  } finally {
    await server.stop();
  }
};
