import type { AnyViewer, CustomerViewer, Viewer } from '@untether/domain';
import { idPrefixes } from '@untether/domain';
import { aCustomerAdmin } from '@untether/domain/testing';
import { schema } from '@untether/graphql';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginUpload } from './asking.ts';
import { everythingIn } from './selecting.ts';
import { guid } from './test-api.ts';
import { emptyRelationship, fullRelationship, openWorld, type World } from './world.ts';

let world: World;
let customerAdmin: AnyViewer;
/** Of Summit's customer, which a third partner has too: it registered with that one's invitation, and proved nothing to Summit. */
let squatter: CustomerViewer;
/** One id of every kind that is Summit's. */
let foreign: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await openWorld();
  await world.api.addRelationship(fullRelationship(world.meridian, 'Own Orchard'));
  const theirs = await world.api.addRelationship(fullRelationship(world.summit, 'Foreign Foundry'));
  const suspended = await world.api.services.suspendSubscription(world.summitAdmin, {
    id: theirs.subscriptions[0]?.id ?? '',
    idempotencyKey: null,
  });
  expect(suspended.ok).toBe(true);
  const gone = await world.api.addRelationship({
    ...fullRelationship(world.summit, 'Gone Garage'),
    subscriptions: [],
    azureEntitlements: [],
    reservations: [],
    savingsPlans: [],
    softwarePurchases: [],
  });
  const removed = await world.api.services.removeResellerRelationship(world.summitAdmin, {
    customerId: gone.customer.id,
    attestation: true,
    attestationVersion: null,
    reason: null,
    idempotencyKey: null,
  });
  const key = await world.api.services.createApiKey(world.summitAdmin, {
    name: 'Summit ledger',
    roles: ['admin_agent'],
    expiresAt: new Date('2026-07-01T00:00:00Z'),
    idempotencyKey: null,
  });
  const requested = await world.api.services.requestResellerRelationship(world.summitAdmin, {
    customerId: null,
    receiptId: null,
    customerEmail: null,
    granularAdmin: null,
    indirectProviderId: null,
    expiresInDays: null,
    idempotencyKey: null,
  });
  const events = await world.api.store.listEvents(
    world.summit.id,
    {},
    { direction: 'forward', limit: 1, cursor: null },
  );
  const endpoint = await world.api.services.createWebhookEndpoint(world.summitAdmin, {
    url: 'https://summit.example/hook',
    types: null,
    description: 'Summit’s own',
    ed25519: false,
    idempotencyKey: null,
  });
  const endpointId = endpoint.ok ? endpoint.ids.endpointId : '';
  const replayed = await world.api.services.replayEvents(world.summitAdmin, {
    endpointId,
    fromSequence: 1,
    toSequence: 1,
    idempotencyKey: null,
  });
  expect(replayed).toMatchObject({ ok: true, ids: { queued: '1' } });
  const [delivery] = await world.api.store.listDeliveriesOfEvents(world.summit.id, [events.edges[0]?.node.id ?? '']);
  const job = await world.api.services.clearRemovalBlockers(world.summitAdmin, {
    customerId: theirs.customer.id,
    blockerIds: null,
    idempotencyKey: null,
  });
  const uploaded = await beginUpload(world.api.services, world.summitAdmin);
  const asked = await world.api.services.requestRelationshipRelease(await world.api.addCustomerAdmin(theirs.customer), {
    partnerId: world.summit.id,
    reason: 'We move.',
    idempotencyKey: null,
  });
  foreign = {
    importJob: uploaded,
    import: uploaded,
    removalJob: job.ok ? job.ids.jobId : '',
    job: job.ok ? job.ids.jobId : '',
    removalJobItem: `jit_${(job.ok ? job.ids.jobId : '').slice(4)}_1`,
    customer: theirs.customer.id,
    relationship: theirs.relationship.id,
    subscription: theirs.subscriptions[0]?.id ?? '',
    azureEntitlement: theirs.azureEntitlements[0]?.id ?? '',
    reservation: theirs.reservations[0]?.id ?? '',
    savingsPlan: theirs.savingsPlans[0]?.id ?? '',
    softwarePurchase: theirs.softwarePurchases[0]?.id ?? '',
    order: theirs.orders[0]?.id ?? '',
    delegatedAdminRelationship: theirs.delegatedAdminRelationships[0]?.id ?? '',
    event: events.edges[0]?.node.id ?? '',
    receipt: removed.ok ? removed.ids.receiptId : '',
    user: world.summitAdmin.user.id,
    apiKey: key.ok ? key.ids.apiKeyId : '',
    webhookEndpoint: endpointId,
    webhookDelivery: delivery?.id ?? '',
    request: requested.ok ? requested.ids.requestId : '',
    releaseRequest: asked.ok ? asked.ids.releaseRequestId : '',
    partner: world.summit.id,
    tenant: theirs.customer.tenantId,
    organization: `org_${theirs.customer.tenantId}`,
    parentSubscription: theirs.subscriptions[0]?.id ?? '',
    removedCustomer: gone.customer.id,
    correlation: events.edges[0]?.node.correlationId ?? '',
  };
  const third = await world.api.addPartner({ name: 'Third Cloud', kind: 'direct_bill' });
  const shared = emptyRelationship(third, 'Foreign Foundry');
  await world.api.store.transact([third.id], (tx) =>
    tx.apply([{ insert: 'relationship', row: { ...shared.relationship, customerId: theirs.customer.id } }]),
  );
  const admin = aCustomerAdmin({ customerId: theirs.customer.id, provenFor: [third.id] });
  await world.api.store.transact([], (tx) => tx.apply([{ insert: 'customerAdmin', row: admin }]));
  squatter = { admin, customer: theirs.customer };
  customerAdmin = await world.api.addCustomerAdmin(fullRelationship(world.meridian, 'Own Orchard').customer);
});
afterAll(() => world.api.close());

