import type { AnyViewer } from '@untether/domain';
import { aNewCommerceSubscription, anOrder } from '@untether/domain/testing';
import { schema } from '@untether/graphql';
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingIn } from './asking.ts';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
let customerAdmin: AnyViewer;
const { ask, removed, run } = askingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Own Orchard'));
  customerAdmin = await world.api.addCustomerAdmin(customer);
  await run(world.admin, 'clearRemovalBlockers', { customerId: customer.id });
});
afterAll(() => world.api.close());

/** Every list that filters: a path from a field to a list among its arguments, and how to reach the field. */
const filtersOf = (field: string, type: GraphQLInputType, path: readonly string[]): (readonly string[])[] => {
  const named = getNamedType(type);
  if (isListType(getNullableType(type))) return [[field, ...path]];
  return isInputObjectType(named)
    ? Object.values(named.getFields()).flatMap((inner) => filtersOf(field, inner.type, [...path, inner.name]))
    : [];
};
const filters = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type !== schema.getMutationType() && type !== schema.getSubscriptionType())
  .flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((arg) => filtersOf(`${type.name}.${field.name}`, arg.type, [arg.name])),
    ),
  )
  // What it reads, not which of what it reads.
  .filter(([field]) => field !== 'Query.nodes');

const reach: Readonly<Record<string, (field: string) => string>> = {
  Query: (field) => `{ ${field} }`,
  Customer: (field) => `{ customers(first: 1) { nodes { ${field} } } }`,
  ResellerRelationship: (field) => `{ customers(first: 1) { nodes { relationship { ${field} } } } }`,
  RemovalPreview: (field) =>
    `{ customers(first: 1) { nodes { removalPreview { ${field.replace('totalCount', '__typename')} } } } }`,
  RemovalJob: (field) => `{ jobs(first: 1) { nodes { ${field} } } }`,
  CustomerOrganization: (field) => `{ viewer { organization { ${field} } } }`,
};

test('there are lists that filter', () => {
  expect(filters.map((path) => path.join(' '))).toContain('Query.customers filter blockedBy');
});

test.each(filters)('%s: an empty list of %s %s is refused and named', async (place, ...path) => {
  const [type = '', field = ''] = place.split('.');
  const argument = path.reduceRight(
    (inner, name, depth) => `${depth === 0 ? '' : '{'}${name}: ${inner}${depth === 0 ? '' : '}'}`,
    '[]',
  );
  const source = reach[type]?.(`${field}(${argument}) { totalCount }`) ?? '';
  const { errors } = await world.api.post(type === 'CustomerOrganization' ? customerAdmin : world.admin, source);
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', issues: [{ path, code: 'EMPTY_FILTER', message: expect.any(String) }] } },
  ]);
});

test('customers are found by when they can be removed, in that order', async () => {
  const { id, own } = keysOf(world.meridian, 'Stuck Steelworks');
  const placed = anOrder({ ...own, id: id('ord', 'placed'), status: 'pending', createdAt: start });
  await world.api.addRelationship({
    ...emptyRelationship(world.meridian, 'Stuck Steelworks'),
    orders: [placed],
  });
  await world.api.addRelationship(emptyRelationship(world.meridian, 'Ready Roastery'));
  const list = async (filter: string) => {
    const { data } = await world.api.post(
      world.admin,
      `{ customers(orderBy: NEXT_POSSIBLE_REMOVAL_ASC, filter: {${filter}}) { totalCount nodes {
        companyName removalPreview { nextPossibleRemovalDate } } } }`,
    );
    expect(data.customers.totalCount).toBe(data.customers.nodes.length);
    return data.customers.nodes.map((node: { companyName: string }) => node.companyName);
  };
  const now = start.toISOString();
  expect(await list('')).toEqual(['Ready Roastery', 'Own Orchard', 'Stuck Steelworks']);
  expect(await list(`nextPossibleRemoval: {within: {until: "${now}"}}`)).toEqual(['Ready Roastery']);
  expect(await list(`nextPossibleRemoval: {within: {after: "${now}"}}`)).toEqual(['Own Orchard']);
  expect(await list('nextPossibleRemoval: {known: true}')).toEqual(['Ready Roastery', 'Own Orchard']);
  expect(await list('nextPossibleRemoval: {known: false}')).toEqual(['Stuck Steelworks']);
  // What is possible now stays so as time passes, without being written again.
  world.api.moveClock(new Date(start.getTime() + 60_000));
  expect(await list(`nextPossibleRemoval: {within: {until: "${now}"}}`)).toEqual(['Ready Roastery']);
  world.api.moveClock(start);
  const { errors } = await world.api.post(
    world.admin,
    '{ customers(filter: {nextPossibleRemoval: {known: true, within: {}}}) { totalCount } }',
  );
  expect(errors).toHaveLength(1);
});

