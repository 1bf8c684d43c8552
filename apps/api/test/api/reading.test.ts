import { allItems, removalBlockerKinds } from '@untether/domain';
import { aSubscription, inDays } from '@untether/domain/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (let index = 0; index < 60; index++) {
    const name = `Company ${String(index).padStart(2, '0')}`;
    await world.api.addRelationship(
      index % 3 === 0 ? emptyRelationship(world.meridian, name) : fullRelationship(world.meridian, name),
    );
  }
});
afterAll(() => world.api.close());

const names = (nodes: { companyName: string }[]) => nodes.map((node) => node.companyName);

test('a page of 50 customers with their blockers takes as many statements as a page of 5', async () => {
  const page = `query ($first: Int) { customers(first: $first) { nodes {
    companyName relationship { establishedAt } availableSupportContacts { name }
    removalBlockers { id kind message subject { id } allowedRoles resolvableByViewer actions { resolution } } } } }`;
  const statementsOf = async (first: number) => {
    world.api.statements.length = 0;
    const answer = await world.api.post(world.admin, page, { first });
    expect(answer.data.customers.nodes).toHaveLength(first);
    return world.api.statements.length;
  };
  const few = await statementsOf(5);
  expect(await statementsOf(50)).toBe(few);
  expect(few).toBeLessThanOrEqual(13);
});

test('every kind of item is a CustomerItem: the same fields say what it is called, its status and what can be done', async () => {
  const facts = fullRelationship(world.meridian, 'Company 01');
  const ids = allItems(facts).map(({ id }) => id);
  const { errors, data } = await world.api.post(
    world.admin,
    `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on CustomerItem {
      name status rawStatus imported partner { id } customer { companyName }
      removalBlocker { subject { id name status } } commands { command } } } }`,
    { ids },
  );
  expect(errors).toBeUndefined();
  const items: {
    readonly __typename: string;
    readonly name: string;
    readonly status: string;
    readonly removalBlocker: { readonly subject: object } | null;
    readonly commands: readonly { readonly command: string }[];
  }[] = data.nodes;
  expect(Object.fromEntries(items.map((one) => [one.__typename, one.commands.map(({ command }) => command)]))).toEqual({
    CustomerSubscription: expect.arrayContaining(['SUSPEND']),
    AzureEntitlement: ['CANCEL'],
    Reservation: ['CANCEL'],
    SavingsPlan: [],
    SoftwarePurchase: ['CANCEL'],
    Order: [],
  });
  for (const [index, one] of items.entries()) {
    expect(one).toMatchObject({ imported: false, rawStatus: null, partner: { id: world.meridian.id } });
    expect(one).toMatchObject({ customer: { companyName: 'Company 01' } });
    expect(one.name.trim()).not.toBe('');
    if (one.removalBlocker !== null)
      expect(one.removalBlocker.subject).toEqual({ id: ids[index], name: one.name, status: one.status });
  }
  expect(items.filter((one) => one.removalBlocker === null).map(({ __typename }) => __typename)).toEqual(['Order']);
});

test('a subscription goes by its friendly name, an order by its lines; a savings plan is never refundable', async () => {
  const [customer] = (
    await world.api.post(
      world.admin,
      `{ customers(first: 1, filter: { search: "Company 01" }) { nodes {
        subscriptions(first: 1) { nodes { name friendlyName } } orders(first: 1) { nodes { name lines { name } } }
        reservations { nodes { refundable } } savingsPlans { nodes { refundable } } } } }`,
    )
  ).data.customers.nodes;
  const [subscription] = customer.subscriptions.nodes;
  expect(subscription.name).toBe(subscription.friendlyName);
  const [order] = customer.orders.nodes;
  expect(order.name).toBe(order.lines.map((line: { name: string }) => line.name).join(', '));
  expect(customer.reservations.nodes).toEqual([{ refundable: true }]);
  expect(customer.savingsPlans.nodes).toEqual([{ refundable: false }]);
});