const nodeKinds = Object.entries(idPrefixes).filter(
  ([kind]) => !['organization', 'offer', 'waiver', 'importFinding', 'blocker', 'correlation'].includes(kind),
);
const unknownOf = (id: string) => `${id.slice(0, 4)}${guid('nobody')}`;
/** The answer with the id that was asked for taken out: what is left must not tell the two apart. */
const answerTo = async (
  source: string,
  id: string,
  variables: (id: string) => object,
  viewer: AnyViewer = world.admin,
) => JSON.stringify(await world.api.post(viewer, source, { ...variables(id) })).replaceAll(id, 'THE-ID');

describe('an id of another tenant is answered like one that does not exist', () => {
  test.each(nodeKinds)('node and nodes: %s', async (kind) => {
    const id = foreign[kind] ?? '';
    expect(id).toMatch(/^[a-z]{3}_./);
    const one = 'query ($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id]) { id } }';
    expect(await answerTo(one, id, (id) => ({ id }))).toBe(await answerTo(one, unknownOf(id), (id) => ({ id })));
    expect(await world.api.post(world.admin, one, { id })).toEqual({ data: { node: null, nodes: [null] } });
    const own = await world.api.post(world.summitAdmin, one, { id });
    expect(own.data.node).toMatchObject({ id });
  });

  test('node: an organization is its own admin’s alone', async () => {
    const own = `org_${guid('Own Orchard')}`;
    const ask = (viewer: AnyViewer, id: string) => world.api.post(viewer, `{ node(id: "${id}") { id } }`);
    expect((await ask(customerAdmin, own)).data.node).toEqual({ id: own });
    for (const viewer of [world.admin, world.summitAdmin, customerAdmin])
      expect((await ask(viewer, foreign.organization ?? '')).data.node).toBeNull();
    expect((await ask(world.admin, own)).data.node).toBeNull();
  });

  test('customer', async () => {
    const source = 'query ($id: ID!) { customer(id: $id) { id } events(filter: {customerId: $id}) { nodes { id } } }';
    const id = foreign.customer ?? '';
    expect(await answerTo(source, id, (id) => ({ id }))).toBe(await answerTo(source, unknownOf(id), (id) => ({ id })));
  });

  test('import', async () => {
    const source = 'query ($id: ID!) { import(id: $id) { id fileName report { nodes { reason } } } }';
    const id = foreign.import ?? '';
    expect(await answerTo(source, id, (id) => ({ id }))).toBe(await answerTo(source, unknownOf(id), (id) => ({ id })));
    expect((await world.api.post(world.summitAdmin, source, { id })).data.import).toMatchObject({ id });
  });

  test('job', async () => {
    const source =
      'query ($id: ID!) { job(id: $id) { id counts { customers } items { nodes { id customerName steps { nodes { subjectName } } } } } }';
    const id = foreign.job ?? '';
    expect(await answerTo(source, id, (id) => ({ id }))).toBe(await answerTo(source, unknownOf(id), (id) => ({ id })));
    expect((await world.api.post(world.summitAdmin, source, { id })).data.job).toMatchObject({ id });
  });

  test('what clearing would do about a blocker', async () => {
    const source =
      'query ($id: ID!) { customers { nodes { removalPreview { clearing(blockerIds: [$id]) { steps { clears } remaining { subjectName } } } } } }';
    const id = `blk_${foreign.subscription}`;
    expect(await answerTo(source, id, (id) => ({ id }))).toBe(
      await answerTo(source, 'blk_sub_nobody', (id) => ({ id })),
    );
  });

  test.each([
    ['customers', 'associatedResellerId', 'partner'],
    ['events', 'actorId', 'user'],
    ['events', 'correlationId', 'correlation'],
    ['events', 'subjectId', 'subscription'],
    ['removals', 'customerId', 'removedCustomer'],
    ['removals', 'actorId', 'user'],
    ['relationshipRequests', 'customerId', 'customer'],
  ])('%s filtered by %s', async (list, field, kind) => {
    const id = foreign[kind] ?? '';
    const source = `query ($id: ID!) { ${list}(filter: {${field}: $id}) { totalCount nodes { id } } }`;
    expect(await answerTo(source, id, (id) => ({ id }))).toBe(await answerTo(source, unknownOf(id), (id) => ({ id })));
    expect((await world.api.post(world.admin, source, { id })).data[list]).toEqual({ totalCount: 0, nodes: [] });
  });

  test('relationshipEvents', async () => {
    const first = async (viewer: Viewer, customerId: string) => {
      const reader = await world.api.services.openLogReader(viewer, { after: 'start', types: undefined, customerId });
      const { value } = await reader.next();
      await reader.return();
      return value;
    };
    const id = foreign.customer ?? '';
    expect(await first(world.summitAdmin, id)).toMatchObject({ type: 'subscription-suspended', customerId: id });
    const nothing = await first(world.admin, unknownOf(id));
    expect(nothing).toMatchObject({ lastSequence: expect.any(Number) });
    expect(await first(world.admin, id)).toEqual(nothing);
  });

  test('every field besides mutations that takes an id is tried here', () => {
    const idsIn = (type: GraphQLInputType, path: string): readonly string[] => {
      const named = getNamedType(type);
      if (isInputObjectType(named))
        return Object.values(named.getFields()).flatMap((field) => idsIn(field.type, `${path}.${field.name}`));
      return named.name === 'ID' ? [path] : [];
    };
    const taking = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && type !== schema.getMutationType())
      .flatMap((type) => Object.values((type as GraphQLObjectType).getFields()).map((field) => ({ type, field })))
      .flatMap(({ type, field }) =>
        field.args.flatMap((arg) => idsIn(arg.type, arg.name)).map((path) => `${type.name}.${field.name}: ${path}`),
      );
    const offersAreEverybodys = [
      'Customer.purchaseOptions: offerId',
      'Query.offer: id',
      'ResellerRelationship.purchaseOptions: offerId',
    ];
    expect(taking.filter((one) => !offersAreEverybodys.includes(one)).sort()).toEqual([
      'Query.customer: id',
      'Query.customers: filter.associatedResellerId',
      'Query.customers: filter.tenantId',
      'Query.events: filter.actorId',
      'Query.events: filter.correlationId',
      'Query.events: filter.customerId',
      'Query.events: filter.subjectId',
      'Query.import: id',
      'Query.job: id',
      'Query.node: id',
      'Query.nodes: ids',
      'Query.relationshipRequests: filter.customerId',
      'Query.removals: filter.actorId',
      'Query.removals: filter.customerId',
      'RemovalPreview.clearing: blockerIds',
      'Subscription.relationshipEvents: customerId',
    ]);
  });

  const values: Record<string, unknown> = {
    attestation: true,
    clearBlockers: false,
    action: 'EXPIRE',
    quantity: 3,
    reason: 'because',
    roles: ['SALES_AGENT'],
    name: 'Nora',
    email: 'nora@meridian.example',
    password: 'long enough for all',
    offerId: 'offer-basic',
    expiresAt: '2026-07-01T00:00:00Z',
    fromSequence: 1,
    toSequence: 2,
    token: 'a token',
    displayName: 'Helpdesk',
    durationDays: 90,
  };
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
    const input = field.args.map((arg) => getNamedType(arg.type)).find(isInputObjectType) as GraphQLInputObjectType;
    return { name: field.name, input };
  });
  const idFields = mutations.flatMap(({ name, input }) =>
    Object.values(input.getFields()).flatMap((outer) => {
      const type = getNamedType(outer.type);
      const inner = isInputObjectType(type) ? Object.values(type.getFields()) : [outer];
      return inner
        .filter((one) => getNamedType(one.type).name === 'ID' && !['offerId', 'indirectProviderId'].includes(one.name))
        .map((one) => ({ name, input, field: one.name, path: one === outer ? [one.name] : [outer.name, one.name] }));
    }),
  );

  const holdsIds = (type: GraphQLInputType): boolean =>
    isInputObjectType(type)
      ? Object.values(type.getFields()).some((field) => holdsIds(getNamedType(field.type)))
      : getNamedType(type).name === 'ID';

  test('no mutation takes an id two levels down, where it would not be tried', () => {
    const inputs = mutations.flatMap(({ input }) =>
      Object.values(input.getFields()).map(({ type }) => getNamedType(type)),
    );
    const deeper = inputs.filter(isInputObjectType).flatMap((type) =>
      Object.values(type.getFields()).filter((field) => {
        const inner = getNamedType(field.type);
        return isInputObjectType(inner) && holdsIds(inner);
      }),
    );
    expect(deeper).toEqual([]);
  });

  /** They name nothing by an id: what is new and one's own, and what a link's token says. */
  const withoutIds = [
    'acceptRelationshipRequest',
    'createApiKey',
    'createUser',
    'createWebhookEndpoint',
    'declineRelationshipRequest',
    'setSecondFactorRequired',
  ];

  test('every other mutation takes an id that is tried here', () => {
    const tried = new Set(idFields.map((one) => one.name));
    expect([...tried, ...withoutIds].sort()).toEqual(mutations.map((one) => one.name).sort());
  });

  /** Where an argument has a shorter name than what it names. */
  const kindOf: Readonly<Record<string, string>> = {
    keyId: 'apiKey',
    endpointId: 'webhookEndpoint',
    deliveryId: 'webhookDelivery',
    associatedResellerId: 'partner',
    tenantId: 'tenant',
  };

  /** What only a customer's admin may. */
  const customersOwn = [
    'approveDelegatedAdmin',
    'rejectDelegatedAdmin',
    'requestRelationshipRelease',
    'withdrawRelationshipRelease',
  ];
  /** An id that only qualifies another is wrong input, no matter whose it is. */
  const qualifying = [
    'assignSupportContact partnerId',
    'placeOrder parentSubscriptionId',
    'removeDelegatedAdmin partnerId',
    'startBulkRemoval associatedResellerId',
    'startBulkRemoval tenantId',
  ];

  /** How to run a mutation so that all but one id in its input is right. */
  const runningWith = ({ name, input, path: [outer = '', inner] }: (typeof idFields)[number]) => {
    const source = `mutation ($input: ${input.name}!) { ${name}(input: $input) { __typename ... on Error { code message } ... on NotFoundError { reason path } } }`;
    const orchard = fullRelationship(world.meridian, 'Own Orchard');
    const own = {
      customerId: orchard.customer.id,
      blockerId: 'blk_none',
      subscriptionId: orchard.subscriptions[0]?.id,
      partnerId: world.meridian.id,
    };
    const viewer = customersOwn.includes(name) ? customerAdmin : world.admin;
    const variables = (id: string) => ({
      input: {
        ...Object.fromEntries(
          Object.values(input.getFields())
            .filter((one) => isNonNullType(one.type))
            .filter((one) => !isInputObjectType(getNamedType(one.type)))
            .map((one) => [one.name, values[one.name] ?? own[one.name as keyof typeof own]]),
        ),
        [outer]: inner === undefined ? (outer.endsWith('Ids') ? [id] : id) : { [inner]: id },
      },
    });
    return { source, viewer, variables };
  };

  test.each(idFields)('$name: $field', async (one) => {
    const { name, field } = one;
    const { source, viewer, variables } = runningWith(one);
    const kind = kindOf[field] ?? field.replace(/Ids?$/, '');
    const tried = kind === 'blocker' ? `blk_${foreign.subscription}` : (foreign[kind] ?? '');
    expect(tried).not.toBe('');
    const unknown = kind === 'blocker' ? 'blk_sub_nobody' : unknownOf(tried);
    const answer = await answerTo(source, tried, variables, viewer);
    expect(answer).toBe(await answerTo(source, unknown, variables, viewer));
    expect(JSON.parse(answer).data[name]).toMatchObject(
      qualifying.includes(`${name} ${field}`) ? { code: 'VALIDATION' } : { code: 'NOT_FOUND' },
    );
  });

  test.each(idFields.filter(({ name, field }) => !qualifying.includes(`${name} ${field}`)))(
    '$name: $field of another kind is refused for its kind, whether it exists or not',
    async (one) => {
      const { source, viewer, variables } = runningWith(one);
      for (const id of [foreign.event ?? '', unknownOf('evt_')])
        expect((await world.api.post(viewer, source, variables(id))).data[one.name]).toEqual({
          __typename: 'NotFoundError',
          code: 'NOT_FOUND',
          reason: 'WRONG_KIND_OF_ID',
          path: one.path,
          message: expect.stringMatching(/^This id names an event, not an? .+\.$/),
        });
    },
  );

  describe('a customer’s admin sees and acts on the share of a partner that it has proven itself to, and of no other', () => {
    const everything = () => {
      const type = schema.getType('CustomerOrganization');
      if (!isObjectType(type)) throw new Error('there is no organization');
      return `{ viewer { organization ${everythingIn(type, 2)} } }`;
    };
    /** What is Summit's about the customer; the customer itself is the admin's own. */
    const theirs = () =>
      Object.entries(foreign)
        .filter(([kind]) => !['customer', 'tenant', 'organization', 'customerAdmin'].includes(kind))
        .map(([, id]) => id);

    test('every field of its organization', async () => {
      const vouchedFor = { ...squatter, admin: { ...squatter.admin, provenFor: null } };
      const all = JSON.stringify(await world.api.post(vouchedFor, everything()));
      expect(all).toContain(foreign.subscription);
      expect(all).toContain('Summit');
      const text = JSON.stringify(await world.api.post(squatter, everything()));
      for (const id of theirs()) expect(text).not.toContain(id);
      expect(text).not.toContain('Summit');
      expect(text).toContain('Third Cloud');
    });

    test.each(nodeKinds.filter(([kind]) => kind !== 'customer'))('node and nodes: %s', async (kind) => {
      const id = foreign[kind] ?? '';
      const source = 'query ($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id]) { id } }';
      expect(await world.api.post(squatter, source, { id })).toEqual({ data: { node: null, nodes: [null] } });
    });

    test.each(idFields)('$name: $field', async (one) => {
      const { source, variables } = runningWith(one);
      const tried = foreign[kindOf[one.field] ?? one.field.replace(/Ids?$/, '')] ?? `blk_${foreign.subscription}`;
      const answer = await answerTo(source, tried, variables, squatter);
      expect(answer).toBe(await answerTo(source, unknownOf(tried), variables, squatter));
      expect(JSON.parse(answer).data[one.name].code).toMatch(
        qualifying.includes(`${one.name} ${one.field}`) || one.field === 'customerId'
          ? /^(FORBIDDEN|NOT_FOUND|VALIDATION)$/
          : /^(FORBIDDEN|NOT_FOUND)$/,
      );
    });
  });
});

