import { suspendedAndReactivated } from '../data/shape.mjs';
import { Sqlite } from '../data/write.mjs';
import { median } from '../measure.mjs';
import { bodyOf, writes } from '../queries.mjs';
import { lookUp, measure, mustAnswerAlike, signedIn, startBare, startProductOn } from './bench.mjs';

/** Commands in one window, by how many are on their way at once; and before that, until both are compiled: a first thousand costs twice. */
const inWindow = { suspend: { 1: 600, 32: 1500 }, remove: { 1: 250, 32: 500 } };
const warmUp = { suspend: 3000, remove: 1500 };

const idsOf = (file) =>
  lookUp(file, (all) => {
    return {
      suspend: all(
        `select s.id from subscription s join customer c on c.id = s.customer_id
       where s.name = ? and s.status = 'active' and c.partner = (select id from partner where name = 'Bench Main') order by s.id limit 3000`,
        suspendedAndReactivated,
      ),
      remove: all(
        "select id from customer where partner = (select id from partner where name = 'Bench Reserve') order by id",
      ),
    };
  });

const eventsIn = (file) => {
  const db = new Sqlite(file, { readonly: true });
  const found = db.prepare('select count(*) from event').pluck().get();
  db.close();
  return found;
};

/** All suspended, then all reactivated, round and round: no command meets its own opposite on the way. */
const bodiesOf = (kind, ids) =>
  kind === 'suspend'
    ? [writes.suspend, writes.reactivate].flatMap((query) => ids.map((id) => bodyOf(query, { id })))
    : ids.map((id) => bodyOf(writes.remove, { id }));

const figures = (rounds, which) => {
  const of = (name) => median(rounds.map((round) => round[which][name]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpuUs: of('cpuUs') };
};

const measureKind = async (bench, kind, { bodies, servers, productFile }) => {
  const places = { product: 1, bare: 1 };
  const run = async (which, most, connections) => {
    const before = eventsIn(productFile);
    const one = await measure(bench, servers[which], {
      bodies,
      connections,
      most,
      from: places[which],
      expect: 'Payload"',
    });
    places[which] = one.next;
    if (one.bad > 0) bench.note(`${which}, ${kind}: ${one.bad} of ${one.done} commands were refused: ${one.firstBad}`);
    const kept = eventsIn(productFile) - before;
    if (which === 'product' && kept < one.done - one.bad)
      bench.note(`${one.done} commands were acknowledged, ${kept} events kept`);
    return one;
  };
  for (const which of ['product', 'bare']) await run(which, warmUp[kind], 32);
  const result = {};
  for (const connections of [32, 1]) {
    const rounds = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      const one = {};
      for (const which of round % 2 ? ['bare', 'product'] : ['product', 'bare'])
        one[which] = await run(which, inWindow[kind][connections], connections);
      rounds.push(one);
    }
    result[connections] = {
      product: figures(rounds, 'product'),
      bare: figures(rounds, 'bare'),
      rateRatio: median(rounds.map(({ product, bare }) => product.perSecond / bare.perSecond)),
      cpuRatio: median(rounds.map(({ product, bare }) => bare.cpuUs / product.cpuUs)),
    };
    const { product, bare } = result[connections];
    bench.say(
      `${kind}, ${connections} at once: product ${product.perSecond.toFixed(0)}/s, bare ${bare.perSecond.toFixed(0)}/s`,
    );
  }
  return result;
};

export const measureWrites = async (bench, kinds) => {
  const plain = bench.copy(bench.files.plain, 'writes-plain.db');
  const productFile = bench.copy(bench.files.product, 'writes-product.db');
  const bare = await startBare(plain);
  const main = await startProductOn(productFile);
  const reserve = await signedIn(main, 'reserve');
  const ids = idsOf(plain);
  const result = {};
  for (const kind of kinds) {
    const product = kind === 'remove' ? reserve : main;
    const bodies = bodiesOf(kind, ids[kind]);
    // The first command is done by both and its answers are compared.
    await mustAnswerAlike(kind, bodies[0], bare, [['product', product]]);
    result[kind] = await measureKind(bench, kind, { bodies, servers: { product, bare }, productFile });
  }
  for (const server of [bare, main]) await server.stop();
  return result;
};
