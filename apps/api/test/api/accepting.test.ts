import type { Viewer } from '@untether/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingIn, registrant, someRoles } from './asking.ts';
import { guid, start } from './test-api.ts';
import { emptyRelationship, fullRelationship, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const { run, ask, accept, invitation, eventsOf, removed, removeFrom } = askingIn(() => world);

describe('accepting', () => {
  test('a company that is new here is brought by its registrant, who sees it immediately', async () => {
    const { id, token } = await ask(world.admin, { granularAdmin: someRoles });
    const answer = await accept(null, token, registrant('New Leaf Nursery'));
    expect(answer).toMatchObject({
      replayed: false,
      relationship: { state: 'ACTIVE', partner: { name: 'Meridian Cloud' }, customerName: 'New Leaf Nursery' },
      organization: { companyName: 'New Leaf Nursery' },
    });
    const customerId = `cus_${guid('New Leaf Nursery')}`;
    const { data } = await world.api.post(
      world.admin,
      'query ($id: ID!) { customer(id: $id) { companyName country relationship { delegatedAdmin } delegatedAdminRelationships { nodes { id roles status activatedAt endsAt autoExtend } } } }',
      { id: customerId },
    );
    const days = someRoles.durationDays * 24 * 3_600_000;
    expect(data.customer).toMatchObject({
      country: 'JP',
      relationship: { delegatedAdmin: false },
      delegatedAdminRelationships: {
        nodes: [
          {
            roles: someRoles.roles,
            status: 'ACTIVE',
            activatedAt: start.toISOString(),
            endsAt: new Date(start.getTime() + days).toISOString(),
            autoExtend: false,
          },
        ],
      },
    });
    const asked = await world.api.post(
      world.admin,
      'query ($id: ID!) { node(id: $id) { ... on RelationshipRequest { granularAdmin { roles durationDays } delegatedAdminRelationship { id } } } }',
      { id },
    );
    const [{ id: grantId }] = data.customer.delegatedAdminRelationships.nodes;
    expect(asked.data.node).toEqual({ granularAdmin: someRoles, delegatedAdminRelationship: { id: grantId } });
    const events = await eventsOf(world.admin, customerId);
    expect(events.map((one: { type: string }) => one.type)).toEqual([
      'RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER',
      'GRANULAR_ADMIN_RELATIONSHIP_CREATED',
      'GRANULAR_ADMIN_RELATIONSHIP_ACTIVATED',
    ]);
    expect(events[0].actor).toEqual({ kind: 'CUSTOMER', name: 'Aiko Admin' });
    expect(events[0].correlationId).toBe(events[1].correlationId);
    expect(await invitation(null, token)).toMatchObject({ state: 'ACCEPTED', partnerName: null });
  });

  test('by registering needs all that is asked for', async () => {
    const { token } = await ask(world.admin);
    for (const [field, value] of [
      ['companyName', ' '],
      ['companyName', 'Careless\u0000Cargo'],
      ['tenantId', '7'],
      ['domain', 'no domain'],
      ['domain', 'careless\u0000cargo.example'],
      ['country', 'Japan'],
      ['adminName', null],
      ['adminEmail', 'aiko'],
      ['adminEmail', 'ai\u0000ko@cargo.example'],
      ['adminPassword', 'short'],
    ])
      expect(await accept(null, token, registrant('Careless Cargo', { [String(field)]: value }))).toMatchObject({
        code: 'VALIDATION',
        issues: [{ path: [field] }],
      });
    expect(await invitation(null, token)).toMatchObject({ state: 'SENT' });
  });

  test('a tenant id or domain that is known is refused, and so is a known address', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.summit, 'Known Knits'));
    const { token } = await ask(world.admin);
    const { tenantId } = customer;
    expect(await accept(null, token, registrant('Other Name', { tenantId }))).toMatchObject({ code: 'CONFLICT' });
    const domain = customer.domain?.toUpperCase();
    expect(await accept(null, token, registrant('Other Name', { domain }))).toMatchObject({ code: 'CONFLICT' });
    const adminEmail = world.admin.user.email;
    expect(await accept(null, token, registrant('Other Name', { adminEmail }))).toMatchObject({ code: 'CONFLICT' });
    expect(await world.api.store.findCustomerIdentity(`cus_${guid('Other Name')}`)).toBeUndefined();
    expect(await accept(null, token, registrant('Other Name'))).toMatchObject({ replayed: false });
  });

  test('a customer with an admin here: only its admins, and for them twice is once', async () => {
    const { customerId } = await removed(world.admin, world.meridian, 'Guarded Glass');
    const [customer] = await world.api.store.findKnownCustomers(world.meridian.id, [customerId]);
    if (customer === undefined) throw new Error('the customer is not there');
    const admin = await world.api.addCustomerAdmin(customer);
    const { customer: other } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Nosy Neighbour'));
    const stranger = await world.api.addCustomerAdmin(other);
    const { id, token } = await ask(world.admin, { customerId });

    expect(await invitation(null, token)).toMatchObject({ viewerMayAnswer: false, registration: null });
    expect(await accept(null, token, registrant('Guarded Glass'))).toMatchObject({
      code: 'INVITATION',
      obstacle: 'ADMIN_SIGNS_IN',
    });
    expect(await accept(stranger, token)).toMatchObject({ code: 'INVITATION', obstacle: 'OTHER_COMPANY' });
    expect(await invitation(admin, token)).toMatchObject({
      viewerMayAnswer: true,
      customerCompanyName: 'Guarded Glass',
    });

    const [one, two] = await Promise.all([accept(admin, token), accept(admin, token)]);
    expect([one.replayed, two.replayed].sort()).toEqual([false, true]);
    expect(one.relationship).toEqual(two.relationship);
    const answered = (await eventsOf(world.admin, customerId)).filter(
      (event: { type: string }) => event.type === 'RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER',
    );
    expect(answered).toHaveLength(1);
    const { data } = await world.api.post(
      world.admin,
      'query ($id: ID!) { node(id: $id) { ... on RelationshipRequest { state relationship { id } answeredBy { kind name } } } }',
      { id },
    );
    expect(data.node).toEqual({
      state: 'ACCEPTED',
      relationship: { id: one.relationship.id },
      answeredBy: { kind: 'CUSTOMER', name: 'The admin of Guarded Glass' },
    });
    expect(await accept(stranger, token)).toMatchObject({ code: 'INVITATION' });
  });

  test('a known customer without an admin: who registers, unless another partner ever held it', async () => {
    const mine = await removed(world.admin, world.meridian, 'Solo Saddlery');
    const solo = await ask(world.admin, { customerId: mine.customerId });
    expect(await invitation(null, solo.token)).toMatchObject({ registration: 'ADMIN' });
    const account = { adminName: 'Sol', adminEmail: 'sol@solo.example', adminPassword: 'long enough for all' };
    expect(await accept(null, solo.token, account)).toMatchObject({
      organization: { id: `org_${guid('Solo Saddlery')}` },
    });

    const shared = await removed(world.admin, world.meridian, 'Shared Shears');
    await world.api.addRelationship(emptyRelationship(world.summit, 'Shared Shears'));
    const asked = await ask(world.admin, { customerId: shared.customerId });
    expect(await invitation(null, asked.token)).toMatchObject({ viewerMayAnswer: false });
    const other = { ...account, adminEmail: 'other@solo.example' };
    expect(await accept(null, asked.token, other)).toMatchObject({ code: 'INVITATION' });
  });

  test('a reseller cannot register as a customer its provider held: it would see the provider’s share of it', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.harbor, 'Veiled Vineyard'));
    const providers = emptyRelationship(world.summit, 'Veiled Vineyard');
    const associatedResellerId = world.harbor.id;
    await world.api.addRelationship({
      ...providers,
      relationship: { ...providers.relationship, associatedResellerId },
    });
    await removeFrom(world.summitAdmin, customer.id);
    const asked = { customerId: customer.id, indirectProviderId: world.summit.id };
    const { token } = await ask(world.harborAdmin, asked);
    expect(await invitation(null, token)).toMatchObject({ viewerMayAnswer: false, registration: null });
    const account = { adminName: 'Val', adminEmail: 'val@vineyard.example', adminPassword: 'long enough for all' };
    expect(await accept(null, token, account)).toMatchObject({ code: 'INVITATION' });
    const admin = await world.api.addCustomerAdmin(customer);
    expect(await accept(admin, token)).toMatchObject({ relationship: { state: 'ACTIVE' } });
  });

  test('a registrant’s acceptance sent twice with one key is one; without it the link is used', async () => {
    const { token } = await ask(world.admin);
    const input = { ...registrant('Keyed Kilns'), idempotencyKey: 'register' };
    const first = await accept(null, token, input);
    expect(await accept(null, token, input)).toEqual({ ...first, replayed: true });
    expect(await accept(null, token, registrant('Keyed Kilns'))).toMatchObject({ code: 'INVITATION' });
    for (const other of [{ country: 'US' }, { adminPassword: 'quite another password' }])
      expect(await accept(null, token, { ...input, ...other })).toMatchObject({ code: 'CONFLICT' });
  });

  test('a key used again after its registrant was disabled answers nothing of what it did', async () => {
    const { token } = await ask(world.admin);
    const input = { ...registrant('Dismissed Dairy'), idempotencyKey: 'register' };
    const { organization } = await accept(null, token, input);
    const [gone] = await world.api.store.listCustomerAdmins(organization.id.replace('org_', 'cus_'));
    await world.api.store.transact([], (tx) =>
      tx.apply([{ update: 'customerAdmin', id: gone?.id ?? '', set: { disabledAt: start } }]),
    );
    expect(await accept(null, token, input)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('and revoking at once: one of the two, never both', async () => {
    for (const company of ['Racing Reels', 'Racing Rods', 'Racing Rafts']) {
      const { id, token } = await ask(world.admin);
      const [yes, no] = await Promise.all([
        accept(null, token, registrant(company)),
        run(world.admin, 'revokeRelationshipRequest', { requestId: id }),
      ]);
      const won = [
        yes.__typename === 'AcceptRelationshipRequestPayload',
        no.__typename === 'RevokeRelationshipRequestPayload',
      ];
      expect(won.filter(Boolean)).toHaveLength(1);
      const there = await world.api.store.findCustomers(world.meridian.id, [`cus_${guid(company)}`]);
      expect(there).toHaveLength(won[0] ? 1 : 0);
    }
  });

  test('two registrants of one company at once: one brings it', async () => {
    const [one, two] = [await ask(world.admin), await ask(world.summitAdmin)];
    const answers = await Promise.all([
      accept(null, one.token, registrant('Twice Textiles')),
      accept(null, two.token, registrant('Twice Textiles', { adminEmail: 'other@twice.example' })),
    ]);
    expect(answers.map((answer) => answer.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
  });

  test('an indirect reseller’s request establishes its provider’s relationship too, in both logs', async () => {
    const asked = () => ask(world.harborAdmin, { indirectProviderId: world.summit.id, granularAdmin: someRoles });
    const { token } = await asked();
    expect(await accept(null, token, registrant('Indirect Inns'))).toMatchObject({ replayed: false });
    const customerId = `cus_${guid('Indirect Inns')}`;
    const [harbors] = await eventsOf(world.harborAdmin, customerId);
    const [summits] = await eventsOf(world.summitAdmin, customerId);
    expect(summits).toMatchObject({
      type: 'RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER',
      correlationId: harbors.correlationId,
      changes: { associatedResellerId: { from: null, to: world.harbor.id } },
    });
    const relationship =
      'query ($id: ID!) { customer(id: $id) { relationship { delegatedAdmin associatedResellerId } } }';
    const read = async (viewer: Viewer) =>
      (await world.api.post(viewer, relationship, { id: customerId })).data.customer.relationship;
    expect(await read(world.harborAdmin)).toEqual({ delegatedAdmin: false, associatedResellerId: null });
    expect(await read(world.summitAdmin)).toEqual({ delegatedAdmin: false, associatedResellerId: world.harbor.id });
  });

  test('where the provider is a partner already, its relationship names the reseller from then on', async () => {
    const { customer, relationship } = await world.api.addRelationship(emptyRelationship(world.summit, 'Direct Docks'));
    const admin = await world.api.addCustomerAdmin(customer);
    const { token } = await ask(world.harborAdmin, { indirectProviderId: world.summit.id });
    expect(await accept(admin, token)).toMatchObject({ relationship: { partner: { name: 'Harbor IT' } } });
    const [now] = await world.api.store.findCustomers(world.summit.id, [customer.id]);
    expect(now?.relationship).toMatchObject({ id: relationship.id, associatedResellerId: world.harbor.id });
  });
});

describe('an open link in the hands of a company that has the partner already', () => {
  const partnerOf = async (company: string) => {
    const { customer, relationship } = await world.api.addRelationship(emptyRelationship(world.meridian, company));
    return { admin: await world.api.addCustomerAdmin(customer), relationship };
  };

  test('that asks for nothing new says so, answers with the current relationship, and is not used up', async () => {
    const { admin, relationship } = await partnerOf('Settled Silks');
    const { token } = await ask(world.admin);
    const since = relationship.establishedAt.toISOString();
    expect(await invitation(admin, token)).toMatchObject({ alreadyPartnerSince: since, adds: [] });
    expect(await invitation(null, token)).toMatchObject({ alreadyPartnerSince: null, adds: ['RELATIONSHIP'] });
    expect(await accept(admin, token)).toMatchObject({ replayed: true, relationship: { id: relationship.id } });
    expect(await invitation(admin, token)).toMatchObject({ state: 'SENT' });
    expect(await accept(null, token, registrant('Meant Mills'))).toMatchObject({ replayed: false });
  });

  test('that asks for roles says that it adds that alone, and adds it', async () => {
    const { admin, relationship } = await partnerOf('Wary Weavers');
    const { token } = await ask(world.admin, { granularAdmin: someRoles });
    expect(await invitation(admin, token)).toMatchObject({ adds: ['GRANULAR_ADMIN'] });
    expect(await accept(admin, token)).toMatchObject({ replayed: false, relationship: { id: relationship.id } });
    expect(await invitation(admin, token)).toMatchObject({ state: 'ACCEPTED', adds: [] });
  });
});

describe('an acceptance', () => {
  test('revokes the partner’s other requests to that customer, and no other', async () => {
    const { customerId } = await removed(world.admin, world.meridian, 'Tidy Tiles');
    const [customer] = await world.api.store.findKnownCustomers(world.meridian.id, [customerId]);
    if (customer === undefined) throw new Error('the customer is not there');
    const admin = await world.api.addCustomerAdmin(customer);
    const [first, second, other] = [
      await ask(world.admin, { customerId }),
      await ask(world.admin, { customerId }),
      await ask(world.admin),
    ];
    await accept(admin, first.token);
    expect(await invitation(admin, second.token)).toMatchObject({ state: 'REVOKED' });
    expect(await invitation(admin, other.token)).toMatchObject({ state: 'SENT' });
    const types = (await eventsOf(world.admin, customerId)).map((event: { type: string }) => event.type);
    expect(types.slice(-2)).toEqual([
      'RESELLER_RELATIONSHIP_ACCEPTED_BY_CUSTOMER',
      'RESELLER_RELATIONSHIP_REQUEST_REVOKED',
    ]);
  });
});

describe('re-establishing from a receipt', () => {
  test('brings the items back as they stand, and lists what did not come back', async () => {
    const full = fullRelationship(world.meridian, 'Returning Rugs');
    const [licence, addOn] = full.subscriptions;
    if (licence === undefined || addOn === undefined) throw new Error('there are no subscriptions');
    await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Returning Rugs'),
      relationship: full.relationship,
      subscriptions: [
        licence,
        {
          ...addOn,
          id: `${addOn.id}-nce`,
          parentSubscriptionId: null,
          commerceModel: 'new_commerce',
          cancellationAllowedUntil: start,
        },
      ],
    });
    await run(world.admin, 'suspendSubscription', { subscriptionId: licence.id });
    await run(world.admin, 'cancelSubscription', { subscriptionId: `${addOn.id}-nce` });
    const { customerId, receiptId, relationshipId } = await removeFrom(world.admin, full.customer.id);
    const checklist = async () =>
      (
        await world.api.post(
          world.admin,
          'query ($id: ID!) { node(id: $id) { ... on RemovalReceipt { reestablishedBy { id } reestablish { kind subjectId done action } } } }',
          { id: receiptId },
        )
      ).data.node;
    const wayBack = async () =>
      (
        await world.api.post(
          world.admin,
          'query ($id: ID!) { node(id: $id) { ... on RemovalReceipt { latestRequest { id state } commands { command allowedToViewer } reestablish { subjectName subject { id } allowedToViewer } } } }',
          { id: receiptId },
        )
      ).data.node;
    const requestAgain = { command: 'REQUEST_AGAIN', allowedToViewer: true };
    expect(await checklist()).toEqual({ reestablishedBy: null, reestablish: [] });
    expect(await wayBack()).toEqual({ latestRequest: null, commands: [requestAgain], reestablish: [] });

    const { id, token } = await ask(world.sales, { receiptId });
    expect(await wayBack()).toMatchObject({ latestRequest: { id, state: 'SENT' }, commands: [requestAgain] });
    const account = { adminName: 'Rue', adminEmail: 'rue@rugs.example', adminPassword: 'long enough for all' };
    const answer = await accept(null, token, account);
    expect(answer.relationship.id).not.toBe(relationshipId);
    expect(await checklist()).toEqual({
      reestablishedBy: { id: answer.relationship.id },
      reestablish: [
        { kind: 'SUSPENDED_SUBSCRIPTION', subjectId: licence.id, done: false, action: 'REACTIVATE' },
        { kind: 'GONE_FOR_GOOD', subjectId: `${addOn.id}-nce`, done: true, action: null },
        { kind: 'ADMIN_PRIVILEGES', subjectId: null, done: false, action: 'REQUEST_DELEGATED_ADMIN' },
      ],
    });
    expect(await wayBack()).toEqual({
      latestRequest: null,
      commands: [],
      reestablish: [
        { subjectName: licence.friendlyName, subject: { id: licence.id }, allowedToViewer: true },
        { subjectName: addOn.friendlyName, subject: { id: `${addOn.id}-nce` }, allowedToViewer: false },
        { subjectName: null, subject: null, allowedToViewer: true },
      ],
    });
    await run(world.admin, 'reactivateSubscription', { subscriptionId: licence.id });
    const after = await checklist();
    expect(after.reestablish[0]).toMatchObject({ done: true, action: null });

    const { data } = await world.api.post(
      world.admin,
      `query ($customer: ID!, $request: ID!) {
        customer(id: $customer) { blockerKinds relationship { previousId previousReceipt { id } } subscriptions { nodes { id status } } }
        node(id: $request) { ... on RelationshipRequest { receipt { id } } } }`,
      { customer: customerId, request: id },
    );
    expect(data.customer).toMatchObject({
      blockerKinds: ['ACTIVE_SUBSCRIPTION'],
      relationship: { previousId: relationshipId, previousReceipt: { id: receiptId } },
    });
    expect(data.customer.subscriptions.nodes).toHaveLength(2);
    expect(data.node.receipt.id).toBe(receiptId);
  });
});