test('a reseller does not learn which providers there are besides its own', async () => {
  const stranger = await world.api.addPartner({ name: 'Other Distribution', kind: 'indirect_provider' });
  const ask = (indirectProviderId: string) =>
    world.api.post(
      world.harborAdmin,
      `mutation ($id: ID!) { requestResellerRelationship(input: {indirectProviderId: $id}) {
        __typename ... on Error { code message } } }`,
      { id: indirectProviderId },
    );
  const answer = await ask(stranger.id);
  expect(answer.data.requestResellerRelationship).toMatchObject({ code: 'NOT_FOUND' });
  expect(answer).toEqual(await ask(unknownOf(stranger.id)));
});

test('no list shows a byte of another tenant', async () => {
  const { data } = await world.api.post(
    world.admin,
    `{
      customers { nodes { id companyName availableSupportContacts { name } events { nodes { id } }
        subscriptions { nodes { id } } azureEntitlements { nodes { id } } reservations { nodes { id } } savingsPlans { nodes { id } }
        softwarePurchases { nodes { id } } orders { nodes { id } } delegatedAdminRelationships { nodes { id } }
        removalPreview { warnings { message } effects { message } } } totalCount }
      events { nodes { id customerName } totalCount } removals { nodes { id } totalCount } relationshipRequests { nodes { id } totalCount }
      users { nodes { id email } totalCount } apiKeys { nodes { id name } totalCount }
      webhookEndpoints { nodes { id url description deliveries { nodes { id event { id } } } } totalCount }
      portfolio { customers removable blocked blockedBy { kind customers } }
      found: customers(filter: {search: "Foreign"}) { totalCount nodes { id } }
      byTenant: customers(filter: {tenantId: "${guid('Foreign Foundry')}"}) { totalCount nodes { id } }
    }`,
  );
  const text = JSON.stringify(data);
  for (const id of Object.values(foreign)) expect(text).not.toContain(id);
  expect(text).not.toMatch(/Foreign|Gone Garage|Summit/);
  expect(data.portfolio.customers).toBe(1);
  expect(data.found.totalCount).toBe(0);
});

