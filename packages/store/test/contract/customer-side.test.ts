import { setTimeout as sleep } from 'node:timers/promises';
import type { PageRequest } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner, addRelationship } from '../support/adding.ts';
import { buildItem } from '../support/build-item.ts';
import { buildCustomer, buildCustomerAdmin, buildReceipt, buildUser } from '../support/builders.ts';
import { ada, minutesAfter, noon } from '../support/fixed.ts';
import { pageOf } from '../support/pages.ts';
import { engines, useStore } from '../support/stores.ts';

const forward = (limit: number, cursor: string | null = null): PageRequest => ({ direction: 'forward', limit, cursor });
/** With all partners. */
const whole = (customerId: string) => ({ customerId, partnerIds: null });
const ended = { state: 'removed', removedAt: noon, removedBy: ada } as const;

describe.each(engines)('what a customer reads of its own on %s', (engine) => {
  const held = useStore(engine);

  /** A customer of two partners, one of which has left, and another customer of the first. */
  const shared = async () => {
    const staying = await addPartner(held.store, { mpnId: '4000001' });
    const gone = await addPartner(held.store);
    const { customer, relationship: standing } = await addCustomer(held.store, staying.id);
    const over = await addRelationship(held.store, {
      partnerId: gone.id,
      customerId: customer.id,
      establishedAt: minutesAfter(-9),
      ...ended,
    });
    const { customer: stranger, relationship: strangers } = await addCustomer(held.store, staying.id);
    const items = {
      standing: buildItem.subscription(standing),
      over: buildItem.subscription(over),
      strangers: buildItem.subscription(strangers),
    };
    const receipt = buildReceipt(over);
    await held.store.transact([staying.id, gone.id], (tx) =>
      tx.apply([
        ...Object.values(items).map((row) => ({ insert: 'subscription', row }) as const),
        { insert: 'receipt', row: receipt },
      ]),
    );
    return { staying, gone, customer, stranger, standing, over, strangers, items, receipt };
  };

  test('its relationships with all partners, newest first, in the states asked', async () => {
    const { customer, stranger, standing, over } = await shared();
    const { listCustomerRelationships: list } = held.store;
    const one = await list(whole(customer.id), undefined, forward(1));
    expect(one.edges.map((edge) => edge.node)).toEqual([standing]);
    const two = await list(whole(customer.id), undefined, forward(1, one.edges[0]?.cursor));
    expect(two.edges.map((edge) => edge.node)).toEqual([over]);
    expect((await list(whole(customer.id), ['removed'], forward(9))).edges.map((edge) => edge.node)).toEqual([over]);
    expect((await list(whole(customer.id), [], forward(9))).edges).toEqual([]);
    expect(await held.store.countCustomerRelationships(whole(customer.id), undefined)).toBe(2);
    expect(await held.store.countCustomerRelationships(whole(customer.id), ['active'])).toBe(1);
    const both = await held.store.findCustomerRelationships(whole(customer.id), [standing.id, over.id]);
    expect(both).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining([standing, over]));
    expect(await held.store.findCustomerRelationships(whole(stranger.id), [standing.id, over.id])).toEqual([]);
    await expect(list(whole(stranger.id), undefined, forward(1, one.edges[0]?.cursor))).rejects.toThrow();
  });

  test('its partners, present and past, and of them as support contacts the present ones', async () => {
    const { customer, stranger, staying, gone } = await shared();
    const found = await held.store.findCustomerPartners(whole(customer.id), [staying.id, gone.id]);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([staying, gone]));
    expect(await held.store.findCustomerPartners(whole(stranger.id), [staying.id, gone.id])).toEqual([staying]);
    const { id, tenantId, name, mpnId, kind } = staying;
    expect(await held.store.listCustomerSupportContacts(whole(customer.id))).toEqual([
      { customerId: customer.id, partnerId: id, partnerKind: kind, tenantId, name, mpnId },
    ]);
  });

  test('items of its ACTIVE relationships alone', async () => {
    const { customer, stranger, items } = await shared();
    const { edges } = await held.store.listCustomerItems(whole(customer.id), 'subscription', forward(9));
    expect(edges.map((edge) => edge.node)).toEqual([items.standing]);
    expect(await held.store.countCustomerItems(whole(customer.id), 'subscription')).toBe(1);
    expect(await held.store.countCustomerItems(whole(customer.id), 'delegatedAdminRelationship')).toBe(0);
    const all = Object.values(items).map((item) => item.id);
    expect(await held.store.findCustomerItems(whole(customer.id), 'subscription', all)).toEqual([items.standing]);
    expect(await held.store.findCustomerItems(whole(stranger.id), 'subscription', all)).toEqual([items.strangers]);
  });

  test('the receipts of its own ended relationships', async () => {
    const { customer, stranger, standing, over, receipt } = await shared();
    expect(await held.store.findCustomerReceipts(whole(customer.id), [standing.id, over.id])).toEqual([receipt]);
    expect(await held.store.findCustomerReceipts(whole(stranger.id), [over.id])).toEqual([]);
  });

  test('of the partners in its scope alone, whatever is asked for', async () => {
    const { customer, staying, gone, standing, over, items, receipt } = await shared();
    const { store } = held;
    const ids = [standing.id, over.id];
    const all = Object.values(items).map((item) => item.id);
    const query = { relationshipIds: ids };
    const seenBy = async (partnerIds: readonly string[] | null) => {
      const scope = { customerId: customer.id, partnerIds };
      const each = await store.listCustomerItemsEach(scope, 'subscription', query, forward(9));
      return {
        listed: (await store.listCustomerRelationships(scope, undefined, forward(9))).edges.map(({ node }) => node.id),
        counted: await store.countCustomerRelationships(scope, undefined),
        found: (await store.findCustomerRelationships(scope, ids)).map(({ id }) => id).sort(),
        partners: (await store.findCustomerPartners(scope, [staying.id, gone.id])).map(({ id }) => id).sort(),
        contacts: (await store.listCustomerSupportContacts(scope)).map(({ partnerId }) => partnerId),
        items: (await store.listCustomerItems(scope, 'subscription', forward(9))).edges.map(({ node }) => node.id),
        countedItems: await store.countCustomerItems(scope, 'subscription'),
        foundItems: (await store.findCustomerItems(scope, 'subscription', all)).map(({ id }) => id),
        each: ids.map((id) => pageOf(each, id).edges.length),
        countedEach: [...(await store.countCustomerItemsEach(scope, 'subscription', query)).keys()].sort(),
        facts: (await store.loadCustomerFacts(scope, ids)).map(({ relationship: { id } }) => id).sort(),
        receipts: (await store.findCustomerReceipts(scope, ids)).map(({ id }) => id),
      };
    };
    const [one] = [items.standing.id];
    const ofStaying = {
      ...{ listed: [standing.id], counted: 1, found: [standing.id], partners: [staying.id], contacts: [staying.id] },
      ...{ items: [one], countedItems: 1, foundItems: [one], each: [1, 0], countedEach: [standing.id] },
      ...{ facts: [standing.id], receipts: [] },
    };
    expect(await seenBy([staying.id])).toEqual(ofStaying);
    expect(await seenBy([gone.id])).toEqual({
      ...{ listed: [over.id], counted: 1, found: [over.id], partners: [gone.id], contacts: [], items: [] },
      ...{ countedItems: 0, foundItems: [], each: [0, 1], countedEach: [over.id], facts: [over.id] },
      receipts: [receipt.id],
    });
    const nothing = Object.values(await seenBy([])).flat();
    expect(nothing.filter((one) => one !== 0)).toEqual([]);
    expect((await seenBy(null)).found).toEqual([...ids].sort());
  });

  test('an admin has proven itself to those it was made with and those added, each once, or to all', async () => {
    const { customer, staying, gone } = await shared();
    const [sworn, registered] = [
      buildCustomerAdmin(customer.id),
      buildCustomerAdmin(customer.id, { provenFor: [staying.id] }),
    ];
    await held.store.transact([], (tx) =>
      tx.apply([
        { insert: 'customerAdmin', row: sworn },
        { insert: 'customerAdmin', row: registered },
      ]),
    );
    expect(await held.store.findCustomerAdminById(sworn.id)).toEqual(sworn);
    expect(await held.store.findCustomerAdminById(registered.id)).toEqual(registered);
    const proof = { insert: 'customerAdminProof', row: { adminId: registered.id, partnerId: gone.id } } as const;
    for (let times = 0; times < 2; times += 1) await held.store.transact([gone.id], (tx) => tx.apply([proof]));
    const found = await held.store.listCustomerAdmins(customer.id);
    expect(found.map(({ provenFor }) => provenFor)).toEqual(
      expect.arrayContaining([null, expect.arrayContaining([staying.id, gone.id])]),
    );
    expect((await held.store.findCustomerAdminById(registered.id))?.provenFor).toHaveLength(2);
    const sees = { update: 'customerAdmin', id: registered.id, set: { provenFor: null } } as const;
    await held.store.transact([], (tx) => tx.apply([sees]));
    expect((await held.store.findCustomerAdminById(registered.id))?.provenFor).toBeNull();
  });

  test('a company is known by tenant id and by domain, in any case', async () => {
    const { customer } = await shared();
    const known = (tenantId: string, domain: string | null) => held.store.findCustomersKnownAs(tenantId, domain);
    expect(await known(customer.tenantId.toUpperCase(), null)).toEqual([customer]);
    expect(await known('nobody', (customer.domain ?? '').toUpperCase())).toEqual([customer]);
    expect(await known('nobody', 'nobody.example')).toEqual([]);
    expect(await known('nobody', null)).toEqual([]);
  });

  test('of several that bring one domain at once, under tenant ids and partners of their own, one does', async () => {
    const partners = await Promise.all(Array.from({ length: 6 }, () => addPartner(held.store)));
    const bring = (partnerId: string, spelled: string) =>
      held.store.transact([partnerId], async (tx) => {
        const row = buildCustomer({ domain: spelled });
        const namesakes = await tx.claimCompany(row.tenantId, spelled);
        await sleep(5);
        if (namesakes.length > 0) return 0;
        await tx.apply([{ insert: 'customer', row }]);
        return 1;
      });
    const spellings = ['claimed.example', 'Claimed.Example'];
    const brought = await Promise.all(partners.map(({ id }, at) => bring(id, spellings[at % 2] ?? '')));
    expect(brought.reduce((sum: number, one) => sum + one, 0)).toBe(1);
  });
});