describe('the customer list', () => {
  const list = async (args: string) =>
    (
      await world.api.post(
        world.admin,
        `{ customers(${args}) { totalCount nodes { companyName } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      )
    ).data.customers;

  test('pages forward and backward over the same rows', async () => {
    const forward: string[] = [];
    let after = '';
    for (let page = 0; page < 10; page++) {
      const { nodes, pageInfo } = await list(`first: 13${after}`);
      forward.push(...names(nodes));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(forward).toHaveLength(60);
    expect(new Set(forward).size).toBe(60);
    expect(names((await list('last: 13')).nodes)).toEqual(forward.slice(-13));
  });

  test('is cut to 100 rows and counts only what the filter finds', async () => {
    expect((await list('first: 500')).nodes).toHaveLength(60);
    expect(await list('first: 1, filter: {removable: true}')).toMatchObject({ totalCount: 20 });
    expect(await list('first: 1, filter: {blockedBy: [ACTIVE_RESERVATION]}')).toMatchObject({ totalCount: 40 });
    expect(await list('first: 1, filter: {search: "ＣＯＭＰＡＮＹ 07"}')).toMatchObject({
      totalCount: 1,
      nodes: [{ companyName: 'Company 07' }],
    });
  });

  test('refuses a cursor it did not make', async () => {
    for (const cursor of ['garbage', Buffer.from('[1,"x",1]').toString('base64url')]) {
      const answer = await world.api.post(world.admin, `{ customers(after: "${cursor}") { totalCount } }`);
      expect(answer.errors[0].extensions.code).toBe('CURSOR_INVALID');
    }
  });

  test('brings up to date what time alone has changed before a filter answers', async () => {
    const { own, id } = keysOf(world.meridian, 'Ageing Atelier');
    const ended = aSubscription({
      ...own,
      id: id('sub', 'ended'),
      status: 'expired',
      commerceModel: 'new_commerce',
      commitmentEndDate: inDays(-29),
    });
    await world.api.addRelationship({ ...emptyRelationship(world.meridian, 'Ageing Atelier'), subscriptions: [ended] });
    const removable = 'first: 1, filter: {removable: true, search: "Ageing"}';
    expect(await list(removable)).toMatchObject({ totalCount: 0 });
    world.api.moveClock(inDays(1));
    expect(await list(removable)).toMatchObject({ totalCount: 1 });
    world.api.moveClock(start);
  });
});

test('the portfolio counts every customer once, and under every kind that blocks it', async () => {
  const { data } = await world.api.post(
    world.admin,
    '{ portfolio { customers removable blocked blockedBy { kind customers } byNextPossibleDate { after until unknown customers } } }',
  );
  const { portfolio } = data;
  expect(portfolio.customers).toBe(portfolio.removable + portfolio.blocked);
  expect(portfolio.blockedBy).toContainEqual({ kind: 'ACTIVE_SAVINGS_PLAN', customers: 40 });
  expect(
    portfolio.byNextPossibleDate.reduce((sum: number, span: { customers: number }) => sum + span.customers, 0),
  ).toBe(portfolio.blocked);
});

test('an event says what changed, and its cursor reads on from there', async () => {
  const { id } = keysOf(world.meridian, 'Company 01');
  await world.api.post(
    world.admin,
    `mutation { cancelReservation(input: {reservationId: "${id('rsv', 'vm')}"}) { __typename } }`,
  );
  await world.api.post(
    world.admin,
    `mutation { cancelSoftwarePurchase(input: {softwarePurchaseId: "${id('sft', 'server')}"}) { __typename } }`,
  );
  const { data } = await world.api.post(
    world.admin,
    '{ events(first: 1) { edges { cursor } nodes { cursor sequence type customerName subject { id } changes actor { kind name } } } }',
  );
  expect(data.events.nodes[0]).toMatchObject({
    cursor: data.events.edges[0].cursor,
    sequence: 1,
    type: 'RESERVATION_CANCELLED',
    customerName: 'Company 01',
    subject: { id: id('rsv', 'vm') },
    changes: { status: { from: 'active', to: 'cancelled' } },
  });
  const next = await world.api.post(
    world.admin,
    'query ($after: String) { events(after: $after) { nodes { sequence type } } }',
    { after: data.events.nodes[0].cursor },
  );
  expect(next.data.events.nodes).toEqual([{ sequence: 2, type: 'SOFTWARE_PURCHASE_CANCELLED' }]);
});

test('at most 100 nodes are read at a time', async () => {
  const read = (count: number) =>
    world.api.post(world.admin, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: count }, () => 'cus_none'),
    });
  expect((await read(100)).data.nodes).toHaveLength(100);
  expect((await read(101)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

test('the permission table and every blocker kind have words in the schema', async () => {
  const { data } = await world.api.post(
    world.sales,
    '{ permissions { permission roles } viewer { roles permissions { permission allowedToViewer reason } } __type(name: "RemovalBlockerKind") { enumValues { name description } } }',
  );
  expect(data.__type.enumValues).toHaveLength(removalBlockerKinds.length);
  const waive = data.viewer.permissions.find(
    (one: { permission: string }) => one.permission === 'WAIVE_REMOVAL_BLOCKER',
  );
  expect(waive).toEqual({
    permission: 'WAIVE_REMOVAL_BLOCKER',
    allowedToViewer: false,
    reason: 'Only an admin agent may waive a removal blocker.',
  });
});