test('the portfolio’s spans are filters of the list', async () => {
  const { data } = await world.api.post(
    world.admin,
    '{ portfolio { byNextPossibleDate { after until unknown customers } } }',
  );
  for (const { after, until, unknown, customers } of data.portfolio.byNextPossibleDate) {
    const nextPossibleRemoval = unknown ? { known: false } : { within: { after, until } };
    const found = await world.api.post(
      world.admin,
      'query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }',
      { filter: { removable: false, nextPossibleRemoval } },
    );
    expect(found.data.customers.totalCount).toBe(customers);
  }
});

test('each customer has one outlook: the portfolio counts it once, and its filter lists it', async () => {
  const { data } = await world.api.post(
    world.admin,
    '{ portfolio { customers removable byOutlook { outlook customers } byReseller { customers } blockedBy { kind outlook } } }',
  );
  const { byOutlook, customers, removable, byReseller, blockedBy } = data.portfolio;
  expect(byOutlook.map(({ outlook }: { outlook: string }) => outlook)).toEqual([
    'READY',
    'CLEARABLE',
    'MUST_RUN_OUT',
    'NEEDS_VENDOR',
  ]);
  expect(byOutlook[0].customers).toBe(removable);
  expect(byOutlook.reduce((sum: number, one: { customers: number }) => sum + one.customers, 0)).toBe(customers);
  expect(byReseller).toEqual([]);
  expect(blockedBy).toContainEqual({ kind: 'ACTIVE_SAVINGS_PLAN', outlook: 'MUST_RUN_OUT' });
  for (const { outlook, customers: counted } of byOutlook) {
    const found = await world.api.post(
      world.admin,
      `query ($filter: CustomerFilter) { customers(filter: $filter, first: 100) {
        totalCount nodes { removalOutlook nextPossibleRemovalDate removalPreview { nextPossibleRemovalDate } } } }`,
      { filter: { removalOutlook: outlook } },
    );
    const { totalCount, nodes } = found.data.customers;
    expect([totalCount, nodes.length]).toEqual([counted, counted]);
    for (const { removalOutlook, nextPossibleRemovalDate, removalPreview } of nodes) {
      expect(removalOutlook).toBe(outlook);
      expect(nextPossibleRemovalDate).toBe(removalPreview.nextPossibleRemovalDate);
    }
  }
});

test('a provider sees the outlook of each of its resellers’ customers', async () => {
  const add = async (company: string, associatedResellerId: string | null, blocks: boolean) => {
    const facts = (blocks ? fullRelationship : emptyRelationship)(world.summit, company);
    await world.api.addRelationship({ ...facts, relationship: { ...facts.relationship, associatedResellerId } });
  };
  await add('Harbor One', world.harbor.id, false);
  await add('Harbor Two', world.harbor.id, true);
  await add('Of nobody', null, false);
  const query = `query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount }
    portfolio { byReseller { resellerId reseller { name } customers byOutlook { outlook customers } } } }`;
  const filter = { associatedResellerId: world.harbor.id, removalOutlook: 'MUST_RUN_OUT' };
  const { data } = await world.api.post(world.summitAdmin, query, { filter });
  const outlooks = (ready: number, mustRunOut: number) => [
    { outlook: 'READY', customers: ready },
    { outlook: 'CLEARABLE', customers: 0 },
    { outlook: 'MUST_RUN_OUT', customers: mustRunOut },
    { outlook: 'NEEDS_VENDOR', customers: 0 },
  ];
  expect(data.portfolio.byReseller).toEqual([
    { resellerId: world.harbor.id, reseller: { name: 'Harbor IT' }, customers: 2, byOutlook: outlooks(1, 1) },
    { resellerId: null, reseller: null, customers: 1, byOutlook: outlooks(1, 0) },
  ]);
  expect(data.customers.totalCount).toBe(1);
});

const filterTypes: Readonly<Record<string, string>> = {
  events: 'EventFilter',
  removals: 'RemovalFilter',
  relationshipRequests: 'RelationshipRequestFilter',
};

