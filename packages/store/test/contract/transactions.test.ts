import { setTimeout as sleep } from 'node:timers/promises';
import { type Event, type MaybePromise, MorePartners, type StoreTransaction } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner } from '../support/adding.ts';
import { buildItem } from '../support/build-item.ts';
import { buildEvent, buildRelationship, buildUser } from '../support/builders.ts';
import { noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;
const oneTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

describe.each(engines)('transact on %s', (engine) => {
  const held = useStore(engine);
  const readLog = async (partnerId: string) => {
    const events: Event[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page = await held.store.listEvents(partnerId, {}, forward(100, cursor));
      events.push(...page.edges.map((edge) => edge.node));
      cursor = page.edges.at(-1)?.cursor ?? null;
      more = page.hasNextPage;
    }
    return events;
  };
  const sequences = async (partnerId: string) => (await readLog(partnerId)).map((event) => event.sequence);
  const appendOne = (partnerId: string) => held.store.transact([partnerId], (tx) => tx.append([buildEvent(partnerId)]));

  test('what it returns is committed and what it throws leaves nothing, numbers included', async () => {
    const partner = await addPartner(held.store);
    const { relationship } = await addCustomer(held.store, partner.id);
    const item = buildItem.order(relationship);
    const work = async (tx: StoreTransaction) => {
      await tx.apply([{ insert: 'order', row: item }]);
      await tx.append([buildEvent(partner.id), buildEvent(partner.id)]);
      expect(await tx.countEvents(partner.id, {})).toBe(2);
      return 'done';
    };
    const failing = held.store.transact([partner.id], async (tx) => {
      await work(tx);
      throw new RangeError('changed my mind');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await held.store.findItems(partner.id, 'order', [item.id])).toEqual([]);
    expect(await held.store.countEvents(partner.id, {})).toBe(0);
    expect(await held.store.transact([partner.id], work)).toBe('done');
    expect(await held.store.findItems(partner.id, 'order', [item.id])).toEqual([item]);
    expect(await sequences(partner.id)).toEqual([1, 2]);
  });

  test('a reader outside sees nothing of it before its commit', async () => {
    const partner = await addPartner(held.store);
    await held.store.transact([partner.id], async (tx) => {
      await tx.append([buildEvent(partner.id)]);
      expect(await held.store.countEvents(partner.id, {})).toBe(0);
    });
    expect(await held.store.countEvents(partner.id, {})).toBe(1);
  });

  test('each partner’s events take that partner’s next numbers', async () => {
    const one = await addPartner(held.store);
    const two = await addPartner(held.store);
    await appendOne(two.id);
    const events = await held.store.transact([one.id, two.id], async (tx) => [
      ...(await tx.append([buildEvent(one.id), buildEvent(two.id), buildEvent(one.id)])),
      ...(await tx.append([buildEvent(two.id)])),
      ...(await tx.append([])),
    ]);
    expect(events.map((event) => [event.partnerId, event.sequence])).toEqual([
      [one.id, 1],
      [two.id, 2],
      [one.id, 2],
      [two.id, 3],
    ]);
    expect(await sequences(two.id)).toEqual([1, 2, 3]);
  });

  test('a write for a partner that is not locked is refused, whatever its kind', async () => {
    const mine = await addPartner(held.store);
    const theirs = await addPartner(held.store);
    const { relationship, customer } = await addCustomer(held.store, theirs.id);
    const { customer: another } = await addCustomer(held.store, mine.id);
    const partnerId = theirs.id;
    const refused: ((tx: StoreTransaction) => MaybePromise<unknown>)[] = [
      (tx) => tx.append([buildEvent(partnerId)]),
      (tx) => tx.apply([{ insert: 'order', row: buildItem.order(relationship) }]),
      (tx) => tx.apply([{ insert: 'user', row: buildUser(partnerId) }]),
      (tx) => tx.apply([{ insert: 'relationship', row: buildRelationship({ partnerId, customerId: another.id }) }]),
      (tx) => tx.apply([{ update: 'relationship', partnerId, id: relationship.id, set: { state: 'removed' } }]),
      (tx) =>
        tx.apply([
          { insert: 'partnerAssociation', row: { providerId: partnerId, resellerId: partnerId, state: 'active' } },
        ]),
      (tx) => tx.saveIdempotent(partnerId, 'key', { fingerprint: 'f', result: 1 }, noon),
    ];
    for (const [at, work] of refused.entries()) {
      await expect(held.store.transact([mine.id], work), String(at)).rejects.toMatchObject({
        name: 'TransactionMisuse',
      });
    }
    expect(await held.store.findRelationships(partnerId, [relationship.id])).toEqual([relationship]);
    expect(await held.store.countEvents(partnerId, {})).toBe(0);
    await held.store.transact([], (tx) => tx.apply([{ update: 'customer', id: customer.id, set: { country: null } }]));
    expect(await held.store.findCustomerIdentity(customer.id)).toEqual({ ...customer, country: null });
  });

  test('a partner that does not exist cannot be locked', async () => {
    await expect(held.store.transact(['par_none'], async () => 'ran')).rejects.toMatchObject({
      name: 'UnknownPartner',
    });
  });

  test('a write that failed rolls everything back, even when the work goes on after it', async () => {
    const partner = await addPartner(held.store);
    const { customer } = await addCustomer(held.store, partner.id);
    const stubborn = held.store.transact([partner.id], async (tx) => {
      await tx.append([buildEvent(partner.id)]);
      const again = async () => tx.apply([{ insert: 'customer', row: customer }]);
      await again().catch(() => undefined);
      return 'never mind';
    });
    await expect(stubborn).rejects.toMatchObject({ name: 'UniqueViolation', constraint: 'customer' });
    expect(await held.store.countEvents(partner.id, {})).toBe(0);
  });

  test('the error of a failed write does not repeat what was to be written', async () => {
    const partner = await addPartner(held.store);
    const user = buildUser(partner.id, { name: 'a secret', createdAt: null as unknown as Date });
    const failing = held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: user }]));
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toContain('a secret');
  });

  test('nothing can be written after its end, nor a second one begun inside it', async () => {
    const partner = await addPartner(held.store);
    const late = await held.store.transact([partner.id], async (tx) => tx);
    await expect(async () => late.append([buildEvent(partner.id)])).rejects.toMatchObject({
      name: 'TransactionMisuse',
    });
    await expect(async () => late.apply([])).rejects.toMatchObject({ name: 'TransactionMisuse' });
    const nested = held.store.transact([partner.id], () => appendOne(partner.id));
    await expect(nested).rejects.toMatchObject({ name: 'TransactionMisuse' });
    await appendOne(partner.id);
    expect(await sequences(partner.id)).toEqual([1]);
  });

  test('more partners found midway are locked too, and what was done before is undone', async () => {
    const [one, two, three] = [
      await addPartner(held.store),
      await addPartner(held.store),
      await addPartner(held.store),
    ];
    const runs: number[] = [];
    await held.store.transact([three.id], async (tx) => {
      runs.push(runs.length);
      await tx.append([buildEvent(three.id)]);
      if (runs.length === 1) throw new MorePartners([one.id]);
      if (runs.length === 2) throw new MorePartners([two.id, three.id]);
      await tx.append([buildEvent(one.id), buildEvent(two.id)]);
    });
    expect(runs).toHaveLength(3);
    for (const { id } of [one, two, three]) expect(await sequences(id)).toEqual([1]);
    const endless = held.store.transact([one.id], async () => {
      runs.push(runs.length);
      throw new MorePartners([two.id]);
    });
    await expect(endless).rejects.toThrow(MorePartners);
    expect(runs).toHaveLength(3 + 4);
  });

  test('of twenty that change one row at once, each sees what the one before it did', async () => {
    const partner = await addPartner(held.store);
    const { relationship } = await addCustomer(held.store, partner.id);
    const item = buildItem.subscription(relationship);
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'subscription', row: item }]));
    const suspend = () =>
      held.store.transact([partner.id], async (tx) => {
        const [found] = await tx.findItems(partner.id, 'subscription', [item.id]);
        await sleep(1);
        if (found?.status === 'suspended') return 0;
        await tx.apply([{ update: 'subscription', partnerId: partner.id, id: item.id, set: { status: 'suspended' } }]);
        await tx.append([buildEvent(partner.id)]);
        return 1;
      });
    const done = await Promise.all(oneTo(20).map(suspend));
    expect(done.reduce((sum: number, one) => sum + one, 0)).toBe(1);
    expect(await sequences(partner.id)).toEqual([1]);
  });

  test('logs have no gap and readers skip nothing, with writers of several partners in every order and rollbacks', async () => {
    const ids = [await addPartner(held.store), await addPartner(held.store), await addPartner(held.store)].map(
      ({ id }) => id,
    );
    const pick = (at: number) => ids[at % ids.length] ?? '';
    const expected = new Map<string, number>();
    const writer = async (n: number) => {
      for (let round = 0; round < 20; round += 1) {
        const pair = [pick(n + round), pick(n + round + (n % 2 ? 1 : 2))];
        const fails = (n + round) % 5 === 0;
        const work = held.store.transact(pair, async (tx) => {
          await tx.append(pair.map((id) => buildEvent(id)));
          if (round % 3 === 0) await sleep(1);
          if (fails) throw new RangeError('rolled back');
        });
        if (fails) await expect(work).rejects.toThrow(RangeError);
        else {
          await work;
          for (const id of pair) expected.set(id, (expected.get(id) ?? 0) + 1);
        }
      }
    };
    const writing = { on: true };
    const reader = async (partnerId: string) => {
      const seen: number[] = [];
      let cursor: string | null = null;
      for (let last = false; ; ) {
        const page = await held.store.listEvents(partnerId, {}, forward(7, cursor));
        seen.push(...page.edges.map((edge) => edge.node.sequence));
        cursor = page.edges.at(-1)?.cursor ?? cursor;
        if (last && page.edges.length === 0) return seen;
        last = !writing.on;
        await sleep(1);
      }
    };
    const readers = Promise.all([...ids, ...ids].map(reader));
    await Promise.all(oneTo(6).map(writer));
    writing.on = false;
    for (const [at, seen] of (await readers).entries()) expect(seen).toEqual(oneTo(expected.get(pick(at)) ?? 0));
    for (const id of ids) expect(await sequences(id)).toEqual(oneTo(expected.get(id) ?? 0));
  });

  test('partners that share customers may change them in any order', async () => {
    const [one, two] = [await addPartner(held.store), await addPartner(held.store)];
    const hosts = [await addCustomer(held.store, one.id), await addCustomer(held.store, one.id)];
    const rename = (partnerId: string, order: typeof hosts) =>
      held.store.transact([partnerId], async (tx) => {
        for (const { customer } of order) {
          await tx.apply([{ update: 'customer', id: customer.id, set: { companyName: `by ${partnerId}` } }]);
          await sleep(20);
        }
      });
    await Promise.all([rename(one.id, hosts), rename(two.id, [...hosts].reverse())]);
    const found = await held.store.findCustomers(
      one.id,
      hosts.map(({ customer }) => customer.id),
    );
    expect(new Set(found.map((customer) => customer.companyName)).size).toBe(1);
  });
});
