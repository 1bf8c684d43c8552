import { syllables } from '../data/shape.mjs';
import { Sqlite } from '../data/write.mjs';
import { median } from '../measure.mjs';
import { bodyOf, reads } from '../queries.mjs';
import { measure, mustAnswerAlike, startBare, startPeer, startProductOn, withKey } from './bench.mjs';

const warmUp = { seconds: { one: 3 }, otherwise: 1.5 };
const comparedOf = 10;
const withKeyToo = ['one', 'page'];

/** Names that a dozen customers share. */
const searched = syllables.flatMap((first, index) =>
  syllables.slice(0, 5).map((second) => `${first}${second}${syllables.at(-1 - index)}`),
);

export const bodiesOf = (file) => {
  const db = new Sqlite(file, { readonly: true });
  const ids = db
    .prepare("select id from customer where partner = (select id from partner where name = 'Bench Main') order by id")
    .pluck()
    .all();
  db.close();
  const step = Math.ceil(ids.length / 1000);
  return {
    one: ids.filter((_, index) => index % step === 0).map((id) => bodyOf(reads.one, { id })),
    search: searched.map((text) => bodyOf(reads.search, { text })),
    ...Object.fromEntries(['page', 'removable', 'portfolio', 'events'].map((name) => [name, [bodyOf(reads[name])]])),
  };
};

/** Everything that answers reads, each in a process of its own. */
const startAll = async (bench, bodies) => {
  const plain = bench.copy(bench.files.plain, 'reads-plain.db');
  const product = await startProductOn(bench.copy(bench.files.product, 'reads-product.db'));
  const peer = (kind) => startPeer(kind, plain, bodies.portfolio[0]);
  return new Map([
    ['bare', await startBare(plain)],
    ['product, cookie', product],
    ['product, key', await withKey(product)],
    ['mercurius + jit', await peer('mercurius')],
    ['Apollo', await peer('apollo')],
    ['yoga + Pothos', await peer('yoga')],
  ]);
};

const summary = (rounds, bareRounds) => ({
  cpuUs: median(rounds.map(({ cpuUs }) => cpuUs)),
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
  cpuRatio: median(rounds.map(({ cpuUs }, round) => bareRounds[round].cpuUs / cpuUs)),
  rateRatio: median(rounds.map(({ perSecond }, round) => perSecond / bareRounds[round].perSecond)),
});

/** All servers in turn, the other way round in every second round, so that what else the machine does falls on all. */
const measureOne = async (bench, name, servers, bodies) => {
  const run = (server, seconds) => measure(bench, server, { bodies, seconds });
  for (const [, server] of servers) await run(server, warmUp.seconds[name] ?? warmUp.otherwise);
  const measured = new Map(servers.map(([who]) => [who, []]));
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const [who, server] of round % 2 ? servers.toReversed() : servers) {
      const one = await run(server, bench.seconds);
      if (one.bad > 0) bench.note(`${who}, ${name}: ${one.bad} of ${one.done} answers were wrong: ${one.firstBad}`);
      measured.get(who).push(one);
    }
  }
  return Object.fromEntries(servers.map(([who]) => [who, summary(measured.get(who), measured.get('bare'))]));
};

export const measureReads = async (bench, names) => {
  const bodies = bodiesOf(bench.files.plain);
  const all = await startAll(bench, bodies);
  const compare = async () => {
    for (const name of names)
      for (const body of bodies[name].slice(0, comparedOf))
        await mustAnswerAlike(name, body, all.get('bare'), [...all].slice(1));
  };
  await compare();
  bench.say('all servers answer alike');
  const result = {};
  for (const name of names) {
    const servers = [...all].filter(([who]) => who !== 'product, key' || withKeyToo.includes(name));
    result[name] = await measureOne(bench, name, servers, bodies[name]);
    bench.say(`${name}: ${servers.map(([who]) => `${who} ${result[name][who].cpuUs.toFixed(0)} µs`).join(', ')}`);
  }
  await compare();
  for (const who of ['bare', 'product, cookie', 'mercurius + jit', 'Apollo', 'yoga + Pothos']) {
    const server = all.get(who);
    const { rssMiB } = await server.ask('usage');
    for (const name of names) result[name][who].rssMiB = rssMiB;
    await server.stop();
  }
  return result;
};
