import type { AnyViewer, CustomerViewer, Partner, Viewer } from '@untether/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingIn } from './asking.ts';
import { emptyRelationship, fullRelationship, openWorld, type World } from './world.ts';

let world: World;
const { run, eventsOf, removeFrom } = askingIn(() => world);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const request =
  'releaseRequest { id state reason answer answeredBy { kind name } requestedBy { kind name } partner { name } relationship { id releaseRequest { id } } }';
const ask = (viewer: AnyViewer, partner: Partner, reason = 'We move.', fields: object = {}) =>
  run(viewer, 'requestRelationshipRelease', { partnerId: partner.id, reason, ...fields }, `replayed ${request}`);
const withdraw = (viewer: AnyViewer, releaseRequestId: string) =>
  run(viewer, 'withdrawRelationshipRelease', { releaseRequestId }, `replayed ${request}`);
const decline = (viewer: AnyViewer, releaseRequestId: string, reason = 'Not before June.') =>
  run(viewer, 'declineRelationshipRelease', { releaseRequestId, reason }, `replayed ${request}`);

/** A customer of one partner, and its admin. */
const customerOf = async (partner: Partner, company: string, build = emptyRelationship): Promise<CustomerViewer> => {
  const { customer } = await world.api.addRelationship(build(partner, company));
  return world.api.addCustomerAdmin(customer);
};

/** A customer of the provider and of the reseller it sells through, and its admin. */
const customerOfBoth = async (company: string): Promise<CustomerViewer> => {
  const own = emptyRelationship(world.summit, company);
  await world.api.addRelationship({
    ...own,
    relationship: { ...own.relationship, associatedResellerId: world.harbor.id },
  });
  return customerOf(world.harbor, company);
};

const typesIn = async (viewer: Viewer, { customer }: CustomerViewer): Promise<readonly string[]> =>
  (await eventsOf(viewer, customer.id)).map(({ type }: { type: string }) => type);
const seenBy = async (viewer: Viewer, { customer }: CustomerViewer) =>
  (
    await world.api.post(
      viewer,
      `query ($id: ID!) { customer(id: $id) { releaseRequest { id state reason answer viewerDeclineReason requestedBy { kind name } } } }`,
      { id: customer.id },
    )
  ).data.customer.releaseRequest;

