/** What an access log and metrics cost: the same product with both, beside itself without, in turn. */
import { suspendedAndReactivated } from '../data/shape.mjs';
import { median } from '../measure.mjs';
import { freePort } from '../processes.mjs';
import { bodyOf, reads, writes } from '../queries.mjs';
import { lookUp, measure, startProductOn } from './bench.mjs';

const warmUpSeconds = 3;
const commands = { warmUp: 1500, counted: 1500 };

const bodiesOf = (file) =>
  lookUp(file, (all) => {
    const partner = "(select id from partner where name = 'Bench Main')";
    const customers = all(`select customer_id from relationship where partner_id = ${partner} order by id limit 1000`);
    const subscriptions = all(
      `select id from subscription where partner_id = ${partner} and friendly_name = ? and status = 'active' order by id limit 1500`,
      suspendedAndReactivated,
    );
    const commanded = (query) => subscriptions.map((id) => bodyOf(query, { id }));
    return {
      one: customers.map((id) => bodyOf(reads.one, { id })),
      page: [bodyOf(reads.page)],
      suspend: [...commanded(writes.suspend), ...commanded(writes.reactivate)],
    };
  });

export const measureWatched = async (bench) => {
  const bodies = bodiesOf(bench.files.product);
  const env = { ACCESS_LOG: 'true', LOG_LEVEL: 'info', METRICS_PORT: String(await freePort()) };
  const servers = {
    without: await startProductOn(bench.copy(bench.files.product, 'without.db')),
    with: await startProductOn(bench.copy(bench.files.product, 'with.db'), { env }),
  };
  const result = {};
  for (const [name, asked] of Object.entries(bodies)) {
    const places = { without: 0, with: 0 };
    const run = async (which, { seconds, most }) => {
      const window = name === 'suspend' ? { most, from: places[which], expect: 'Payload"' } : { seconds };
      const one = await measure(bench, servers[which], { bodies: asked, ...window });
      places[which] = one.next;
      if (one.bad > 0) bench.note(`${which} log, ${name}: ${one.bad} of ${one.done} were refused: ${one.firstBad}`);
      return one;
    };
    for (const which of Object.keys(servers)) await run(which, { seconds: warmUpSeconds, most: commands.warmUp });
    const rounds = [];
    for (let round = 0; round < bench.rounds * 2; round += 1) {
      const one = {};
      for (const which of round % 2 ? ['with', 'without'] : ['without', 'with'])
        one[which] = await run(which, { seconds: bench.seconds, most: commands.counted });
      rounds.push(one);
    }
    result[name] = {
      without: median(rounds.map((one) => one.without.cpuUs)),
      with: median(rounds.map((one) => one.with.cpuUs)),
      ratio: median(rounds.map((one) => one.without.cpuUs / one.with.cpuUs)),
    };
    bench.say(
      `${name}: ${result[name].without.toFixed(0)} µs without access log and metrics, ${result[name].with.toFixed(0)} with`,
    );
  }
  for (const server of Object.values(servers)) await server.stop();
  return result;
};
