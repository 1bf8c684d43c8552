import type { EventQuery, NewEvent, PageRequest } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner } from '../support/adding.ts';
import { buildEvent, buildReceipt } from '../support/builders.ts';
import { ada, minutesAfter, noon } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null): PageRequest => ({ direction: 'forward', limit, cursor });
const backward = (limit: number, cursor: string | null = null): PageRequest => ({
  direction: 'backward',
  limit,
  cursor,
});
const grace = { kind: 'user', id: 'usr_grace', name: 'Grace Ｈopper' } as const;

describe.each(engines)('what no index finds on %s', (engine) => {
  const held = useStore(engine, { now: () => noon });
  const append = (partnerId: string, ...events: readonly Partial<NewEvent>[]) =>
    held.store.transact([partnerId], (tx) => tx.append(events.map((fields) => buildEvent(partnerId, fields))));
  const find = async (partnerId: string, query: EventQuery, page: PageRequest) => {
    const found = await held.store.listEvents(partnerId, query, page);
    return { ...found, edges: found.edges.map((edge) => edge.node.sequence) };
  };

  test('events by a text: the customer’s, that of who did it, or one of what changed', async () => {
    const { id } = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const { customer } = await addCustomer(held.store, id, { customer: { companyName: 'Orchard Café' } });
    const theirs = await addCustomer(held.store, stranger.id, { customer: { companyName: 'Orchard Bank' } });
    await append(
      id,
      { customerId: customer.id, changes: { status: { from: 'active', to: 'suspended' } } },
      { actor: grace, customerId: theirs.customer.id },
      { changes: { reason: { note: ['Moved to Summit'] }, count: 7 } },
      { type: 'user-disabled', actor: grace },
    );
    await append(stranger.id, { customerId: theirs.customer.id, actor: grace });
    const expectations: readonly [EventQuery, readonly number[]][] = [
      [{ search: 'ORCHARD CAFÉ' }, [1]],
      [{ search: 'hopper' }, [2, 4]],
      [{ search: 'summit' }, [3]],
      [{ search: 'note' }, []],
      [{ search: '%' }, []],
      [{ search: ' ' }, [1, 2, 3, 4]],
      [{ search: 'hopper', types: ['user-disabled'] }, [4]],
      [{ search: 'orchard', actorId: 'usr_grace' }, []],
      [{ customerId: customer.id, actorId: ada.id ?? '' }, [1]],
      [{ customerId: customer.id, actorId: 'usr_grace' }, []],
    ];
    for (const [query, expected] of expectations) {
      expect(await find(id, query, forward(9))).toEqual({
        edges: expected,
        hasNextPage: false,
        hasPreviousPage: false,
      });
      expect((await find(id, query, backward(9))).edges).toEqual(expected);
      const count = await held.store.countEvents(id, query);
      expect(typeof count === 'number' ? { rows: count, isExact: true } : count).toEqual({
        rows: expected.length,
        isExact: true,
      });
    }
    const one = await held.store.listEvents(id, { search: 'hopper' }, backward(1));
    expect(one.edges.map((edge) => edge.node.sequence)).toEqual([4]);
    const before = await find(id, { search: 'hopper' }, backward(1, one.edges[0]?.cursor));
    expect(before).toEqual({ edges: [2], hasNextPage: true, hasPreviousPage: false });
  });

  test('a page looks at 4,000 events at most, and the next one goes on where it stopped', async () => {
    const { id } = await addPartner(held.store);
    await append(id, { changes: { reason: 'the needle' } });
    for (let batch = 0; batch < 9; batch += 1) await append(id, ...Array.from({ length: 500 }, () => ({})));
    const query = { search: 'needle' };
    const last = await find(id, query, backward(5));
    expect(last).toMatchObject({ edges: [], hasPreviousPage: true, hasNextPage: false });
    const before = await find(id, query, backward(5, last.stoppedAt));
    expect(before).toEqual({ edges: [1], hasPreviousPage: false, hasNextPage: true });
    const first = await find(id, query, forward(5));
    expect(first).toMatchObject({ edges: [1], hasPreviousPage: false, hasNextPage: true });
    const after = await find(id, query, forward(5, first.stoppedAt));
    expect(after).toEqual({ edges: [], hasPreviousPage: true, hasNextPage: false });
    expect(await held.store.countEvents(id, query)).toEqual({ rows: 0, isExact: false });
  });

  test('receipts by who removed', async () => {
    const { id } = await addPartner(held.store);
    const remove = async (minutes: number, removedBy: typeof ada) => {
      const { relationship } = await addCustomer(held.store, id, { relationship: { state: 'removed' } });
      const row = buildReceipt(relationship, { removedBy, removedAt: minutesAfter(minutes) });
      await held.store.transact([id], (tx) => tx.apply([{ insert: 'receipt', row }]));
      return row.id;
    };
    const [first, , third] = [await remove(1, grace), await remove(2, ada), await remove(3, grace)];
    const query = { actorId: 'usr_grace' };
    const { edges } = await held.store.listReceipts(id, query, forward(9));
    expect(edges.map((edge) => edge.node.id)).toEqual([third, first]);
    expect(await held.store.countReceipts(id, query)).toEqual({ rows: 2, isExact: true });
    const one = await held.store.listReceipts(id, query, forward(1));
    const two = await held.store.listReceipts(id, query, forward(1, one.edges[0]?.cursor));
    expect(two).toMatchObject({ hasNextPage: false, edges: [{ node: { id: first } }] });
  });
});