describe.each(engines)('a customer’s admins on %s', (engine) => {
  const held = useStore(engine);

  test('sign in like anybody, and are found by company and by account', async () => {
    const partner = await addPartner(held.store);
    const { customer } = await addCustomer(held.store, partner.id);
    const admin = buildCustomerAdmin(customer.id);
    const other = buildCustomerAdmin('cus_other');
    await held.store.transact([], (tx) =>
      tx.apply([
        { insert: 'customerAdmin', row: admin },
        { insert: 'customerAdmin', row: other },
        { insert: 'credential', row: { userId: admin.id, passwordHash: 'hash' } },
      ]),
    );
    expect(await held.store.listCustomerAdmins(customer.id)).toEqual([admin]);
    expect(await held.store.findCustomerAdminById(admin.id)).toEqual(admin);
    expect(await held.store.findUserById(admin.id)).toBeUndefined();
    const { reader, schema } = held.store.identity;
    const accounts = (await reader.select().from(schema.account)).filter((account) => account.userId === admin.id);
    expect(accounts).toMatchObject([{ accountId: admin.id, providerId: 'credential', password: 'hash' }]);
  });

  test('share their addresses with no one, partners’ users included', async () => {
    const partner = await addPartner(held.store);
    const user = buildUser(partner.id, { email: 'taken@x.example' });
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: user }]));
    expect(await held.store.findCustomerAdminById(user.id)).toBeUndefined();
    const admin = buildCustomerAdmin('cus_1', { email: 'TAKEN@x.example' });
    await expect(
      held.store.transact([], (tx) => tx.apply([{ insert: 'customerAdmin', row: admin }])),
    ).rejects.toMatchObject({ constraint: 'user_email' });
  });

  test('are disabled without any partner’s lock, and are signed out by it', async () => {
    const [admin, other] = [buildCustomerAdmin('cus_2'), buildCustomerAdmin('cus_2')];
    await held.store.transact([], (tx) =>
      tx.apply([admin, other].map((row) => ({ insert: 'customerAdmin', row }) as const)),
    );
    const { exclusive, writer, reader, schema } = held.store.identity;
    const session = (userId: string) => ({
      userId,
      id: userId,
      token: userId,
      expiresAt: noon,
      createdAt: noon,
      updatedAt: noon,
    });
    await exclusive(() => writer.insert(schema.session).values([session(admin.id), session(other.id)]));
    const disable = (id: string) =>
      held.store.transact([], (tx) => tx.apply([{ update: 'customerAdmin', id, set: { disabledAt: noon } }]));
    await disable(admin.id);
    expect(await held.store.findCustomerAdminById(admin.id)).toEqual({ ...admin, disabledAt: noon });
    expect(await held.store.findCustomerAdminById(other.id)).toEqual(other);
    const sessions = (await reader.select().from(schema.session)).map((one) => one.userId);
    expect(sessions).not.toContain(admin.id);
    expect(sessions).toContain(other.id);
    await expect(disable('usr_nobody')).rejects.toThrow('no row to change');
  });

  test('a credential of a partner’s user still needs its partner’s lock', async () => {
    const partner = await addPartner(held.store);
    const user = buildUser(partner.id);
    await held.store.transact([partner.id], (tx) => tx.apply([{ insert: 'user', row: user }]));
    const credential = { insert: 'credential', row: { userId: user.id, passwordHash: 'hash' } } as const;
    await expect(held.store.transact([], (tx) => tx.apply([credential]))).rejects.toThrow('not locked');
  });
});
