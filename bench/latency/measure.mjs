/**
 * From commit to reader at a steady rate, beside a plain poller on the same log. Every event is written by a
 * transaction of its own.
 */
import { Worker } from 'node:worker_threads';
import { onPostgres } from '../data/postgres.mjs';
import { now, percentile } from '../measure.mjs';
import { freePort, startServer } from '../processes.mjs';
import { main } from '../product.mjs';
import { openBenchServer } from './server.mjs';

const seconds = 10;
const perSecond = 200;
const pollMs = 100;

/** Measures the milliseconds from each event's commit to its arrival at one reader. */
const openReader = async ({ url, cookie }, committedAt, mode) => {
  const latencies = [];
  const worker = new Worker(new URL('reader.mjs', import.meta.url), { workerData: { url, cookie, mode, pollMs } });
  await new Promise((ready, fail) => {
    worker.once('error', fail);
    worker.on('message', (message) => {
      if (message === 'ready') return ready();
      const since = committedAt.get(message.sequence);
      if (since !== undefined) latencies.push(message.at - since);
    });
  });
  return { latencies, close: () => worker.terminate() };
};

const write = async (server, pending) => {
  const event = {
    partnerId: server.partnerId,
    type: 'subscription-updated',
    actor: { kind: 'clock', id: null, name: 'bench' },
    customerId: null,
    relationshipId: null,
    subjectId: server.partnerId,
    changes: { status: { from: 'active', to: 'suspended' } },
    correlationId: 'bench',
  };
  const startedAt = now();
  const writes = [];
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const wait = startedAt + (n * 1000) / perSecond - now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const written = server.store.transact([server.partnerId], async (tx) => {
      const [appended] = await tx.append([{ ...event, occurredAt: new Date() }]);
      pending.push(appended.sequence);
    });
    writes.push(written);
  }
  await Promise.all(writes);
  return writes.length / ((now() - startedAt) / 1000);
};

/** Writes at this server while readers of these modes read where `places` says. */
const measureAt = async (server, places) => {
  const committedAt = new Map();
  const pending = [];
  // The first listener, called right after the commit.
  server.store.onCommit(() => {
    for (const sequence of pending.splice(0)) committedAt.set(sequence, now());
  });
  const readers = {};
  for (const [mode, place] of Object.entries(places)) readers[mode] = await openReader(place, committedAt, mode);
  const eventsPerSecond = await write(server, pending);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const result = { eventsPerSecond, pollMs };
  for (const [mode, { latencies, close }] of Object.entries(readers)) {
    result[mode] = { events: latencies.length, median: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
    await close();
  }
  return result;
};

/** From the commit at one process on PostgreSQL to the stream of a reader at another. */
export const measureLatencyAcross = async (bench, postgresUrl) => {
  await onPostgres(`${postgresUrl}/postgres`, (client) => client.query('create database latency'));
  const server = await openBenchServer(`${postgresUrl}/latency`);
  const port = await freePort();
  const env = { ...server.variables, PORT: String(port) };
  const other = await startServer([main, 'serve'], { port, path: '/livez', env });
  const { stream } = await measureAt(server, { stream: { url: `http://localhost:${port}`, cookie: server.cookie } });
  await other.stop();
  await server.close();
  bench.say(`commit to stream of another process ${stream.median.toFixed(1)} ms`);
  return stream;
};

/** `stream`, `webhook` and `poll`: how many events arrived, and how long after their commits. */
export const measureLatency = async (bench) => {
  const server = await openBenchServer();
  const result = await measureAt(server, { stream: server, webhook: server, poll: server });
  await server.close();
  const { stream, webhook, poll } = result;
  bench.say(
    `commit to stream ${stream.median.toFixed(1)} ms, to webhook ${webhook.median.toFixed(1)} ms, to a poller ${poll.median.toFixed(1)} ms`,
  );
  return result;
};
