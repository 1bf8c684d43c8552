import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
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

  test('several that open a new database at once all find it ready', async () => {
    const stores = await Promise.all(oneTo(4).map(() => open()));
    for (const store of stores) expect(await store.findPartner('par_none')).toBeUndefined();
  });
});
