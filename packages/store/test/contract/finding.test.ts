import type {
  Event,
  EventQuery,
  NewEvent,
  PageRequest,
  ReceiptQuery,
  RemovalOutlook,
  RequestQuery,
  TimeSpan,
} from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner } from '../support/adding.ts';
import { buildEvent, buildReceipt, buildRequest } from '../support/builders.ts';
import { ada, minutesAfter, noon } from '../support/fixed.ts';
import { planOfLast } from '../support/plans.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null): PageRequest => ({ direction: 'forward', limit, cursor });
const backward = (limit: number): PageRequest => ({ direction: 'backward', limit, cursor: null });
const span = (after: number | null, until: number | null): TimeSpan => ({
  after: after === null ? null : minutesAfter(after),
  until: until === null ? null : minutesAfter(until),
});

describe.each(engines)('finding on %s', (engine) => {
  const clock = { now: noon };
  const held = useStore(engine, { now: () => clock.now });

  /** The index that a walk to a page follows: nothing is read whole, nothing sorted. */
  const expectWalk = async (index: string) => {
    const plan = (await planOfLast(held)).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/TEMP B-TREE|Sort|Seq Scan/);
  };

  /** PostgreSQL decides by its statistics, and there are none of so few rows. */
  const expectSearch = async (...indexes: readonly string[]) => {
    const plan = (await planOfLast(held)).join('\n');
    if (engine === 'sqlite') for (const index of indexes) expect(plan).toContain(index);
    if (engine === 'sqlite') expect(plan).not.toContain('_by_time');
  };

  test('customers by when they can be removed: now first, without a date last, each found by its span', async () => {
    const partner = await addPartner(held.store);
    const add = (companyName: string, nextRemovalAt: Date | null) =>
      addCustomer(held.store, partner.id, { customer: { companyName }, relationship: { nextRemovalAt } });
    await add('never', null);
    await add('later', minutesAfter(20));
    await add('now', new Date(0));
    await add('soon', minutesAfter(10));
    const names = async (order: 'asc' | 'desc', page: PageRequest, nextRemoval?: TimeSpan | 'unknown') => {
      const by = `next_possible_removal_${order}` as const;
      const { edges } = await held.store.listCustomers(partner.id, { nextRemoval }, by, page);
      return edges.map((edge) => edge.node.companyName);
    };
    expect(await names('asc', forward(9))).toEqual(['now', 'soon', 'later', 'never']);
    await expectWalk('relationship_by_removal_order');
    expect(await names('desc', forward(9))).toEqual(['never', 'later', 'soon', 'now']);
    expect(await names('asc', backward(2))).toEqual(['later', 'never']);
    const first = await held.store.listCustomers(partner.id, {}, 'next_possible_removal_asc', forward(3));
    expect(await names('asc', forward(3, first.edges[2]?.cursor ?? null))).toEqual(['never']);
    const last = await held.store.listCustomers(partner.id, {}, 'next_possible_removal_desc', forward(1));
    expect(await names('desc', forward(1, last.edges[0]?.cursor ?? null))).toEqual(['later']);

    const spans: readonly [TimeSpan | 'unknown', readonly string[]][] = [
      [span(null, 0), ['now']],
      [span(null, 10), ['now', 'soon']],
      [span(0, 19), ['soon']],
      [span(10, null), ['later']],
      [span(null, null), ['now', 'soon', 'later']],
      ['unknown', ['never']],
    ];
    for (const [nextRemoval, expected] of spans) {
      expect(await names('asc', forward(9), nextRemoval)).toEqual(expected);
      expect(await held.store.countCustomers(partner.id, { nextRemoval })).toEqual({
        rows: expected.length,
        isExact: true,
      });
    }
    await names('asc', forward(9), span(0, 19));
    await expectWalk('relationship_by_removal_order');
  });

  test('customers with subscriptions that fall into a paid extension, and how many', async () => {
    const partner = await addPartner(held.store);
    const add = (companyName: string, extendingSubscriptions: number, state: 'active' | 'removed' = 'active') =>
      addCustomer(held.store, partner.id, {
        customer: { companyName },
        relationship: { extendingSubscriptions, state },
      });
    await add('Two', 2);
    await add('None', 0);
    await add('Three', 3);
    await add('Left', 4, 'removed');
    await addCustomer(held.store, (await addPartner(held.store)).id, { relationship: { extendingSubscriptions: 9 } });
    const names = async (willExtend: boolean) => {
      const { edges } = await held.store.listCustomers(partner.id, { willExtend }, 'name_asc', forward(9));
      expect(await held.store.countCustomers(partner.id, { willExtend })).toEqual({
        rows: edges.length,
        isExact: true,
      });
      return edges.map((edge) => edge.node.companyName);
    };
    expect(await names(false)).toEqual(['None']);
    expect(await names(true)).toEqual(['Three', 'Two']);
    await held.store.listCustomers(partner.id, { willExtend: true }, 'name_asc', forward(9));
    await expectWalk('relationship_by_extension');
    expect(await held.store.portfolioExtensions(partner.id)).toEqual({ customers: 2, subscriptions: 5 });
    await expectSearch('relationship_by_extension');
    const empty = await addPartner(held.store);
    expect(await held.store.portfolioExtensions(empty.id)).toEqual({ customers: 0, subscriptions: 0 });
  });

  test('customers by their outlook', async () => {
    const partner = await addPartner(held.store);
    const add = (companyName: string, removalOutlook: RemovalOutlook) =>
      addCustomer(held.store, partner.id, { customer: { companyName }, relationship: { removalOutlook } });
    await add('Second', 'must_run_out');
    await add('Other', 'clearable');
    await add('First', 'must_run_out');
    const query = { removalOutlook: 'must_run_out' } as const;
    const { edges } = await held.store.listCustomers(partner.id, query, 'name_asc', forward(9));
    await expectWalk('relationship_by_outlook');
    expect(edges.map((edge) => edge.node.companyName)).toEqual(['First', 'Second']);
    expect(edges[0]?.node.relationship.removalOutlook).toBe('must_run_out');
  });

  test('customers of a reseller', async () => {
    const partner = await addPartner(held.store);
    const of = (associatedResellerId: string | null) =>
      addCustomer(held.store, partner.id, { relationship: { associatedResellerId } });
    const sold = await of('par_reseller');
    await of('par_other');
    await of(null);
    const query = { associatedResellerId: 'par_reseller' };
    const { edges } = await held.store.listCustomers(partner.id, query, 'name_asc', forward(9));
    await expectWalk('relationship_by_reseller');
    expect(edges.map((edge) => edge.node.id)).toEqual([sold.customer.id]);
    expect(await held.store.countCustomers(partner.id, query)).toEqual({ rows: 1, isExact: true });
  });

  test('receipts by the customer, by its name, domain or tenant id, and by time', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const remove = async (partnerId: string, companyName: string, minutes: number) => {
      const { relationship } = await addCustomer(held.store, partnerId, {
        customer: { companyName, domain: `${companyName.toLowerCase()}.example` },
        relationship: { state: 'removed' },
      });
      const row = buildReceipt(relationship, { customerName: companyName, removedAt: minutesAfter(minutes) });
      await held.store.transact([partnerId], (tx) => tx.apply([{ insert: 'receipt', row }]));
      return row;
    };
    const orchard = await remove(partner.id, 'Orchard', 1);
    const foundry = await remove(partner.id, 'Foundry', 2);
    await remove(stranger.id, 'Orchardist', 3);
    const find = async (query: ReceiptQuery) => {
      const { edges } = await held.store.listReceipts(partner.id, query, forward(9));
      expect(await held.store.countReceipts(partner.id, query)).toBe(edges.length);
      return edges.map((edge) => edge.node.customerName);
    };
    expect(await find({ search: 'orch' })).toEqual(['Orchard']);
    expect(await find({ search: 'DRY.exam' })).toEqual(['Foundry']);
    expect(await find({ search: 'ry' })).toEqual(['Foundry']);
    expect(await find({ search: 'orchardist' })).toEqual([]);
    expect(await find({ search: ' ' })).toEqual(['Foundry', 'Orchard']);
    expect(await find({ customerId: orchard.customerId })).toEqual(['Orchard']);
    expect(await find({ customerId: foundry.customerId, search: 'orchard' })).toEqual([]);
    expect(await find({ removed: span(1, 2) })).toEqual(['Foundry']);
    expect(await find({ removed: span(null, 1) })).toEqual(['Orchard']);
    await held.store.listReceipts(partner.id, { customerId: orchard.customerId }, forward(9));
    await expectWalk('receipt_by_customer');
    await held.store.listReceipts(partner.id, { removed: span(1, 2) }, forward(9));
    await expectWalk('receipt_by_time');
    await held.store.listReceipts(partner.id, { search: 'orchard' }, forward(9));
    await expectSearch('receipt_relationship', 'relationship USING INTEGER PRIMARY KEY');
  });

  test('requests by the customer, by its name or the address, and by time', async () => {
    const [partner, stranger] = [await addPartner(held.store), await addPartner(held.store)];
    const { customer } = await addCustomer(held.store, partner.id, { customer: { companyName: 'Harbour' } });
    const theirs = await addCustomer(held.store, stranger.id, { customer: { companyName: 'Harbourmaster' } });
    const rows = [
      buildRequest(partner.id, { customerId: customer.id, createdAt: minutesAfter(1) }),
      buildRequest(partner.id, { customerEmail: 'it@harbour.example', createdAt: minutesAfter(2), state: 'declined' }),
      buildRequest(partner.id, { customerId: theirs.customer.id, createdAt: minutesAfter(3) }),
      buildRequest(stranger.id, { customerEmail: 'it@harbour.example' }),
    ];
    await held.store.transact([partner.id, stranger.id], (tx) =>
      tx.apply(rows.map((row) => ({ insert: 'relationshipRequest', row }))),
    );
    const find = async (query: Omit<RequestQuery, 'now'>) => {
      const { edges } = await held.store.listRequests(partner.id, { ...query, now: noon }, forward(9));
      expect(await held.store.countRequests(partner.id, { ...query, now: noon })).toBe(edges.length);
      return edges.map((edge) => rows.findIndex((row) => row.id === edge.node.id));
    };
    expect(await find({ search: 'HARB' })).toEqual([1, 0]);
    expect(await find({ search: 'ha' })).toEqual([1, 0]);
    expect(await find({ search: 'it@harbour' })).toEqual([1]);
    expect(await find({ search: 'harbourmaster' })).toEqual([]);
    expect(await find({ search: 'harbour', state: 'sent' })).toEqual([0]);
    expect(await find({ customerId: theirs.customer.id })).toEqual([2]);
    expect(await find({ created: span(1, 2) })).toEqual([1]);
    await held.store.listRequests(partner.id, { customerId: customer.id, now: noon }, forward(9));
    await expectWalk('relationship_request_by_customer');
    await held.store.listRequests(partner.id, { created: span(1, 2), now: noon }, forward(9));
    await expectWalk('relationship_request_by_time');
    await held.store.listRequests(partner.id, { search: 'harbour', now: noon }, forward(9));
    await expectSearch('relationship_request_by_customer', 'relationship USING INTEGER PRIMARY KEY');
  });

  const append = async (partnerId: string, minutes: number, fields: Partial<NewEvent>): Promise<Event> => {
    clock.now = minutesAfter(minutes);
    const [event] = await held.store.transact([partnerId], (tx) => tx.append([buildEvent(partnerId, fields)]));
    if (!event) throw new Error('nothing was appended');
    return event;
  };

  test('events by type, time, actor, subject and correlation, each along an index', async () => {
    const { id: partnerId } = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const key = { kind: 'api_key', id: 'key_1', name: 'ledger' } as const;
    const time = { kind: 'clock', id: null, name: 'clock' } as const;
    await append(partnerId, 1, { correlationId: 'cor_a', type: 'user-created', subjectId: 'usr_1' });
    await append(partnerId, 2, { correlationId: 'cor_b', actor: key, customerId: 'cus_1' });
    await append(partnerId, 3, { correlationId: 'cor_b', actor: time, occurredAt: noon, customerId: 'cus_1' });
    await append(partnerId, 3, { correlationId: 'cor_c', actor: key, type: 'user-disabled', subjectId: 'usr_1' });
    await append(stranger.id, 3, { correlationId: 'cor_b', actor: key, subjectId: 'usr_1' });
    const find = async (query: EventQuery, page = forward(9)) => {
      const { edges } = await held.store.listEvents(partnerId, query, page);
      return edges.map((edge) => edge.node.sequence);
    };
    const log = engine === 'sqlite' ? 'sqlite_autoindex_event_1' : 'event_partner_id_sequence_pk';
    const expectations: readonly [EventQuery, readonly number[], string][] = [
      [{ types: ['user-created', 'user-disabled'] }, [1, 4], 'event_by_type'],
      [{ types: ['user-created', 'user-disabled'], actorKind: 'api_key' }, [4], 'event_by_type'],
      [{ types: ['user-disabled'], actorId: 'key_1' }, [4], 'event_by_actor'],
      [{ recorded: span(1, 3) }, [2, 3, 4], log],
      [{ recorded: span(null, 2) }, [1, 2], log],
      [{ recorded: span(3, null) }, [], log],
      [{ actorKind: 'api_key' }, [2, 4], 'event_by_type'],
      [{ actorKind: 'api_key', actorId: 'key_1' }, [2, 4], 'event_by_actor'],
      [{ customerId: 'cus_1' }, [2, 3], 'event_by_customer'],
      [{ customerId: 'cus_1', recorded: span(1, 2) }, [2], 'event_by_customer'],
      [{ customerId: 'cus_1', actorKind: 'clock', types: ['test-created'] }, [3], 'event_by_customer'],
      [{ actorId: 'key_1' }, [2, 4], 'event_by_actor'],
      [{ actorId: ada.id ?? '' }, [1], 'event_by_actor'],
      [{ subjectId: 'usr_1' }, [1, 4], 'event_by_subject'],
      [{ correlationId: 'cor_b' }, [2, 3], 'event_by_correlation'],
    ];
    for (const [query, expected, index] of expectations) {
      expect(await find(query), index).toEqual(expected);
      const plan = (await planOfLast(held)).join('\n');
      expect(plan).toContain(index);
      if (index !== 'event_by_type') expect(plan).not.toMatch(/TEMP B-TREE|Sort|Seq Scan/);
      expect(await held.store.countEvents(partnerId, query)).toBe(expected.length);
      expect(await find(query, backward(1))).toEqual(expected.slice(-1));
    }
    expect(await find({ correlationId: 'cor_b', actorKind: 'clock', recorded: span(2, 3) })).toEqual([3]);
    expect(await find({ types: ['user-created'], customerId: 'cus_1' })).toEqual([]);
  });

  test('events are found by the time they were recorded, however many share it, up to both ends of the log', async () => {
    const { id: partnerId } = await addPartner(held.store);
    const recorded = [1, 1, 1, 2, 4, 4, 5, 9, 9, 9, 9, 9, 12];
    for (const minutes of recorded) await append(partnerId, minutes, {});
    for (const after of [null, 0, 1, 3, 4, 9, 12, 13])
      for (const until of [null, 0, 1, 3, 4, 9, 12, 13]) {
        const expected = recorded.filter((at) => at > (after ?? 0) && at <= (until ?? 99)).length;
        expect(await held.store.countEvents(partnerId, { recorded: span(after, until) })).toBe(expected);
      }
  });

  test('an event is never recorded before an earlier one, even if the clock is set back', async () => {
    const { id } = await addPartner(held.store);
    const at = [await append(id, 5, {}), await append(id, 4, {}), await append(id, 6, {})].map((one) => one.recordedAt);
    expect(at).toEqual([minutesAfter(5), minutesAfter(5), minutesAfter(6)]);
    const { edges } = await held.store.listEvents(id, {}, forward(9));
    expect(edges.map((edge) => edge.node.recordedAt)).toEqual(at);
  });
});
