/** The tables, as Markdown that also reads well in a terminal: docs/performance.md has those of one run. */
import { targets } from './targets.mjs';

/** Wide characters take two places. */
const width = (text) => [...text].reduce((sum, letter) => sum + (/[\u3000-\u9fff]/.test(letter) ? 2 : 1), 0);

const table = (head, rows) => {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column]))));
  const line = (cells) =>
    `| ${cells.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join(' | ')} |`;
  return [line(head), `| ${widths.map((size) => '-'.repeat(size)).join(' | ')} |`, ...rows.map(line)].join('\n');
};

const whole = (value) => Math.round(value).toLocaleString('en');
const two = (value) => value.toFixed(2);
const met = (holds) => (holds ? 'yes' : '**no**');

const readTable = (reads) => {
  const head = [
    'read',
    'bare µs',
    'product µs',
    'of bare',
    'by requests/s',
    'by key',
    'mercurius + jit',
    'Apollo',
    'yoga + Pothos',
    'target',
    'met',
  ];
  const rows = Object.entries(reads).map(([name, of]) => {
    const product = of['product, cookie'];
    const ratio = (who) => (of[who] ? two(of[who].cpuRatio) : '');
    const target = targets.reads[name];
    return [
      name,
      whole(of.bare.cpuUs),
      whole(product.cpuUs),
      two(product.cpuRatio),
      two(product.rateRatio),
      ratio('product, key'),
      ratio('mercurius + jit'),
      ratio('Apollo'),
      ratio('yoga + Pothos'),
      `>= ${two(target)}`,
      met(product.cpuRatio >= target),
    ];
  });
  return [
    'Reads, 32 at once: CPU time of the server per request, and its share of bare node:http + better-sqlite3 (1.00 = as fast)',
    table(head, rows),
  ];
};

