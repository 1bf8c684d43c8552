import type { CustomerViewer } from '@untether/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askingIn, registrant } from '../api/asking.ts';
import { guid } from '../api/test-api.ts';
import { fullRelationship, openWorld, type World } from '../api/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const { run, ask, accept, removed } = askingIn(() => world);

const adminOf = async (email: string, customerId: string): Promise<CustomerViewer> => {
  const admins = await world.api.store.listCustomerAdmins(customerId);
  const id = admins.find((one) => one.email === email)?.id ?? '';
  const viewer = await world.api.services.findViewer(id);
  if (viewer === undefined || !('admin' in viewer)) throw new Error('there is no such admin');
  return viewer;
};

test('a registration says that something is known, never what; ten of one link, and it has to be sent again', async () => {
  const theirs = fullRelationship(world.summit, 'Only Summits');
  await world.api.addRelationship(theirs);
  const { id, token } = await ask(world.admin);
  const fresh = registrant('Fresh Fields');
  const guesses = [
    { tenantId: theirs.customer.tenantId },
    { domain: theirs.customer.domain },
    { domain: String(theirs.customer.domain).toUpperCase() },
    { adminEmail: world.summitAdmin.user.email },
    { adminEmail: world.admin.user.email.toUpperCase() },
  ];
  const answers = [];
  for (const guess of [...guesses, ...guesses]) answers.push(await accept(null, token, { ...fresh, ...guess }));
  expect(answers[0]).toMatchObject({ code: 'CONFLICT' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await accept(null, token, fresh)).toMatchObject({ code: 'INVITATION', obstacle: 'FAILED_TOO_OFTEN' });
  const again = await run(world.admin, 'resendRelationshipRequest', { requestId: id }, 'link');
  const resent = again.link.split('#')[1];
  expect(await accept(null, resent, fresh)).toMatchObject({ relationship: { state: 'ACTIVE' } });
});

test('what is known is not hashed for, and many answers of one link at once are one after the other', async () => {
  const { token } = await ask(world.admin);
  const known = { ...registrant('Busy Bakery'), adminEmail: world.summitAdmin.user.email };
  const sent = Array.from({ length: 30 }, () =>
    world.api.services.acceptRelationshipRequest(null, { token, registrant: known as never, idempotencyKey: null }),
  );
  const ended = await Promise.allSettled(sent);
  const refused = ended.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(22);
  for (const one of refused) expect(one).toMatchObject({ reason: { name: 'RateLimited' } });
});

test('whoever has a link may accept it, under any address: for that partner’s share, once, and the partner is told who', async () => {
  const { id, token } = await ask(world.admin, { customerEmail: 'it@intended.example' });
  const eve = registrant('Intended Ltd', { adminName: 'Eve', adminEmail: 'eve@elsewhere.example' });
  expect(await accept(null, token, eve)).toMatchObject({ organization: { companyName: 'Intended Ltd' } });
  const told = await world.api.post(
    world.admin,
    'query ($id: ID!) { node(id: $id) { ... on RelationshipRequest { state customerEmail answeredBy { kind name } } } }',
    { id },
  );
  expect(told.data.node).toEqual({
    ...{ state: 'ACCEPTED', customerEmail: 'it@intended.example' },
    answeredBy: { kind: 'CUSTOMER', name: 'Eve' },
  });
  // Whom it was meant for comes too late, and is no account here: nobody can sign in with that address.
  const late = registrant('Intended Ltd', { adminEmail: 'it@intended.example' });
  expect(await accept(null, token, late)).toMatchObject({ code: 'INVITATION' });
  expect(await world.api.store.accounts.findAccountByEmail('it@intended.example')).toBeUndefined();
  // What another partner has of that company stays out of sight.
  const { customer, relationship } = fullRelationship(world.summit, 'Intended Ltd');
  await world.api.store.transact([world.summit.id], (tx) => tx.apply([{ insert: 'relationship', row: relationship }]));
  const viewer = await adminOf('eve@elsewhere.example', customer.id);
  const { data } = await world.api.post(
    viewer,
    '{ viewer { organization { partners { nodes { partner { name } } } } } }',
  );
  expect(data.viewer.organization.partners.nodes).toEqual([{ partner: { name: world.meridian.name } }]);
});

test('a link that names a company is accepted by no admin of another', async () => {
  const { customerId } = await removed(world.admin, world.meridian, 'Named Nursery');
  const foreign = fullRelationship(world.meridian, 'Foreign Forge');
  await world.api.addRelationship(foreign);
  const { token } = await ask(world.admin, { customerId, customerEmail: 'it@named.example' });
  const foreigner = await world.api.addCustomerAdmin(foreign.customer);
  expect(await accept(foreigner, token)).toMatchObject({ code: 'INVITATION', obstacle: 'OTHER_COMPANY' });
});

test('who registered with one partner’s link sees nothing of another’s until it accepts that one’s invitation', async () => {
  const { token } = await ask(world.admin);
  const squatter = registrant('Contested Co');
  expect(await accept(null, token, squatter)).toMatchObject({ organization: { companyName: 'Contested Co' } });
  const customerId = `cus_${guid('Contested Co')}`;
  // As an import does, for a company that is known by its tenant id.
  const { customer: _, ...theirs } = fullRelationship(world.summit, 'Contested Co');
  await world.api.store.transact([world.summit.id], (tx) =>
    tx.apply([
      { insert: 'relationship', row: theirs.relationship },
      ...theirs.subscriptions.map((row) => ({ insert: 'subscription', row }) as const),
    ]),
  );
  const see = async () => {
    const viewer = await adminOf(String(squatter.adminEmail).toLowerCase(), customerId);
    const { data } = await world.api.post(
      viewer,
      '{ viewer { organization { partners { nodes { partner { name } } } availableSupportContacts { name } subscriptions { totalCount } } } }',
    );
    const { partners, availableSupportContacts: contacts, subscriptions } = data.viewer.organization;
    return {
      partners: partners.nodes.map((one: { partner: { name: string } }) => one.partner.name).sort(),
      contacts: contacts.map((one: { name: string }) => one.name).sort(),
      subscriptions: subscriptions.totalCount,
    };
  };
  const one = { partners: [world.meridian.name], contacts: [world.meridian.name], subscriptions: 0 };
  expect(await see()).toEqual(one);
  const viewer = await adminOf(String(squatter.adminEmail).toLowerCase(), customerId);
  const end = await world.api.services.removeDelegatedAdmin(viewer, {
    ...{ customerId: null, partnerId: world.summit.id, idempotencyKey: null },
  });
  expect(end).toMatchObject({ ok: false, refusal: { error: 'not_found' } });

  // Everything that Summit asks for holds already; the proof is what its invitation adds.
  const invited = await ask(world.summitAdmin);
  expect(await accept(viewer, invited.token)).toMatchObject({ replayed: false });
  const both = [world.meridian.name, world.summit.name].sort();
  expect(await see()).toEqual({ partners: both, contacts: both, subscriptions: theirs.subscriptions.length });
});
