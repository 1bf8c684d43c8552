import type { Viewer } from '@untether/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const remove = (viewer: Viewer, customerId: string, input: object = {}) =>
  world.api
    .post(
      viewer,
      `mutation ($input: RemoveResellerRelationshipInput!) {
      removeResellerRelationship(input: $input) {
        __typename
        ... on Error { code message docUrl }
        ... on ForbiddenError { reason requiredRoles requiredPartnerKinds }
        ... on ValidationError { issues { path message } }
        ... on RemovalBlockedError { blockers { id kind subject { id __typename } } }
        ... on RemoveResellerRelationshipPayload {
          replayed removedCustomerId
          relationship { state removedAt customer { id } customerName delegatedAdmin }
          receipt { id customerName removedBy { kind name } effects { kind count } notice { locale subject } }
        }
      }
    }`,
      { input: { customerId, attestation: true, ...input } },
    )
    .then((answer) => answer.data.removeResellerRelationship);

const eventTypes = async (viewer: Viewer): Promise<string[]> =>
  (await world.api.post(viewer, '{ events(first: 100) { nodes { type } } }')).data.events.nodes.map(
    (event: { type: string }) => event.type,
  );

describe('while anything blocks', () => {
  test('the removal answers with all blockers and changes nothing but the recorded attempt', async () => {
    const facts = await world.api.addRelationship(fullRelationship(world.meridian, 'Blocked Bakery'));
    const before = await world.api.store.loadFacts(world.meridian.id, [facts.relationship.id]);
    const error = await remove(world.admin, facts.customer.id);
    expect(error).toMatchObject({ __typename: 'RemovalBlockedError', code: 'REMOVAL_BLOCKED' });
    expect(error.docUrl).toBe('http://localhost:4000/docs/errors#removal-blocked');
    expect(error.blockers.map((blocker: { kind: string }) => blocker.kind)).toEqual([
      'ACTIVE_SUBSCRIPTION',
      'ACTIVE_ADD_ON',
      'ACTIVE_AZURE_ENTITLEMENT',
      'ACTIVE_AZURE_PLAN',
      'ACTIVE_RESERVATION',
      'ACTIVE_SAVINGS_PLAN',
      'SOFTWARE_PURCHASE',
    ]);
    expect(await world.api.store.loadFacts(world.meridian.id, [facts.relationship.id])).toEqual(before);
    expect(await eventTypes(world.admin)).toEqual(['RESELLER_RELATIONSHIP_REMOVAL_BLOCKED']);
  });

  test('the same attempt within a minute is recorded once, a later one again', async () => {
    const { customer } = emptyRelationship(world.meridian, 'Blocked Bakery');
    await remove(world.admin, customer.id);
    expect(await eventTypes(world.admin)).toHaveLength(1);
    world.api.moveClock(new Date(start.getTime() + 60_000));
    await remove(world.admin, customer.id);
    expect(await eventTypes(world.admin)).toHaveLength(2);
    world.api.moveClock(start);
  });
});

describe('a viewer who may not remove learns why, before anything is looked up', () => {
  test.each([
    ['an indirect reseller', () => world.harborAdmin, 'PARTNER_KIND', ['DIRECT_BILL', 'INDIRECT_PROVIDER']],
    ['a helpdesk agent', () => world.helpdesk, 'ROLE', ['GLOBAL_ADMIN', 'ADMIN_AGENT', 'SALES_AGENT']],
  ])('%s', async (_, viewer, reason, required) => {
    for (const id of [emptyRelationship(world.meridian, 'Blocked Bakery').customer.id, 'cus_nobody']) {
      const error = await remove(viewer(), id);
      expect(error).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN', reason });
      expect(reason === 'ROLE' ? error.requiredRoles : error.requiredPartnerKinds).toEqual(required);
    }
  });

  test('without the attestation nothing happens', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Unattested Union'));
    expect(await remove(world.admin, customer.id, { attestation: false })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['attestation'] }],
    });
    expect(await remove(world.admin, customer.id, { attestationVersion: '1999-01' })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['attestationVersion'] }],
    });
  });
});

