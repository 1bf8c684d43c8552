/**
 * From commit to reader at a steady rate, beside a plain poller on the same log: npm run bench [seconds]
 * Every event is written by a transaction of its own.
 */
import { Worker } from 'node:worker_threads';
import { openBenchServer } from './server.mjs';

const seconds = Number(process.argv[2] ?? 10);
const perSecond = 200;
const pollMs = 100;

const server = await openBenchServer();
const committedAt = new Map();
const now = () => performance.timeOrigin + performance.now();

/** Measures the milliseconds from each event's commit to its arrival at one reader. */
const openReader = async (name, mode) => {
  const latencies = [];
  const worker = new Worker(new URL('reader.mjs', import.meta.url), {
    workerData: { url: server.url, cookie: server.cookie, mode, pollMs },
  });
  await new Promise((ready, fail) => {
    worker.once('error', fail);
    worker.on('message', (message) => {
      if (message === 'ready') return ready();
      const since = committedAt.get(message.sequence);
      if (since !== undefined) latencies.push(message.at - since);
    });
  });
  return { name, latencies, close: () => worker.terminate() };
};

const write = async () => {
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
  return (now() - startedAt) / 1000;
};
const pending = [];
// The first listener, called right after the commit.
server.store.onCommit(() => {
  for (const sequence of pending.splice(0)) committedAt.set(sequence, now());
});

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const figures = ({ name, latencies }) => {
  const sorted = latencies.toSorted((a, b) => a - b);
  return { name, events: sorted.length, median: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
};
const row = ({ name, events, median, p99 }) =>
  console.log(
    `${name.padEnd(34)} ${String(events).padStart(6)} ${median.toFixed(2).padStart(10)} ${p99.toFixed(2).padStart(10)}`,
  );

const readers = [
  await openReader('commit to SSE client', 'stream'),
  await openReader('commit to first webhook attempt', 'webhook'),
  await openReader(`commit to a ${pollMs} ms poller`, 'poll'),
];
const took = await write();
await new Promise((resolve) => setTimeout(resolve, 500));
console.log(`${((seconds * perSecond) / took).toFixed(0)} events/s for ${took.toFixed(1)} s, one transaction each`);
console.log(`${''.padEnd(34)} ${'events'.padStart(6)} ${'median ms'.padStart(10)} ${'p99 ms'.padStart(10)}`);
const [streamed, delivered, polled] = readers.map(figures);
for (const one of [streamed, delivered, polled]) row(one);
const ratio = (name, one) =>
  console.log(
    `${name} takes ${(one.median / polled.median).toFixed(3)} of the poller's median, ${(one.p99 / polled.p99).toFixed(3)} of its p99`,
  );
ratio('the stream', streamed);
ratio('the webhook', delivered);
for (const reader of readers) await reader.close();
await server.close();
