import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { addPartner } from './support/adding.ts';
import { buildEvent } from './support/builders.ts';
import { engines, useDatabase } from './support/stores.ts';

const child = fileURLToPath(new URL('support/child.mjs', import.meta.url));
const run = (...args: string[]): ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> } => {
  const started = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void started.kill('SIGKILL'));
  return started;
};
const oneTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

describe.each(engines)('several processes on one %s database', (engine) => {
  const database = useDatabase(engine);
  const open = async () => {
    const store = await openStore({ url: database.url });
    onTestFinished(() => store.close());
    return store;
  };
  const sequences = async (store: Awaited<ReturnType<typeof open>>, partnerId: string) => {
    const page = await store.listEvents(partnerId, {}, { direction: 'forward', limit: 10_000, cursor: null });
    return page.edges.map((edge) => edge.node.sequence);
  };

  test('both write, and each partner’s log has no gap', async () => {
    const store = await open();
    const partner = await addPartner(store);
    const other = run(database.url, partner.id, '60');
    const exited = once(other, 'exit');
    for (let n = 0; n < 60; n += 1) await store.transact([partner.id], (tx) => tx.append([buildEvent(partner.id)]));
    expect(await exited).toEqual([0, null]);
    expect(await sequences(store, partner.id)).toEqual(oneTo(60 * 3 + 60));
  });

  test('one notices that the other has committed', async () => {
    const store = await open();
    const partner = await addPartner(store);
    const before = await store.commitMark();
    await once(run(database.url, partner.id, '1'), 'exit');
    expect(await store.commitMark()).not.toBe(before);
  });

  test('one killed in the middle of a transaction leaves whole transactions and no lock', async () => {
    const store = await open();
    const partner = await addPartner(store);
    const other = run(database.url, partner.id, '5', 'hang');
    await once(other.stdout, 'data');
    expect(await store.countEvents(partner.id, {})).toBe(15);
    const exited = once(other, 'exit');
    other.kill('SIGKILL');
    await exited;
    await store.transact([partner.id], (tx) => tx.append([buildEvent(partner.id)]));
    expect(await sequences(store, partner.id)).toEqual(oneTo(16));
  });

  test.each([1, 16])(
    'sixteen writers on %i of their partners: no gap, and who follows meanwhile misses nothing',
    async (count) => {
      const stores = [await open(), await open()];
      const storeOf = (n: number) => stores[n % stores.length] as (typeof stores)[number];
      const partners = await Promise.all(Array.from({ length: count }, (_, n) => addPartner(storeOf(n))));
      const writers = 16;
      const rounds = 25;
      const total = (writers / count) * rounds;
      const write = async (writer: number) => {
        const { id } = partners[writer % count] as (typeof partners)[number];
        for (let n = 0; n < rounds; n += 1) await storeOf(writer).transact([id], (tx) => tx.append([buildEvent(id)]));
      };
      const follow = async ({ id }: { readonly id: string }, reader: number) => {
        const seen: number[] = [];
        while (seen.length < total) {
          const page = await storeOf(reader).readLog(id, seen.at(-1) ?? 0, 10);
          seen.push(...page.map(({ sequence }) => sequence));
          await sleep(1);
        }
        return seen;
      };
      const following = Promise.all([...partners, ...partners].map((partner, n) => follow(partner, n)));
      await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
      for (const seen of await following) expect(seen).toEqual(oneTo(total));
      for (const [n, { id }] of partners.entries()) expect(await storeOf(n).lastSequence(id)).toBe(total);
    },
  );

  test('several that open a new database at once all find it ready', async () => {
    const stores = await Promise.all(oneTo(4).map(() => open()));
    for (const store of stores) expect(await store.findPartner('par_none')).toBeUndefined();
  });
});