test('events, removals and requests are found by what they are about', async () => {
  const { customerId } = await removed(world.admin, world.meridian, 'Gone Garage');
  await ask(world.admin, { customerEmail: 'it@harbour.example' });
  const key = { name: 'ledger', roles: ['ADMIN_AGENT'], expiresAt: '2026-07-01T00:00:00Z' };
  await run(world.admin, 'createApiKey', key);
  const totals = async (filters: Readonly<Record<string, object>>) => {
    const fields = Object.entries(filters).map(([list]) => `${list}(filter: $${list}) { totalCount }`);
    const types = Object.keys(filters).map((list) => `$${list}: ${filterTypes[list]}`);
    const { errors, data } = await world.api.post(
      world.admin,
      `query (${types.join()}) { ${fields.join(' ')} }`,
      filters,
    );
    expect(errors).toBeUndefined();
    return Object.fromEntries(
      Object.entries(data).map(([list, page]) => [list, (page as { totalCount: number }).totalCount]),
    );
  };
  const after = start.toISOString();
  const [first] = (
    await world.api.store.listEvents(world.meridian.id, {}, { direction: 'forward', limit: 1, cursor: null })
  ).edges;
  expect(await totals({ removals: { search: 'garage' }, relationshipRequests: { search: 'HARBOUR' } })).toEqual({
    removals: 1,
    relationshipRequests: 1,
  });
  expect(await totals({ removals: { customerId }, relationshipRequests: { customerId } })).toEqual({
    removals: 1,
    relationshipRequests: 0,
  });
  expect(await totals({ removals: { removedAt: { after } }, relationshipRequests: { createdAt: { after } } })).toEqual({
    removals: 0,
    relationshipRequests: 0,
  });
  const all = (await totals({ events: {} })).events ?? 0;
  expect(await totals({ events: { actorKind: 'USER' } })).toEqual({ events: all });
  expect(await totals({ events: { actorId: world.admin.user.id } })).toEqual({ events: all });
  expect(await totals({ events: { actorId: world.sales.user.id } })).toEqual({ events: 0 });
  expect(await totals({ events: { recordedAt: { after } } })).toEqual({ events: 0 });
  expect(await totals({ events: { recordedAt: { until: after }, subjectId: first?.node.subjectId } })).toEqual({
    events: 1,
  });
  expect(await totals({ events: { correlationId: first?.node.correlationId } })).toEqual({ events: 1 });
});

test('customers are found by what falls into a paid extension, and the portfolio counts it', async () => {
  const { own } = keysOf(world.meridian, 'Extending Estate');
  const bought = { purchasedOrRenewedAt: start, cancellationAllowedUntil: null };
  const falling = aNewCommerceSubscription({ ...own, ...bought, id: 'sub_falling', endOfTermAction: 'extend' });
  await world.api.addRelationship({
    ...emptyRelationship(world.meridian, 'Extending Estate'),
    subscriptions: [falling, aNewCommerceSubscription({ ...own, ...bought, id: 'sub_renewing' })],
  });
  const counts = async () => {
    const { data } = await world.api.post(
      world.admin,
      `{ portfolio { customers extending { customers subscriptions } }
         with: customers(filter: {willExtend: true}) { totalCount nodes { companyName subscriptions { nodes { id willExtend } } } }
         without: customers(filter: {willExtend: false}) { totalCount } }`,
    );
    const { portfolio, with: found, without } = data;
    expect(portfolio.extending.customers).toBe(found.totalCount);
    expect(portfolio.customers).toBe(found.totalCount + without.totalCount);
    return { found: found.nodes, subscriptions: portfolio.extending.subscriptions };
  };
  const before = await counts();
  expect(before.found).toContainEqual({
    companyName: 'Extending Estate',
    subscriptions: {
      nodes: [
        { id: 'sub_falling', willExtend: true },
        { id: 'sub_renewing', willExtend: false },
      ],
    },
  });
  await run(world.admin, 'setSubscriptionEndOfTermAction', { subscriptionId: 'sub_falling', action: 'CANCEL' });
  const after = await counts();
  expect(after.subscriptions).toBe(before.subscriptions - 1);
  expect(after.found).toHaveLength(before.found.length - 1);
});

test('an event that a search finds says who did it, and where the receipt of the removal is', async () => {
  await removed(world.admin, world.meridian, 'Left Laundry');
  const { data } = await world.api.post(
    world.admin,
    `{ events(last: 50, filter: {search: "left LAUNDRY", actorId: "${world.admin.user.id}"}) {
        totalCount pageInfo { hasPreviousPage } nodes { type actorId customerName receipt { customerName removedAt } } } }`,
  );
  const { nodes, totalCount, pageInfo } = data.events;
  expect(nodes.length).toBeGreaterThan(0);
  expect(totalCount).toBe(nodes.length);
  expect(pageInfo.hasPreviousPage).toBe(false);
  const [removal] = nodes.filter((node: { type: string }) => node.type === 'RESELLER_RELATIONSHIP_REMOVED');
  expect(removal).toEqual({
    type: 'RESELLER_RELATIONSHIP_REMOVED',
    actorId: world.admin.user.id,
    customerName: 'Left Laundry',
    receipt: { customerName: 'Left Laundry', removedAt: start.toISOString() },
  });
});