describe('a removal', () => {
  const state = `query ($id: ID!) {
    customer(id: $id) { id availableSupportContacts { name } delegatedAdminRelationships { nodes { status } } }
    customers(filter: {search: "Shared Shipyard"}) { totalCount nodes { id } }
  }`;
  const order = `mutation ($id: ID!) { placeOrder(input: {customerId: $id, offerId: "offer-basic", quantity: 5}) { __typename ... on Error { code message } } }`;

  test('shows all four effects in the very next request', async () => {
    const mine = emptyRelationship(world.meridian, 'Shared Shipyard');
    const { own, id } = keysOf(world.meridian, 'Shared Shipyard');
    const full = fullRelationship(world.meridian, 'Shared Shipyard');
    await world.api.addRelationship({
      ...mine,
      relationship: { ...mine.relationship, delegatedAdmin: true },
      delegatedAdminRelationships: full.delegatedAdminRelationships,
    });
    await world.api.addRelationship(emptyRelationship(world.summit, 'Shared Shipyard'));

    const before = await world.api.post(world.summitAdmin, state, { id: own.customerId });
    expect(before.data.customer.availableSupportContacts.map((one: { name: string }) => one.name).sort()).toEqual([
      'Meridian Cloud',
      'Summit Distribution',
    ]);

    const payload = await remove(world.admin, own.customerId, { reason: 'No purchases since spring.' });
    expect(payload).toMatchObject({
      __typename: 'RemoveResellerRelationshipPayload',
      replayed: false,
      removedCustomerId: own.customerId,
      relationship: { state: 'REMOVED', customer: null, customerName: 'Shared Shipyard', delegatedAdmin: false },
      receipt: {
        customerName: 'Shared Shipyard',
        removedBy: { kind: 'USER' },
        effects: [
          { kind: 'LEAVES_CUSTOMER_LIST', count: 1 },
          { kind: 'LEAVES_SUPPORT_CONTACTS', count: 0 },
          { kind: 'DELEGATED_ADMIN_ENDS', count: 2 },
          { kind: 'NO_FUTURE_PURCHASES', count: 1 },
        ],
        notice: [{ locale: 'EN' }, { locale: 'JA' }],
      },
    });

    const after = await world.api.post(world.admin, state, { id: own.customerId });
    expect(after.data).toEqual({ customer: null, customers: { totalCount: 0, nodes: [] } });
    const theirs = await world.api.post(world.summitAdmin, state, { id: own.customerId });
    expect(theirs.data.customer.availableSupportContacts).toEqual([{ name: 'Summit Distribution' }]);
    const [granular] =
      (await world.api.store.loadFacts(world.meridian.id, [own.relationshipId]))[0]?.delegatedAdminRelationships ?? [];
    expect(granular).toMatchObject({ id: id('gdp', 'helpdesk'), status: 'terminated' });
    expect((await world.api.post(world.admin, order, { id: own.customerId })).data.placeOrder).toMatchObject({
      __typename: 'PurchaseNotAllowedError',
      code: 'PURCHASE_NOT_ALLOWED',
    });
  });

  test('its receipt stays readable and is first among the removals', async () => {
    const { data } = await world.api.post(
      world.admin,
      '{ removals(first: 1) { totalCount nodes { id customerName reason } } }',
    );
    expect(data.removals).toMatchObject({
      totalCount: 1,
      nodes: [{ customerName: 'Shared Shipyard', reason: 'No purchases since spring.' }],
    });
    const again = await world.api.post(world.admin, 'query ($id: ID!) { node(id: $id) { __typename id } }', {
      id: data.removals.nodes[0].id,
    });
    expect(again.data.node.__typename).toBe('RemovalReceipt');
  });

  test('of a removed relationship answers with its receipt, replayed', async () => {
    const { own } = keysOf(world.meridian, 'Shared Shipyard');
    const before = await eventTypes(world.admin);
    expect(await remove(world.admin, own.customerId)).toMatchObject({
      replayed: true,
      receipt: { customerName: 'Shared Shipyard' },
    });
    expect(await eventTypes(world.admin)).toEqual(before);
  });

  test('asked for twice at once gives one receipt', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Hasty Hotels'));
    const [one, other] = await Promise.all([remove(world.admin, customer.id), remove(world.sales, customer.id)]);
    expect([one.replayed, other.replayed].sort()).toEqual([false, true]);
    expect(one.receipt.id).toBe(other.receipt.id);
    const { data } = await world.api.post(world.admin, '{ removals { nodes { customerName } } }');
    expect(
      data.removals.nodes.filter((node: { customerName: string }) => node.customerName === 'Hasty Hotels'),
    ).toHaveLength(1);
  });

  test('by a provider also ends the relationship of the associated reseller, with an event and a receipt for each', async () => {
    const theirs = emptyRelationship(world.summit, 'Quiet Quarry');
    await world.api.addRelationship({
      ...theirs,
      relationship: { ...theirs.relationship, associatedResellerId: world.harbor.id },
    });
    await world.api.addRelationship(emptyRelationship(world.harbor, 'Quiet Quarry'));
    const warned = await world.api.post(
      world.summitAdmin,
      'query ($id: ID!) { customer(id: $id) { removalPreview { removable warnings { kind } } } }',
      { id: theirs.customer.id },
    );
    expect(warned.data.customer.removalPreview.warnings).toContainEqual({ kind: 'RESELLER_RELATIONSHIP_ENDS_TOO' });
    expect(await remove(world.summitAdmin, theirs.customer.id, { reason: 'between us' })).toMatchObject({
      replayed: false,
    });
    expect(await eventTypes(world.harborAdmin)).toContain('RESELLER_RELATIONSHIP_REMOVED');
    const seen = JSON.stringify(
      await world.api.post(
        world.harborAdmin,
        '{ events { nodes { actor { name } changes } } removals { nodes { removedBy { name } reason notice { body } } } }',
      ),
    );
    expect(seen).toContain('Summit Distribution');
    expect(seen).not.toContain(world.summitAdmin.user.name);
    expect(seen).not.toContain('between us');
    const { data } = await world.api.post(
      world.harborAdmin,
      '{ customers { totalCount } removals { nodes { customerName } } }',
    );
    expect(data).toEqual({ customers: { totalCount: 0 }, removals: { nodes: [{ customerName: 'Quiet Quarry' }] } });
  });
});

