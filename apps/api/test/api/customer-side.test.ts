import type { AnyViewer, CustomerViewer } from '@untether/domain';
import { schema } from '@untether/graphql';
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingIn } from './asking.ts';
import { emptyRelationship, fullRelationship, keysOf, openWorld, type World } from './world.ts';

let world: World;
let admin: CustomerViewer;
let stranger: CustomerViewer;
const { removeFrom } = askingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
  const { customer } = await world.api.addRelationship(fullRelationship(world.meridian, 'Shared Shipyard'));
  const theirs = emptyRelationship(world.summit, 'Shared Shipyard');
  const { own, id } = keysOf(world.summit, 'Shared Shipyard');
  const [plan] = fullRelationship(world.summit, 'Shared Shipyard').subscriptions.filter(
    (one) => one.kind === 'azure_plan',
  );
  if (plan === undefined) throw new Error('there is no plan');
  await world.api.addRelationship({
    ...theirs,
    relationship: { ...theirs.relationship, delegatedAdmin: true },
    subscriptions: [{ ...plan, ...own, id: id('sub', 'plan'), status: 'suspended' }],
  });
  const other = await world.api.addRelationship(fullRelationship(world.meridian, 'Foreign Foundry'));
  admin = await world.api.addCustomerAdmin(customer);
  stranger = await world.api.addCustomerAdmin(other.customer);
});
afterAll(() => world.api.close());

const organization = async (viewer: AnyViewer, fields: string) => {
  const answer = await world.api.post(viewer, `{ viewer { organization { ${fields} } } }`);
  expect(answer.errors).toBeUndefined();
  return answer.data.viewer.organization;
};

