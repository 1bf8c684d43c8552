/**
 * A bulk removal that clears its customers first, beside the same suspensions as single commands, one after another: how
 * many steps a second each does, and for how long the job keeps the event loop from everybody else.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { suspendedAndReactivated } from '../data/shape.mjs';
import { Sqlite } from '../data/write.mjs';
import { askGraphql, request } from '../processes.mjs';
import { bodyOf, writes } from '../queries.mjs';
import { startProductOn } from './bench.mjs';

const singles = { warmUp: 1000, counted: 1000 };
/** Customers of the job, some six steps each. */
const customers = { warmUp: 200, counted: 1000 };

const idsOf = (file) => {
  const db = new Sqlite(file, { readonly: true });
  const all = (sql, ...values) =>
    db
      .prepare(sql)
      .pluck()
      .all(...values);
  const partner = "(select id from partner where name = 'Bench Main')";
  const chosen = all(
    `select customer_id from relationship where partner_id = ${partner} and blocker_kinds <> '' order by id limit ?`,
    customers.warmUp + customers.counted,
  );
  const subscriptions = all(
    `select id from subscription where partner_id = ${partner} and friendly_name = ? and status = 'active' order by id desc limit ?`,
    suspendedAndReactivated,
    singles.warmUp + singles.counted,
  );
  db.close();
  return { chosen, subscriptions };
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

const runSingles = async (server, ids) => {
  const from = performance.now();
  for (const id of ids) {
    const { body } = await request({
      port: server.port,
      headers: server.headers,
      body: bodyOf(writes.suspend, { id }),
    });
    if (!body.includes('Payload"')) throw new Error(`jobs: ${body.slice(0, 400)}`);
  }
  return ids.length / ((performance.now() - from) / 1000);
};

export const measureJobs = async (bench) => {
  const file = bench.copy(bench.files.product, 'jobs.db');
  const { chosen, subscriptions } = idsOf(file);
  const server = await startProductOn(file);
  try {
    await runSingles(server, subscriptions.slice(0, singles.warmUp));
    await runJob(server, chosen.slice(0, customers.warmUp));
    const single = await runSingles(server, subscriptions.slice(singles.warmUp));
    await server.ask('watch');
    const { id, seconds } = await runJob(server, chosen.slice(customers.warmUp));
    const { ms: stopMs } = await server.ask('stood');
    const steps = stepsIn(file, id);
    const perSecond = steps / seconds;
    bench.say(
      `a job: ${steps} steps and ${customers.counted} removals in ${seconds.toFixed(1)} s, ${perSecond.toFixed(0)} steps a second, one by one ${single.toFixed(0)}; the event loop stands still for ${stopMs.toFixed(0)} ms at most`,
    );
    return { steps, perSecond, single, stopMs };
  } finally {
    await server.stop();
  }
};
