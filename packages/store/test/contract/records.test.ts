import { type EventType, LogCursorError, type PageRequest, type RemovalReceipt } from '@untether/domain';
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
const week = 7 * 24 * 60;

describe.each(engines)('the event log on %s', (engine) => {
  const held = useStore(engine);

  const withEvents = async () => {
    const partner = await addPartner(held.store);
    const facts: readonly [EventType, string | null, string | null, string][] = [
      ['user-created', null, null, 'usr_1'],
      ['subscription-suspended', 'cus_1', 'rel_1', 'sub_1'],
      ['subscription-reactivated', 'cus_1', 'rel_1', 'sub_1'],
      ['subscription-suspended', 'cus_1', 'rel_1', 'sub_1'],
      ['subscription-suspended', 'cus_2', 'rel_2', 'sub_2'],
    ];
    const written = await held.store.transact([partner.id], (tx) =>
      tx.append(
        facts.map(([type, customerId, relationshipId, subjectId]) =>
          buildEvent(partner.id, { type, customerId, relationshipId, subjectId }),
        ),
      ),
    );
    return { partnerId: partner.id, written };
  };
  const sequences = async (partnerId: string, query: Parameters<typeof held.store.listEvents>[1], page: PageRequest) =>
    (await held.store.listEvents(partnerId, query, page)).edges.map((edge) => edge.node.sequence);

  test('events are read as they were appended, numbered from 1', async () => {
    const { partnerId, written } = await withEvents();
    expect(written.map((event) => event.sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(written.map((event) => event.id)).size).toBe(5);
    expect(written[1]).toMatchObject({
      ...buildEvent(partnerId),
      type: 'subscription-suspended',
      customerId: 'cus_1',
      relationshipId: 'rel_1',
      subjectId: 'sub_1',
    });
    const { edges } = await held.store.listEvents(partnerId, {}, forward(10));
    expect(edges.map((edge) => edge.node)).toEqual(written);
    expect(written.map(held.store.eventCursor)).toEqual(edges.map((edge) => edge.cursor));
    expect(Object.keys(edges[0]?.node.changes ?? {})).toEqual(['quantity', 'a']);
    const ids = written.slice(1, 3).map((event) => event.id);
    expect(await held.store.findEvents(partnerId, ids)).toEqual(written.slice(1, 3));
  });

  test('one cursor serves the whole log, a customer’s part of it and a choice of types', async () => {
    const { partnerId } = await withEvents();
    const { edges, hasNextPage } = await held.store.listEvents(partnerId, {}, forward(2));
    expect(hasNextPage).toBe(true);
    const cursor = edges[1]?.cursor ?? null;
    expect(await sequences(partnerId, {}, forward(2, cursor))).toEqual([3, 4]);
    expect(await sequences(partnerId, { customerId: 'cus_1' }, forward(9, cursor))).toEqual([3, 4]);
    expect(await sequences(partnerId, { types: ['subscription-suspended'] }, forward(9, cursor))).toEqual([4, 5]);
    expect(await sequences(partnerId, { types: [] }, forward(9))).toEqual([]);
    expect(await sequences(partnerId, {}, backward(9, cursor))).toEqual([1]);
    expect(await sequences(partnerId, {}, backward(2))).toEqual([4, 5]);
    expect(await held.store.countEvents(partnerId, { customerId: 'cus_1', types: ['subscription-suspended'] })).toBe(2);
    expect(await held.store.countEvents(partnerId, {})).toBe(5);
  });

  test('the newest of a type about a subject, and a customer’s events of some types, are found', async () => {
    const { partnerId } = await withEvents();
    const newest = await held.store.findLatestEvent(partnerId, 'subscription-suspended', 'sub_1');
    expect(newest?.sequence).toBe(4);
    expect(await held.store.findLatestEvent(partnerId, 'subscription-cancelled', 'sub_1')).toBeUndefined();
    const types: EventType[] = ['subscription-suspended', 'user-created'];
    const found = await held.store.listCustomerEvents(partnerId, ['cus_1'], types);
    expect(found.map((event) => event.sequence)).toEqual([2, 4]);
  });

  test('the log is read on from any sequence, and a cursor tells which', async () => {
    const { partnerId, written } = await withEvents();
    expect(await held.store.readLog(partnerId, 0, 2)).toEqual(written.slice(0, 2));
    expect(await held.store.readLog(partnerId, 3, 10)).toEqual(written.slice(3));
    expect(await held.store.readLog(partnerId, 5, 10)).toEqual([]);
    expect(await held.store.lastSequence(partnerId)).toBe(5);
    const { eventCursor, findLogPlace } = held.store;
    for (const { id, sequence, ...event } of written)
      expect(await findLogPlace(partnerId, eventCursor({ ...event, id, sequence }))).toEqual({
        partnerId,
        id,
        sequence,
      });
    const start = { partnerId, sequence: 0, id: '' };
    expect(await findLogPlace(partnerId, 'start')).toEqual(start);
    expect(await findLogPlace(partnerId, eventCursor(start))).toEqual(start);
    const stranger = await addPartner(held.store);
    const second = { partnerId, sequence: 2, id: written[1]?.id ?? '' };
    const own = eventCursor(second);
    for (const [of, cursor] of [
      [stranger.id, own],
      [stranger.id, eventCursor({ ...second, partnerId: stranger.id })],
      ...['', 'garbage', '5', `${own}x`].map((cursor) => [partnerId, cursor] as const),
      // Another event has that number now, or none has: a backup was restored.
      ...[2, 3, 6, 2 ** 53, -1, 0, 1.5].map(
        (sequence) => [partnerId, eventCursor({ ...second, sequence, id: 'evt_lost' })] as const,
      ),
    ] as const) {
      await expect(findLogPlace(of, cursor)).rejects.toThrow(LogCursorError);
      await expect((async () => held.store.listEvents(of, {}, forward(1, cursor)))()).rejects.toThrow(LogCursorError);
    }
    expect(await held.store.readLog(stranger.id, 0, 10)).toEqual([]);
    expect(await held.store.lastSequence(stranger.id)).toBe(0);
  });

  test('listeners hear of a commit that appended, with the partners whose logs grew, once they can be read, and of nothing else', async () => {
    const [one, two] = [await addPartner(held.store), await addPartner(held.store)];
    const told: (readonly string[])[] = [];
    const seen: Promise<number>[] = [];
    const stop = held.store.onCommit((partnerIds) => {
      told.push(partnerIds);
      seen.push(held.store.lastSequence(one.id));
    });
    await held.store.transact([one.id, two.id], (tx) => tx.append([buildEvent(one.id), buildEvent(one.id)]));
    await held.store.transact([one.id], async () => undefined);
    const undone = held.store.transact([one.id], async (tx) => {
      await tx.append([buildEvent(one.id)]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    stop();
    await held.store.transact([two.id], (tx) => tx.append([buildEvent(two.id)]));
    expect(told).toEqual([[one.id]]);
    expect(await Promise.all(seen)).toEqual([2]);
  });

  test('another partner’s log is empty to everyone else', async () => {
    const { partnerId, written } = await withEvents();
    const stranger = await addPartner(held.store);
    expect(await sequences(stranger.id, {}, forward(9))).toEqual([]);
    expect(await sequences(stranger.id, { customerId: 'cus_1' }, forward(9))).toEqual([]);
    expect(
      await held.store.findEvents(
        stranger.id,
        written.map((event) => event.id),
      ),
    ).toEqual([]);
    expect(await held.store.findLatestEvent(stranger.id, 'subscription-suspended', 'sub_1')).toBeUndefined();
    expect(await held.store.listCustomerEvents(stranger.id, ['cus_1'], ['subscription-suspended'])).toEqual([]);
    expect(await held.store.countEvents(stranger.id, {})).toBe(0);
    const { edges } = await held.store.listEvents(partnerId, {}, forward(1));
    await expect(sequences(stranger.id, {}, forward(1, edges[0]?.cursor))).rejects.toMatchObject({
      name: 'LogCursorError',
    });
  });
});

describe.each(engines)('receipts and repeated commands on %s', (engine) => {
  const clock = { now: noon };
  const held = useStore(engine, { now: () => clock.now });

  test('receipts are read as they were written, newest first, and only by their partner', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const receipts: RemovalReceipt[] = [];
    for (const minutes of [1, 3, 2]) {
      const { relationship } = await addCustomer(held.store, partner.id);
      receipts.push(buildReceipt(relationship, { removedAt: minutesAfter(minutes), removedBy: ada }));
    }
    const [oldest, newest, middle] = receipts;
    await held.store.transact([partner.id], (tx) => tx.apply(receipts.map((row) => ({ insert: 'receipt', row }))));
    const one = await held.store.listReceipts(partner.id, {}, forward(2));
    expect(one.edges.map((edge) => edge.node)).toEqual([newest, middle]);
    const two = await held.store.listReceipts(partner.id, {}, forward(2, one.edges[1]?.cursor));
    expect(two.edges.map((edge) => edge.node)).toEqual([oldest]);
    expect((await held.store.listReceipts(partner.id, {}, backward(1))).edges.map((edge) => edge.node)).toEqual([
      oldest,
    ]);
    expect(await held.store.countReceipts(partner.id, {})).toBe(3);
    expect(await held.store.findReceipts(partner.id, [oldest?.id ?? ''])).toEqual([oldest]);
    expect(await held.store.findReceiptsOf(partner.id, [oldest?.relationshipId ?? ''])).toEqual([oldest]);

    expect((await held.store.listReceipts(stranger.id, {}, forward(2))).edges).toEqual([]);
    expect(await held.store.countReceipts(stranger.id, {})).toBe(0);
    expect(await held.store.findReceipts(stranger.id, [oldest?.id ?? ''])).toEqual([]);
    expect(await held.store.findReceiptsOf(stranger.id, [oldest?.relationshipId ?? ''])).toEqual([]);
  });

  test('what stays behind by a receipt without names has those the receipt tells elsewhere', async () => {
    const partner = await addPartner(held.store);
    const { relationship } = await addCustomer(held.store, partner.id);
    const one = { kind: 'end_at_vendor', message: 'there too', at: null } as const;
    const subjects = ['sub_1', 'sub_2', relationship.id, null];
    const old = subjects.map((subjectId) => ({ ...one, subjectId })) as unknown as RemovalReceipt['remaining'];
    const row = buildReceipt(relationship, { remaining: old });
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'receipt', row }]));
    const [read] = await held.store.findReceipts(partner.id, [row.id]);
    expect(read?.remaining.map(({ name }) => name)).toEqual(['Seats', null, row.customerName, null]);
  });

  test('receipts without a proof are listed across partners until each has its own; nothing else of them changes', async () => {
    const partners = [await addPartner(held.store), await addPartner(held.store)];
    const rows: RemovalReceipt[] = [];
    for (const partner of partners) {
      const { relationship } = await addCustomer(held.store, partner.id);
      const row = buildReceipt(relationship);
      await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'receipt', row }]));
      rows.push(row);
    }
    const without = async () => (await held.store.listReceiptsWithoutProof(1000)).map(({ id }) => id);
    expect(await without()).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
    expect(await held.store.listReceiptsWithoutProof(1)).toHaveLength(1);

    const [row] = rows;
    if (row === undefined) throw new Error('no receipt');
    const digests = {
      '/removedBy/name': { sha256: 'of a name', salt: 'salt' },
      '/reason': { sha256: 'b', salt: null },
    };
    const proof = { sha256: 'of all', at: minutesAfter(3), digests };
    const set = { partnerName: 'Partner', partnerTenantId: 'tenant', customerDomain: 'c.example', proof };
    const { partnerId, id } = row;
    await held.store.transact([partnerId], (tx) => tx.apply([{ update: 'receipt', partnerId, id, set }]));
    expect(await held.store.findReceipts(partnerId, [id])).toEqual([{ ...row, ...set }]);
    expect(await without()).not.toContain(id);
    expect(await without()).toContain(rows[1]?.id);

    const foreign = { update: 'receipt', partnerId: partners[1]?.id ?? '', id, set } as const;
    await expect(held.store.transact([foreign.partnerId], (tx) => tx.apply([foreign]))).rejects.toThrow(
      'no row to change',
    );
  });

  test('a relationship has one receipt', async () => {
    const partner = await addPartner(held.store);
    const { relationship } = await addCustomer(held.store, partner.id);
    const save = () =>
      held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'receipt', row: buildReceipt(relationship) }]));
    await save();
    await expect(save()).rejects.toMatchObject({ constraint: 'receipt_relationship' });
  });

  test('a command’s result is remembered under its partner’s key for seven days', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const find = (partnerId: string) => held.store.transact([partnerId], (tx) => tx.findIdempotent(partnerId, 'key'));
    const save = (result: string | null) =>
      held.store.transact([partner.id], (tx) =>
        tx.saveIdempotent(partner.id, 'key', { fingerprint: 'f', result }, clock.now),
      );
    await save(null);
    expect(await find(partner.id)).toEqual({ fingerprint: 'f', result: null });
    expect(await find(stranger.id)).toBeUndefined();
    await expect(save('again')).rejects.toMatchObject({ constraint: 'idempotency_key' });
    clock.now = minutesAfter(week - 1);
    expect(await find(partner.id)).toBeDefined();
    clock.now = minutesAfter(week);
    expect(await find(partner.id)).toBeUndefined();
    await save('new');
    expect(await find(partner.id)).toEqual({ fingerprint: 'f', result: 'new' });
    clock.now = noon;
  });
});