describe('a customer’s admin', () => {
  test('is a viewer with an organization and no partner; a partner’s user the other way round', async () => {
    const who =
      '{ viewer { user { id name email roles } partner { id } organization { id companyName } roles permissions { permission allowedToViewer } } }';
    const { viewer } = (await world.api.post(admin, who)).data;
    expect(viewer).toMatchObject({
      user: { id: admin.admin.id, email: 'admin@shared-shipyard.example', roles: ['CUSTOMER_ADMIN'] },
      partner: null,
      organization: { id: `org_${admin.customer.tenantId}`, companyName: 'Shared Shipyard' },
      roles: ['CUSTOMER_ADMIN'],
    });
    const allowed = viewer.permissions.filter((one: { allowedToViewer: boolean }) => one.allowedToViewer);
    expect(allowed.map((one: { permission: string }) => one.permission).sort()).toEqual([
      'ANSWER_GRANULAR_ADMIN_REQUEST',
      'ANSWER_RELATIONSHIP_REQUEST',
      'END_DELEGATED_ADMIN',
      'REQUEST_RELEASE',
      'TERMINATE_GRANULAR_ADMIN',
      'VIEW_OWN_ORGANIZATION',
    ]);
    const partners = (await world.api.post(world.admin, who)).data.viewer;
    expect(partners).toMatchObject({ organization: null, partner: { id: world.meridian.id } });
  });

  test('sees its partners, what it buys from each, and whom it may turn to', async () => {
    const seen = await organization(
      admin,
      `partners { totalCount nodes { state delegatedAdmin partner { name mpnId kind } customerName customer { id } } }
       availableSupportContacts { name }
       subscriptions { totalCount nodes { friendlyName partner { name } customer { id } supportContact { name }
         commands { command allowedToViewer } removalBlocker { kind resolvableByViewer actions { allowedToViewer } } addOns { id } } }
       delegatedAdminRelationships { totalCount nodes { displayName partner { name } status } }`,
    );
    expect(seen.partners.totalCount).toBe(2);
    expect(seen.partners.nodes).toContainEqual({
      state: 'ACTIVE',
      delegatedAdmin: true,
      partner: { name: 'Summit Distribution', mpnId: '4000001', kind: 'INDIRECT_PROVIDER' },
      customerName: 'Shared Shipyard',
      customer: null,
    });
    expect(seen.availableSupportContacts.map((one: { name: string }) => one.name)).toEqual([
      'Meridian Cloud',
      'Summit Distribution',
    ]);
    expect(seen.subscriptions.totalCount).toBe(4);
    expect(seen.subscriptions.nodes.map((one: { customer: object | null }) => one.customer)).toEqual(
      Array(4).fill(null),
    );
    const commands = seen.subscriptions.nodes.flatMap(
      (one: { commands: { allowedToViewer: boolean }[] }) => one.commands,
    );
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((one: { allowedToViewer: boolean }) => one.allowedToViewer)).toEqual([]);
    expect(seen.delegatedAdminRelationships).toMatchObject({
      totalCount: 1,
      nodes: [{ partner: { name: 'Meridian Cloud' } }],
    });
  });

  test('sees which partner ended each relationship, and none of its people', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.harbor, 'Parted Pantry'));
    const providers = emptyRelationship(world.summit, 'Parted Pantry');
    const associatedResellerId = world.harbor.id;
    await world.api.addRelationship({
      ...providers,
      relationship: { ...providers.relationship, associatedResellerId },
    });
    const own = await world.api.addCustomerAdmin(customer);
    await removeFrom(world.summitAdmin, customer.id);
    const { partners } = await organization(own, 'partners { nodes { state partner { name } removedBy { name } } }');
    const removedBy = { name: 'Summit Distribution' };
    expect(partners.nodes).toHaveLength(2);
    for (const name of ['Harbor IT', 'Summit Distribution'])
      expect(partners.nodes).toContainEqual({ state: 'REMOVED', partner: { name }, removedBy });
  });

  test('sees of each relationship what it has through that partner, and finds all of it by its id', async () => {
    const lists = [
      'azureEntitlements',
      'reservations',
      'savingsPlans',
      'softwarePurchases',
      'orders',
      'delegatedAdminRelationships',
    ];
    const { partners } = await organization(
      admin,
      `partners(states: [ACTIVE]) { nodes { id partner { id name } removalBlockers { subject { id } } subscriptions { totalCount nodes { id } }
         ${lists.map((list) => `${list} { nodes { id } }`).join(' ')} } }`,
    );
    const [meridian, summit] = ['Meridian Cloud', 'Summit Distribution'].map((name) =>
      partners.nodes.find((one: { partner: { name: string } }) => one.partner.name === name),
    );
    for (const list of lists) expect([meridian[list].nodes.length, summit[list].nodes.length]).toEqual([1, 0]);
    expect([meridian.subscriptions.totalCount, summit.subscriptions.totalCount]).toEqual([3, 1]);
    expect(meridian.removalBlockers.length).toBeGreaterThan(0);
    expect(summit.removalBlockers).toEqual([]);
    const ids: string[] = JSON.stringify(partners).match(/[a-z]{3}_[0-9a-f-]{36}/g) ?? [];
    const node = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const found = async (viewer: AnyViewer) =>
      (await world.api.post(viewer, node, { ids })).data.nodes.flatMap((one: { id: string } | null) => one?.id ?? []);
    expect(await found(admin)).toEqual(ids);
    // The partner is its own as well.
    expect(await found(stranger)).toEqual([world.meridian.id]);
  });

  test('sees nothing of another customer, by list or by id', async () => {
    const own = await organization(
      stranger,
      'companyName partners { nodes { id } } subscriptions { nodes { id } } delegatedAdminRelationships { nodes { id } } availableSupportContacts { name }',
    );
    expect(JSON.stringify(own)).not.toContain('Summit');
    const others = await organization(
      admin,
      'partners { nodes { id } } subscriptions { nodes { id } } delegatedAdminRelationships { nodes { id } }',
    );
    const ids: string[] = Object.values(others).flatMap((list) =>
      (list as { nodes: { id: string }[] }).nodes.map((one) => one.id),
    );
    const node = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await world.api.post(admin, node, { ids })).data.nodes).toEqual(ids.map((id) => ({ id })));
    expect((await world.api.post(stranger, node, { ids })).data.nodes).toEqual(ids.map(() => null));
  });

  test('keeps an ended relationship: what ended, and what is left to delete', async () => {
    await removeFrom(world.summitAdmin, admin.customer.id);
    const ended = await organization(
      admin,
      `partners(states: [REMOVED]) { totalCount nodes { partner { name } removedAt removedBy { kind name } removalReason customer { id }
         effects { kind count } remaining { kind message } } }
       active: partners(states: [ACTIVE]) { nodes { partner { name } effects { kind } remaining { kind } } }
       availableSupportContacts { name } subscriptions { nodes { partner { name } } }`,
    );
    expect(ended.partners).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          partner: { name: 'Summit Distribution' },
          removedAt: '2026-06-15T12:00:00.000Z',
          removedBy: { kind: 'USER', name: 'Summit Distribution' },
          customer: null,
          effects: expect.arrayContaining([{ kind: 'DELEGATED_ADMIN_ENDS', count: 1 }]),
          remaining: expect.arrayContaining([
            { kind: 'AZURE_ROLE_ASSIGNMENTS', message: expect.stringContaining('delete them') },
          ]),
        },
      ],
    });
    expect(ended.active.nodes).toEqual([{ partner: { name: 'Meridian Cloud' }, effects: [], remaining: [] }]);
    expect(ended.availableSupportContacts).toEqual([{ name: 'Meridian Cloud' }]);
    const sellers = new Set(ended.subscriptions.nodes.map((one: { partner: { name: string } }) => one.partner.name));
    expect([...sellers]).toEqual(['Meridian Cloud']);
  });
});

