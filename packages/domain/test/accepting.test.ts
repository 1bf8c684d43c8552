import { describe, expect, it } from 'vitest';
import type { AcceptCase, AnswerCase, AnyViewer, Refusal } from '../src/index.ts';
import { addDays, authorizeAnswer, decideAcceptRequest } from '../src/index.ts';
import {
  aCustomer,
  aCustomerAdmin,
  aCustomerViewer,
  aDelegatedAdminRelationship,
  anActor,
  anOrder,
  aPartner,
  aRelationship,
  aRequest,
  aReservation,
  aSubscription,
  aViewer,
  aWaiver,
  commandContext,
  facts,
  someRoles,
} from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const customer = aCustomer();
const context = commandContext({ actor: anActor({ kind: 'customer', id: 'usr_customer', name: 'Cora Customer' }) });

describe('who may answer an invitation', () => {
  const named = { request: aRequest({ customerId: customer.id }), customer, hasAdmins: false, heldByOthers: false };
  const nobody = { request: aRequest(), customer: null, hasAdmins: false, heldByOthers: false };
  const stranger = aCustomerViewer({
    customer: aCustomer({ id: 'cus_other' }),
    admin: aCustomerAdmin({ customerId: 'cus_other' }),
  });
  const table: readonly [string, AnyViewer | null, Omit<AnswerCase, 'viewer'>, string][] = [
    ['signed out, a request that names nobody', null, nobody, 'company'],
    ['signed out, a customer nobody else ever held', null, named, 'admin'],
    ['signed out, a customer with an admin', null, { ...named, hasAdmins: true }, 'admin_signs_in'],
    ['signed out, a customer another partner held', null, { ...named, heldByOthers: true }, 'operator_adds_admin'],
    ['its own admin', aCustomerViewer(), { ...named, hasAdmins: true, heldByOthers: true }, 'signed in'],
    ['another customer’s admin', stranger, named, 'other_company'],
    ['any customer’s admin, a request that names nobody', stranger, nobody, 'signed in'],
    ['a partner’s user', aViewer(), nobody, 'forbidden'],
    ['a partner’s user, the customer’s own partner', aViewer(), named, 'forbidden'],
  ];
  it.each(table)('%s', (_, viewer, rest, expected) => {
    const answer = authorizeAnswer({ ...rest, viewer });
    const refused = (refusal: Refusal) => (refusal.error === 'invitation' ? refusal.obstacle.code : refusal.error);
    expect(answer.may ? (answer.registration ?? 'signed in') : refused(answer.refusal)).toBe(expected);
  });
});

const accept = (overrides: Partial<AcceptCase> = {}) =>
  decideAcceptRequest(
    {
      request: aRequest(),
      customer,
      isNewCustomer: false,
      newAdmin: null,
      proof: { adminId: 'usr_customer', partnerIds: [] },
      requester: { partner: aPartner(), latest: undefined, newId: 'rel_new' },
      provider: null,
      openRequests: [],
      granularAdminId: 'gdp_new',
      ...overrides,
    },
    context,
  );
const updatesOf = (outcome: ReturnType<typeof accept>) =>
  decisionOf(outcome).changes.flatMap((change) => ('update' in change ? [change] : []));
const eventsOf = (outcome: ReturnType<typeof accept>) =>
  decisionOf(outcome).events.map(({ partnerId, type }) => `${partnerId} ${type}`);

