import type { AnyViewer } from '@untether/domain';
import { aSubscription } from '@untether/domain/testing';
import { schema } from '@untether/graphql';
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingIn, beginUpload } from './asking.ts';
import { everythingIn } from './selecting.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

const many = 10;

let world: World;
let ofTenPartners: AnyViewer;
const { ask, accept, removeFrom, run } = askingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  const { api, meridian, admin } = world;
  const each = Array.from({ length: many }, (_, index) => index);
  for (const index of each) await api.addRelationship(fullRelationship(meridian, `Company ${index}`));
  for (const index of each) {
    const { customer } = await api.addRelationship(emptyRelationship(meridian, `Returning ${index}`));
    const { receiptId } = await removeFrom(admin, customer.id);
    const { token } = await ask(admin, { receiptId });
    expect(await accept(await api.addCustomerAdmin(customer), token)).toMatchObject({ replayed: false });
  }
  for (const index of each) {
    const { own, id } = keysOf(meridian, `Cleared ${index}`);
    const { customer } = await api.addRelationship({
      ...emptyRelationship(meridian, `Cleared ${index}`),
      subscriptions: [aSubscription({ ...own, id: id('sub', 'licence') })],
    });
    await run(admin, 'clearRemovalBlockers', { customerId: customer.id });
    const at = '2027-01-01T00:00:00Z';
    await run(admin, 'scheduleRemoval', { customerId: customer.id, at, attestation: true });
  }
  await api.workOnJobs();
  for (const index of each) await beginUpload(api.services, admin, [`${index}.json`, `more ${index}.json`]);
  const roles = ['admin_agent', 'sales_agent', 'helpdesk_agent', 'global_admin'] as const;
  for (const index of each)
    await api.addUser(
      meridian,
      roles.filter((_, bit) => (index + 5) & (1 << bit)),
    );
  const toSequence = await api.store.lastSequence(meridian.id);
  for (const index of each) {
    const input = { url: `https://hooks.example/${index}` };
    const { endpoint } = await run(admin, 'createWebhookEndpoint', input, 'endpoint { id }');
    await run(admin, 'replayEvents', { endpointId: endpoint.id, fromSequence: 1, toSequence });
    const key = { name: `key ${index}`, roles: ['ADMIN_AGENT'], expiresAt: '2026-07-01T00:00:00Z' };
    await run(admin, 'createApiKey', key);
  }
  for (const index of each) {
    const partner = await api.addPartner({ name: `Partner ${index}`, kind: 'direct_bill' });
    const { customer } = await api.addRelationship(fullRelationship(partner, 'Sought-after Sawmill'));
    if (index === 0) ofTenPartners = await api.addCustomerAdmin(customer);
  }
});
afterAll(() => world.api.close());

/** What required arguments are given. */
const givenArguments: Readonly<Record<string, string>> = { offerId: '"off_offer-basic"' };

const asked = ({ name, args }: GraphQLField<unknown, unknown>): string => {
  const given = args.filter(({ type }) => isNonNullType(type)).map((arg) => `${arg.name}: ${givenArguments[arg.name]}`);
  return given.length === 0 ? name : `${name}(${given.join()})`;
};

/** A field of each object of a page, with what is below it. */
const selectionOf = (field: GraphQLField<unknown, unknown>): string => {
  const type = getNamedType(field.type);
  const counted = isObjectType(type) && type.name.endsWith('Connection') ? ' totalCount' : '';
  const below = isCompositeType(type) ? everythingIn(type, 2).replace(/^\{/, `{${counted}`) : '';
  return `${asked(field)} ${below}`;
};

const nodeOf = (connection: GraphQLObjectType): GraphQLObjectType => {
  const node = getNamedType(connection.getFields().nodes?.type ?? connection);
  if (!isObjectType(node)) throw new Error(`${connection.name} has no objects`);
  return node;
};

interface List {
  readonly path: readonly string[];
  readonly node: GraphQLObjectType;
}
const connectionsOf = (type: GraphQLObjectType, path: readonly string[]): List[] =>
  Object.values(type.getFields()).flatMap((field) => {
    const connection = getNamedType(field.type);
    return isObjectType(connection) && connection.name.endsWith('Connection')
      ? [{ path: [...path, field.name], node: nodeOf(connection) }]
      : [];
  });
const typeNamed = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no type ${name}`);
  return type;
};
// Offers are read from memory.
const lists = [
  ...connectionsOf(typeNamed('Query'), []).filter(({ path: [name] }) => name !== 'offers'),
  ...connectionsOf(typeNamed('CustomerOrganization'), ['viewer', 'organization']),
];

/** How many statements a page of so many objects takes with this selection of each. */
const statementsOf = async ({ path }: List, first: number, selection: string): Promise<number> => {
  const viewer = path[0] === 'viewer' ? ofTenPartners : world.admin;
  const list = path.at(-1);
  const [open, close] = [path.slice(0, -1).map((name) => `${name} {`), path.slice(0, -1).map(() => '}')];
  const query = `{ ${open.join(' ')} ${list}(first: ${first}) { nodes { __typename ${selection} } } ${close.join(' ')} }`;
  world.api.statements.length = 0;
  const { errors, data } = await world.api.post(viewer, query);
  const codes = (errors ?? []).map((error: { extensions?: { code?: string } }) => error.extensions?.code);
  expect(codes.filter((code: string) => code !== 'FORBIDDEN')).toEqual([]);
  const page = path.reduce((at, name) => at[name], data);
  expect(page.nodes).toHaveLength(first);
  return world.api.statements.length;
};

test.each(lists.map((list) => [list.path.join('.'), list] as const))(
  'a page of %s takes as many statements for many as for few, with whatever field of each',
  async (_, list) => {
    // Among so many subscriptions there is one of each sort.
    const [few, most] = list.path.includes('subscriptions') ? [many, 3 * many] : [2, many];
    const grown: object[] = [];
    for (const field of Object.values(list.node.getFields())) {
      const before = await statementsOf(list, few, selectionOf(field));
      const after = await statementsOf(list, most, selectionOf(field));
      if (after !== before) grown.push({ field: field.name, before, after });
    }
    expect(grown).toEqual([]);
  },
);

test('a list takes one statement for a page of all, one for their counts, and again for other arguments', async () => {
  const customers: List = { path: ['customers'], node: typeNamed('Customer') };
  const bare = await statementsOf(customers, many, 'id');
  const more = async (selection: string) => (await statementsOf(customers, many, selection)) - bare;
  expect(await more('subscriptions(first: 1) { nodes { id } }')).toBe(1);
  expect(await more('subscriptions(first: 1) { totalCount }')).toBe(2);
  expect(
    await more(`newest: events(last: 2) { nodes { type } } oldest: events(first: 1) { nodes { type } }
      active: subscriptions(first: 1, status: [ACTIVE]) { nodes { id } } all: subscriptions(last: 1) { nodes { id } }`),
  ).toBe(4);
  const six = ['subscriptions', 'azureEntitlements', 'reservations', 'savingsPlans', 'softwarePurchases', 'orders'];
  expect(await more(six.map((name) => `${name} { nodes { id } }`).join(' '))).toBe(6);
});