/** Anything that fits a type: what is asked is refused before it is looked at. */
const anyValue = (type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return anyValue(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, anyValue(field.type)]),
    );
  return { Boolean: true, Int: 1, DateTime: '2026-06-15T12:00:00Z' }[getNamedType(type).name] ?? 'any';
};

describe('what is a partner’s is refused to a customer’s admin', () => {
  /** Its own, or everybody's. */
  const open = ['viewer', 'invitation', 'node', 'nodes', 'permissions'];
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !open.includes(name));

  test.each(queries)('query $name', async ({ name, args, type }) => {
    const needed = args
      .filter((arg) => isNonNullType(arg.type))
      .map((arg) => `${arg.name}: ${JSON.stringify(anyValue(arg.type))}`);
    const answer = await world.api.post(
      admin,
      `{ ${name}${needed.length > 0 ? `(${needed.join()})` : ''}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'} }`,
    );
    expect(answer.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  /** A customer's admin has a part in these. */
  const shared = [
    'acceptRelationshipRequest',
    'declineRelationshipRequest',
    'removeDelegatedAdmin',
    'approveDelegatedAdmin',
    'rejectDelegatedAdmin',
    'requestRelationshipRelease',
    'withdrawRelationshipRelease',
    'terminateDelegatedAdmin',
  ];
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ name }) => !shared.includes(name),
  );

  test.each(mutations)('mutation $name', async ({ name, args: [input] }) => {
    if (input === undefined) throw new Error('a mutation without an input');
    const answer = await world.api.post(
      admin,
      `mutation ($input: ${input.type}) { ${name}(input: $input) { __typename ... on ForbiddenError { code reason } } }`,
      { input: anyValue(input.type) },
    );
    expect(answer.data[name]).toEqual({ __typename: 'ForbiddenError', code: 'FORBIDDEN', reason: 'PARTNERS_ONLY' });
  });

  test.each([
    'removalPreview { removable }',
    'events { totalCount }',
    'purchaseOptions(offerId: "offer-basic") { allowedToViewer }',
  ])('also where its own company leads to it, beside what it may read: %s', async (field) => {
    const answer = await world.api.post(
      admin,
      `{ viewer { organization { partners(states: [ACTIVE]) { nodes { partner { name } ${field} } } } } }`,
    );
    expect(answer.errors[0].extensions.code).toBe('FORBIDDEN');
    expect(answer.data.viewer.organization.partners.nodes).toEqual([
      { partner: { name: 'Meridian Cloud' }, [field.replace(/\W.*/, '')]: null },
    ]);
  });

  test('and so is the offer catalogue', async () => {
    const { subscriptions } = await organization(admin, 'subscriptions { nodes { offerId offer { id } } }');
    expect(subscriptions.nodes).toContainEqual({ offerId: 'off_offer-business-basic', offer: null });
    expect((await world.api.post(admin, '{ node(id: "off_offer-basic") { id } }')).data).toEqual({ node: null });
  });
});
