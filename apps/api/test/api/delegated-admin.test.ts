import type { AnyViewer } from '@untether/domain';
import { addDays } from '@untether/domain';
import { aDelegatedAdminRelationship } from '@untether/domain/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start } from './test-api.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
let customerAdmin: AnyViewer;
let strangersAdmin: AnyViewer;
const company = 'Delegating Dentists';
const customerId = () => keysOf(world.meridian, company).own.customerId;

beforeAll(async () => {
  world = await openWorld();
  const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, company));
  await world.api.addRelationship(emptyRelationship(world.summit, company));
  customerAdmin = await world.api.addCustomerAdmin(customer);
  const { customer: other } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Other Opticians'));
  strangersAdmin = await world.api.addCustomerAdmin(other);
});
afterAll(() => world.api.close());

const run = async (viewer: AnyViewer, name: string, input: object, payload = 'replayed') => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { data, errors } = await world.api.post(
    viewer,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Error { code message }
      ... on ValidationError { issues { path } } ... on ${type}Payload { ${payload} } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
};

const terms = { displayName: 'Helpdesk', roles: ['Helpdesk Administrator'], durationDays: 90, autoExtend: true };
const gdap =
  'delegatedAdminRelationship { id status activatedAt endsAt endedAt endedBy { kind name } answerUntil partner { name } }';
const request = () => run(world.admin, 'requestDelegatedAdmin', { customerId: customerId(), ...terms }, gdap);
const newestEvent = async () =>
  (await world.api.post(world.admin, '{ events(last: 1) { nodes { type actor { kind } } } }')).data.events.nodes[0];