describe('an idempotency key', () => {
  test('with the same input gives the first result, with another input a conflict', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Keyed Kennels'));
    const first = await remove(world.admin, customer.id, { idempotencyKey: 'once', reason: 'a' });
    const again = await remove(world.admin, customer.id, { idempotencyKey: 'once', reason: 'a' });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await remove(world.admin, customer.id, { idempotencyKey: 'once', reason: 'b' })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('of a command on an item that left with its relationship says so', async () => {
    const facts = fullRelationship(world.meridian, 'Leaving Lodge');
    await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Leaving Lodge'),
      subscriptions: facts.subscriptions.slice(0, 1),
    });
    const suspend = () =>
      world.api.post(
        world.admin,
        `mutation { suspendSubscription(input: {subscriptionId: "${facts.subscriptions[0]?.id}", idempotencyKey: "gone"}) {
          __typename ... on Error { code } ... on SuspendSubscriptionPayload { replayed subscription { status } } } }`,
      );
    expect((await suspend()).data.suspendSubscription).toMatchObject({ replayed: false });
    expect((await suspend()).data.suspendSubscription).toMatchObject({ replayed: true });
    await remove(world.admin, facts.customer.id);
    expect(await suspend()).toEqual({
      data: { suspendSubscription: { __typename: 'NotFoundError', code: 'NOT_FOUND' } },
    });
  });

  test('of a refused command is decided again', async () => {
    const { customer } = emptyRelationship(world.meridian, 'Blocked Bakery');
    expect((await remove(world.admin, customer.id, { idempotencyKey: 'blocked' })).code).toBe('REMOVAL_BLOCKED');
    expect((await remove(world.admin, customer.id, { idempotencyKey: 'blocked', reason: 'x' })).code).toBe(
      'REMOVAL_BLOCKED',
    );
  });
});
