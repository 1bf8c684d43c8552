import { createHash } from 'node:crypto';
import { findEventProblems, startOfChain } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/index.ts';
import { addPartner } from '../support/adding.ts';
import { buildEvent } from '../support/builders.ts';
import { query } from '../support/query.ts';
import { engines, useStore } from '../support/stores.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each(engines)('the chain of a log on %s', (engine) => {
  const held = useStore(engine);
  const append = (partnerId: string, count: number) =>
    held.store.transact([partnerId], (tx) => tx.append(Array.from({ length: count }, () => buildEvent(partnerId))));
  /** For each event, what does not fit. */
  const problems = async (partnerId: string) => {
    let before = { sequence: 0, hash: startOfChain };
    return (await held.store.readChain(partnerId, 0, 1000)).map((event) => {
      const found = findEventProblems(event, before, digest);
      before = { sequence: event.sequence, hash: event.link?.hash ?? '' };
      return found;
    });
  };
  const whole = (count: number) => Array.from({ length: count }, () => []);

  test('each event is chained in the transaction that appends it, also where it appends several times and to two logs', async () => {
    const [one, two] = [await addPartner(held.store), await addPartner(held.store)];
    await append(one.id, 3);
    await held.store.transact([one.id, two.id], async (tx) => {
      await tx.append([buildEvent(one.id), buildEvent(two.id), buildEvent(one.id)]);
      await tx.append([buildEvent(two.id)]);
    });
    await held.store
      .transact([one.id], async (tx) => {
        await tx.append([buildEvent(one.id)]);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await append(one.id, 1);
    expect(await problems(one.id)).toEqual(whole(6));
    expect(await problems(two.id)).toEqual(whole(2));
  });

  test('a log of a version without chains is chained from its first event on, a few at a time, while it grows', async () => {
    const { id } = await addPartner(held.store);
    await append(id, 5);
    await query(engine, held.url, `update event set hash = null, digests = null where partner_id = '${id}'`);
    await query(engine, held.url, `update partner set chained = 0, chain_hash = null where id = '${id}'`);
    await append(id, 2);
    expect((await held.store.readChain(id, 0, 100)).map(({ link }) => link)).toEqual(Array(7).fill(null));
    expect(await held.store.findPartnerToChain()).toBe(id);

    const chain = () => held.store.transact([id], (tx) => tx.chainEarlier(id, 4));
    expect(await chain()).toBe(4);
    await append(id, 1);
    expect(await chain()).toBe(4);
    expect(await held.store.findPartnerToChain()).toBeUndefined();
    expect(await chain()).toBe(0);
    await append(id, 2);
    expect(await problems(id)).toEqual(whole(10));
  });

  test('two processes that write one log write one chain', async () => {
    const { id } = await addPartner(held.store);
    const other = await openStore({ url: held.url });
    const writes = [held.store, other, held.store, other].flatMap((store) =>
      [1, 2, 3].map(() => store.transact([id], (tx) => tx.append([buildEvent(id), buildEvent(id)]))),
    );
    await Promise.all(writes);
    await other.close();
    expect(await problems(id)).toEqual(whole(24));
  });

  test('an event is read without its link where nobody verifies it', async () => {
    const { id } = await addPartner(held.store);
    await append(id, 1);
    expect(Object.keys((await held.store.readLog(id, 0, 1))[0] ?? {})).not.toContain('digests');
  });

  test('nothing is wrong with the database itself', async () => {
    expect(await held.store.findDamage()).toEqual([]);
  });
});