describe('an acceptance', () => {
  it('makes a relationship that never has delegated admin (DAP)', () => {
    const outcome = accept();
    expect(decisionOf(outcome).changes).toMatchObject([
      {
        update: 'relationshipRequest',
        set: {
          state: 'accepted',
          customerId: customer.id,
          relationshipId: 'rel_new',
          delegatedAdminRelationshipId: null,
        },
      },
      { insert: 'relationship', row: { id: 'rel_new', state: 'active', delegatedAdmin: false, previousId: null } },
    ]);
    expect(eventsOf(outcome)).toEqual(['par_meridian reseller-relationship-accepted-by-customer']);
  });

  it('grants the roles that were asked for, from now on, for as many days', () => {
    const asked = aRequest({ granularAdmin: someRoles });
    const { changes, events } = decisionOf(accept({ request: asked }));
    expect(changes).toMatchObject([
      { update: 'relationshipRequest', set: { delegatedAdminRelationshipId: 'gdp_new' } },
      { insert: 'relationship', row: { delegatedAdmin: false } },
      {
        insert: 'delegatedAdminRelationship',
        row: {
          ...someRoles,
          id: 'gdp_new',
          partnerId: 'par_meridian',
          customerId: customer.id,
          relationshipId: 'rel_new',
          status: 'approval_pending',
          createdAt: asked.createdAt,
          autoExtend: false,
        },
      },
      {
        update: 'delegatedAdminRelationship',
        id: 'gdp_new',
        set: { status: 'active', activatedAt: context.now, endsAt: addDays(context.now, someRoles.durationDays) },
      },
    ]);
    expect(events.map(({ type, subjectId }) => `${type} ${subjectId}`)).toEqual([
      'reseller-relationship-accepted-by-customer rel_new',
      'granular-admin-relationship-created gdp_new',
      'granular-admin-relationship-activated gdp_new',
    ]);
    expect(events[1]?.changes).toMatchObject({ requestId: asked.id, roles: { from: null, to: someRoles.roles } });
    expect(new Set(events.map(({ correlationId }) => correlationId)).size).toBe(1);
  });

  it('names what it grants for the partner, in at most 50 characters', () => {
    const nameFor = (name: string) => {
      const requester = { partner: aPartner({ name }), latest: undefined, newId: 'rel_new' };
      const { changes } = decisionOf(accept({ requester, request: aRequest({ granularAdmin: someRoles }) }));
      return changes.flatMap((one) =>
        'insert' in one && one.insert === 'delegatedAdminRelationship' ? [one.row.displayName] : [],
      )[0];
    };
    const day = context.now.toISOString().slice(0, 10);
    expect(nameFor('Meridian Cloud')).toBe(`Meridian Cloud ${day}`);
    expect(nameFor('𠮷'.repeat(60))).toBe(`${'𠮷'.repeat(39)} ${day}`);
  });

  it('after a removal takes the items over as they stand, and neither privileges nor waivers', () => {
    const before = facts({
      relationship: aRelationship({ state: 'removed', delegatedAdmin: false }),
      subscriptions: [aSubscription({ status: 'suspended' })],
      reservations: [aReservation({ status: 'cancelled' })],
      orders: [anOrder()],
      delegatedAdminRelationships: [aDelegatedAdminRelationship({ status: 'terminated' })],
      waivers: [aWaiver()],
    });
    const outcome = accept({ requester: { partner: aPartner(), latest: before, newId: 'rel_new' } });
    const moved = updatesOf(outcome).filter((change) => change.update !== 'relationshipRequest');
    expect(moved.map(({ update, set }) => ({ update, set }))).toEqual(
      ['subscription', 'reservation', 'order'].map((update) => ({ update, set: { relationshipId: 'rel_new' } })),
    );
    expect(decisionOf(outcome).events).toMatchObject([
      { changes: { previousId: { from: null, to: 'rel_1' }, movedItems: 3 } },
    ]);
  });

  it('where the relationship stands already makes none, and adds only what was asked for', () => {
    const requester = { partner: aPartner(), latest: facts(), newId: 'rel_new' };
    const granting = accept({ requester, request: aRequest({ granularAdmin: someRoles }) });
    expect(updatesOf(granting).map(({ update }) => update)).toEqual([
      'relationshipRequest',
      'delegatedAdminRelationship',
    ]);
    expect(eventsOf(granting)).toEqual([
      'par_meridian reseller-relationship-accepted-by-customer',
      'par_meridian granular-admin-relationship-created',
      'par_meridian granular-admin-relationship-activated',
    ]);
    expect(decisionOf(granting).changes).toContainEqual(
      expect.objectContaining({ row: expect.objectContaining({ relationshipId: 'rel_1' }) }),
    );
  });

  it('that brings nothing new changes nothing and leaves the link as it is', () => {
    const requester = { partner: aPartner(), latest: facts(), newId: 'rel_new' };
    expect(accept({ requester })).toEqual({ outcome: 'already' });
    const has = facts({ delegatedAdminRelationships: [aDelegatedAdminRelationship(someRoles)] });
    const asks = aRequest({ granularAdmin: someRoles });
    expect(accept({ requester: { ...requester, latest: has }, request: asks }).outcome, 'for its whole time').toBe(
      'done',
    );
  });

  it('takes back the partner’s other links to that customer that still live, and none that ran out', () => {
    const named = { customerId: customer.id };
    const request = aRequest(named);
    const other = aRequest({ ...named, id: 'req_2', granularAdmin: someRoles });
    const late = aRequest({ ...named, id: 'req_3', expiresAt: context.now });
    const outcome = accept({ request, openRequests: [request, other, late] });
    expect(updatesOf(outcome).map(({ id, set }) => [id, 'state' in set ? set.state : null])).toEqual([
      ['req_1', 'accepted'],
      ['req_2', 'revoked'],
    ]);
    expect(eventsOf(outcome)).toEqual([
      'par_meridian reseller-relationship-accepted-by-customer',
      'par_meridian reseller-relationship-request-revoked',
    ]);
  });

  it.each(['accepted', 'declined', 'revoked', 'expired'] as const)('of a request that is %s is refused', (state) => {
    expect(refusalOf(accept({ request: aRequest({ state }) }))).toMatchObject({ error: 'invitation', state });
  });

  it('at the very end of its time is refused', () => {
    expect(refusalOf(accept({ request: aRequest({ expiresAt: context.now }) }))).toMatchObject({ state: 'expired' });
  });

  describe('of an indirect reseller’s request', () => {
    const request = aRequest({ indirectProviderId: 'par_summit', granularAdmin: someRoles });
    const summit = aPartner({ id: 'par_summit', name: 'Summit', kind: 'indirect_provider' });
    const provider = {
      partner: summit,
      latest: undefined,
      newId: 'rel_summit',
      isAssociated: true,
      currentReseller: null,
    };

    it('establishes both, roles for the reseller alone', () => {
      const grants = decisionOf(accept({ request, provider })).changes.flatMap((change) =>
        'insert' in change && change.insert === 'delegatedAdminRelationship' ? [change.row] : [],
      );
      expect(grants).toMatchObject([{ partnerId: 'par_meridian', relationshipId: 'rel_new' }]);
      const rows = decisionOf(accept({ request, provider })).changes.flatMap((change) =>
        'insert' in change && change.insert === 'relationship' ? [change.row] : [],
      );
      expect(rows).toMatchObject([
        { partnerId: 'par_meridian', delegatedAdmin: false, associatedResellerId: null },
        { partnerId: 'par_summit', delegatedAdmin: false, associatedResellerId: 'par_meridian' },
      ]);
      expect(new Set(decisionOf(accept({ request, provider })).events.map((event) => event.correlationId)).size).toBe(
        1,
      );
    });

    it('is refused once the reseller no longer sells through the provider', () => {
      expect(refusalOf(accept({ request, provider: { ...provider, isAssociated: false } }))).toMatchObject({
        error: 'invitation',
      });
    });

    it('is refused where the provider sells to the customer through another reseller', () => {
      const currentReseller = aPartner({ id: 'par_harbor', name: 'Harbor IT', kind: 'indirect_reseller' });
      expect(refusalOf(accept({ request, provider: { ...provider, currentReseller } }))).toMatchObject({
        error: 'invitation',
        obstacle: { code: 'provider_sells_through_another', reseller: 'Harbor IT' },
      });
      expect(accept({ request, provider: { ...provider, currentReseller: aPartner() } }).outcome).toBe('done');
    });
  });
});