test('signed out there is no data, only UNAUTHENTICATED', async () => {
  const signedOut = async (source: string) => world.api.post(null, source);
  expect(await signedOut('{ viewer { user { name } } }')).toEqual({ data: { viewer: null } });
  for (const field of [
    'node(id: "x") { id }',
    'customer(id: "x") { id }',
    'customers { totalCount }',
    'events { totalCount }',
    'webhookEndpoints { totalCount }',
    'users { totalCount }',
    'apiKeys { totalCount }',
    'removals { totalCount }',
    'portfolio { customers }',
    'permissions { permission }',
    'offers { totalCount }',
    'offer(id: "offer-basic") { id }',
    'relationshipRequests { totalCount }',
  ]) {
    const answer = await signedOut(`{ ${field} }`);
    expect(answer.errors[0].extensions.code, field).toBe('UNAUTHENTICATED');
    expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
  }
  const answer = await signedOut('mutation { suspendSubscription(input: {subscriptionId: "sub_x"}) { __typename } }');
  expect(answer.errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

test('node: a partner is known to those who have a customer or a contract in common with it, and to no one else', async () => {
  const stranger = await world.api.addPartner({ name: 'Stranger Systems', kind: 'direct_bill' });
  const known = async (viewer: AnyViewer, id: string) =>
    (await world.api.post(viewer, `{ node(id: "${id}") { id } }`)).data.node;
  const knows = async (viewer: AnyViewer, partners: readonly { readonly id: string }[]) =>
    (await Promise.all(partners.map(({ id }) => known(viewer, id)))).map((node) => node !== null);
  const all = [world.meridian, world.summit, world.harbor, stranger];
  expect(await knows(world.admin, all)).toEqual([true, false, false, false]);
  expect(await knows(world.summitAdmin, all)).toEqual([false, true, true, false]);
  expect(await knows(world.harborAdmin, all)).toEqual([false, true, true, false]);
  expect(await knows(customerAdmin, all)).toEqual([true, false, false, false]);
  await world.api.addRelationship(emptyRelationship(world.summit, 'Common Cannery'));
  await world.api.addRelationship(emptyRelationship(world.harbor, 'Common Cannery'));
  await world.api.addRelationship(emptyRelationship(world.meridian, 'Common Cannery'));
  expect(await knows(world.admin, all)).toEqual([true, true, true, false]);
  expect(await knows(world.harborAdmin, all)).toEqual([true, true, true, false]);
  expect(await knows(customerAdmin, all)).toEqual([true, false, false, false]);
});

test('a list that a role may not see does not take the rest of the answer with it', async () => {
  const { data, errors } = await world.api.post(
    world.sales,
    '{ viewer { user { name } } users(first: 2) { nodes { id } } customers(first: 0) { nodes { id } } portfolio { customers } }',
  );
  expect(data).toEqual({
    viewer: { user: { name: 'The sales_agent of Meridian Cloud' } },
    users: null,
    customers: null,
    portfolio: { customers: expect.any(Number) },
  });
  const codes = errors.map(({ path, extensions }: { path: string[]; extensions: { code: string } }) => [
    ...path,
    extensions.code,
  ]);
  expect(codes.sort()).toEqual([
    ['customers', 'BAD_USER_INPUT'],
    ['users', 'FORBIDDEN'],
  ]);
});
