import type { AnyViewer } from '@untether/domain';
import { schema } from '@untether/graphql';
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingIn, beginUpload, someRoles } from './asking.ts';
import { everythingIn } from './selecting.ts';
import { emptyRelationship, fullRelationship, openWorld, type World } from './world.ts';

/** An answer's object as JSON. */
type Answered = { readonly [field: string]: unknown };

let world: World;
const viewers: Record<string, AnyViewer> = {};
const { ask, removeFrom, run } = askingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Shared Shipyard'));
  const provided = fullRelationship(world.summit, 'Shared Shipyard');
  await world.api.addRelationship({
    ...provided,
    relationship: { ...provided.relationship, associatedResellerId: world.harbor.id },
  });
  await world.api.addRelationship(emptyRelationship(world.harbor, 'Shared Shipyard'));
  const again = (await world.api.addRelationship(emptyRelationship(world.meridian, 'Returning Roastery'))).customer;
  const customerAdmin = await world.api.addCustomerAdmin(again);
  const { receiptId } = await removeFrom(world.admin, again.id);
  const { token } = await ask(world.admin, { receiptId, granularAdmin: someRoles });
  expect(await run(customerAdmin, 'acceptRelationshipRequest', { token })).toMatchObject({ replayed: false });
  await ask(world.admin);
  const left = (await world.api.addRelationship(emptyRelationship(world.summit, 'Shared Shutters'))).customer;
  await removeFrom(world.summitAdmin, left.id);
  const { endpoint } = await run(
    world.admin,
    'createWebhookEndpoint',
    { url: 'https://meridian.example/hook' },
    'endpoint { id }',
  );
  await run(world.admin, 'replayEvents', { endpointId: endpoint.id, fromSequence: 1, toSequence: 2 });
  await run(world.admin, 'createApiKey', { name: 'ledger', roles: ['ADMIN_AGENT'], expiresAt: '2026-07-01T00:00:00Z' });
  await beginUpload(world.api.services, world.admin, ['customers.json']);
  const [licence] = fullRelationship(world.meridian, 'Shared Shipyard').subscriptions;
  await run(world.admin, 'suspendSubscription', { subscriptionId: licence?.id });
  await run(world.admin, 'clearRemovalBlockers', { customerId: customer.id });
  await world.api.workOnJobs();
  const at = '2027-01-01T00:00:00Z';
  await run(world.summitAdmin, 'scheduleRemoval', { customerId: customer.id, at, attestation: true });
  const sharedAdmin = await world.api.addCustomerAdmin(customer);
  for (const { id: partnerId } of [world.meridian, world.harbor])
    await run(sharedAdmin, 'requestRelationshipRelease', { partnerId, reason: 'We move.' });
  Object.assign(viewers, {
    'global admin': world.admin,
    'sales agent': world.sales,
    'helpdesk agent': world.helpdesk,
    'indirect provider': world.summitAdmin,
    'indirect reseller': world.harborAdmin,
    'customer’s admin of two partners and a reseller': sharedAdmin,
    'customer’s admin of an ended and a new relationship': customerAdmin,
  });
});
afterAll(() => world.api.close());

/** What an answer said of each object by its id: every field that was selected, with what holds no id of its own. */
const openLedger = () => {
  const objects = new Map<string, Map<string, { readonly value: unknown; readonly path: string }>>();
  const conflicts: string[] = [];
  /** Objects with an id become that id: they are compared by themselves. What has no type is inside a JSON value. */
  const read = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => read(one, `${path}.${index}`));
    if (typeof value !== 'object' || value === null) return value;
    const { __typename: type, id } = value as Answered;
    const fields = Object.entries(value).map(([name, inner]) => [name, read(inner, `${path}.${name}`)] as const);
    if (typeof id !== 'string' || type === undefined) return Object.fromEntries(fields);
    const known = objects.get(id) ?? new Map();
    objects.set(id, known);
    for (const [name, one] of fields) {
      const before = known.get(name);
      if (before === undefined) known.set(name, { value: one, path });
      else if (!agree(before.value, one))
        conflicts.push(
          `${id} ${name}: ${JSON.stringify(before.value)} at ${before.path}, ${JSON.stringify(one)} at ${path}`,
        );
    }
    return { id };
  };
  return { objects, conflicts, read };
};

/** Equal in every field that both have: one selection may go deeper than another. */
const agree = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => agree(value, other[index]));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  return Object.entries(one).every(([name, value]) => !(name in other) || agree(value, (other as Answered)[name]));
};

test('the ledger notices an id with two types or two values', () => {
  const { read, conflicts } = openLedger();
  read(
    [
      { __typename: 'A', id: '1', list: { nodes: [{ __typename: 'C', id: '2', name: 'x' }] } },
      { __typename: 'A', id: '1', name: 'y' },
    ],
    '',
  );
  expect(conflicts).toEqual([]);
  read({ __typename: 'B', id: '1', list: { nodes: [] } }, '');
  read({ __typename: 'C', id: '2', name: null }, '');
  read({ json: { id: '2', name: 'of no object' } }, '');
  expect(conflicts).toHaveLength(3);
});

/** By any of the viewers. */
const seen = new Set<unknown>();

const queryType = schema.getQueryType();
const isRefetchable = (typename: unknown): boolean => {
  const type = schema.getType(String(typename));
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
};

test.each([
  'global admin',
  'sales agent',
  'helpdesk agent',
  'indirect provider',
  'indirect reseller',
  'customer’s admin of two partners and a reseller',
  'customer’s admin of an ended and a new relationship',
])('for the %s one id is one object, whichever way leads to it, and can be read again', async (name) => {
  if (!queryType) throw new Error('the schema has no queries');
  const viewer = viewers[name] ?? null;
  const { read, objects, conflicts } = openLedger();
  const answer = await world.api.post(viewer, everythingIn(queryType, 3));
  const codes = (answer.errors ?? []).map((error: { extensions: { code?: string } }) => error.extensions.code);
  expect([...new Set(codes)].filter((code) => code !== 'FORBIDDEN')).toEqual([]);
  read(answer.data, 'Query');

  const asked = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const found = [...objects].filter(
      ([id, fields]) => !asked.has(id) && isRefetchable(fields.get('__typename')?.value),
    );
    for (const [id, fields] of found) {
      asked.add(id);
      const type = schema.getType(String(fields.get('__typename')?.value));
      if (!isObjectType(type)) throw new Error(`${id} has no type`);
      const { data } = await world.api.post(
        viewer,
        `{ node(id: "${id}") { id ... on ${type.name} ${everythingIn(type, 1)} } }`,
      );
      expect(data.node, `${type.name} ${id} of ${fields.get('id')?.path}`).not.toBeNull();
      read(data.node, `node(${id})`);
    }
  }
  expect(conflicts).toEqual([]);
  for (const fields of objects.values()) seen.add(fields.get('__typename')?.value);
});

test('objects of every type were among them', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => isRefetchable(type.name));
  expect(types.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
});
