/** The same requests to the product with 10,000 customers and with a million: what grows, and what stops everybody else. */
import { createReadStream } from 'node:fs';
import { moveToPostgres } from '../data/postgres.mjs';
import { median } from '../measure.mjs';
import { startPostgres } from '../postgres/start.mjs';
import { askGraphql, request } from '../processes.mjs';
import { bodyOf, reads, writes } from '../queries.mjs';
import { lookUp, measure, measureBoth, startProductOn } from './bench.mjs';

const customers = (args, fields = 'nodes { id companyName }') => `{ customers(${args}) { ${fields} } }`;
const events = (args, fields = 'nodes { id sequence type }') => `{ events(${args}) { ${fields} } }`;
const count = (filter) => customers(`first: 1, filter: ${filter}`, 'totalCount');
const search = (text, more = '') => customers(`first: 50, filter: { search: "${text}" }${more}`);
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const outlook = (name, more = '') => customers(`first: 50, filter: { removalOutlook: ${name} }${more}`);
const removableIn = (after, until, more = '') => {
  const bounds = [...(after === null ? [] : [`after: "${inDays(after)}"`]), `until: "${inDays(until)}"`].join(' ');
  return customers(`first: 50, filter: { nextPossibleRemoval: { within: { ${bounds} } } }${more}`);
};

/** Name, query and, where it needs one, what its variables are for a database. */
const cases = [
  ['one customer + blockers', reads.one, 'customer'],
  ['page of 50', customers('first: 50')],
  ['page of 50 + blockers', reads.page],
  ['last page of 50', customers('last: 50')],
  ['order: newest first', customers('first: 50, orderBy: ESTABLISHED_DESC')],
  ['order: removal date', customers('first: 50, orderBy: NEXT_POSSIBLE_REMOVAL_ASC')],
  ['order: name, backwards from Z', customers('first: 50, orderBy: NAME_DESC')],
  ['order: oldest first', customers('first: 50, orderBy: ESTABLISHED_ASC')],
  ['order: removal date, the last page', customers('last: 50, orderBy: NEXT_POSSIBLE_REMOVAL_ASC')],
  ['filter: removable', customers('first: 50, filter: { removable: true }')],
  ['filter: removable, newest first', customers('first: 50, filter: { removable: true }, orderBy: ESTABLISHED_DESC')],
  ['filter: not removable', customers('first: 50, filter: { removable: false }')],
  ['filter: a rare blocker', customers('first: 50, filter: { blockedBy: [ACTIVE_TRIAL] }')],
  ['filter: a blocker nobody has', customers('first: 50, filter: { blockedBy: [ACTIVE_RESERVATION] }')],
  ['filter: country', customers('first: 50, filter: { country: "DE" }')],
  ['filter: country + removable', customers('first: 50, filter: { country: "DE", removable: true }')],
  [
    'filter: a country nobody is in, newest first',
    customers('first: 50, filter: { country: "PT" }, orderBy: ESTABLISHED_DESC'),
  ],
  [
    'filter: a rare blocker, newest first',
    customers('first: 50, filter: { blockedBy: [ACTIVE_TRIAL] }, orderBy: ESTABLISHED_DESC'),
  ],
  ['filter: ready, newest first', outlook('READY', ', orderBy: ESTABLISHED_DESC')],
  ['filter: clearable, soonest first', outlook('CLEARABLE', ', orderBy: NEXT_POSSIBLE_REMOVAL_ASC')],
  ['filter: an outlook nobody has, oldest first', outlook('NEEDS_VENDOR', ', orderBy: ESTABLISHED_ASC')],
  ['filter: country, newest first', customers('first: 50, filter: { country: "DE" }, orderBy: ESTABLISHED_DESC')],
  ['filter: country, the last page', customers('last: 50, filter: { country: "DE" }')],
  ['filter: a reseller', customers('first: 50, filter: { associatedResellerId: "par_none" }')],
  ['filter: can be removed within 30 days', removableIn(null, 30)],
  ['filter: can be removed between two dates', removableIn(1, 90)],
  [
    'filter: can be removed at no known date',
    customers('first: 50, filter: { nextPossibleRemoval: { known: false } }'),
  ],
  ['filter: within 30 days, soonest first', removableIn(null, 30, ', orderBy: NEXT_POSSIBLE_REMOVAL_ASC')],
  ['filter: a paid extension', customers('first: 50, filter: { willExtend: true }')],
  ['filter: asks to be released', customers('first: 50, filter: { releaseRequested: true }')],
  ['filter: a tenant id nobody has', customers('first: 50, filter: { tenantId: "none" }')],
  ['search: a common word', search('bakeries')],
  ['search: a common word, newest first', search('bakeries', ', orderBy: ESTABLISHED_DESC')],
  ['search: a common word, in a country', customers('first: 50, filter: { search: "bakeries", country: "DE" }')],
  ['search: one letter', search('k')],
  ['search: a name of common syllables', search('bakomi')],
  ['search: two letters', search('ko')],
  ['search: two letters nobody has', search('zq')],
  ['search: 東京', search('東京')],
  ['search: さくら, late in the order', search('さくら')],
  ['search: さくら, backwards', search('さくら', ', orderBy: NAME_DESC')],
  ['search: none', search('qqqxyz')],
  ['count: all', customers('first: 1', 'totalCount')],
  ['count: not removable', count('{ removable: false }')],
  ['count: a rare blocker', count('{ blockedBy: [ACTIVE_TRIAL] }')],
  ['count: an outlook', count('{ removalOutlook: READY }')],
  ['count: a country', count('{ country: "DE" }')],
  ['count: country + removable', count('{ country: "DE", removable: true }')],
  ['count: can be removed within 30 days', count(`{ nextPossibleRemoval: { within: { until: "${inDays(30)}" } } }`)],
  ['count: a search', count('{ search: "bakeries" }')],
  ['count: 東京', count('{ search: "東京" }')],
  ['portfolio', reads.portfolio],
  ['events: first 50', events('first: 50')],
  ['events: last 50', events('last: 50')],
  ['events: a rare type', events('last: 50, filter: { types: [SUBSCRIPTION_SUSPENDED] }')],
  ['events: a type that never was', events('last: 50, filter: { types: [SUBSCRIPTION_EXTENDED] }')],
  [
    'events: of a customer',
    'query ($id: ID!) { events(last: 50, filter: { customerId: $id }) { nodes { id } } }',
    'customer',
  ],
  ['events: by programs', events('last: 50, filter: { actorKind: API_KEY }')],
  ['events: count', events('last: 1', 'totalCount')],
];
const removal = 'removal';