const writeTable = (writes) => {
  const head = [
    'write',
    'bare /s',
    'product /s',
    'of bare',
    'by CPU',
    'product p50 / p99 ms',
    'bare p50 / p99 ms',
    'target',
    'met',
  ];
  const times = ({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const rows = Object.entries(writes).flatMap(([name, of]) =>
    [1, 32].map((connections) => {
      const { product, bare, rateRatio, cpuRatio } = of[connections];
      const target = targets.writes[name][connections];
      const label = `${name === 'suspend' ? 'suspend, reactivate' : 'removal'}, ${connections} at once`;
      return [
        label,
        whole(bare.perSecond),
        whole(product.perSecond),
        two(rateRatio),
        two(cpuRatio),
        times(product),
        times(bare),
        `>= ${two(target)}`,
        met(rateRatio >= target),
      ];
    }),
  );
  return ['Writes, each acknowledged and synced to disk', table(head, rows)];
};

const commands = ['suspend', 'reactivate', 'remove'];
const statementTable = (statements) => {
  const rows = Object.entries(statements).map(([name, count]) =>
    commands.includes(name)
      ? [name, String(count), `<= ${targets.statements}`, met(count <= targets.statements)]
      : [name, String(count), '', ''],
  );
  return ['SQL statements of one request', table(['request', 'statements', 'target', 'met'], rows)];
};

const otherTable = ({ import: imported, start, streams, latency, webhooks, jobs, watched }) => {
  const rows = [];
  const add = (what, value, beside, target, holds) =>
    rows.push([what, value, beside, target, holds === undefined ? '' : met(holds)]);
  if (imported) {
    for (const [which, what] of [
      ['first', 'import, items per CPU second'],
      ['second', 'the same import again, unchanged'],
    ]) {
      const target = targets.importPerSecond[which];
      add(what, whole(imported[which]), '', `>= ${whole(target)}`, imported[which] >= target);
    }
    const { peakMiB, stopMs } = imported;
    add(
      'memory of an import, MiB at most',
      whole(peakMiB),
      '',
      `<= ${targets.importMiB}`,
      peakMiB <= targets.importMiB,
    );
    const stop = 'longest stop of the event loop by an import in the app, ms';
    add(stop, whole(stopMs), '', `<= ${targets.stopMs}`, stopMs <= targets.stopMs);
  }
  if (start) {
    const { product, bare, 'node:http': http } = start;
    add(
      'cold start to the first right answer, ms',
      whole(product.ms),
      `node:http ${whole(http.ms)}, bare ${whole(bare.ms)}`,
      `<= ${targets.start} x node:http (${start.ratio.toFixed(1)})`,
      start.ratio <= targets.start,
    );
    add(
      'memory at rest, MiB',
      whole(product.rssMiB),
      `node:http ${whole(http.rssMiB)}, bare ${whole(bare.rssMiB)}`,
      `<= ${targets.restMiB}`,
      product.rssMiB <= targets.restMiB,
    );
  }
  if (streams) {
    const { product, bare, count, time, memory } = streams;
    add(
      `one event to the last of ${whole(count)} streams, ms`,
      whole(product.last),
      `bare ${whole(bare.last)}`,
      `<= ${targets.streams.time} x bare (${time.toFixed(1)})`,
      time <= targets.streams.time,
    );
    add('CPU time of that event, ms', whole(product.cpuMs), `bare ${whole(bare.cpuMs)}`, '');
    add(
      'a stream that is open, KiB, garbage collected',
      product.kibEach.toFixed(1),
      `bare ${bare.kibEach.toFixed(1)}`,
      `<= ${targets.streams.memory} x bare (${memory.toFixed(1)})`,
      memory <= targets.streams.memory,
    );
    add(
      'the same before anything is collected',
      product.kibOpening.toFixed(1),
      `bare ${bare.kibOpening.toFixed(1)}`,
      '',
    );
    const opened = ({ openedPerSecond, lastQuarterPerSecond }) =>
      `${whole(openedPerSecond)} / ${whole(lastQuarterPerSecond)}`;
    add('streams opened per second: all / the last quarter of them', opened(product), `bare ${opened(bare)}`, '');
  }
  if (latency) {
    const { stream, webhook, poll, pollMs } = latency;
    const times = ({ median, p99 }) => `${median.toFixed(1)} / ${p99.toFixed(1)}`;
    add('commit to stream, ms (median / p99)', times(stream), `polling each ${pollMs} ms: ${times(poll)}`, '');
    add('commit to first webhook attempt, ms', times(webhook), '', '');
  }
  if (jobs) {
    const { steps, customers, perSecond, single, stopMs } = jobs;
    const ratio = perSecond / single;
    const what = `a job of ${whole(steps)} steps and ${whole(customers)} removals, customers per second`;
    const target = `>= ${targets.jobs} x one by one (${ratio.toFixed(1)})`;
    add(what, whole(perSecond), `one by one ${whole(single)}`, target, ratio >= targets.jobs);
    const stop = 'longest stop of the event loop by the job, ms';
    add(stop, whole(stopMs), '', `<= ${targets.stopMs}`, stopMs <= targets.stopMs);
  }
  if (webhooks) {
    const { rate, look, backlogs, ratio } = webhooks;
    const large = whole(backlogs.large);
    add(
      `webhooks at ${whole(rate.perSecond)} commands/s, backlog of ${large}: ms after the answer (median / p99)`,
      `${rate.median.toFixed(1)} / ${rate.p99.toFixed(1)}`,
      `the commands: ${rate.command.p50.toFixed(1)} / ${rate.command.p99.toFixed(1)}`,
      `p99 <= ${targets.webhooks.p99}`,
      rate.p99 <= targets.webhooks.p99,
    );
    add(
      `a look for due webhooks with a backlog of ${large}, ms`,
      look.large.nothing.toFixed(3),
      `of ${backlogs.small}: ${look.small.nothing.toFixed(3)}`,
      `<= ${targets.webhooks.look} x (${two(ratio)})`,
      ratio <= targets.webhooks.look,
    );
  }
  for (const [name, of] of Object.entries(watched ?? {})) {
    add(
      `${name} with access log and metrics, µs of CPU`,
      whole(of.with),
      `without ${whole(of.without)}`,
      `>= ${two(targets.watched)} of that without (${two(of.ratio)})`,
      of.ratio >= targets.watched,
    );
  }
  return ['Everything else', table(['what', 'product', 'beside', 'target', 'met'], rows)];
};

const postgresTables = ({ reads, removal, roundTrips, together, across }) => {
  const times = ({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const row = (name, { product, bare, cpuRatio, rateRatio }, trips, target) => [
    name,
    whole(bare.cpuUs),
    whole(product.cpuUs),
    two(cpuRatio),
    two(rateRatio),
    `${whole(bare.postgresUs)} / ${whole(product.postgresUs)}`,
    times(product),
    trips === undefined ? '' : String(trips),
    target === undefined ? '' : `>= ${two(target)}`,
    target === undefined ? '' : met(cpuRatio >= target),
  ];
  const head = [
    'on PostgreSQL',
    'bare µs',
    'product µs',
    'of bare',
    'by requests/s',
    "PostgreSQL's µs, bare / product",
    'product p50 / p99 ms',
    'round trips',
    'target',
    'met',
  ];
  const aim = targets.postgres;
  const rows = [
    ...Object.entries(reads).map(([name, of]) => row(name, of, roundTrips[name], aim[name])),
    ...[1, 32].map((at) => row(`removal, ${at} at once`, removal[at], roundTrips.remove)),
  ];
  const { cores, isJudged, rate, cpu, bareRate, bareCpu } = together;
  const growth = cpu / bareCpu;
  const more = [
    [
      `three processes beside one, requests/s (${cores} cores)`,
      `${two(rate)} x`,
      `bare ${two(bareRate)} x`,
      isJudged ? `>= ${aim.threeRate} x` : 'too few cores',
      isJudged ? met(rate >= aim.threeRate) : '',
    ],
    [
      'three processes beside one, CPU time of a request',
      `${two(cpu)} x`,
      `bare ${two(bareCpu)} x`,
      `<= ${aim.threeCpu} x bare (${two(growth)})`,
      met(growth <= aim.threeCpu),
    ],
    [
      'commit to stream of another process, ms (median / p99)',
      `${across.median.toFixed(1)} / ${across.p99.toFixed(1)}`,
      `${whole(across.events)} events`,
      `median <= ${aim.acrossMs}`,
      met(across.median <= aim.acrossMs),
    ],
  ];
  return [
    'On PostgreSQL, reads 32 at once: CPU time of the server per request, and its share of bare node:http + pg (1.00 = as fast)',
    `${table(head, rows)}\n\n${table(['on PostgreSQL', 'product', 'beside', 'target', 'met'], more)}`,
  ];
};

const growthTable = (growth, { at, title, judged = 'ratio' }) => {
  const rows = Object.entries(growth).map(([name, { rows: count, ...of }]) => [
    name,
    count.small === count.large ? whole(count.large) : `${whole(count.small)}, ${whole(count.large)}`,
    two(of.small),
    two(of.large),
    two(of.ratio),
    two(of.cpuRatio),
    met(of[judged] <= targets.growth),
    of.stopMs.toFixed(0),
    met(of.stopMs <= targets.stopMs),
  ]);
  const [longest] = Object.entries(growth).toSorted(([, a], [, b]) => b.stopMs - a.stopMs);
  const head = [
    'request',
    'rows',
    'p50 ms at 10 k',
    at,
    'grows',
    'by CPU',
    `<= ${targets.growth}`,
    'stands ms',
    `<= ${targets.stopMs}`,
  ];
  return [
    title,
    `${table(head, rows)}\n\nLongest stop by one request: ${longest[1].stopMs.toFixed(0)} ms (${longest[0]}).`,
  ];
};

export const report = (result) => {
  const { reads, writes, statements, growth, notes } = result;
  const sections = [
    reads && readTable(reads),
    writes && writeTable(writes),
    statements && statementTable(statements),
    (result.import ||
      result.start ||
      result.streams ||
      result.latency ||
      result.webhooks ||
      result.jobs ||
      result.watched) &&
      otherTable(result),
    result.postgres && postgresTables(result.postgres),
    growth &&
      growthTable(growth, {
        at: 'at 1 M',
        title:
          'Growth: the product alone, one request at a time, with 10,000 and with 1,000,000 customers; and how long the event loop stands still at 1,000,000',
      }),
    result['postgres-growth'] &&
      growthTable(result['postgres-growth'], {
        at: 'at 100 k',
        judged: 'cpuRatio',
        title:
          'Growth on PostgreSQL: the same with 10,000 and with 100,000 customers; the CPU time is the server’s and PostgreSQL’s together, and is what is judged',
      }),
  ].filter(Boolean);
  const { at, machine, sharing, commit, loadBefore, loadAfter, seconds } = result;
  const about = `${at}, commit ${commit}, ${machine}; ${sharing}; load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after; ${seconds.toFixed(0)} s`;
  return [
    about,
    ...sections.map(([title, text]) => `${title}\n\n${text}`),
    ...notes.map((line) => `Note: ${line}`),
  ].join('\n\n');
};
