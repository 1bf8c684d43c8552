/** The product on PostgreSQL beside bare node:http + pg, and three processes of it beside one. */
import { addPlainTables, moveToPostgres } from '../data/postgres.mjs';
import { suspendedAndReactivated } from '../data/shape.mjs';
import { measureLatencyAcross } from '../latency/measure.mjs';
import { median } from '../measure.mjs';
import { startPostgres } from '../postgres/start.mjs';
import { cores } from '../processes.mjs';
import { bodyOf, reads, writes } from '../queries.mjs';
import {
  lookUp,
  measure,
  measureBoth,
  mustAnswerAlike,
  signedIn,
  startBareOnPostgres,
  startProductOn,
} from './bench.mjs';
import { bodiesOf } from './reads.mjs';
import { countOf } from './statements.mjs';

const compared = 10;
const warmUpSeconds = 3;
const removals = { warmUp: 600, 1: 120, 32: 360 };
const processes = 3;
/** For three servers, the client and PostgreSQL; with fewer they would only take the cores from each other. */
const coresForThree = 8;

const idsOf = (file) =>
  lookUp(file, (all) => {
    return {
      remove: all(
        'select customer_id from relationship where partner_id = (select id from partner where name = ?) order by customer_id',
        'Bench Reserve',
      ),
      suspend: all(
        "select id from subscription where friendly_name = ? and status = 'active' order by id limit 8",
        suspendedAndReactivated,
      ),
    };
  });

const summary = (rounds) => {
  const of = (which, figure) => median(rounds.map((round) => round[which][figure]));
  const figures = (which) =>
    Object.fromEntries(['cpuUs', 'postgresUs', 'perSecond', 'p50', 'p99'].map((name) => [name, of(which, name)]));
  return {
    product: figures('product'),
    bare: figures('bare'),
    cpuRatio: median(rounds.map(({ product, bare }) => bare.cpuUs / product.cpuUs)),
    rateRatio: median(rounds.map(({ product, bare }) => product.perSecond / bare.perSecond)),
  };
};

/** Both in turn, the other way round in every second round. `job` is of one of them. */
const compare = async (bench, name, { postgres, servers }, job) => {
  const rounds = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const one = {};
    for (const which of round % 2 ? ['bare', 'product'] : ['product', 'bare']) {
      one[which] = await measureBoth(postgres, bench, servers[which], job(which));
      const { bad, done, firstBad } = one[which];
      if (bad > 0) bench.note(`${which} on PostgreSQL, ${name}: ${bad} of ${done} answers were wrong: ${firstBad}`);
    }
    rounds.push(one);
  }
  const result = summary(rounds);
  const { product, bare, cpuRatio } = result;
  bench.say(
    `PostgreSQL, ${name}: product ${product.cpuUs.toFixed(0)} µs, bare ${bare.cpuUs.toFixed(0)} µs (${cpuRatio.toFixed(2)})`,
  );
  return result;
};

const measureReadsHere = async (bench, place, bodies) => {
  const result = {};
  for (const name of ['one', 'page', 'search', 'events']) {
    for (const body of bodies[name].slice(0, compared))
      await mustAnswerAlike(name, body, place.servers.bare, [['product on PostgreSQL', place.servers.product]]);
    for (const server of Object.values(place.servers))
      await measure(bench, server, { bodies: bodies[name], seconds: warmUpSeconds });
    result[name] = await compare(bench, name, place, () => ({ bodies: bodies[name], seconds: bench.seconds }));
  }
  return result;
};

const measureRemoval = async (bench, place, ids) => {
  const bodies = ids.map((id) => bodyOf(writes.remove, { id }));
  const next = { product: 1, bare: 1 };
  const job = (which, connections, most) => {
    const from = next[which];
    next[which] += most;
    return { bodies, connections, most, from, expect: 'Payload"' };
  };
  await mustAnswerAlike('remove', bodies[0], place.servers.bare, [['product on PostgreSQL', place.servers.product]]);
  for (const [which, server] of Object.entries(place.servers))
    await measure(bench, server, job(which, 32, removals.warmUp));
  const result = {};
  for (const connections of [32, 1])
    result[connections] = await compare(bench, `removal, ${connections} at once`, place, (which) =>
      job(which, connections, removals[connections]),
    );
  return result;
};

const usageOf = async (servers) => {
  let sum = 0;
  for (const server of servers) sum += (await server.ask('usage')).cpuUs;
  return sum;
};

