import type { Viewer } from '@untether/domain';
import { schema } from '@untether/graphql';
import { isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.api.addRelationship(fullRelationship(world.meridian, 'Busy Brewery'));
});
afterAll(() => world.api.close());

const customerId = () => keysOf(world.meridian, 'Busy Brewery').own.customerId;
const itemId = (prefix: string, name: string) => keysOf(world.meridian, 'Busy Brewery').id(prefix, name);

const mayBeStateError = (type: string): boolean => {
  const result = schema.getType(`${type}Result`);
  return isUnionType(result) && result.getTypes().some((one) => one.name === 'StateError');
};

/** Runs a mutation whose payload fields are given; answers with its result. */
const run = async (viewer: Viewer, name: string, input: object, payload = 'replayed') => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { data, errors } = await world.api.post(
    viewer,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Error { code message }
      ${mayBeStateError(type) ? '... on StateError { currentStatus obstacle }' : ''} ... on ValidationError { issues { path message } } ... on ${type}Payload { ${payload} } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
};

const eventsOf = async (type: string): Promise<{ actor: { name: string }; changes: object }[]> =>
  (
    await world.api.post(
      world.admin,
      `{ events(filter: {types: [${type}]}, first: 100) { nodes { actor { name } changes } } }`,
    )
  ).data.events.nodes;

test('twenty suspends of one subscription at once give one event, its add-on’s beside it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      run(
        world.helpdesk,
        'suspendSubscription',
        { subscriptionId: itemId('sub', 'licence') },
        'replayed subscription { status dataDeletionAt addOns { status } }',
      ),
    ),
  );
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  expect(answers[0].subscription).toEqual({
    status: 'SUSPENDED',
    dataDeletionAt: '2026-09-13T12:00:00.000Z',
    addOns: [{ status: 'SUSPENDED' }],
  });
  const events = await eventsOf('SUBSCRIPTION_SUSPENDED');
  expect(events).toHaveLength(2);
  expect(events[0]?.changes).toMatchObject({ status: { from: 'active', to: 'suspended' } });
});

test('a reactivated subscription blocks again immediately', async () => {
  const kinds = 'query ($id: ID!) { customer(id: $id) { blockerKinds removalBlockers { kind } } }';
  const read = async () => (await world.api.post(world.admin, kinds, { id: customerId() })).data.customer;
  expect((await read()).blockerKinds).not.toContain('ACTIVE_SUBSCRIPTION');
  await run(world.sales, 'reactivateSubscription', { subscriptionId: itemId('sub', 'licence') });
  const after = await read();
  expect(after.blockerKinds).toContain('ACTIVE_SUBSCRIPTION');
  expect(new Set(after.removalBlockers.map((blocker: { kind: string }) => blocker.kind))).toEqual(
    new Set(after.blockerKinds),
  );
});

test('an Azure plan is suspended after its Azure subscriptions are cancelled', async () => {
  const plan = { subscriptionId: itemId('sub', 'plan') };
  expect(await run(world.admin, 'suspendSubscription', plan)).toMatchObject({ code: 'STATE', currentStatus: 'ACTIVE' });
  expect(
    await run(
      world.admin,
      'cancelAzureEntitlement',
      { azureEntitlementId: itemId('aze', 'prod') },
      'azureEntitlement { status }',
    ),
  ).toMatchObject({
    azureEntitlement: { status: 'CANCELLED' },
  });
  expect(await run(world.admin, 'suspendSubscription', plan, 'subscription { status }')).toMatchObject({
    subscription: { status: 'SUSPENDED' },
  });
});

test('a sales agent may not cancel software, and learns who may', async () => {
  const input = { softwarePurchaseId: itemId('sft', 'server') };
  expect(await run(world.sales, 'cancelSoftwarePurchase', input)).toMatchObject({
    code: 'FORBIDDEN',
    message: 'Only an admin agent may cancel a software purchase.',
  });
  const blocker = await world.api.post(
    world.sales,
    'query ($id: ID!) { customer(id: $id) { removalBlockers { kind resolvableByViewer allowedRoles actions { resolution allowedToViewer reason } } } }',
    { id: customerId() },
  );
  expect(blocker.data.customer.removalBlockers).toContainEqual({
    kind: 'SOFTWARE_PURCHASE',
    resolvableByViewer: false,
    allowedRoles: ['ADMIN_AGENT'],
    actions: [
      { resolution: 'CANCEL', allowedToViewer: false, reason: 'Only an admin agent may cancel a software purchase.' },
    ],
  });
  expect(await run(world.admin, 'cancelSoftwarePurchase', input, 'softwarePurchase { status }')).toMatchObject({
    softwarePurchase: { status: 'CANCELLED' },
  });
});

