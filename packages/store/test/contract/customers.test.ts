import { CursorError, type CustomerOrder, type CustomerQuery, type ListedCustomer, type Page } from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { addCustomer, addPartner, addRelationship } from '../support/adding.ts';
import { minutesAfter } from '../support/fixed.ts';
import { engines, useStore } from '../support/stores.ts';

const names = (page: Page<ListedCustomer>) => page.edges.map((edge) => edge.node.companyName);
const first = (limit: number, cursor: string | null = null) => ({ direction: 'forward', limit, cursor }) as const;
const last = (limit: number, cursor: string | null = null) => ({ direction: 'backward', limit, cursor }) as const;

describe.each(engines)('the customer list on %s', (engine) => {
  const held = useStore(engine);

  const withCustomers = async (companyNames: readonly string[]) => {
    const partner = await addPartner(held.store);
    for (const [at, companyName] of companyNames.entries()) {
      await addCustomer(held.store, partner.id, {
        customer: { companyName },
        relationship: { establishedAt: minutesAfter(at) },
      });
    }
    return partner.id;
  };
  const search = async (partnerId: string, query: CustomerQuery) => {
    const page = await held.store.listCustomers(partnerId, query, 'name_asc', first(100));
    expect(await held.store.countCustomers(partnerId, query)).toEqual({ rows: page.edges.length, isExact: true });
    return names(page);
  };
  const orders: readonly [CustomerOrder, readonly string[]][] = [
    ['name_asc', ['Alpha', 'beta', 'Gamma', '日立']],
    ['name_desc', ['日立', 'Gamma', 'beta', 'Alpha']],
    ['established_asc', ['beta', '日立', 'Alpha', 'Gamma']],
    ['established_desc', ['Gamma', 'Alpha', '日立', 'beta']],
  ];

  test.each(orders)(
    'in the order %s it reads the same forward and backward, whole and page by page',
    async (order, expected) => {
      const partnerId = await withCustomers(['beta', '日立', 'Alpha', 'Gamma']);
      const list = (page: ReturnType<typeof first> | ReturnType<typeof last>) =>
        held.store.listCustomers(partnerId, {}, order, page);
      expect(names(await list(first(10)))).toEqual(expected);

      const one = await list(first(3));
      expect(names(one)).toEqual(expected.slice(0, 3));
      expect([one.hasPreviousPage, one.hasNextPage]).toEqual([false, true]);
      const two = await list(first(3, one.edges[2]?.cursor ?? null));
      expect(names(two)).toEqual(expected.slice(3));
      expect([two.hasPreviousPage, two.hasNextPage]).toEqual([true, false]);

      const end = await list(last(3));
      expect(names(end)).toEqual(expected.slice(1));
      expect([end.hasPreviousPage, end.hasNextPage]).toEqual([true, false]);
      const start = await list(last(3, end.edges[0]?.cursor ?? null));
      expect(names(start)).toEqual(expected.slice(0, 1));
      expect([start.hasPreviousPage, start.hasNextPage]).toEqual([false, true]);
    },
  );

  test('customers of one name, established at one instant, are neither lost nor repeated between pages', async () => {
    const partner = await addPartner(held.store);
    for (let n = 0; n < 7; n += 1) await addCustomer(held.store, partner.id, { customer: { companyName: 'Same' } });
    for (const [order] of orders) {
      const seen: string[] = [];
      for (let cursor: string | null = null, more = true; more; ) {
        const page = await held.store.listCustomers(partner.id, {}, order, first(2, cursor));
        seen.push(...page.edges.map((edge) => edge.node.id));
        cursor = page.edges.at(-1)?.cursor ?? null;
        more = page.hasNextPage;
      }
      expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    }
  });

  test('pages stay where they are while customers arrive before and after the cursor', async () => {
    const partnerId = await withCustomers(['b', 'd', 'f', 'h']);
    const one = await held.store.listCustomers(partnerId, {}, 'name_asc', first(2));
    await addCustomer(held.store, partnerId, { customer: { companyName: 'a' } });
    await addCustomer(held.store, partnerId, { customer: { companyName: 'e' } });
    const two = await held.store.listCustomers(partnerId, {}, 'name_asc', first(10, one.edges[1]?.cursor ?? null));
    expect(names(two)).toEqual(['e', 'f', 'h']);
  });

  test('a cursor of another order, list or partner, or a forged one, is refused', async () => {
    const partnerId = await withCustomers(['a', 'b']);
    const other = await withCustomers(['a', 'b']);
    const cursorOf = async (of: string, order: CustomerOrder) =>
      (await held.store.listCustomers(of, {}, order, first(1))).edges[0]?.cursor ?? '';
    const good = await cursorOf(partnerId, 'name_asc');
    const [version, mark] = JSON.parse(Buffer.from(good, 'base64url').toString()) as [number, string];
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const refused = [
      await cursorOf(partnerId, 'name_desc'),
      await cursorOf(partnerId, 'established_asc'),
      await cursorOf(other, 'name_asc'),
      '',
      'garbage',
      '日立',
      good.slice(0, -3),
      forged(version + 1, mark, 'a', 'b'),
      forged(version, mark, 'a'),
      forged(version, mark, 'a', 1),
      forged(version, mark, 'a', 'b', 'c'),
      forged(version, mark, 'a', '\0'),
      forged({}),
      forged(null),
    ];
    for (const cursor of refused) {
      const customers = async () => held.store.listCustomers(partnerId, {}, 'name_asc', first(1, cursor));
      await expect(customers(), cursor).rejects.toThrow(CursorError);
      const events = async () => held.store.listEvents(partnerId, {}, first(1, cursor));
      await expect(events(), cursor).rejects.toThrow(CursorError);
    }
    const [, byTime] = JSON.parse(
      Buffer.from(await cursorOf(partnerId, 'established_asc'), 'base64url').toString(),
    ) as [number, string];
    for (const instant of [9e15, -9e15, 1.5]) {
      const page = first(1, forged(version, byTime, instant, 'x'));
      const customers = async () => held.store.listCustomers(partnerId, {}, 'established_asc', page);
      await expect(customers()).rejects.toThrow(CursorError);
    }
    expect(names(await held.store.listCustomers(partnerId, {}, 'name_asc', first(1, good)))).toEqual(['b']);
  });

  test('search finds text inside name, domain and tenant id, whatever its case and width', async () => {
    const partner = await addPartner(held.store);
    const add = (companyName: string, domain: string | null = null) =>
      addCustomer(held.store, partner.id, { customer: { companyName, domain } });
    const contoso = await add('Contoso Ltd', 'contoso.example');
    await add('株式会社日立製作所');
    await add('ＨＩＴＡＣＨＩ Systems');
    await add('ÄRZTE "50%" O\'Neil_\\ GmbH');
    await add('Percent 505 O');
    const expectations: readonly [string, readonly string[]][] = [
      ['CONTOSO', ['Contoso Ltd']],
      ['so.exa', ['Contoso Ltd']],
      [contoso.customer.tenantId.toUpperCase(), ['Contoso Ltd']],
      ['日立', ['株式会社日立製作所']],
      ['日立製', ['株式会社日立製作所']],
      ['製作所', ['株式会社日立製作所']],
      ['立', ['株式会社日立製作所']],
      ['hitachi', ['ＨＩＴＡＣＨＩ Systems']],
      ['ｈｉｔ', ['ＨＩＴＡＣＨＩ Systems']],
      ['ärzte', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['50%', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['%', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['_', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['_\\', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['"50%" o', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ["o'n", ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['"', ['ÄRZTE "50%" O\'Neil_\\ GmbH']],
      ['""""', []],
      ['con OR hit', []],
      ['contoso*', []],
      ['so.ltd', []],
      ['\0con', ['Contoso Ltd']],
    ];
    for (const [text, expected] of expectations)
      expect(await search(partner.id, { search: text }), text).toEqual(expected);
    expect(await search(partner.id, { search: ' ' })).toHaveLength(5);
  });

  test('search follows a change of name and leaves the old one', async () => {
    const partner = await addPartner(held.store);
    const { customer } = await addCustomer(held.store, partner.id, { customer: { companyName: 'Northwind' } });
    await held.store.transact([], (tx) =>
      tx.apply([{ update: 'customer', id: customer.id, set: { companyName: 'Aardvark', country: 'JP' } }]),
    );
    expect(await search(partner.id, { search: 'northwind' })).toEqual([]);
    expect(await search(partner.id, { search: 'aardvark' })).toEqual(['Aardvark']);
    expect(await search(partner.id, { country: 'JP' })).toEqual(['Aardvark']);
  });

  test('a word that nearly every customer has is found in the order of the list, page by page', async () => {
    const partner = await addPartner(held.store);
    const count = 1100;
    const rows = Array.from({ length: count }, (_, n) => String(n).padStart(5, '0'));
    await held.store.transact([partner.id], async (tx) => {
      const { buildCustomer, buildRelationship } = await import('../support/builders.ts');
      const customers = rows.map((n) => buildCustomer({ companyName: `Commonplace ${n}` }));
      await tx.apply(customers.map((row) => ({ insert: 'customer', row })));
      await tx.apply(
        customers.map(({ id }) => ({
          insert: 'relationship',
          row: buildRelationship({ partnerId: partner.id, customerId: id }),
        })),
      );
    });
    const one = await held.store.listCustomers(partner.id, { search: 'commonplace' }, 'name_desc', first(2));
    const two = await held.store.listCustomers(
      partner.id,
      { search: 'commonplace' },
      'name_desc',
      first(2, one.edges[1]?.cursor ?? null),
    );
    expect(names(one)).toEqual(['Commonplace 01099', 'Commonplace 01098']);
    expect(names(two)).toEqual(['Commonplace 01097', 'Commonplace 01096']);
    expect(await held.store.countCustomers(partner.id, { search: 'commonplace' })).toEqual({
      rows: 1000,
      isExact: false,
    });
    expect(await search(partner.id, { search: 'commonplace 0104' })).toHaveLength(10);
  });

  test('filters read the kept blockers, the country and the tenant id, and narrow each other', async () => {
    const partner = await addPartner(held.store);
    const add = (
      companyName: string,
      blockerKinds: readonly ('active_trial' | 'pending_order' | 'active_add_on')[],
      country: string | null,
    ) => addCustomer(held.store, partner.id, { customer: { companyName, country }, relationship: { blockerKinds } });
    const free = await add('free', [], 'JP');
    await add('trial', ['active_trial'], 'JP');
    await add('order', ['pending_order'], 'US');
    await add('both', ['active_trial', 'pending_order'], null);
    const removed = await add('gone', [], 'JP');
    await held.store.transact([partner.id], (tx) =>
      tx.apply([
        {
          update: 'relationship',
          partnerId: partner.id,
          id: removed.relationship.id,
          set: { state: 'removed', removedAt: minutesAfter(1) },
        },
      ]),
    );
    const expectations: readonly [CustomerQuery, readonly string[]][] = [
      [{}, ['both', 'free', 'order', 'trial']],
      [{ removable: true }, ['free']],
      [{ removable: false }, ['both', 'order', 'trial']],
      [{ blockedBy: ['active_trial'] }, ['both', 'trial']],
      [{ blockedBy: ['active_trial', 'pending_order'] }, ['both', 'order', 'trial']],
      [{ blockedBy: ['active_add_on'] }, []],
      [{ blockedBy: [] }, []],
      [{ country: 'jp' }, ['free', 'trial']],
      [{ country: 'JP', removable: true }, ['free']],
      [{ removable: true, blockedBy: ['active_trial'] }, []],
      [{ tenantId: free.customer.tenantId.toUpperCase() }, ['free']],
      [{ tenantId: removed.customer.tenantId }, []],
      [{ search: 'fre', removable: true }, ['free']],
      [{ search: 'fre', removable: false }, []],
    ];
    for (const [query, expected] of expectations)
      expect(await search(partner.id, query), JSON.stringify(query)).toEqual(expected);
    const backward = await held.store.listCustomers(partner.id, { removable: false }, 'name_asc', last(2));
    expect(names(backward)).toEqual(['order', 'trial']);
  });

  test('a removed relationship is off the list and its customer is still known', async () => {
    const partner = await addPartner(held.store);
    const stranger = await addPartner(held.store);
    const { customer, relationship } = await addCustomer(held.store, partner.id);
    expect(await held.store.findCustomers(partner.id, [customer.id, 'cus_none'])).toEqual([
      { ...customer, relationship },
    ]);
    await held.store.transact([partner.id], (tx) =>
      tx.apply([{ update: 'relationship', partnerId: partner.id, id: relationship.id, set: { state: 'removed' } }]),
    );
    expect(await held.store.findCustomers(partner.id, [customer.id])).toEqual([]);
    expect(await held.store.findKnownCustomers(partner.id, [customer.id])).toEqual([customer]);
    expect(await held.store.findKnownCustomers(stranger.id, [customer.id])).toEqual([]);
    expect(await held.store.findCustomerIdentity(customer.id)).toEqual(customer);
    expect(await held.store.findCustomerIdentity('cus_none')).toBeUndefined();

    const again = await addRelationship(held.store, {
      partnerId: partner.id,
      customerId: customer.id,
      previousId: relationship.id,
    });
    expect(await held.store.findLatestRelationship(partner.id, customer.id)).toEqual(again);
    expect(await held.store.findLatestRelationship(stranger.id, customer.id)).toBeUndefined();
    const other = await addCustomer(held.store, partner.id);
    const both = [customer.id, other.customer.id, 'cus_none'];
    const latest = await held.store.findLatestRelationships(partner.id, both);
    expect(latest).toHaveLength(2);
    expect(latest).toEqual(expect.arrayContaining([again, other.relationship]));
    expect(await held.store.findLatestRelationships(stranger.id, both)).toEqual([]);
    const identities = await held.store.findCustomerIdentities(both);
    expect(identities).toHaveLength(2);
    expect(identities).toEqual(expect.arrayContaining([customer, other.customer]));
    expect(await held.store.findRelationships(partner.id, [relationship.id])).toEqual([
      { ...relationship, state: 'removed' },
    ]);
  });
});
