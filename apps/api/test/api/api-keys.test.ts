import type { Role, Viewer } from '@untether/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const fields = 'id name roles prefix createdAt expiresAt lastUsedAt revokedAt user { name }';
const daysAfter = (days: number) => new Date(start.getTime() + days * 86_400_000);
const create = async (viewer: Viewer, input: object = {}) => {
  const source = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
    __typename ... on CreateApiKeyPayload { apiKey { ${fields} } secret replayed }
    ... on ForbiddenError { reason requiredRoles } ... on ValidationError { issues { path } } } }`;
  const all = { name: 'Ledger', roles: ['ADMIN_AGENT'], expiresAt: daysAfter(30).toISOString(), ...input };
  return (await world.api.post(viewer, source, { input: all })).data.createApiKey;
};
const revoke = async (viewer: Viewer, keyId: string) => {
  const source = `mutation ($keyId: ID!) { revokeApiKey(input: {keyId: $keyId}) {
    __typename ... on RevokeApiKeyPayload { apiKey { id revokedAt } replayed } } }`;
  return (await world.api.post(viewer, source, { keyId })).data.revokeApiKey;
};
const through = async (secret: string): Promise<Viewer> => {
  const viewer = await world.api.services.findViewerByKey(secret);
  if (viewer === undefined) throw new Error('the key opens nothing');
  return viewer;
};

describe('a global admin', () => {
  test('makes a key whose secret is shown once and kept nowhere', async () => {
    const idempotencyKey = 'a key for the ledger';
    const made = await create(world.admin, { idempotencyKey });
    expect(made).toEqual({
      __typename: 'CreateApiKeyPayload',
      apiKey: {
        id: expect.stringMatching(/^key_/),
        name: 'Ledger',
        roles: ['ADMIN_AGENT'],
        prefix: made.secret.slice(0, 12),
        createdAt: start.toISOString(),
        expiresAt: daysAfter(30).toISOString(),
        lastUsedAt: null,
        revokedAt: null,
        user: { name: world.admin.user.name },
      },
      secret: expect.stringMatching(/^unt_[A-Za-z0-9_-]{43}$/),
      replayed: false,
    });
    expect(await create(world.admin, { idempotencyKey })).toEqual({ ...made, secret: null, replayed: true });
    const [row] = await world.api.store.findApiKeys(world.meridian.id, [made.apiKey.id]);
    expect(JSON.stringify(row)).not.toContain(made.secret.slice(13));
  });

  test('cannot give a role it has not, or none', async () => {
    expect(await create(world.admin, { roles: ['SALES_AGENT'] })).toMatchObject({ issues: [{ path: ['roles'] }] });
    expect(await create(world.admin, { roles: [] })).toMatchObject({ issues: [{ path: ['roles'] }] });
  });

  test('lists its partner’s keys, the newest first', async () => {
    const { apiKey } = await create(world.admin, { name: 'The newest' });
    const { data } = await world.api.post(world.admin, '{ apiKeys(first: 1) { nodes { id name } } }');
    const { data: all } = await world.api.post(world.admin, '{ apiKeys { totalCount nodes { id name } } }');
    expect(data.apiKeys.nodes).toEqual([{ id: apiKey.id, name: 'The newest' }]);
    expect(all.apiKeys.nodes[0].id).toBe(apiKey.id);
    expect(all.apiKeys.totalCount).toBe(all.apiKeys.nodes.length);
  });
});

test('nobody else makes, revokes or sees keys', async () => {
  const { apiKey } = await create(world.admin);
  expect(await create(world.sales)).toMatchObject({ reason: 'ROLE', requiredRoles: ['GLOBAL_ADMIN'] });
  expect(await revoke(world.sales, apiKey.id)).toEqual({ __typename: 'ForbiddenError' });
  const list = await world.api.post(world.sales, '{ apiKeys { totalCount } }');
  expect(list.errors[0].extensions.code).toBe('FORBIDDEN');
  const node = await world.api.post(world.sales, 'query ($id: ID!) { node(id: $id) { id } }', { id: apiKey.id });
  expect(node).toEqual({ data: { node: null } });
});

describe('a key', () => {
  test('acts for its user, and the log names the key', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Keyed Kiosk'));
    const { secret, apiKey } = await create(world.admin, { name: 'Night shift' });
    const viewer = await through(secret);
    const asked = await world.api.post(viewer, '{ viewer { user { name } roles apiKey { id } } }');
    expect(asked.data.viewer).toEqual({
      user: { name: world.admin.user.name },
      roles: ['ADMIN_AGENT'],
      apiKey: { id: apiKey.id },
    });
    const removal = await world.api.post(
      viewer,
      `mutation ($customerId: ID!) { removeResellerRelationship(input: {customerId: $customerId, attestation: true}) {
        ... on RemoveResellerRelationshipPayload { receipt { removedBy { kind name } } } } }`,
      { customerId: customer.id },
    );
    const actor = { kind: 'API_KEY', name: 'Night shift' };
    expect(removal.data.removeResellerRelationship.receipt.removedBy).toEqual(actor);
    const log = await world.api.post(world.admin, '{ events(last: 1) { nodes { actor { kind name } } } }');
    expect(log.data.events.nodes[0].actor).toEqual(actor);
  });

  test('may do only what it was given, and says SCOPE where its user might', async () => {
    const viewer = await through((await create(world.admin)).secret);
    const ending = await world.api.post(
      viewer,
      'mutation { recordRelationshipEndedAtVendor(input: {customerId: "cus_x"}) { ... on ForbiddenError { reason requiredRoles } } }',
    );
    expect(ending.data.recordRelationshipEndedAtVendor).toEqual({ reason: 'SCOPE', requiredRoles: ['GLOBAL_ADMIN'] });
    const list = await world.api.post(viewer, '{ users { totalCount } }');
    expect(list.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test('makes nothing that would outlive it: no key, no user, no role', async () => {
    const { secret, apiKey } = await create(world.admin, { roles: ['GLOBAL_ADMIN'] });
    const viewer = await through(secret);
    expect(await create(viewer, { roles: ['GLOBAL_ADMIN'] })).toMatchObject({ reason: 'SESSION' });
    expect(await revoke(viewer, apiKey.id)).toMatchObject({ __typename: 'ForbiddenError' });
    const { data } = await world.api.post(
      viewer,
      `mutation ($id: ID!) {
        createUser(input: {email: "m@evil.example", name: "M", roles: [GLOBAL_ADMIN], password: "long enough for it"}) { ... on ForbiddenError { reason } }
        setUserRoles(input: {userId: $id, roles: [GLOBAL_ADMIN]}) { ... on ForbiddenError { reason } }
        disableUser(input: {userId: $id}) { ... on ForbiddenError { reason } }
      }`,
      { id: world.admin.user.id },
    );
    const reason = 'SESSION';
    expect(data).toEqual({ createUser: { reason }, setUserRoles: { reason }, disableUser: { reason } });
    const { data: seen } = await world.api.post(viewer, '{ users(first: 1) { nodes { id } } }');
    expect(seen.users.nodes).toHaveLength(1);
  });

  test('opens nothing once it is revoked', async () => {
    const { secret, apiKey } = await create(world.admin);
    await through(secret);
    const revokedAt = start.toISOString();
    const revoked = { __typename: 'RevokeApiKeyPayload', apiKey: { id: apiKey.id, revokedAt }, replayed: false };
    expect(await revoke(world.admin, apiKey.id)).toEqual(revoked);
    expect(await world.api.services.findViewerByKey(secret)).toBeUndefined();
    expect(await revoke(world.admin, apiKey.id)).toEqual({ ...revoked, replayed: true });
  });

  test('opens nothing once its user is disabled, or loses a role that it was given', async () => {
    const roles: Role[] = ['global_admin', 'sales_agent'];
    const leaver = await world.api.addUser(world.meridian, roles);
    const { secret } = await create(leaver, { roles: ['GLOBAL_ADMIN', 'SALES_AGENT'] });
    const userId = leaver.user.id;
    await world.api.services.setUserRoles(world.admin, { userId, roles: ['sales_agent'], idempotencyKey: null });
    expect(await world.api.services.findViewerByKey(secret)).toBeUndefined();
    await world.api.services.setUserRoles(world.admin, { userId, roles, idempotencyKey: null });
    await through(secret);
    await world.api.services.disableUser(world.admin, { userId, idempotencyKey: null });
    expect(await world.api.services.findViewerByKey(secret)).toBeUndefined();
  });

  test('opens nothing once its time is over, and shows to the minute when it was last used', async () => {
    const { secret, apiKey } = await create(world.admin);
    const lastUse = async () => (await world.api.store.findApiKeys(world.meridian.id, [apiKey.id]))[0]?.lastUsedAt;
    const use = async () => {
      const { key } = await through(secret);
      if (key !== null) await world.api.services.recordKeyUse(key);
    };
    world.api.moveClock(new Date(daysAfter(1).getTime() + 59_000));
    await use();
    expect(await lastUse()).toEqual(daysAfter(1));
    const before = world.api.statements.length;
    await use();
    expect(world.api.statements.slice(before).filter((sql) => /^update/i.test(sql))).toEqual([]);
    world.api.moveClock(daysAfter(30));
    expect(await world.api.services.findViewerByKey(secret)).toBeUndefined();
    world.api.moveClock(start);
  });
});
