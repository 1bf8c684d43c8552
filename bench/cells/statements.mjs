import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suspendedAndReactivated } from '../data/shape.mjs';
import { request } from '../processes.mjs';
import { bodyOf, reads, writes } from '../queries.mjs';
import { root } from '../setup.mjs';
import { lookUp, signedIn, startProductOn, withKey } from './bench.mjs';

const times = 4;

const idsOf = (file) =>
  lookUp(file, (all) => {
    const subscriptions = all(
      "select id from subscription where friendly_name = ? and status = 'active' order by id limit 4",
      suspendedAndReactivated,
    );
    const removable = all(
      'select customer_id from relationship where partner_id = (select id from partner where name = ?) order by id limit 4',
      'Bench Reserve',
    );
    const [customer] = all(
      'select customer_id from relationship where partner_id = (select id from partner where name = ?) order by id limit 1',
      'Bench Main',
    );
    return { subscriptions, removable, customer };
  });

/** How many statements a request runs: the fewest of a few, since the clock and the delivery of webhooks run some too. */
export const countOf = async (server, bodies) => {
  const counts = [];
  for (const body of bodies) {
    await sleep(150);
    await server.ask('forget');
    const { body: text } = await request({ port: server.port, headers: server.headers, body });
    await sleep(50);
    const { statements } = await server.ask('statements');
    if (text.includes('"errors":') || text.includes('Error"')) throw new Error(`statements: ${text.slice(0, 400)}`);
    counts.push(statements.length);
  }
  return Math.min(...counts);
};

export const countStatements = async (bench) => {
  const file = bench.copy(bench.files.product, 'statements.db');
  const { subscriptions, removable, customer } = idsOf(file);
  const product = await startProductOn(file, { env: { BENCH_STATEMENTS: join(root, 'packages/store/package.json') } });
  const repeated = (body) => Array.from({ length: times }, () => body);
  const each = (query, ids) => ids.map((id) => bodyOf(query, { id }));
  const one = bodyOf(reads.one, { id: customer });
  const cases = [
    ['one', product, repeated(one)],
    ['one, by key', await withKey(product), repeated(one)],
    ['page', product, repeated(bodyOf(reads.page))],
    ['search', product, repeated(bodyOf(reads.search, { text: 'bako' }))],
    ['removable', product, repeated(bodyOf(reads.removable))],
    ['portfolio', product, repeated(bodyOf(reads.portfolio))],
    ['events', product, repeated(bodyOf(reads.events))],
    ['suspend', product, each(writes.suspend, subscriptions)],
    ['reactivate', product, each(writes.reactivate, subscriptions)],
    ['remove', await signedIn(product, 'reserve'), each(writes.remove, removable)],
  ];
  const result = {};
  for (const [name, server, bodies] of cases) result[name] = await countOf(server, bodies);
  await product.stop();
  bench.say(
    `statements: ${Object.entries(result)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );
  return result;
};
