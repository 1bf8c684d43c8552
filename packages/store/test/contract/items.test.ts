import type { Change, ItemKind, Page, RelationshipFacts } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { itemKinds } from '../../src/tables/item-table.ts';
import { addCustomer, addPartner } from '../support/adding.ts';
import { buildItem } from '../support/build-item.ts';
import { ada, minutesAfter, noon } from '../support/fixed.ts';
import { pageOf } from '../support/pages.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;
const backward = (limit: number, cursor: string | null = null) => ({ direction: 'backward', limit, cursor }) as const;
const insert = (kind: ItemKind, row: unknown) => ({ insert: kind, row }) as Change;
const update = (kind: ItemKind, partnerId: string, id: string, set: object) =>
  ({ update: kind, partnerId, id, set }) as Change;

const listOf: { readonly [K in ItemKind]: keyof RelationshipFacts } = {
  subscription: 'subscriptions',
  azureEntitlement: 'azureEntitlements',
  reservation: 'reservations',
  savingsPlan: 'savingsPlans',
  softwarePurchase: 'softwarePurchases',
  order: 'orders',
  delegatedAdminRelationship: 'delegatedAdminRelationships',
};

describe.each(engines)('items on %s', (engine) => {
  const held = useStore(engine);

  const setUp = async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const { relationship, customer } = await addCustomer(held.store, partner.id);
    return { partnerId: partner.id, strangerId: stranger.id, relationship, customer };
  };

  describe.each(itemKinds)('%s', (kind) => {
    test('is read as it was written, in every way it can be read', async () => {
      const { partnerId, relationship } = await setUp();
      const row = buildItem[kind](relationship);
      await held.store.transact([partnerId], async (tx) => {
        await tx.apply([insert(kind, row)]);
        expect(await tx.findItems(partnerId, kind, [row.id])).toEqual([row]);
      });
      const [facts] = await held.store.loadFacts(partnerId, [relationship.id]);
      expect(facts?.[listOf[kind]]).toEqual([row]);
      expect(await held.store.findItems(partnerId, kind, [row.id, 'none', 'n\0ne'])).toEqual([row]);
      expect(await held.store.findItems(partnerId, kind, [])).toEqual([]);
      const query = { relationshipIds: [relationship.id] };
      const page = pageOf(await held.store.listItems(partnerId, kind, query, forward(5)), relationship.id);
      expect(page.edges.map((edge) => edge.node)).toEqual([row]);
      expect((await held.store.countItems(partnerId, kind, query)).get(relationship.id)).toBe(1);
      const whole = { customerId: relationship.customerId, partnerIds: null };
      const theirs = await held.store.listCustomerItemsEach(whole, kind, query, forward(5));
      expect(pageOf(theirs, relationship.id).edges.map((edge) => edge.node)).toEqual([row]);
      expect((await held.store.countCustomerItemsEach(whole, kind, query)).get(relationship.id)).toBe(1);
      expect(await held.store.loadCustomerFacts(whole, [relationship.id])).toEqual([facts]);
    });

    test('many at once are read as they were written, whatever is in them', async () => {
      const { partnerId, relationship } = await setUp();
      const word = '"\\\'{},null 東京\n';
      const rows = Array.from({ length: 30 }, (_, at) => ({
        ...buildItem[kind](relationship),
        ...(at % 3 === 0 ? { rawStatus: word, importHash: '' } : { rawStatus: 'NULL' }),
      }));
      await held.store.transact([partnerId], (tx) => tx.apply(rows.map((row) => insert(kind, row))));
      const found = await held.store.findItems(
        partnerId,
        kind,
        rows.map(({ id }) => id),
      );
      const byId = new Map(found.map((one): [string, unknown] => [one.id, one]));
      expect(rows.map(({ id }) => byId.get(id))).toEqual(rows);
    });

    test('keeps a change of some fields, and the others as they were', async () => {
      const { partnerId, relationship } = await setUp();
      const row = buildItem[kind](relationship);
      await held.store.transact([partnerId], (tx) =>
        tx.apply([insert(kind, row), update(kind, partnerId, row.id, {})]),
      );
      await held.store.transact([partnerId], (tx) =>
        tx.apply([update(kind, partnerId, row.id, { status: 'expired' })]),
      );
      expect(await held.store.findItems(partnerId, kind, [row.id])).toEqual([{ ...row, status: 'expired' }]);
    });

    test('of another partner is not found, listed, counted or changed', async () => {
      const { partnerId, strangerId, relationship } = await setUp();
      const row = buildItem[kind](relationship);
      await held.store.transact([partnerId], (tx) => tx.apply([insert(kind, row)]));
      const query = { relationshipIds: [relationship.id] };
      expect(await held.store.findItems(strangerId, kind, [row.id])).toEqual([]);
      const seen = pageOf(await held.store.listItems(strangerId, kind, query, forward(5)), relationship.id);
      expect(seen.edges).toEqual([]);
      expect((await held.store.countItems(strangerId, kind, query)).size).toBe(0);
      const other = { customerId: 'cus_other', partnerIds: null };
      const otherCustomers = await held.store.listCustomerItemsEach(other, kind, query, forward(5));
      expect(pageOf(otherCustomers, relationship.id).edges).toEqual([]);
      expect((await held.store.countCustomerItemsEach(other, kind, query)).size).toBe(0);
      expect(await held.store.loadCustomerFacts(other, [relationship.id])).toEqual([]);
      expect(await held.store.loadFacts(strangerId, [relationship.id])).toEqual([]);
      const change = update(kind, strangerId, row.id, { status: 'expired' });
      await expect(held.store.transact([strangerId], (tx) => tx.apply([change]))).rejects.toThrow('no row to change');
      const placed = insert(kind, { ...buildItem[kind](relationship), partnerId: strangerId });
      await expect(held.store.transact([strangerId], (tx) => tx.apply([placed]))).rejects.toThrow();
      expect(await held.store.findItems(partnerId, kind, [row.id])).toEqual([row]);
    });

    test('is not found after the removal of its relationship, and is still among its facts', async () => {
      const { partnerId, relationship } = await setUp();
      const row = buildItem[kind](relationship);
      await held.store.transact([partnerId], (tx) =>
        tx.apply([
          insert(kind, row),
          { update: 'relationship', partnerId, id: relationship.id, set: { state: 'removed', removedBy: ada } },
        ]),
      );
      expect(await held.store.findItems(partnerId, kind, [row.id])).toEqual([]);
      const [facts] = await held.store.loadFacts(partnerId, [relationship.id]);
      expect(facts?.[listOf[kind]]).toEqual([row]);
      expect(facts?.relationship).toMatchObject({ state: 'removed', removedBy: ada });
    });

    test('is listed by id, page by page, and only under its own relationship', async () => {
      const { partnerId, relationship } = await setUp();
      const { relationship: another } = await addCustomer(held.store, partnerId);
      const rows = [1, 2, 3].map(() => buildItem[kind](relationship));
      const ids = rows.map((row) => row.id);
      await held.store.transact([partnerId], (tx) =>
        tx.apply([...rows, buildItem[kind](another)].map((row) => insert(kind, row))),
      );
      const query = { relationshipIds: [relationship.id] };
      const list = async (page: ReturnType<typeof forward> | ReturnType<typeof backward>) =>
        pageOf(await held.store.listItems(partnerId, kind, query, page), relationship.id);
      const one = await list(forward(2));
      const cursor = one.edges[1]?.cursor ?? null;
      const two = await list(forward(2, cursor));
      expect([...one.edges, ...two.edges].map((edge) => edge.node.id)).toEqual(ids);
      const before = await list(backward(1, cursor));
      expect(before.edges.map((edge) => edge.node.id)).toEqual(ids.slice(0, 1));
      expect([before.hasPreviousPage, before.hasNextPage]).toEqual([false, true]);
      const both = { relationshipIds: [another.id, relationship.id] };
      const pages = await held.store.listItems(partnerId, kind, both, forward(2, cursor));
      expect(pages.get(another.id)).toMatchObject({ name: 'CursorError' });
      expect(pageOf(pages, relationship.id)).toEqual(two);
    });

    test('of many relationships is one statement for a page of each, and reads no more than the pages', async () => {
      const { partnerId, relationship } = await setUp();
      const { relationship: another } = await addCustomer(held.store, partnerId);
      const { relationship: bare } = await addCustomer(held.store, partnerId);
      const rows = [relationship, another].map((of) => [1, 2, 3, 4].map(() => buildItem[kind](of)));
      await held.store.transact([partnerId], (tx) => tx.apply(rows.flat().map((row) => insert(kind, row))));
      const relationshipIds = [relationship.id, another.id, bare.id];
      held.statements.length = 0;
      const first = await held.store.listItems(partnerId, kind, { relationshipIds }, forward(3));
      expect(held.statements).toHaveLength(1);
      const ids = rows.map((of) => of.map((row) => row.id));
      const idsOf = (page: Page<{ readonly id: string }>) => page.edges.map((edge) => edge.node.id);
      expect(relationshipIds.map((id) => idsOf(pageOf(first, id)))).toEqual([
        ids[0]?.slice(0, 3),
        ids[1]?.slice(0, 3),
        [],
      ]);
      expect(relationshipIds.map((id) => pageOf(first, id).hasNextPage)).toEqual([true, true, false]);
      const last = await held.store.listItems(partnerId, kind, { relationshipIds }, backward(2));
      expect(relationshipIds.map((id) => idsOf(pageOf(last, id)))).toEqual([ids[0]?.slice(-2), ids[1]?.slice(-2), []]);
      expect(await held.store.countItems(partnerId, kind, { relationshipIds })).toEqual(
        new Map([
          [relationship.id, 4],
          [another.id, 4],
        ]),
      );
    });

    test('cannot be there twice', async () => {
      const { partnerId, relationship } = await setUp();
      const row = buildItem[kind](relationship);
      await held.store.transact([partnerId], (tx) => tx.apply([insert(kind, row)]));
      await expect(held.store.transact([partnerId], (tx) => tx.apply([insert(kind, row)]))).rejects.toMatchObject({
        name: 'UniqueViolation',
        constraint: 'item',
      });
    });
  });

  test('subscriptions are listed and counted by status', async () => {
    const { partnerId, relationship } = await setUp();
    const rows = (['active', 'suspended', 'deleted'] as const).map((status) =>
      buildItem.subscription(relationship, { status }),
    );
    await held.store.transact([partnerId], (tx) => tx.apply(rows.map((row) => insert('subscription', row))));
    const count = async (status?: readonly string[]) => {
      const query = { relationshipIds: [relationship.id], status };
      const page = pageOf(await held.store.listItems(partnerId, 'subscription', query, forward(9)), relationship.id);
      const counts = await held.store.countItems(partnerId, 'subscription', query);
      expect(counts.get(relationship.id) ?? 0).toBe(page.edges.length);
      return page.edges.length;
    };
    expect([await count(), await count(['active', 'deleted']), await count(['pending'])]).toEqual([3, 2, 0]);
  });

  test('facts hold each relationship’s own items, waivers and findings, in as many statements for fifty as for one', async () => {
    const partner = await addPartner(held.store);
    const addHost = async () => {
      const host = await addCustomer(held.store, partner.id);
      const item = buildItem.subscription(host.relationship);
      return { ...host, item, gdap: buildItem.delegatedAdminRelationship(host.relationship) };
    };
    const hosts: Awaited<ReturnType<typeof addHost>>[] = [];
    for (let n = 0; n < 50; n += 1) hosts.push(await addHost());
    const waivers = hosts.map(({ relationship, item }, at) => ({
      partnerId: partner.id,
      id: `wvr_${partner.id}${at}`,
      relationshipId: relationship.id,
      customerId: relationship.customerId,
      subjectId: item.id,
      status: 'unknown',
      reason: 'Asked support',
      by: ada,
      at: noon,
    }));
    await held.store.transact([partner.id], (tx) =>
      tx.apply([
        ...hosts.flatMap(({ item, gdap }) => [
          insert('subscription', item),
          insert('delegatedAdminRelationship', gdap),
        ]),
        ...waivers.map((row): Change => ({ insert: 'waiver', row })),
      ]),
    );
    const statementsOf = async (limit: number) => {
      held.statements.length = 0;
      const page = await held.store.listCustomers(partner.id, {}, 'name_asc', forward(limit));
      const facts = await held.store.loadFacts(
        partner.id,
        page.edges.map((edge) => edge.node.relationship.id),
      );
      expect(facts).toHaveLength(limit);
      return { facts, count: held.statements.length };
    };
    const fifty = await statementsOf(50);
    expect(fifty.count).toBe((await statementsOf(1)).count);
    expect(fifty.count).toBeLessThanOrEqual(11);
    for (const [at, { customer, relationship, item, gdap }] of hosts.entries()) {
      const own = fifty.facts.find((facts) => facts.relationship.id === relationship.id);
      expect(own).toMatchObject({
        customer,
        relationship,
        subscriptions: [item],
        delegatedAdminRelationships: [gdap],
        waivers: [waivers[at]],
        orders: [],
      });
    }
  });

  test('relationships to recheck are the active ones past their instant, oldest first', async () => {
    const partner = await addPartner(held.store);
    const add = async (recheckAt: Date | null, state: 'active' | 'removed' = 'active') =>
      (await addCustomer(held.store, partner.id, { relationship: { recheckAt, state } })).relationship.id;
    const later = await add(minutesAfter(2));
    const sooner = await add(minutesAfter(1));
    await add(minutesAfter(3));
    await add(null);
    await add(minutesAfter(1), 'removed');
    expect(await held.store.listRelationshipsToRecheck(partner.id, minutesAfter(2), 10)).toEqual([sooner, later]);
    expect(await held.store.listRelationshipsToRecheck(partner.id, minutesAfter(2), 1)).toEqual([sooner]);
  });

  test('what is due by the clock is found of every partner, longest overdue first, active relationships only', async () => {
    const [one, two] = [await addPartner(held.store), await addPartner(held.store)];
    // Long before what any other test has due: the store is shared.
    const ago = (minutes: number) => new Date(Date.UTC(2001, 0, 1) - minutes * 60_000);
    const add = async (partnerId: string, dueAt: Date | null, state: 'active' | 'removed' = 'active') => ({
      partnerId,
      id: (await addCustomer(held.store, partnerId, { relationship: { dueAt, state } })).relationship.id,
    });
    const later = await add(one.id, ago(1));
    const sooner = await add(two.id, ago(2));
    await add(one.id, ago(0));
    await add(one.id, null);
    await add(two.id, ago(9), 'removed');
    expect(await held.store.listRelationshipsDue(ago(1), 10)).toEqual([sooner, later]);
    expect(await held.store.listRelationshipsDue(ago(1), 1)).toEqual([sooner]);
    expect(await held.store.findNextDueAt()).toEqual(ago(2));
  });

  test('the portfolio counts what is listed by the kept blockers and by the kept date', async () => {
    const partner = await addPartner(held.store);
    const add = (
      blockerKinds: readonly ('active_trial' | 'pending_order')[],
      nextRemovalAt: Date | null,
      state: 'active' | 'removed' = 'active',
    ) => addCustomer(held.store, partner.id, { relationship: { blockerKinds, nextRemovalAt, state } });
    await add([], noon);
    await add(['active_trial'], noon);
    await add(['active_trial'], minutesAfter(1));
    await add(['active_trial', 'pending_order'], null);
    await add(['active_trial'], minutesAfter(1), 'removed');
    const groups = await held.store.portfolioGroups(partner.id);
    expect(groups).toHaveLength(3);
    expect(groups).toEqual(
      expect.arrayContaining([
        { blockerKinds: [], customers: 1 },
        { blockerKinds: ['active_trial'], customers: 2 },
        { blockerKinds: ['active_trial', 'pending_order'], customers: 1 },
      ]),
    );
    const spans = [
      { after: null, until: noon },
      { after: noon, until: minutesAfter(1) },
      { after: minutesAfter(1), until: null },
      { after: null, until: null },
    ];
    expect(await held.store.portfolioSpans(partner.id, spans)).toEqual({ spans: [1, 1, 0, 2], unknown: 1 });
    const empty = await addPartner(held.store);
    expect(await held.store.portfolioSpans(empty.id, spans.slice(0, 1))).toEqual({ spans: [0], unknown: 0 });
  });
});