describe('granular delegated admin', () => {
  test('is asked for by the partner, seen and approved by the customer, and runs from then', async () => {
    const { delegatedAdminRelationship: asked } = await request();
    expect(asked).toMatchObject({
      status: 'APPROVAL_PENDING',
      activatedAt: null,
      endsAt: null,
      answerUntil: addDays(start, 90).toISOString(),
    });
    const input = { delegatedAdminRelationshipId: asked.id };
    expect(await run(world.admin, 'approveDelegatedAdmin', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run(strangersAdmin, 'approveDelegatedAdmin', input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(customerAdmin, 'approveDelegatedAdmin', input, gdap)).toMatchObject({
      delegatedAdminRelationship: {
        id: asked.id,
        status: 'ACTIVE',
        endsAt: addDays(start, 90).toISOString(),
        answerUntil: null,
        partner: { name: 'Meridian Cloud' },
      },
    });
    expect(await run(customerAdmin, 'approveDelegatedAdmin', input)).toMatchObject({ replayed: true });
    expect(await run(customerAdmin, 'rejectDelegatedAdmin', input)).toMatchObject({ code: 'STATE' });
    expect(await newestEvent()).toEqual({
      type: 'GRANULAR_ADMIN_RELATIONSHIP_ACTIVATED',
      actor: { kind: 'CUSTOMER' },
    });
  });

  test('says to each side what it may do about it, and that then succeeds', async () => {
    const { delegatedAdminRelationship: asked } = await request();
    const read = async (viewer: AnyViewer) => {
      const query =
        'query ($id: ID!) { node(id: $id) { ... on DelegatedAdminRelationship { commands { command allowedToViewer } } } }';
      return (await world.api.post(viewer, query, { id: asked.id })).data.node.commands;
    };
    expect(await read(customerAdmin)).toEqual([
      { command: 'APPROVE', allowedToViewer: true },
      { command: 'REJECT', allowedToViewer: true },
    ]);
    expect(await read(world.admin)).toEqual([{ command: 'TERMINATE', allowedToViewer: true }]);
    expect(await read(world.sales)).toEqual([{ command: 'TERMINATE', allowedToViewer: false }]);
    await run(customerAdmin, 'rejectDelegatedAdmin', { delegatedAdminRelationshipId: asked.id });
    expect(await read(customerAdmin)).toEqual([]);
  });

  test.each(['customer', 'partner'])('is ended by the %s', async (side) => {
    const { delegatedAdminRelationship: asked } = await request();
    const input = { delegatedAdminRelationshipId: asked.id };
    await run(customerAdmin, 'approveDelegatedAdmin', input);
    const viewer = side === 'customer' ? customerAdmin : world.admin;
    const by = (shown: AnyViewer) => {
      if (side === 'customer') return { kind: 'CUSTOMER', name: `The admin of ${company}` };
      return { kind: 'USER', name: shown === world.admin ? world.admin.user.name : 'Meridian Cloud' };
    };
    const ended = { status: 'TERMINATED', endedAt: start.toISOString() };
    expect(await run(viewer, 'terminateDelegatedAdmin', input, gdap)).toMatchObject({
      delegatedAdminRelationship: { ...ended, endedBy: by(viewer) },
    });
    for (const reader of [customerAdmin, world.admin]) {
      const query = `query ($id: ID!) { node(id: $id) { ... on DelegatedAdminRelationship { status endedAt endedBy { kind name } } } }`;
      const { data } = await world.api.post(reader, query, { id: asked.id });
      expect(data.node).toEqual({ ...ended, endedBy: by(reader) });
    }
  });

  test('is expired at its end, whether or not the clock has recorded it, which it does once', async () => {
    const clocked = await openWorld();
    try {
      const { api, meridian, admin } = clocked;
      const { own, id } = keysOf(meridian, 'Expiring Eyewear');
      const ending = aDelegatedAdminRelationship({ ...own, id: id('gdp', 'ending'), endsAt: addDays(start, 40) });
      await api.addRelationship({
        ...emptyRelationship(meridian, 'Expiring Eyewear'),
        delegatedAdminRelationships: [ending],
      });
      api.moveClock(addDays(start, 40));
      const end = () =>
        api.post(
          admin,
          `mutation ($id: ID!) { terminateDelegatedAdmin(input: { delegatedAdminRelationshipId: $id }) {
            __typename ... on StateError { currentStatus } } }`,
          { id: ending.id },
        );
      const refused = { terminateDelegatedAdmin: { __typename: 'StateError', currentStatus: 'EXPIRED' } };
      expect((await end()).data).toEqual(refused);
      await api.services.passTime();
      expect((await end()).data).toEqual(refused);
      const { nodes } = (await api.post(admin, '{ events(last: 5) { nodes { type occurredAt } } }')).data.events;
      expect(nodes.filter(({ type }: { type: string }) => type === 'GRANULAR_ADMIN_RELATIONSHIP_EXPIRED')).toEqual([
        { type: 'GRANULAR_ADMIN_RELATIONSHIP_EXPIRED', occurredAt: addDays(start, 40).toISOString() },
      ]);
    } finally {
      await clocked.api.close();
    }
  });

  test('with a role no directory has is refused, with the field', async () => {
    const input = { customerId: customerId(), ...terms, roles: ['Emperor'] };
    expect(await run(world.admin, 'requestDelegatedAdmin', input)).toMatchObject({ issues: [{ path: ['roles'] }] });
    const { directoryRoles } = (await world.api.post(world.admin, '{ directoryRoles }')).data;
    expect(directoryRoles).toContain('Helpdesk Administrator');
  });

  test('is no sales agent’s to ask for, and a reseller’s only of its own customers', async () => {
    const input = { customerId: customerId(), ...terms };
    for (const viewer of [world.sales, customerAdmin])
      expect(await run(viewer, 'requestDelegatedAdmin', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run(world.harborAdmin, 'requestDelegatedAdmin', input)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that ended with its relationship is not found by a key used again', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Passing Pharmacy'));
    const input = { customerId: customer.id, ...terms, idempotencyKey: 'asked once' };
    const { delegatedAdminRelationship: asked } = await run(world.admin, 'requestDelegatedAdmin', input, gdap);
    const answered = { delegatedAdminRelationshipId: asked.id, idempotencyKey: 'answered once' };
    const itsAdmin = await world.api.addCustomerAdmin(customer);
    expect(await run(itsAdmin, 'approveDelegatedAdmin', answered, gdap)).toHaveProperty('delegatedAdminRelationship');
    await run(world.admin, 'removeResellerRelationship', { customerId: customer.id, attestation: true });
    expect(await run(world.admin, 'requestDelegatedAdmin', input, gdap)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(itsAdmin, 'approveDelegatedAdmin', answered, gdap)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('the same key of a customer and of a partner are two keys', async () => {
    const { delegatedAdminRelationship: asked } = await request();
    const input = { delegatedAdminRelationshipId: asked.id, idempotencyKey: 'one' };
    expect(await run(customerAdmin, 'approveDelegatedAdmin', input)).toMatchObject({ replayed: false });
    expect(await run(world.admin, 'terminateDelegatedAdmin', input)).toMatchObject({ replayed: false });
    expect(await run(customerAdmin, 'approveDelegatedAdmin', input)).toMatchObject({ replayed: true });
    expect(await run(customerAdmin, 'terminateDelegatedAdmin', input)).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('delegated admin', () => {
  const relationship = 'replayed relationship { delegatedAdmin delegatedAdminCommands { command } }';

  test('can be ended by the customer as long as it is on', async () => {
    const query =
      '{ viewer { organization { partners { nodes { partner { id } delegatedAdminCommands { command allowedToViewer reason } } } } } }';
    const { data } = await world.api.post(customerAdmin, query);
    expect(data.viewer.organization.partners.nodes).toContainEqual({
      partner: { id: world.meridian.id },
      delegatedAdminCommands: [{ command: 'END_DELEGATED_ADMIN', allowedToViewer: true, reason: null }],
    });
  });

  test('is ended by the customer, who names the partner; no other partner’s ends with it', async () => {
    const input = { otherSide: { partnerId: world.meridian.id } };
    const foreign = { otherSide: { partnerId: world.summit.id } };
    expect(await run(strangersAdmin, 'removeDelegatedAdmin', foreign)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await run(customerAdmin, 'removeDelegatedAdmin', input, relationship)).toMatchObject({
      replayed: false,
      relationship: { delegatedAdmin: false, delegatedAdminCommands: [] },
    });
    expect(await run(customerAdmin, 'removeDelegatedAdmin', input)).toMatchObject({ replayed: true });
    expect(await run(world.admin, 'removeDelegatedAdmin', { otherSide: { customerId: customerId() } })).toMatchObject({
      replayed: true,
    });
  });

  test('each side names the other, and not itself', async () => {
    const partner = { otherSide: { partnerId: world.meridian.id } };
    const customer = { otherSide: { customerId: customerId() } };
    expect(await run(customerAdmin, 'removeDelegatedAdmin', customer)).toMatchObject({
      issues: [{ path: ['otherSide', 'partnerId'] }],
    });
    expect(await run(world.admin, 'removeDelegatedAdmin', partner)).toMatchObject({
      issues: [{ path: ['otherSide', 'customerId'] }],
    });
    expect(await run(world.sales, 'removeDelegatedAdmin', customer)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each([{}, { partnerId: 'par_1', customerId: 'cus_1' }, { partnerId: null }])(
    'naming %o is no valid document',
    async (otherSide) => {
      const answer = await world.api.post(
        world.admin,
        'mutation ($input: RemoveDelegatedAdminInput!) { removeDelegatedAdmin(input: $input) { __typename } }',
        { input: { otherSide } },
      );
      expect(answer.errors[0].message).toMatch(/otherSide/i);
      expect(answer.data).toBeUndefined();
    },
  );
});

describe('support contacts', () => {
  const contactOf = 'subscription { supportContact { name } supportContactDesignated }';
  const subscriptionId = () => keysOf(world.meridian, company).id('sub', 'licence');
  const read = async () =>
    (
      await world.api.post(
        world.admin,
        'query ($id: ID!) { node(id: $id) { ... on CustomerSubscription { supportContact { name } supportContactDesignated } } }',
        { id: subscriptionId() },
      )
    ).data.node;

  test('are by default the customer’s indirect provider, else the partner that sells it', async () => {
    expect(await read()).toEqual({ supportContact: { name: 'Summit Distribution' }, supportContactDesignated: false });
  });

  test('are designated among the available ones, by those who may', async () => {
    const input = { subscriptionId: subscriptionId(), partnerId: world.meridian.id };
    expect(await run(world.sales, 'assignSupportContact', input)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run(world.summitAdmin, 'assignSupportContact', input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(world.admin, 'assignSupportContact', { ...input, partnerId: world.harbor.id })).toMatchObject({
      issues: [{ path: ['partnerId'] }],
    });
    expect(await run(world.helpdesk, 'assignSupportContact', input, contactOf)).toMatchObject({
      subscription: { supportContact: { name: 'Meridian Cloud' }, supportContactDesignated: true },
    });
    const back = { subscriptionId: subscriptionId(), partnerId: null };
    expect(await run(world.helpdesk, 'assignSupportContact', back, contactOf)).toMatchObject({
      subscription: { supportContact: { name: 'Summit Distribution' }, supportContactDesignated: false },
    });
  });

  test('of a subscription that left with its relationship are not found by a key used again', async () => {
    const name = 'Moving Museum';
    const { subscriptions } = fullRelationship(world.meridian, name);
    const [licence] = subscriptions;
    if (licence === undefined) throw new Error('no subscription to support');
    await world.api.addRelationship({
      ...emptyRelationship(world.meridian, name),
      subscriptions: [{ ...licence, status: 'suspended' }],
    });
    const input = { subscriptionId: licence.id, partnerId: world.meridian.id, idempotencyKey: 'once' };
    expect(await run(world.admin, 'assignSupportContact', input, contactOf)).toHaveProperty('subscription');
    const { customerId } = licence;
    expect(await run(world.admin, 'removeResellerRelationship', { customerId, attestation: true })).toMatchObject({
      __typename: 'RemoveResellerRelationshipPayload',
    });
    expect(await run(world.admin, 'assignSupportContact', input, contactOf)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a partner that leaves at that moment never stay behind', async () => {
    for (let round = 0; round < 6; round += 1) {
      const name = `Leaving Lab ${round}`;
      await world.api.addRelationship(fullRelationship(world.meridian, name));
      await world.api.addRelationship(emptyRelationship(world.summit, name));
      const { own, id } = keysOf(world.meridian, name);
      const input = { subscriptionId: id('sub', 'licence'), partnerId: world.summit.id };
      const [assigned, removed] = await Promise.all([
        run(world.admin, 'assignSupportContact', input),
        run(world.summitAdmin, 'removeResellerRelationship', { customerId: own.customerId, attestation: true }),
      ]);
      expect(removed.__typename).toBe('RemoveResellerRelationshipPayload');
      expect(['AssignSupportContactPayload', 'ValidationError']).toContain(assigned.__typename);
      const [stored] = await world.api.store.findItems(world.meridian.id, 'subscription', [id('sub', 'licence')]);
      expect(stored?.supportContactPartnerId).not.toBe(world.summit.id);
    }
  });
});
