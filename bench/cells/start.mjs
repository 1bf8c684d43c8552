/** From the start of a process to its first right answer, and its memory once it has nothing to do. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Sqlite } from '../data/write.mjs';
import { median, now, until } from '../measure.mjs';
import { freePort, request, startProcess } from '../processes.mjs';
import { productCommand } from '../product.mjs';
import { bodyOf, reads } from '../queries.mjs';
import { plainFile, startProductOn } from './bench.mjs';

const rounds = 5;

const startOnce = async ({ args, env, port, headers, body }) => {
  const startedAt = now();
  const server = startProcess(args, { env });
  const isRight = async () => {
    const { status, body: text } = await request({ port, headers, body });
    return status === 200 && text.includes('"companyName":"');
  };
  await until(isRight, { seconds: 60, everyMs: 2 });
  const ms = now() - startedAt;
  await sleep(1000);
  const { rssMiB } = await server.ask('usage');
  await server.stop();
  return { ms, rssMiB };
};

export const measureStart = async (bench) => {
  const plain = bench.copy(bench.files.plain, 'start-plain.db');
  const file = bench.copy(bench.files.product, 'start-product.db');
  const db = new Sqlite(plain, { readonly: true });
  const id = db
    .prepare("select id from customer where partner = (select id from partner where name = 'Bench Main') limit 1")
    .pluck()
    .get();
  db.close();
  const signedIn = await startProductOn(file);
  await signedIn.stop();
  const contestants = {
    'node:http': (port) => ({ args: [plainFile('node-http.mjs'), String(port)] }),
    bare: (port) => ({ args: [plainFile('bare.mjs'), String(port), plain] }),
    product: (port) => ({ ...productCommand(file, port), headers: signedIn.headers }),
  };
  const measured = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, command] of Object.entries(contestants)) {
      const port = await freePort();
      measured[name].push(await startOnce({ ...command(port), port, body: bodyOf(reads.one, { id }) }));
    }
  }
  const result = Object.fromEntries(
    Object.entries(measured).map(([name, list]) => [
      name,
      { ms: median(list.map(({ ms }) => ms)), rssMiB: median(list.map(({ rssMiB }) => rssMiB)) },
    ]),
  );
  bench.say(
    `start: ${Object.entries(result)
      .map(([name, { ms, rssMiB }]) => `${name} ${ms.toFixed(0)} ms, ${rssMiB.toFixed(0)} MiB`)
      .join('; ')}`,
  );
  return { ...result, ratio: median(measured.product.map(({ ms }, round) => ms / measured['node:http'][round].ms)) };
};