const perRound = { seconds: 0.4, most: 25 };
const removals = { warmUp: 15, perRound: 20 };
const stops = 3;
/** Without asking what is not there, in a few milliseconds. */
const tail = 2;

const idsOf = (file) =>
  lookUp(file, (all) => {
    const [partner] = all("select id from partner where name = 'Bench Main'");
    return {
      customer: all(
        "select customer_id from relationship where partner_id = ? and state = 'active' and blocker_kinds <> '' order by name_key limit 100",
        partner,
      ),
      removable: all(
        "select customer_id from relationship where partner_id = ? and state = 'active' and blocker_kinds = '' order by name_key limit 120",
        partner,
      ),
    };
  });

/** The longest time that one such request keeps all others waiting: the least of a few, since only what it causes comes each time. */
const stopOf = async (server, bodies) => {
  const times = [];
  for (let n = 0; n < stops; n += 1) {
    await server.ask('watch');
    await request({ port: server.port, headers: server.headers, body: bodies[n % bodies.length] });
    times.push((await server.ask('stood')).ms - tail);
  }
  return Math.max(0, Math.min(...times));
};

/** How many rows an answer has, or counts. */
const rowsOf = async (server, body) => {
  const { query, variables } = JSON.parse(body);
  const [found] = Object.values(await askGraphql(server, query, variables));
  return found?.totalCount ?? found?.nodes?.length ?? 1;
};

/** Reads it into memory: what a disk takes to find a page says nothing about the program. */
const bringIn = async (file) => {
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) bytes += chunk.length;
  return bytes;
};

/** `file` has what the `database` has, which is the same where it is not on PostgreSQL. */
const open = async (file, database = file) => {
  if (database === file) await bringIn(file);
  const server = await startProductOn(database);
  const { customer, removable } = idsOf(file);
  const bodiesOf = (query, of) => (of === 'customer' ? customer.map((id) => bodyOf(query, { id })) : [bodyOf(query)]);
  let removed = 0;
  return {
    server,
    bodiesOf,
    nextRemovals: (count) => {
      const ids = removable.slice(removed, removed + count);
      removed += count;
      return ids.map((id) => bodyOf(writes.remove, { id }));
    },
  };
};

