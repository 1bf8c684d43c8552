/**
 * Webhooks while commands come at a steady rate, with a backlog at another endpoint that never answers: how long after
 * the answer to its command each event arrives. And what one look for due deliveries costs, by the size of a backlog.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../packages/store/dist/index.js';
import { suspendedAndReactivated } from '../data/shape.mjs';
import { Sqlite } from '../data/write.mjs';
import { now, percentile, until } from '../measure.mjs';
import { askGraphql, startClient } from '../processes.mjs';
import { bodyOf, writes } from '../queries.mjs';
import { startProductOn } from './bench.mjs';

const perSecond = 200;
const seconds = 8;
const warmUp = 1500;
const backlogs = { small: 10, large: 100_000 };
const looks = 30;

/** An endpoint with so many due deliveries of one event, none of them about a relationship. */
const addBacklog = (file, { id, url, count }) => {
  const db = new Sqlite(file);
  const event = db
    .prepare(
      "select partner_id as partner, id, sequence from event where partner_id = (select id from partner where name = 'Bench Main') limit 1",
    )
    .get();
  const endpoint = {
    partner_id: event.partner,
    id,
    url,
    state: 'enabled',
    secrets: '[{"secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw","expiresAt":null}]',
    created_at: Date.now(),
    queued_through: Number.MAX_SAFE_INTEGER,
    warned: 0,
  };
  const names = Object.keys(endpoint);
  db.prepare(`insert into webhook_endpoint (${names}) values (${names.map((name) => `@${name}`)})`).run(endpoint);
  db.prepare(
    `with recursive counted(n) as (select 1 union all select n + 1 from counted where n < @count)
     insert into webhook_delivery (partner_id, id, endpoint_id, event_id, event_sequence, cause, state, attempts, created_at, next_attempt_at)
     select @partner, @endpoint || '-' || n, @endpoint, @event, @sequence, 'redelivery', 'pending', 0, @at, @at + n % 1000 from counted`,
  ).run({
    count,
    partner: event.partner,
    endpoint: id,
    event: event.id,
    sequence: event.sequence,
    at: Date.now() - 60_000,
  });
  db.close();
};

/** Milliseconds of the best of many looks while the endpoint has no slot, and of claiming what it has slots for. */
const measureLook = async (bench, count) => {
  const file = bench.copy(bench.files.product, `look-${count}.db`);
  addBacklog(file, { id: 'whk_backlog', url: 'http://127.0.0.1:1/', count });
  const store = await openStore({ url: `file:${file}` });
  const claim = async (slots) => {
    const at = new Date();
    const request = { now: at, leasedUntil: new Date(at.getTime() + 60_000), slotsOf: () => slots, limit: 256 };
    const startedAt = now();
    const claimed = await store.webhookQueue.claim(request);
    const took = now() - startedAt;
    if (claimed.length !== slots) throw new Error(`${claimed.length} of ${slots} were claimed`);
    await store.webhookQueue.release(
      claimed.map(({ delivery }) => delivery),
      at,
    );
    return took;
  };
  const best = async (slots) => {
    const times = [];
    for (let n = 0; n < looks; n += 1) times.push(await claim(slots));
    return Math.min(...times);
  };
  const result = { nothing: await best(0), claim: await best(2) };
  await store.close();
  return result;
};

const idsOf = (file) => {
  const db = new Sqlite(file, { readonly: true });
  const ids = db
    .prepare(
      `select s.id from subscription s join relationship r on r.id = s.relationship_id
       where s.friendly_name = ? and s.status = 'active' and r.partner_id = (select id from partner where name = 'Bench Main') order by s.id limit ?`,
    )
    .pluck()
    .all(suspendedAndReactivated, warmUp + perSecond * seconds);
  db.close();
  return ids;
};

/** Only a demo sends to receivers on its own machine. */
const allowLoopback = (file) => {
  const db = new Sqlite(file);
  db.prepare("update setting set value = 'demo' where key = 'installation'").run();
  db.close();
};

const endpointFor = (url) =>
  `mutation { createWebhookEndpoint(input: { url: "${url}" }) { __typename ... on Error { message } } }`;

const measureRate = async (bench) => {
  const receiver = startClient('receiver.mjs');
  const { port } = await receiver.ask('port');
  const file = bench.copy(bench.files.product, 'webhooks.db');
  const ids = idsOf(file);
  addBacklog(file, { id: 'whk_hangs', url: `http://127.0.0.1:${port}/hang`, count: backlogs.large });
  allowLoopback(file);
  const product = await startProductOn(file, { env: { DEMO: 'true' } });
  const { createWebhookEndpoint: made } = await askGraphql(product, endpointFor(`http://127.0.0.1:${port}/hook`));
  if (made.message !== undefined) throw new Error(`createWebhookEndpoint: ${made.message}`);
  const { headers } = product;
  const bodies = ids.map((id) => bodyOf(writes.suspend, { id }));
  const job = { port: product.port, headers, bodies, connections: 32, expect: 'Payload"' };
  const warmed = await bench.send({ ...job, most: warmUp });
  await sleep(1000);
  await receiver.ask('arrivals');
  const sent = await bench.send({ ...job, from: warmed.next, most: perSecond * seconds, perSecond });
  const bad = warmed.bad + sent.bad;
  if (bad > 0) bench.note(`webhooks: ${bad} commands were refused: ${warmed.firstBad ?? sent.firstBad}`);
  const arrivedAt = new Map();
  await until(
    async () => {
      for (const [key, at] of (await receiver.ask('arrivals')).arrivals) arrivedAt.set(key, at);
      return arrivedAt.size >= sent.done;
    },
    { seconds: 20 },
  ).catch(() => bench.note(`webhooks: ${arrivedAt.size} of ${sent.done} arrived`));
  await product.stop();
  receiver.child.kill('SIGKILL');
  const latencies = sent.answeredAt.flatMap(([place, at]) => {
    const arrived = arrivedAt.get(`subscription-suspended ${ids[place % ids.length]}`);
    return arrived === undefined ? [] : [arrived - at];
  });
  return {
    perSecond: sent.perSecond,
    events: latencies.length,
    median: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    command: { p50: sent.p50, p99: sent.p99 },
  };
};

export const measureWebhooks = async (bench) => {
  const rate = await measureRate(bench);
  const look = { small: await measureLook(bench, backlogs.small), large: await measureLook(bench, backlogs.large) };
  bench.say(
    `webhooks at ${rate.perSecond.toFixed(0)}/s: ${rate.median.toFixed(1)} / ${rate.p99.toFixed(1)} ms after the answer, commands ${rate.command.p50.toFixed(1)} / ${rate.command.p99.toFixed(1)} ms; ` +
      `a look with ${backlogs.small} due ${look.small.nothing.toFixed(3)} ms, with ${backlogs.large} ${look.large.nothing.toFixed(3)} ms`,
  );
  return { rate, look, backlogs, ratio: look.large.nothing / look.small.nothing };
};