describe('a customer’s admin asks a partner to be released', () => {
  test('the partner sees who asks and why: on the customer, in its list, in its portfolio, in its log', async () => {
    const admin = await customerOf(world.meridian, 'Wandering Wool');
    const filtered = async (releaseRequested: boolean) =>
      (
        await world.api.post(
          world.admin,
          `query ($filter: CustomerFilter) { customers(first: 100, filter: $filter) { totalCount nodes { companyName } } portfolio { releaseRequests } }`,
          { filter: { releaseRequested } },
        )
      ).data;
    const before = await filtered(true);
    const asked = await ask(admin, world.meridian, '  We move.  ');
    expect(asked).toMatchObject({
      replayed: false,
      releaseRequest: {
        state: 'OPEN',
        reason: 'We move.',
        partner: { name: 'Meridian Cloud' },
        relationship: { releaseRequest: { id: asked.releaseRequest.id } },
      },
    });
    const requestedBy = { kind: 'CUSTOMER', name: admin.admin.name };
    expect(await seenBy(world.admin, admin)).toEqual({
      id: asked.releaseRequest.id,
      state: 'OPEN',
      reason: 'We move.',
      answer: null,
      viewerDeclineReason: null,
      requestedBy,
    });
    const after = await filtered(true);
    const company = { companyName: 'Wandering Wool' };
    expect(before.customers.nodes).not.toContainEqual(company);
    expect(after.customers.nodes).toContainEqual(company);
    expect((await filtered(false)).customers.nodes).not.toContainEqual(company);
    expect([after.portfolio.releaseRequests, after.customers.totalCount]).toEqual([
      before.portfolio.releaseRequests + 1,
      before.portfolio.releaseRequests + 1,
    ]);
    const [event] = await eventsOf(world.admin, admin.customer.id);
    expect(event).toMatchObject({
      type: 'RESELLER_RELATIONSHIP_RELEASE_REQUESTED',
      subjectId: asked.releaseRequest.id,
      actor: requestedBy,
      changes: { state: { from: null, to: 'open' }, reason: { from: null, to: 'We move.' } },
    });
  });

  test('once: asked again while it is open, the request is answered as it is', async () => {
    const admin = await customerOf(world.meridian, 'Twice Tiles');
    const first = await ask(admin, world.meridian, 'The first reason.');
    const again = await ask(admin, world.meridian, 'Another reason.');
    expect(again).toMatchObject({
      replayed: true,
      releaseRequest: { id: first.releaseRequest.id, reason: 'The first reason.' },
    });
    expect(await typesIn(world.admin, admin)).toEqual(['RESELLER_RELATIONSHIP_RELEASE_REQUESTED']);
  });

  test('two admins at once make one request', async () => {
    const admin = await customerOf(world.meridian, 'Hurried Hats');
    const answers = await Promise.all([ask(admin, world.meridian, 'One.'), ask(admin, world.meridian, 'Two.')]);
    expect(new Set(answers.map((answer) => answer.releaseRequest.id)).size).toBe(1);
    expect(await typesIn(world.admin, admin)).toHaveLength(1);
  });

  test('an idempotency key is answered the same once more, also after the answer', async () => {
    const admin = await customerOf(world.meridian, 'Keyed Kilns');
    const first = await ask(admin, world.meridian, 'We move.', { idempotencyKey: 'k-1' });
    await decline(world.admin, first.releaseRequest.id);
    const again = await ask(admin, world.meridian, 'We move.', { idempotencyKey: 'k-1' });
    expect(again).toMatchObject({
      replayed: true,
      releaseRequest: { id: first.releaseRequest.id, state: 'DECLINED' },
    });
    expect(await ask(admin, world.meridian, 'For another reason.', { idempotencyKey: 'k-1' })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  test.each(['', '   ', 'x'.repeat(1001)])('with a reason of 1 to 1000 characters', async (reason) => {
    const admin = await customerOf(world.meridian, `Wordy ${reason.length}`);
    const refused = { code: 'VALIDATION', issues: [{ path: ['reason'] }] };
    expect(await ask(admin, world.meridian, reason)).toMatchObject(refused);
    const { releaseRequest } = await ask(admin, world.meridian);
    expect(await decline(world.admin, releaseRequest.id, reason)).toMatchObject(refused);
  });

  test('only one with which it has a relationship now', async () => {
    const admin = await customerOf(world.meridian, 'Former Felt');
    const notFound = { code: 'NOT_FOUND', path: ['partnerId'] };
    expect(await ask(admin, world.summit)).toMatchObject(notFound);
    await removeFrom(world.admin, admin.customer.id);
    expect(await ask(admin, world.meridian)).toMatchObject(notFound);
  });

  test('a partner’s user does not', async () => {
    const admin = await customerOf(world.meridian, 'Proper Pewter');
    expect(await ask(world.admin, world.meridian)).toMatchObject({ code: 'FORBIDDEN' });
    const { releaseRequest } = await ask(admin, world.meridian);
    expect(await withdraw(world.admin, releaseRequest.id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await decline(admin, releaseRequest.id)).toMatchObject({ code: 'FORBIDDEN', reason: 'PARTNERS_ONLY' });
  });
});

describe('the answer', () => {
  test('declined with a reason: the customer reads it, sees the partner and not its person, and may ask again', async () => {
    const admin = await customerOf(world.meridian, 'Declined Dairy');
    const { releaseRequest } = await ask(admin, world.meridian);
    expect(await decline(world.sales, releaseRequest.id)).toMatchObject({
      replayed: false,
      releaseRequest: { state: 'DECLINED', answeredBy: { kind: 'USER', name: world.sales.user.name } },
    });
    const { viewer } = (
      await world.api.post(admin, `{ viewer { organization { partners { nodes { ${request} } } } } }`)
    ).data;
    expect(viewer.organization.partners.nodes).toMatchObject([
      {
        releaseRequest: {
          state: 'DECLINED',
          answer: 'Not before June.',
          answeredBy: { name: 'Meridian Cloud' },
        },
      },
    ]);
    expect(await decline(world.admin, releaseRequest.id, 'Another.')).toMatchObject({
      replayed: true,
      releaseRequest: { answer: 'Not before June.' },
    });
    expect(await withdraw(admin, releaseRequest.id)).toMatchObject({ code: 'STATE' });
    const again = await ask(admin, world.meridian, 'It is July.');
    expect(again.releaseRequest).toMatchObject({ state: 'OPEN', answer: null });
    expect(again.releaseRequest.id).not.toBe(releaseRequest.id);
    expect((await seenBy(world.admin, admin)).id).toBe(again.releaseRequest.id);
  });

  test('is not given by who may not: the reason is there beforehand', async () => {
    const admin = await customerOf(world.meridian, 'Reserved Rugs');
    const { releaseRequest } = await ask(admin, world.meridian);
    expect(await decline(world.helpdesk, releaseRequest.id)).toMatchObject({
      code: 'FORBIDDEN',
      requiredRoles: ['GLOBAL_ADMIN', 'ADMIN_AGENT', 'SALES_AGENT'],
    });
    expect((await seenBy(world.helpdesk, admin)).viewerDeclineReason).toMatch(/^Only .* decline/);
    expect((await seenBy(world.admin, admin)).viewerDeclineReason).toBeNull();
  });

  test('taken back by the customer, there is none: the partner sees that', async () => {
    const admin = await customerOf(world.meridian, 'Wavering Wicker');
    const { releaseRequest } = await ask(admin, world.meridian);
    expect(await withdraw(admin, releaseRequest.id)).toMatchObject({
      replayed: false,
      releaseRequest: { state: 'WITHDRAWN', answeredBy: null },
    });
    expect(await withdraw(admin, releaseRequest.id)).toMatchObject({ replayed: true });
    expect(await decline(world.admin, releaseRequest.id)).toMatchObject({ code: 'STATE' });
    expect(await typesIn(world.admin, admin)).toEqual([
      'RESELLER_RELATIONSHIP_RELEASE_REQUESTED',
      'RESELLER_RELATIONSHIP_RELEASE_WITHDRAWN',
    ]);
  });

  test('a removal is one: it fulfils the request, and its event names it', async () => {
    const admin = await customerOf(world.meridian, 'Released Rope');
    const { releaseRequest } = await ask(admin, world.meridian);
    await removeFrom(world.admin, admin.customer.id);
    const { node } = (
      await world.api.post(
        admin,
        'query ($id: ID!) { node(id: $id) { ... on ReleaseRequest { state answeredBy { name } } } }',
        { id: releaseRequest.id },
      )
    ).data;
    expect(node).toEqual({ state: 'FULFILLED', answeredBy: { name: 'Meridian Cloud' } });
    const events = await eventsOf(world.admin, admin.customer.id);
    expect(events.at(-1)).toMatchObject({
      type: 'RESELLER_RELATIONSHIP_REMOVED',
      changes: { releaseRequestId: releaseRequest.id },
    });
  });

  test('what blocks the removal goes on blocking it', async () => {
    const admin = await customerOf(world.meridian, 'Stubborn Stone', fullRelationship);
    await ask(admin, world.meridian);
    const input = { customerId: admin.customer.id, attestation: true };
    expect(await run(world.admin, 'removeResellerRelationship', input)).toMatchObject({ code: 'REMOVAL_BLOCKED' });
    expect((await seenBy(world.admin, admin)).state).toBe('OPEN');
  });
});

describe('a request to an indirect reseller', () => {
  test('is told to its provider, which alone can remove; the reseller may decline', async () => {
    const admin = await customerOfBoth('Relayed Reeds');
    const { releaseRequest } = await ask(admin, world.harbor);
    const [told] = await eventsOf(world.summitAdmin, admin.customer.id);
    expect(told).toMatchObject({
      type: 'RESELLER_RELATIONSHIP_RELEASE_REQUESTED',
      changes: { askedPartnerId: world.harbor.id, reason: { to: 'We move.' } },
    });
    // It is the reseller's to answer.
    expect(await seenBy(world.summitAdmin, admin)).toBeNull();
    expect(await decline(world.summitAdmin, releaseRequest.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decline(world.harborAdmin, releaseRequest.id)).toMatchObject({
      releaseRequest: { state: 'DECLINED' },
    });
    expect((await eventsOf(world.summitAdmin, admin.customer.id)).at(-1)).toMatchObject({
      type: 'RESELLER_RELATIONSHIP_RELEASE_DECLINED',
      actor: { name: 'Harbor IT' },
      changes: { answer: { to: 'Not before June.' } },
    });
  });

  test('is fulfilled when the provider removes', async () => {
    const admin = await customerOfBoth('Relayed Rice');
    const { releaseRequest } = await ask(admin, world.harbor);
    await removeFrom(world.summitAdmin, admin.customer.id);
    const { node } = (
      await world.api.post(
        world.harborAdmin,
        'query ($id: ID!) { node(id: $id) { ... on ReleaseRequest { state } } }',
        { id: releaseRequest.id },
      )
    ).data;
    expect(node).toEqual({ state: 'FULFILLED' });
  });

  test('is told to no provider that sells to the customer without it, nor to the customer’s other partners', async () => {
    const admin = await customerOf(world.harbor, 'Quiet Quilts');
    await world.api.addRelationship(emptyRelationship(world.summit, 'Quiet Quilts'));
    await world.api.addRelationship(emptyRelationship(world.meridian, 'Quiet Quilts'));
    await ask(admin, world.harbor);
    expect(await typesIn(world.summitAdmin, admin)).toEqual([]);
    expect(await typesIn(world.admin, admin)).toEqual([]);
    expect(await typesIn(world.harborAdmin, admin)).toEqual(['RESELLER_RELATIONSHIP_RELEASE_REQUESTED']);
  });
});

test('another customer, and another partner of the same customer, find no request of theirs', async () => {
  const admin = await customerOf(world.meridian, 'Private Paper');
  await world.api.addRelationship(emptyRelationship(world.summit, 'Private Paper'));
  const stranger = await customerOf(world.meridian, 'Prying Paint');
  const { releaseRequest } = await ask(admin, world.meridian);
  const notFound = { code: 'NOT_FOUND', path: ['releaseRequestId'] };
  expect(await withdraw(stranger, releaseRequest.id)).toMatchObject(notFound);
  expect(await decline(world.summitAdmin, releaseRequest.id)).toMatchObject(notFound);
  for (const viewer of [stranger, world.summitAdmin]) {
    const { data } = await world.api.post(viewer, 'query ($id: ID!) { node(id: $id) { id } }', {
      id: releaseRequest.id,
    });
    expect(data.node).toBeNull();
  }
  expect(await seenBy(world.summitAdmin, admin)).toBeNull();
  expect((await seenBy(world.admin, admin)).state).toBe('OPEN');
});

test('who may not is told so in the language of the request', async () => {
  const admin = await customerOf(world.meridian, 'Worded Wax');
  await ask(admin, world.meridian);
  const { data } = await world.api.post(
    world.helpdesk,
    'query ($id: ID!) { customer(id: $id) { releaseRequest { viewerDeclineReason } } }',
    { id: admin.customer.id },
    'ja',
  );
  expect(data.customer.releaseRequest.viewerDeclineReason).toContain('だけです。');
});
