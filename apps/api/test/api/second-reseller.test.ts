import type { AnyViewer, Partner, Viewer } from '@untether/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingIn } from './asking.ts';
import { emptyRelationship, openWorld, type World } from './world.ts';

let world: World;
let bay: Partner;
let bayAdmin: Viewer;

const associate = (provider: Partner, reseller: Partner) =>
  world.api.store.transact([provider.id, reseller.id], (tx) =>
    tx.apply([
      { insert: 'partnerAssociation', row: { providerId: provider.id, resellerId: reseller.id, state: 'active' } },
    ]),
  );

beforeAll(async () => {
  world = await openWorld();
  bay = await world.api.addPartner({ name: 'Bay Networks', kind: 'indirect_reseller' });
  bayAdmin = await world.api.addUser(bay, ['global_admin', 'admin_agent']);
  await associate(world.summit, bay);
});
afterAll(() => world.api.close());

const { ask, accept, removeFrom, eventsOf, run } = askingIn(() => world);

/** A company that a provider sells to through a reseller, and its admin. */
const soldThrough = async (provider: Partner, reseller: Partner, company: string) => {
  const { customer } = await world.api.addRelationship(emptyRelationship(reseller, company));
  const providers = emptyRelationship(provider, company);
  await world.api.addRelationship({
    ...providers,
    relationship: { ...providers.relationship, associatedResellerId: reseller.id },
  });
  return { customer, admin: await world.api.addCustomerAdmin(customer) };
};
const invite = async () => (await ask(bayAdmin, { indirectProviderId: world.summit.id })).token;
const say = async (viewer: AnyViewer, token: string) =>
  (
    await world.api.post(
      viewer,
      `mutation ($token: String!) { acceptRelationshipRequest(input: { token: $token }) {
        __typename ... on InvitationError { state message } } }`,
      { token },
    )
  ).data.acceptRelationshipRequest;

test('a provider sees by name which reseller its relationship is for', async () => {
  const { customer } = await soldThrough(world.summit, world.harbor, 'Named Nurseries');
  const { data } = await world.api.post(
    world.summitAdmin,
    'query ($id: ID!) { customer(id: $id) { relationship { associatedResellerId associatedReseller { id name } } } }',
    { id: customer.id },
  );
  expect(data.customer.relationship).toEqual({
    associatedResellerId: world.harbor.id,
    associatedReseller: { id: world.harbor.id, name: 'Harbor IT' },
  });
});

test('a second reseller of a provider is refused while the first one’s relationship is active, and nothing is written', async () => {
  const { customer, admin } = await soldThrough(world.summit, world.harbor, 'Contested Cafe');
  const token = await invite();
  expect(await say(admin, token)).toEqual({
    __typename: 'InvitationError',
    state: 'SENT',
    message:
      'Summit Distribution already sells to Contested Cafe through Harbor IT. Ask Summit Distribution to end that relationship first.',
  });
  expect(await eventsOf(bayAdmin, customer.id)).toEqual([]);
  expect(await eventsOf(world.summitAdmin, customer.id)).toEqual([]);

  await removeFrom(world.summitAdmin, customer.id);
  expect(await accept(admin, token)).toMatchObject({ relationship: { partner: { name: 'Bay Networks' } } });
});

test('the invitation that is refused so can still be declined', async () => {
  const { admin } = await soldThrough(world.summit, world.harbor, 'Declining Deli');
  expect(await run(admin, 'declineRelationshipRequest', { token: await invite() })).toMatchObject({ replayed: false });
});

test('a reseller whose relationship another provider’s would end may be displaced', async () => {
  const crest = await world.api.addPartner({ name: 'Crest Supply', kind: 'indirect_provider' });
  await associate(crest, world.harbor);
  const { customer, admin } = await soldThrough(world.summit, world.harbor, 'Doubly Dealt');
  const crests = emptyRelationship(crest, 'Doubly Dealt');
  await world.api.addRelationship({
    ...crests,
    relationship: { ...crests.relationship, associatedResellerId: world.harbor.id },
  });
  expect(await accept(admin, await invite())).toMatchObject({ replayed: false });
  await removeFrom(world.summitAdmin, customer.id);
  const states = async (partner: Partner) =>
    (await world.api.store.findLatestRelationship(partner.id, customer.id))?.state;
  expect([await states(bay), await states(world.harbor)]).toEqual(['removed', 'active']);
});