const compare = async (bench, name, { places, measureOne }, job) => {
  const rounds = [];
  for (let round = 0; round < bench.rounds; round += 1) {
    const one = {};
    for (const which of round % 2 ? ['large', 'small'] : ['small', 'large']) {
      one[which] = await measureOne(bench, places[which].server, { connections: 1, ...job(places[which]) });
      if (one[which].bad > 0) bench.note(`growth, ${name}: ${one[which].firstBad}`);
    }
    rounds.push(one);
  }
  const of = (which, figure) => median(rounds.map((round) => round[which][figure]));
  return {
    small: of('small', 'p50'),
    large: of('large', 'p50'),
    ratio: median(rounds.map(({ small, large }) => large.p50 / small.p50)),
    /** Where others share the cores, this says more. */
    cpuRatio: median(rounds.map(({ small, large }) => large.cpuUs / small.cpuUs)),
    cpuUs: of('large', 'cpuUs'),
  };
};

const measureCases = async (bench, some, { places, measureOne }) => {
  // Warm up: both programs, and of the files what anybody would read anyway.
  for (const { server, bodiesOf } of Object.values(places))
    await measure(bench, server, { bodies: bodiesOf(reads.one, 'customer'), seconds: 3 });
  const result = {};
  for (const [name, query, of] of some) {
    for (const { server, bodiesOf } of Object.values(places))
      await measure(bench, server, { connections: 1, bodies: bodiesOf(query, of), ...perRound });
    const figures = await compare(bench, name, { places, measureOne }, ({ bodiesOf }) => ({
      bodies: bodiesOf(query, of),
      ...perRound,
    }));
    const { server, bodiesOf } = places.large;
    const rows = {};
    for (const [which, place] of Object.entries(places))
      rows[which] = await rowsOf(place.server, place.bodiesOf(query, of)[0]);
    result[name] = { ...figures, rows, stopMs: await stopOf(server, bodiesOf(query, of)) };
    bench.say(
      `${name}: ${figures.small.toFixed(2)} -> ${figures.large.toFixed(2)} ms (CPU ${figures.cpuRatio.toFixed(2)}), stands ${result[name].stopMs.toFixed(0)} ms`,
    );
  }
  const remove = (place, count) => ({ bodies: place.nextRemovals(count), most: count, expect: 'Payload"' });
  for (const place of Object.values(places))
    await measure(bench, place.server, { connections: 1, ...remove(place, removals.warmUp) });
  const removed = await compare(bench, removal, { places, measureOne }, (place) => remove(place, removals.perRound));
  const stopMs = await stopOf(places.large.server, places.large.nextRemovals(stops));
  result[removal] = { ...removed, rows: { small: 1, large: 1 }, stopMs };
  for (const { server } of Object.values(places)) await server.stop();
  return result;
};

export const measureGrowth = async (bench) => {
  const places = {
    small: await open(bench.copy(bench.files.product, 'growth.db')),
    large: await open(bench.files.large),
  };
  return measureCases(bench, cases, { places, measureOne: measure });
};

const casesOnPostgres = [
  'one customer + blockers',
  'page of 50 + blockers',
  'last page of 50',
  'order: removal date',
  'filter: removable',
  'filter: a rare blocker',
  'filter: country',
  'filter: can be removed within 30 days',
  'search: a common word',
  'search: a name of common syllables',
  'search: 東京',
  'count: not removable',
  'portfolio',
  'events: last 50',
  'events: a rare type',
];

/** On PostgreSQL, where the CPU time is the server's and PostgreSQL's together. */
export const measureGrowthOnPostgres = async (bench) => {
  const postgres = await startPostgres();
  const openOn = async (name, file) => open(file, await moveToPostgres(postgres.url, name, file));
  const places = {
    small: await openOn('small', bench.files.product),
    large: await openOn('large', bench.files.middle),
  };
  bench.say('PostgreSQL has the data');
  const measureOne = async (...asked) => {
    const one = await measureBoth(postgres, ...asked);
    return { ...one, cpuUs: one.cpuUs + one.postgresUs };
  };
  const some = cases.filter(([name]) => casesOnPostgres.includes(name));
  const result = await measureCases(bench, some, { places, measureOne });
  await postgres.stop();
  return result;
};
