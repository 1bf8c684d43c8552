import type { Viewer } from '@untether/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askingIn, registrant, someRoles } from './asking.ts';
import { start } from './test-api.ts';
import { emptyRelationship, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const { run, ask, accept, invitation, eventsOf } = askingIn(() => world);

describe('a request', () => {
  test('shows its link and e-mail drafts once, and keeps only a hash of the token', async () => {
    const input = { granularAdmin: someRoles, customerEmail: ' Owner@New.Example ', idempotencyKey: 'ask' };
    const payload =
      'replayed link emails { locale subject body } request { id state customerEmail expiresAt createdBy { name } }';
    const first = await run(world.admin, 'requestResellerRelationship', input, payload);
    expect(first).toMatchObject({
      replayed: false,
      request: { state: 'SENT', customerEmail: 'owner@new.example', expiresAt: '2026-07-15T12:00:00.000Z' },
    });
    const token = first.link.split('#')[1];
    expect(first.link).toBe(`http://localhost:4000/invitation#${token}`);
    expect(first.emails.map((one: { locale: string }) => one.locale)).toEqual(['EN', 'JA']);
    for (const { body } of first.emails) expect(body).toContain(first.link);
    const [kept] = await world.api.store.findRequests(world.meridian.id, [first.request.id]);
    expect(JSON.stringify(kept)).not.toContain(token);

    const again = await run(world.admin, 'requestResellerRelationship', input, payload);
    expect(again).toMatchObject({ replayed: true, link: null, emails: [], request: { id: first.request.id } });
    expect(await eventsOf(world.admin)).toMatchObject([
      { type: 'RESELLER_RELATIONSHIP_REQUESTED', subjectId: first.request.id, actor: { kind: 'USER' } },
    ]);
  });

  test.each([
    [{ expiresInDays: 0 }, 'expiresInDays'],
    [{ expiresInDays: 366 }, 'expiresInDays'],
    [{ customerEmail: 'nobody' }, 'customerEmail'],
    [{ customerEmail: 'some\u0000body@new.example' }, 'customerEmail'],
    [{ indirectProviderId: 'par_any' }, 'indirectProviderId'],
    [{ granularAdmin: { roles: ['Emperor'], durationDays: 90 } }, 'granularAdmin', 'roles'],
    [{ granularAdmin: { ...someRoles, durationDays: 731 } }, 'granularAdmin', 'durationDays'],
  ])('%o is refused for its %s', async (input, ...path) => {
    const answer = await run(world.admin, 'requestResellerRelationship', input);
    expect(answer).toMatchObject({ code: 'VALIDATION', issues: [{ path }] });
  });

  test('by an indirect reseller names the provider it sells through', async () => {
    const without = await run(world.harborAdmin, 'requestResellerRelationship', {});
    expect(without).toMatchObject({ code: 'VALIDATION', issues: [{ path: ['indirectProviderId'] }] });
    const { data } = await world.api.post(world.harborAdmin, '{ viewer { indirectProviders { id name } } }');
    expect(data.viewer.indirectProviders).toEqual([{ id: world.summit.id, name: 'Summit Distribution' }]);
  });

  test('is for users whose roles allow it; with delegated admin, not for a sales agent', async () => {
    const ask = (viewer: Viewer, withRoles: boolean) =>
      run(viewer, 'requestResellerRelationship', {
        granularAdmin: withRoles ? someRoles : null,
        addressee: { customerId: 'cus_nobody' },
      });
    expect(await ask(world.helpdesk, false)).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE' });
    expect(await ask(world.sales, true)).toMatchObject({
      code: 'FORBIDDEN',
      requiredRoles: ['GLOBAL_ADMIN', 'ADMIN_AGENT'],
    });
    expect(await ask(world.sales, false)).toMatchObject({ code: 'NOT_FOUND', path: ['addressee', 'customerId'] });
  });

  test('to a customer that is one already is a StateError', async () => {
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Present Press'));
    const input = { addressee: { customerId: customer.id } };
    expect(await run(world.admin, 'requestResellerRelationship', input)).toMatchObject({ code: 'STATE' });
  });

  test('sent again gets a new link, and the old one is dead', async () => {
    const { id, token } = await ask(world.admin);
    world.api.moveClock(new Date(start.getTime() + 31 * 24 * 3_600_000));
    expect(await invitation(null, token)).toMatchObject({ state: 'EXPIRED', partnerName: null });
    const again = await run(
      world.sales,
      'resendRelationshipRequest',
      { requestId: id, expiresInDays: 5 },
      'link request { state expiresAt }',
    );
    expect(again.request).toEqual({ state: 'SENT', expiresAt: '2026-07-21T12:00:00.000Z' });
    expect(await invitation(null, token)).toBeNull();
    expect(await invitation(null, again.link.split('#')[1])).toMatchObject({ state: 'SENT' });
    expect(await accept(null, token, registrant('Old Link Ltd'))).toMatchObject({ code: 'INVITATION' });
    world.api.moveClock(start);
  });

  test('revoked is over for good', async () => {
    const { id, token } = await ask(world.admin);
    expect(
      await run(world.sales, 'revokeRelationshipRequest', { requestId: id }, 'replayed request { state }'),
    ).toMatchObject({
      replayed: false,
      request: { state: 'REVOKED' },
    });
    expect(await run(world.sales, 'revokeRelationshipRequest', { requestId: id })).toMatchObject({ replayed: true });
    expect(await run(world.sales, 'resendRelationshipRequest', { requestId: id })).toMatchObject({ code: 'STATE' });
    expect(await accept(null, token, registrant('Revoked Rentals'))).toMatchObject({ code: 'INVITATION' });
  });

  test('says what can be done about it, and by whom not', async () => {
    const { id } = await ask(world.admin, { granularAdmin: someRoles });
    const offered = async (viewer: Viewer) =>
      (
        await world.api.post(
          viewer,
          'query ($id: ID!) { node(id: $id) { ... on RelationshipRequest { commands { command allowedToViewer reason } } } }',
          { id },
        )
      ).data.node.commands;
    expect(await offered(world.sales)).toEqual([
      { command: 'RESEND', allowedToViewer: false, reason: expect.stringMatching(/admin agent/) },
      { command: 'REVOKE', allowedToViewer: true, reason: null },
    ]);
    expect(await run(world.sales, 'resendRelationshipRequest', { requestId: id })).toMatchObject({ code: 'FORBIDDEN' });
    await run(world.sales, 'revokeRelationshipRequest', { requestId: id });
    expect(await offered(world.admin)).toEqual([{ command: 'REQUEST_AGAIN', allowedToViewer: true, reason: null }]);
  });

  test('is listed newest first, by state', async () => {
    const { id } = await ask(world.summitAdmin);
    const list = async (state: string) =>
      (
        await world.api.post(
          world.summitAdmin,
          `{ relationshipRequests(filter: {state: ${state}}) { totalCount nodes { id state customerName relationship { id } } } }`,
        )
      ).data.relationshipRequests;
    expect(await list('SENT')).toEqual({
      totalCount: 1,
      nodes: [{ id, state: 'SENT', customerName: null, relationship: null }],
    });
    expect(await list('REVOKED')).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('an invitation', () => {
  test('says who requests what, to anyone who has the link', async () => {
    const { token } = await ask(world.harborAdmin, {
      indirectProviderId: world.summit.id,
      granularAdmin: someRoles,
    });
    expect(await invitation(null, token)).toEqual({
      state: 'SENT',
      partnerName: 'Harbor IT',
      partnerMpnId: '4000001',
      partnerKind: 'INDIRECT_RESELLER',
      providerName: 'Summit Distribution',
      granularAdmin: someRoles,
      granularAdminEndsAt: new Date(start.getTime() + 180 * 24 * 3_600_000).toISOString(),
      expiresAt: '2026-07-15T12:00:00.000Z',
      customerCompanyName: null,
      alreadyPartnerSince: null,
      adds: ['RELATIONSHIP', 'PROVIDER_RELATIONSHIP', 'GRANULAR_ADMIN'],
      viewerMayAnswer: true,
      viewerReason: null,
      viewerObstacle: null,
      registration: 'COMPANY',
    });
    expect(await invitation(world.admin, token)).toMatchObject({
      viewerMayAnswer: false,
      viewerObstacle: 'PARTNER_USER',
      registration: null,
    });
  });

  test('that is over says so and nothing else; a wrong link is nothing', async () => {
    const { id, token } = await ask(world.admin, { customerEmail: 'who@secret.example' });
    await run(world.admin, 'revokeRelationshipRequest', { requestId: id });
    const { state, viewerMayAnswer, viewerReason, viewerObstacle, adds, ...rest } = await invitation(null, token);
    expect([state, viewerMayAnswer, viewerObstacle, adds]).toEqual(['REVOKED', false, 'NOT_WAITING', []]);
    expect(viewerReason).toContain('revoked');
    expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
    expect(await invitation(null, 'wrong')).toBeNull();
    const wrong = await run(null, 'declineRelationshipRequest', { token: 'wrong' });
    expect(wrong).toMatchObject({ __typename: 'InvitationError', code: 'INVITATION' });
  });

  test('is nothing a partner’s user can answer', async () => {
    const { token } = await ask(world.admin);
    expect(await invitation(world.summitAdmin, token)).toMatchObject({ viewerMayAnswer: false, registration: null });
    const forbidden = { code: 'FORBIDDEN', reason: 'ROLE', requiredRoles: ['CUSTOMER_ADMIN'] };
    expect(await accept(world.admin, token, registrant('Partner Made'))).toMatchObject(forbidden);
    expect(await run(world.admin, 'declineRelationshipRequest', { token })).toMatchObject(forbidden);
  });

  test('once declined is over, and the partner’s log says so', async () => {
    const { id, token } = await ask(world.summitAdmin, { customerEmail: 'who@declines.example' });
    const answer = await run(
      null,
      'declineRelationshipRequest',
      { token },
      'replayed invitation { state partnerName }',
    );
    expect(answer).toMatchObject({ replayed: false, invitation: { state: 'DECLINED', partnerName: null } });
    expect(await run(null, 'declineRelationshipRequest', { token })).toMatchObject({ replayed: true });
    expect(await accept(null, token, registrant('Declined Dairy'))).toMatchObject({ code: 'INVITATION' });
    expect(
      (await eventsOf(world.summitAdmin)).filter((one: { subjectId: string }) => one.subjectId === id),
    ).toMatchObject([
      { type: 'RESELLER_RELATIONSHIP_REQUESTED' },
      { type: 'RESELLER_RELATIONSHIP_DECLINED_BY_CUSTOMER', actor: { kind: 'CUSTOMER', name: 'who@declines.example' } },
    ]);
  });
});
