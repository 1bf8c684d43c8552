/** Thousands of event streams: when an event has reached the last of them, and what each costs in memory. */
import { setTimeout as sleep } from 'node:timers/promises';
import { suspendedForStreams } from '../data/shape.mjs';
import { Sqlite } from '../data/write.mjs';
import { median, now } from '../measure.mjs';
import { askGraphql, startClient } from '../processes.mjs';
import { stream, writes } from '../queries.mjs';
import { startBare, startProductOn } from './bench.mjs';

const events = 15;

const idsOf = (file) => {
  const db = new Sqlite(file, { readonly: true });
  const ids = db
    .prepare(
      `select s.id from subscription s join customer c on c.id = s.customer_id
       where s.name = ? and s.status = 'active' and c.partner = (select id from partner where name = 'Bench Main') order by s.id limit ?`,
    )
    .pluck()
    .all(suspendedForStreams, events);
  db.close();
  return ids;
};

const heard = (message) => {
  if (message.error) throw new Error(`event streams: ${message.error}`);
  return message;
};

/** A first hundred brings in what the program loads when it is first needed, which is no stream's own. */
const warm = async (server) => {
  const readers = startClient('readers.mjs');
  heard(await readers.ask({ port: server.port, headers: server.headers, query: stream, count: 100 }));
  readers.child.kill('SIGKILL');
  await readers.exited;
  await sleep(1500);
};

const fanOut = async (server, count, ids) => {
  await warm(server);
  const readers = startClient('readers.mjs');
  const { rssMiB: before } = await server.ask('held');
  const startedAt = now();
  const ready = heard(await readers.ask({ port: server.port, headers: server.headers, query: stream, count }));
  await sleep(500);
  const { rssMiB: opening } = await server.ask('usage');
  const { rssMiB: after } = await server.ask('held');
  const rounds = [];
  const { cpuUs: cpuBefore } = await server.ask('usage');
  for (const id of ids) {
    const next = readers.next();
    const sentAt = now();
    await askGraphql(server, writes.suspend, { id });
    const { firstAt, lastAt } = heard(await next);
    rounds.push({ first: firstAt - sentAt, last: lastAt - sentAt });
    await sleep(200);
  }
  const { cpuUs: cpuAfter } = await server.ask('usage');
  readers.child.kill('SIGKILL');
  await readers.exited;
  return {
    openedPerSecond: count / ((ready.at - startedAt) / 1000),
    lastQuarterPerSecond: Math.floor(count / 4) / ((ready.at - ready.lastQuarterAt) / 1000),
    kibEach: ((after - before) * 1024) / count,
    kibOpening: ((opening - before) * 1024) / count,
    cpuMs: (cpuAfter - cpuBefore) / 1000 / ids.length,
    first: median(rounds.map(({ first }) => first)),
    last: median(rounds.map(({ last }) => last)),
  };
};

export const measureStreams = async (bench) => {
  const plain = bench.copy(bench.files.plain, 'streams-plain.db');
  const ids = idsOf(plain);
  const result = { count: bench.readers };
  for (const [which, start] of Object.entries({
    bare: () => startBare(plain),
    product: () => startProductOn(bench.copy(bench.files.product, 'streams.db')),
  })) {
    const server = await start();
    result[which] = await fanOut(server, bench.readers, ids);
    await server.stop();
    const { first, last, cpuMs, kibEach, openedPerSecond, lastQuarterPerSecond } = result[which];
    bench.say(
      `${bench.readers} streams, ${which}: first ${first.toFixed(0)} ms, last ${last.toFixed(0)} ms, CPU ${cpuMs.toFixed(0)} ms, ${kibEach.toFixed(1)} KiB each, ${openedPerSecond.toFixed(0)} opened/s, the last quarter ${lastQuarterPerSecond.toFixed(0)}/s`,
    );
  }
  return {
    ...result,
    time: result.product.last / result.bare.last,
    memory: result.product.kibEach / result.bare.kibEach,
  };
};