test('a legacy subscription is not cancelled but suspended', async () => {
  expect(await run(world.admin, 'cancelSubscription', { subscriptionId: itemId('sub', 'licence') })).toMatchObject({
    __typename: 'StateError',
    obstacle: 'LEGACY_NOT_CANCELLABLE',
  });
});

test('auto-renew set to what it is appends nothing', async () => {
  const input = { subscriptionId: itemId('sub', 'licence'), action: 'EXPIRE' };
  expect(await run(world.admin, 'setSubscriptionEndOfTermAction', input)).toMatchObject({ replayed: false });
  expect(await run(world.admin, 'setSubscriptionEndOfTermAction', input)).toMatchObject({ replayed: true });
  expect(await eventsOf('SUBSCRIPTION_UPDATED')).toHaveLength(1);
});

describe('an order', () => {
  const order = { offerId: 'off_offer-basic', quantity: 5 };
  test('makes a subscription that then blocks', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Buying Bistro'));
    const placed = await run(
      world.sales,
      'placeOrder',
      { customerId: customer.id, ...order },
      'order { status lines { quantity } } subscription { friendlyName removalBlocker { kind } }',
    );
    expect(placed).toMatchObject({
      order: { status: 'COMPLETED', lines: [{ quantity: 5 }] },
      subscription: { friendlyName: 'Business Basic', removalBlocker: { kind: 'ACTIVE_SUBSCRIPTION' } },
    });
  });

  test.each([
    ['quantity', { ...order, quantity: 301 }],
    ['quantity', { ...order, quantity: 0 }],
    ['offerId', { ...order, offerId: 'offer-none' }],
  ])('with a wrong %s names the field and the way out', async (path, input) => {
    expect(await run(world.admin, 'placeOrder', { customerId: customerId(), ...input })).toMatchObject({
      issues: [{ path: [path] }],
    });
  });

  test('is offered with what it does, to those who may place it', async () => {
    const options = async (viewer: Viewer, offerId: string) =>
      (
        await world.api.post(
          viewer,
          'query ($id: ID!, $offer: ID!) { offer(id: $offer) { name } customer(id: $id) { purchaseOptions(offerId: $offer) { allowedToViewer reason bases { id } consequence } } }',
          { id: keysOf(world.harbor, 'Offered Oysters').own.customerId, offer: offerId },
        )
      ).data;
    await world.api.addRelationship(emptyRelationship(world.harbor, 'Offered Oysters'));
    await world.api.addRelationship(emptyRelationship(world.meridian, 'Offered Oysters'));
    expect(await options(world.sales, 'offer-basic')).toMatchObject({
      offer: { name: 'Business Basic' },
      customer: { purchaseOptions: { allowedToViewer: true, reason: null, bases: [] } },
    });
    const { purchaseOptions } = (await options(world.harborAdmin, 'offer-basic')).customer;
    expect(purchaseOptions).toMatchObject({
      allowedToViewer: false,
      reason: expect.stringMatching(/Only a direct-bill/),
    });
    expect(await options(world.sales, 'offer-none')).toEqual({ offer: null, customer: { purchaseOptions: null } });
  });

  test('for a customer that was never yours is not found', async () => {
    expect(await run(world.summitAdmin, 'placeOrder', { customerId: customerId(), ...order })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('racing a removal is either before it, and blocks it, or refused: with three partners of one customer at once', async () => {
    const tailspin = await world.api.addPartner({ name: 'Tailspin Direct', kind: 'direct_bill' });
    const tailspinAdmin = await world.api.addUser(tailspin, ['global_admin', 'admin_agent']);
    const sellers = [
      { partner: world.meridian, viewer: world.admin },
      { partner: world.summit, viewer: world.summitAdmin },
      { partner: tailspin, viewer: tailspinAdmin },
    ];
    for (let round = 0; round < 8; round++) {
      const company = `Racing Rinks ${round}`;
      const { customerId: id } = keysOf(world.meridian, company).own;
      for (const { partner } of sellers) await world.api.addRelationship(emptyRelationship(partner, company));
      const answers = await Promise.all(
        sellers.flatMap(({ viewer }) => [
          run(viewer, 'placeOrder', { customerId: id, ...order }),
          run(viewer, 'removeResellerRelationship', { customerId: id, attestation: true }),
        ]),
      );
      for (const [index, { partner }] of sellers.entries()) {
        const [placed, removed] = answers.slice(index * 2, index * 2 + 2);
        const outcome = `${placed.__typename} ${removed.__typename}`;
        expect([
          'PlaceOrderPayload RemovalBlockedError',
          'PurchaseNotAllowedError RemoveResellerRelationshipPayload',
        ]).toContain(outcome);
        const left = await world.api.store.findLatestRelationship(partner.id, id);
        expect(left?.state).toBe(outcome.startsWith('Place') ? 'active' : 'removed');
      }
    }
  });
});

describe('a waiver', () => {
  const blockerIn = async (id: string) =>
    (
      await world.api.post(
        world.admin,
        'query ($id: ID!) { customer(id: $id) { removalBlockers { id kind resolutions } blockerKinds } }',
        { id },
      )
    ).data.customer;

  test('lets one item in one status pass, with who and why in the log', async () => {
    const facts = emptyRelationship(world.meridian, 'Waived Wharf');
    const { own, id } = keysOf(world.meridian, 'Waived Wharf');
    const [subscription] = fullRelationship(world.meridian, 'Waived Wharf').subscriptions;
    if (subscription === undefined) throw new Error('no subscription');
    await world.api.addRelationship({
      ...facts,
      subscriptions: [{ ...subscription, status: 'unknown', rawStatus: 'paused' }],
    });
    const [blocker] = (await blockerIn(own.customerId)).removalBlockers;
    expect(blocker).toMatchObject({
      id: `blk_${id('sub', 'licence')}`,
      kind: 'UNKNOWN_STATUS',
      resolutions: ['CONTACT_SUPPORT', 'WAIVE'],
    });
    const input = { customerId: own.customerId, blockerId: blocker.id, reason: 'The vendor says it has ended.' };
    expect(await run(world.sales, 'waiveRemovalBlocker', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run(world.admin, 'waiveRemovalBlocker', { ...input, reason: ' ' })).toMatchObject({
      issues: [{ path: ['reason'] }],
    });
    expect(
      await run(world.admin, 'waiveRemovalBlocker', input, 'replayed customer { removalBlockers { id } blockerKinds }'),
    ).toMatchObject({
      replayed: false,
      customer: { removalBlockers: [], blockerKinds: [] },
    });
    expect(await run(world.admin, 'waiveRemovalBlocker', input)).toMatchObject({ replayed: true });
    expect(await eventsOf('REMOVAL_BLOCKER_WAIVED')).toMatchObject([
      { changes: { reason: 'The vendor says it has ended.' } },
    ]);
  });

  test('is refused where the item can be cleared', async () => {
    const input = { customerId: customerId(), blockerId: `blk_${itemId('rsv', 'vm')}`, reason: 'no' };
    expect(await run(world.admin, 'waiveRemovalBlocker', input)).toMatchObject({ code: 'STATE' });
  });
});

describe('users', () => {
  test('are added, given roles and disabled by a global admin, and by no one else', async () => {
    const nora = {
      email: ' Nora@Meridian.example ',
      name: 'Nora',
      roles: ['SALES_AGENT'],
      password: 'a long enough one',
    };
    expect(await run(world.sales, 'createUser', nora)).toMatchObject({ code: 'FORBIDDEN' });
    const { user } = await run(world.admin, 'createUser', nora, 'user { id email roles }');
    expect(user).toMatchObject({ email: 'nora@meridian.example', roles: ['SALES_AGENT'] });
    expect(await run(world.summitAdmin, 'createUser', nora)).toMatchObject({ code: 'CONFLICT' });
    expect(
      await run(
        world.admin,
        'setUserRoles',
        { userId: user.id, roles: ['HELPDESK_AGENT', 'ADMIN_AGENT'] },
        'user { roles }',
      ),
    ).toMatchObject({
      user: { roles: ['ADMIN_AGENT', 'HELPDESK_AGENT'] },
    });
    expect(await run(world.admin, 'disableUser', { userId: user.id }, 'user { disabledAt }')).toMatchObject({
      user: { disabledAt: start.toISOString() },
    });
    expect(await world.api.services.findViewer(user.id)).toBeUndefined();
    expect((await eventsOf('USER_CREATED')).map((event) => JSON.stringify(event)).join()).not.toContain('password');
  });

  test('are not created twice by one key, nor with another password', async () => {
    const nils = {
      email: 'nils@meridian.example',
      name: 'Nils',
      roles: ['SALES_AGENT'],
      password: 'a long enough one',
      idempotencyKey: 'nils',
    };
    expect(await run(world.admin, 'createUser', nils)).toMatchObject({ replayed: false });
    expect(await run(world.admin, 'createUser', nils)).toMatchObject({ replayed: true });
    expect(await run(world.admin, 'createUser', { ...nils, password: 'another one, and longer' })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await run(world.admin, 'createUser', { ...nils, name: 'N\u0000' })).toMatchObject({
      issues: [{ path: ['name'] }],
    });
  });

  test('always keep one global admin', async () => {
    const userId = world.admin.user.id;
    expect(await run(world.admin, 'disableUser', { userId })).toMatchObject({ code: 'STATE' });
    expect(await run(world.admin, 'setUserRoles', { userId, roles: ['ADMIN_AGENT'] })).toMatchObject({ code: 'STATE' });
    const offered = async (viewer: Viewer, id: string) =>
      (
        await world.api.post(
          viewer,
          'query ($id: ID!) { node(id: $id) { ... on User { commands { command allowedToViewer reason } } } }',
          { id },
        )
      ).data.node.commands;
    const reason = expect.stringContaining('last global admin');
    const free = { command: 'SET_ROLES', allowedToViewer: true, reason: null };
    expect(await offered(world.admin, userId)).toEqual([
      free,
      { command: 'TAKE_GLOBAL_ADMIN', allowedToViewer: false, reason },
      { command: 'DISABLE', allowedToViewer: false, reason },
    ]);
    expect(await offered(world.admin, world.sales.user.id)).toEqual([
      free,
      { command: 'DISABLE', allowedToViewer: true, reason: null },
    ]);
    expect(await offered(world.sales, world.sales.user.id)).toMatchObject([
      { command: 'SET_ROLES', allowedToViewer: false },
      { command: 'DISABLE', allowedToViewer: false },
    ]);
  });

  test('are shown to global admins only', async () => {
    const denied = await world.api.post(world.sales, '{ users { totalCount } }');
    expect(denied.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  test('read only their own account unless they may manage users: by id, by ids, as the subject of an event', async () => {
    const ids = [world.sales.user.id, world.helpdesk.user.id];
    for (const userId of ids)
      await run(world.admin, 'setUserRoles', { userId, roles: ['HELPDESK_AGENT', 'SALES_AGENT'] });
    const read = async (viewer: Viewer) => {
      const source = `query ($id: ID!, $ids: [ID!]!) {
        node(id: $id) { ... on User { email } }
        nodes(ids: $ids) { id }
        events(last: 2) { nodes { subject { id } } } }`;
      const { node, nodes, events } = (await world.api.post(viewer, source, { id: world.admin.user.id, ids })).data;
      return { node, nodes, subjects: events.nodes.map(({ subject }: { subject: object | null }) => subject) };
    };
    const all = ids.map((id) => ({ id }));
    expect(await read(world.admin)).toEqual({ node: { email: world.admin.user.email }, nodes: all, subjects: all });
    const onlyOwn = [{ id: world.sales.user.id }, null];
    expect(await read(world.sales)).toEqual({ node: null, nodes: onlyOwn, subjects: onlyOwn });
  });
});