/** Requests to all of these servers at once, on 32 connections each. */
const askAll = async (bench, servers, bodies, seconds) => {
  const before = await usageOf(servers);
  const ports = servers.map(({ port }) => port);
  const [{ headers }] = servers;
  const one = await bench.send({ port: ports[0], ports, headers, connections: 32 * servers.length, bodies, seconds });
  if (one.bad > 0) bench.note(`${servers.length} processes: ${one.bad} answers were wrong: ${one.firstBad}`);
  return { perSecond: one.perSecond, cpuUs: ((await usageOf(servers)) - before) / one.done };
};

/** One and three in turn: how much more they answer together, and by how much the CPU of a request grows; of bare the same. */
const measureProcesses = async (bench, url, bodies) => {
  const isJudged = cores >= coresForThree;
  const coreOf = (at) => (isJudged && at > 0 ? at + 1 : 0);
  const all = { product: [], bare: [] };
  for (let at = 0; at < processes; at += 1) {
    all.product.push(await startProductOn(url, { core: coreOf(at) }));
    all.bare.push(await startBareOnPostgres(url, { core: coreOf(at) }));
  }
  for (const servers of Object.values(all)) await askAll(bench, servers, bodies, 3 * warmUpSeconds);
  const rounds = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const ofRound = {};
    for (const [which, servers] of Object.entries(all)) {
      const both = {};
      for (const count of round % 2 ? [processes, 1] : [1, processes])
        both[count] = await askAll(bench, servers.slice(0, count), bodies, count * bench.seconds);
      ofRound[which] = {
        rate: both[processes].perSecond / both[1].perSecond,
        cpu: both[processes].cpuUs / both[1].cpuUs,
      };
    }
    rounds.push(ofRound);
  }
  for (const server of Object.values(all).flat()) await server.stop();
  const of = (which, figure) => median(rounds.map((ofRound) => ofRound[which][figure]));
  const result = {
    cores,
    isJudged,
    rate: of('product', 'rate'),
    cpu: of('product', 'cpu'),
    bareRate: of('bare', 'rate'),
    bareCpu: of('bare', 'cpu'),
  };
  bench.say(
    `three processes on PostgreSQL: ${result.rate.toFixed(2)} x one, CPU ${result.cpu.toFixed(2)} x (bare ${result.bareCpu.toFixed(2)} x)`,
  );
  return result;
};

const countRoundTrips = async (url, { customer, bodies, suspend, remove }) => {
  const server = await startProductOn(url, { role: 'web', env: { BENCH_ROUND_TRIPS: 'true' } });
  const times = 4;
  const cases = [
    ['one', server, Array(times).fill(bodyOf(reads.one, { id: customer }))],
    ...['page', 'search', 'events'].map((name) => [name, server, Array(times).fill(bodies[name][0])]),
    ['suspend', server, suspend.map((id) => bodyOf(writes.suspend, { id }))],
    ['remove', await signedIn(server, 'reserve'), remove.map((id) => bodyOf(writes.remove, { id }))],
  ];
  const result = {};
  for (const [name, asked, some] of cases) result[name] = await countOf(asked, some);
  await server.stop();
  return result;
};

export const measurePostgres = async (bench) => {
  const postgres = await startPostgres();
  bench.say('PostgreSQL runs');
  const url = await moveToPostgres(postgres.url, 'product', bench.files.product);
  await addPlainTables(url, bench.files.plain);
  bench.say('PostgreSQL has the data');
  const bodies = bodiesOf(bench.files.plain);
  const ids = idsOf(bench.files.product);
  const product = await startProductOn(url);
  const bare = await startBareOnPostgres(url);
  const of = (server) => ({ postgres, servers: { product: server, bare } });
  const readFigures = await measureReadsHere(bench, of(product), bodies);
  const removal = await measureRemoval(bench, of(await signedIn(product, 'reserve')), ids.remove.slice(0, -8));
  for (const server of [product, bare]) await server.stop();
  const roundTrips = await countRoundTrips(url, {
    customer: JSON.parse(bodies.one[0]).variables.id,
    bodies,
    suspend: ids.suspend,
    remove: ids.remove.slice(-8),
  });
  const together = await measureProcesses(bench, url, bodies.one);
  const across = await measureLatencyAcross(bench, postgres.url);
  await postgres.stop();
  return { reads: readFigures, removal, roundTrips, together, across };
};
