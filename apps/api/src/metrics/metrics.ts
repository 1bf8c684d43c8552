import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { operationNames } from '../http/operation-names.gen.ts';
import { routeOf } from '../http/routes-watched.ts';
import type { OnEnd } from '../http/when-ended.ts';

/** What is asked for when metrics are collected; each a few rows of the database at most. */
export interface Sources {
  readonly streams: () => number;
  readonly clockLagMs: () => Promise<number>;
  readonly deliveryLagMs: () => Promise<number>;
  /** At work in this process. */
  readonly jobs: () => Readonly<Record<'removal' | 'import', number>>;
  readonly isReady: () => Promise<boolean>;
}

export interface Metrics {
  readonly onEnd: OnEnd;
  /** An event was given to the readers of its log, so long after it was recorded. */
  readonly sawEvent: (lagMs: number) => void;
  readonly attempted: (isDelivered: boolean) => void;
  readonly logged: (level: string) => void;
  readonly contentType: string;
  /** In the text format of Prometheus. */
  readonly collect: () => Promise<string>;
}

/** From what a hit of the cache takes to what nobody waits for. */
const requestBuckets = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const lagBuckets = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 300];
/** Codes are ours, but for those of libraries. */
const mostCodes = 60;

/** Of documents that nobody knows, and of those without a name. */
const otherOperation = 'other';

export const createMetrics = (sources: Sources): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: 'untether_http_requests_total',
    help: 'Requests that are over, by where they went and their status.',
    labelNames: ['route', 'status'],
    registers,
  });
  const operations = new Histogram({
    name: 'untether_operation_duration_seconds',
    help: 'GraphQL operations but streams, by the name of a known document; other = any other document.',
    labelNames: ['operation'],
    buckets: requestBuckets,
    registers,
  });
  const errors = new Counter({
    name: 'untether_errors_total',
    help: 'Errors of GraphQL answers, by code.',
    labelNames: ['code'],
    registers,
  });
  const aborted = new Counter({
    name: 'untether_http_aborted_total',
    help: 'Requests whose client went away before it had its answer; streams end so.',
    registers,
  });
  const eventLag = new Histogram({
    name: 'untether_event_lag_seconds',
    help: 'From the recording of an event until it was given to the readers of its log.',
    buckets: lagBuckets,
    registers,
  });
  const attempts = new Counter({
    name: 'untether_webhook_attempts_total',
    help: 'Attempts to deliver an event to an endpoint.',
    labelNames: ['outcome'],
    registers,
  });
  const lines = new Counter({
    name: 'untether_log_lines_total',
    help: 'Lines that tell of something wrong.',
    labelNames: ['level'],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number | Promise<number>): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        // One that cannot be read must not cost the others theirs.
        this.set(await Promise.resolve(read()).catch(() => Number.NaN));
      },
    });
  gauge('untether_streams_open', 'Streams of events that are open.', async () => sources.streams());
  gauge(
    'untether_clock_lag_seconds',
    'How long ago the first thing that the clock has still to do fell due.',
    async () => seconds(await sources.clockLagMs()),
  );
  gauge('untether_delivery_lag_seconds', 'How long ago the first delivery that is due fell due.', async () =>
    seconds(await sources.deliveryLagMs()),
  );
  gauge('untether_ready', '1 where /readyz answers 200.', async () => ((await sources.isReady()) ? 1 : 0));
  new Gauge({
    name: 'untether_jobs_at_work',
    help: 'Removal jobs and imports at work in this process.',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const [kind, count] of Object.entries(sources.jobs())) this.set({ kind }, count);
    },
  });

  // A label is looked up once, not with every request.
  const counters = new Map<string, { readonly inc: () => void }>();
  const countRequest = (route: string, status: number): void => {
    const key = `${route} ${status}`;
    let counter = counters.get(key);
    if (counter === undefined) {
      counter = requests.labels(route, String(status));
      counters.set(key, counter);
    }
    counter.inc();
  };
  const timers = new Map([...operationNames, otherOperation].map((name) => [name, operations.labels(name)] as const));
  const otherTimer = operations.labels(otherOperation);
  const codes = new Set<string>();
  const countCode = (code: string): void => {
    const isKnown = codes.has(code) || codes.size < mostCodes;
    if (isKnown) codes.add(code);
    errors.inc({ code: isKnown ? code : 'other' });
  };
  return {
    onEnd: ({ req, res, ms, isAborted }, { operation, isStream, codes: found }) => {
      countRequest(routeOf(req.url), res.statusCode);
      if (isAborted) aborted.inc();
      if (operation !== undefined && !isStream)
        (timers.get(operation ?? otherOperation) ?? otherTimer).observe(seconds(ms));
      if (found) for (const code of found) countCode(code);
    },
    sawEvent: (lagMs) => eventLag.observe(seconds(Math.max(0, lagMs))),
    attempted: (isDelivered) => attempts.inc({ outcome: isDelivered ? 'delivered' : 'failed' }),
    logged: (level) => lines.inc({ level }),
    contentType: registry.contentType,
    collect: () => registry.metrics(),
  };
};

const seconds = (ms: number): number => ms / 1000;
