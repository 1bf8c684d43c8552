import { readFileSync } from 'node:fs';
import type { EventType, NewEvent, Outcome, ReleaseRequest, RemovalTerms, WebhookEndpoint } from '@untether/domain';
import {
  advanceItem,
  blockedEvents,
  decideAcceptRequest,
  decideApproveGranularAdmin,
  decideAssignSupportContact,
  decideAssociateReseller,
  decideCancelAzureEntitlement,
  decideCancelReservation,
  decideCancelSoftwarePurchase,
  decideCancelSubscription,
  decideCreateUser,
  decideCreateWebhookEndpoint,
  decideDeclineRelease,
  decideDeclineRequest,
  decideDisableUser,
  decideEnableUser,
  decideEraseUser,
  decideExpireRequest,
  decidePlaceOrder,
  decideReactivateSubscription,
  decideRejectGranularAdmin,
  decideRemoval,
  decideRemoveDelegatedAdmin,
  decideRenamePartner,
  decideRequestGranularAdmin,
  decideRequestRelationship,
  decideRequestRelease,
  decideRevokeRequest,
  decideSendTestEvent,
  decideSetEndOfTermAction,
  decideSetPartnerDisabled,
  decideSetSecondFactorRequired,
  decideSetUserRoles,
  decideSkipDelivery,
  decideSuspendSubscription,
  decideTerminateGranularAdmin,
  decideTimePassed,
  decideUpdateUser,
  decideUpdateWebhookEndpoint,
  decideWaiveBlocker,
  decideWithdrawRelease,
  defaultWebhookPolicy,
  eventSchemaVersion,
  eventTypes,
  newDelivery,
  secondFactorChanged,
  startSchedule,
  unscheduled,
} from '@untether/domain';
import {
  aCustomer,
  aDelegatedAdminRelationship,
  aLeaving,
  aNewCommerceSubscription,
  anAzureEntitlement,
  anEvent,
  anOffer,
  aPartner,
  aPeer,
  aRelationship,
  aReleaseRequest,
  aRemoval,
  aRequest,
  aReservation,
  aSavingsPlan,
  aSoftwarePurchase,
  aSubscription,
  aUser,
  aViewer,
  commandContext,
  facts,
  inDays,
  misfitsOf,
  now,
  orderTerms,
  sealing,
  someRoles,
} from '@untether/domain/testing';
import { bodyOf, decideAttempt } from '@untether/webhooks';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { order, record, subscription } from './import/export-folder.ts';
import { openHarness } from './import/harness.ts';

const context = commandContext();

const eventsOf = (outcome: Outcome): readonly NewEvent[] => {
  if (outcome.outcome === 'done') return outcome.decision.events;
  return outcome.outcome === 'refused' ? (outcome.events ?? []) : [];
};

const removal = (overrides: Parameters<typeof facts>[0], release?: ReleaseRequest) =>
  decideRemoval(
    {
      removal: aRemoval({ own: aLeaving({ facts: facts(overrides), release }) }),
      input: { attestation: true, attestationVersion: null, reason: 'Moved' },
      lastAttempt: undefined,
      receiptIds: { own: 'rcp_1', reseller: 'rcp_2' },
      sealing,
    },
    context,
  );

/** The events of one turn of a job. */
const advanced = (terms: Partial<RemovalTerms>, overrides: Parameters<typeof facts>[0] = {}): readonly NewEvent[] => {
  const about = facts(overrides);
  const starter = { partnerId: 'par_meridian', jobId: 'job_1', userId: 'usr_1', keyId: null };
  const given = { attestation: true, attestationVersion: null, reason: null, clears: false, whenClear: false };
  const { job, items } = startSchedule(
    starter,
    { facts: about, terms: { ...given, removeAt: null, ...terms } },
    context,
  );
  const removal = aRemoval({ own: aLeaving({ facts: about }) });
  return items.flatMap((item) => {
    const turn = { job, item, facts: about, steps: [], actsFor: { viewer: aViewer() }, removal, receiptIds, sealing };
    return advanceItem(turn, context).events;
  });
};
const receiptIds = { own: 'rcp_1', reseller: 'rcp_2' };

const ordered = () =>
  decidePlaceOrder(
    { facts: facts(), offer: anOffer(), terms: orderTerms(), orderId: 'ord_new', subscriptionId: 'sub_new' },
    context,
  );

const accepted = () =>
  decideAcceptRequest(
    {
      request: aRequest({ granularAdmin: someRoles }),
      customer: aCustomer(),
      isNewCustomer: false,
      newAdmin: null,
      proof: { adminId: 'usr_customer', partnerIds: [] },
      requester: { partner: aPartner(), latest: undefined, newId: 'rel_new' },
      provider: null,
      openRequests: [],
      granularAdminId: 'gdp_new',
    },
    context,
  );

const inTime = (overrides: Parameters<typeof facts>[0]) => decideTimePassed(facts(overrides), context).events;

const pending = aDelegatedAdminRelationship({
  status: 'approval_pending',
  createdAt: inDays(-1),
  activatedAt: null,
  endsAt: null,
});
const endingSoon = aDelegatedAdminRelationship({ endsAt: inDays(6) });
const ended = { endsAt: now, warnedDays: 1 };

const endpoint = ((): WebhookEndpoint => {
  const outcome = decideCreateWebhookEndpoint(
    {
      partnerId: 'par_meridian',
      id: 'whk_1',
      settings: { url: 'https://receiver.example/', types: null, description: null },
      urlProblem: undefined,
      secret: 'whsec_1',
      lastSequence: 0,
      endpoints: 0,
    },
    context,
  );
  const [change] = outcome.outcome === 'done' ? outcome.decision.changes : [];
  if (change === undefined || !('insert' in change) || change.insert !== 'webhookEndpoint')
    throw new Error('no endpoint');
  return change.row;
})();

const delivery = newDelivery({ endpoint, event: anEvent(), cause: 'log', id: 'dlv_1', now });

const attempted = (status: number, failingSince: Date | null, firstFailedAt: Date | null = null) =>
  decideAttempt(
    {
      endpoint: { ...endpoint, failingSince },
      delivery: { ...delivery, firstFailedAt },
      event: anEvent(),
      result: { status, latencyMs: 1, error: { code: 'status', status }, answer: null, retryAfterMs: null },
    },
    { now, policy: defaultWebhookPolicy, random: 0, correlationId: 'cor_1' },
  ).events;

const nothingDropped = { deliveries: 0, fromSequence: 0, toSequence: 0 };

/** The events of a second import, in which something was ordered and something changed. */
const imported = async (): Promise<readonly NewEvent[]> => {
  await using harness = await openHarness();
  await harness.importAll({
    record: record(1),
    subscriptions: [subscription('s')],
    orders: [order('o', { status: 'pending' })],
  });
  await harness.importAll({ record: record(1), subscriptions: [], orders: [order('o')] });
  return harness.newEvents();
};

/** The events of what the list says later of a customer that was taken over. */
const vendorList = async (later: readonly object[]): Promise<readonly NewEvent[]> => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) });
  for (const set of later) await harness.importAll({ record: record(1, set) });
  return harness.newEvents();
};

/** What emits each type: a decider of the domain, a delivery, an import. */
const emitters: { readonly [T in EventType]: () => readonly NewEvent[] | Promise<readonly NewEvent[]> } = {
  'reseller-relationship-imported': imported,
  'reseller-relationship-requested': () =>
    eventsOf(
      decideRequestRelationship(
        {
          partner: aPartner(),
          input: {
            customerEmail: 'it@contoso.example',
            granularAdmin: someRoles,
            indirectProviderId: null,
            expiresInDays: null,
          },
          customer: null,
          latest: undefined,
          receiptId: null,
          requestId: 'req_1',
          tokenHash: 'hash',
        },
        context,
      ),
    ),
  'reseller-relationship-accepted-by-customer': () => eventsOf(accepted()),
  'reseller-relationship-declined-by-customer': () => eventsOf(decideDeclineRequest(aRequest(), context)),
  'reseller-relationship-request-expired': () => decideExpireRequest(aRequest({ expiresAt: now }), context).events,
  'reseller-relationship-request-revoked': () => eventsOf(decideRevokeRequest(aRequest(), context)),
  'reseller-relationship-release-requested': () =>
    eventsOf(
      decideRequestRelease(
        { relationship: aRelationship(), latest: undefined, reason: 'We move.', id: 'rls_1', providers: [aPeer()] },
        context,
      ),
    ),
  'reseller-relationship-release-declined': () =>
    eventsOf(
      decideDeclineRelease(
        { request: aReleaseRequest(), partner: aPartner(), reason: 'Not before June.', providers: [aPeer()] },
        context,
      ),
    ),
  'reseller-relationship-release-withdrawn': () =>
    eventsOf(decideWithdrawRelease({ request: aReleaseRequest(), providers: [aPeer()] }, context)),
  'reseller-relationship-removed': () => [...eventsOf(removal({})), ...eventsOf(removal({}, aReleaseRequest()))],
  'reseller-relationship-ended-at-vendor': () => vendorList([{ relationshipToPartner: 'none' }]),
  'reseller-relationship-returned-at-vendor': () => vendorList([{ relationshipToPartner: 'none' }, {}]),
  'reseller-relationship-removal-blocked': () => eventsOf(removal({ subscriptions: [aSubscription()] })),
  'reseller-relationship-removal-scheduled': () => advanced({ removeAt: inDays(30) }),
  'reseller-relationship-removal-unscheduled': () =>
    unscheduled(aRelationship({ scheduledItemId: 'jit_1_1' }), 'jit_1_1', { code: 'unscheduled' }, context).events,
  'reseller-relationship-removal-failed': () =>
    advanced({}, { subscriptions: [aSubscription()], relationship: aRelationship({ scheduledItemId: 'jit_1_1' }) }),
  'removal-blocker-waived': () => {
    const unknown = facts({ subscriptions: [aSubscription({ status: 'unknown', rawStatus: 'paused' })] });
    return eventsOf(
      decideWaiveBlocker(
        { facts: unknown, blockerId: 'blk_sub_1', reason: 'It has ended.', waiverId: 'wvr_1' },
        context,
      ),
    );
  },
  'dap-admin-relationship-terminated': () =>
    eventsOf(decideRemoveDelegatedAdmin(aRelationship({ delegatedAdmin: true }), context)),
  'granular-admin-relationship-created': () => [
    ...eventsOf(accepted()),
    ...eventsOf(
      decideRequestGranularAdmin(
        {
          facts: facts(),
          terms: { displayName: 'Helpdesk', roles: ['Helpdesk Administrator'], durationDays: 180, autoExtend: false },
          id: 'gdp_new',
        },
        context,
      ),
    ),
  ],
  'granular-admin-relationship-activated': () => eventsOf(decideApproveGranularAdmin(pending, context)),
  'granular-admin-relationship-rejected': () => eventsOf(decideRejectGranularAdmin(pending, context)),
  'granular-admin-relationship-terminated': () => eventsOf(decideTerminateGranularAdmin(pending, context)),
  'granular-admin-relationship-expiring': () => inTime({ delegatedAdminRelationships: [endingSoon] }),
  'granular-admin-relationship-extended': () =>
    inTime({ delegatedAdminRelationships: [aDelegatedAdminRelationship({ ...ended, autoExtend: true })] }),
  'granular-admin-relationship-expired': () =>
    inTime({ delegatedAdminRelationships: [aDelegatedAdminRelationship(ended)] }),
  'subscription-created': () => eventsOf(ordered()),
  'subscription-suspended': () =>
    eventsOf(decideSuspendSubscription({ subscription: aSubscription(), facts: facts() }, context)),
  'subscription-reactivated': () =>
    eventsOf(
      decideReactivateSubscription({ subscription: aSubscription({ status: 'suspended' }), facts: facts() }, context),
    ),
  'subscription-cancelled': () =>
    eventsOf(decideCancelSubscription({ subscription: aNewCommerceSubscription(), facts: facts() }, context)),
  'subscription-expired': () =>
    inTime({ subscriptions: [aSubscription({ autoRenew: false, commitmentEndDate: now })] }),
  'subscription-renewed': () =>
    inTime({ subscriptions: [aNewCommerceSubscription({ commitmentEndDate: inDays(-1) })] }),
  'subscription-extended': () =>
    inTime({ subscriptions: [aNewCommerceSubscription({ endOfTermAction: 'extend', commitmentEndDate: inDays(-1) })] }),
  'subscription-updated': () =>
    eventsOf(decideSetEndOfTermAction({ subscription: aSubscription(), action: 'expire' }, context)),
  'azure-entitlement-cancelled': () => eventsOf(decideCancelAzureEntitlement(anAzureEntitlement(), context)),
  'reservation-cancelled': () => eventsOf(decideCancelReservation(aReservation(), context)),
  'reservation-expired': () => inTime({ reservations: [aReservation({ expiresAt: now })] }),
  'savings-plan-expired': () => inTime({ savingsPlans: [aSavingsPlan({ expiresAt: now })] }),
  'software-purchase-expired': () => inTime({ softwarePurchases: [aSoftwarePurchase({ expiresAt: now })] }),
  'software-purchase-cancelled': () => eventsOf(decideCancelSoftwarePurchase(aSoftwarePurchase(), context)),
  'order-placed': () => eventsOf(ordered()),
  'order-updated': imported,
  'support-contact-updated': () =>
    eventsOf(
      decideAssignSupportContact(
        { subscription: aSubscription({ supportContactPartnerId: 'par_2' }), partnerId: null, available: [] },
        context,
      ),
    ),
  'user-created': () =>
    eventsOf(
      decideCreateUser(
        {
          partnerId: 'par_meridian',
          id: 'usr_new',
          email: 'ada@meridian.example',
          name: 'Ada Berg',
          roles: ['admin_agent'],
          passwordHash: 'hash',
        },
        context,
      ),
    ),
  'user-roles-changed': () =>
    eventsOf(
      decideSetUserRoles(
        { user: aUser({ roles: ['sales_agent'] }), globalAdmins: [], roles: ['admin_agent'] },
        context,
      ),
    ),
  'user-enabled': () => eventsOf(decideEnableUser(aUser({ disabledAt: now }), context)),
  'user-updated': () =>
    eventsOf(decideUpdateUser({ user: aUser(), names: { name: 'Ada Berg', email: 'ada@berg.example' } }, context)),
  'user-erased': () => eventsOf(decideEraseUser({ user: aUser() }, context)),
  'second-factor-changed': () => [secondFactorChanged(aUser(), true, context)],
  'second-factor-requirement-changed': () =>
    eventsOf(decideSetSecondFactorRequired({ partner: aPartner(), required: true }, context)),
  'partner-updated': () => [
    ...eventsOf(decideRenamePartner({ partner: aPartner(), name: 'Another' }, context)),
    ...eventsOf(decideSetPartnerDisabled({ partner: { ...aPartner(), disabledAt: null }, disabled: true }, context)),
  ],
  'reseller-associated': () =>
    eventsOf(decideAssociateReseller({ provider: aPartner(), reseller: aPartner() }, context)),
  'user-disabled': () => eventsOf(decideDisableUser({ user: aUser(), globalAdmins: [] }, context)),
  'webhook-endpoint-paused': () => attempted(500, inDays(-6)),
  'webhook-endpoint-disabled': () => [
    ...attempted(410, null),
    ...eventsOf(
      decideUpdateWebhookEndpoint(
        { endpoint, settings: {}, enabled: false, urlProblem: undefined, tooOld: nothingDropped },
        context,
      ),
    ),
  ],
  'webhook-delivery-blocked': () => blockedEvents(context, endpoint, [{ ...delivery, firstFailedAt: inDays(-1) }]),
  'webhook-delivery-skipped': () => eventsOf(decideSkipDelivery({ delivery, reason: 'Unknown there' }, context)),
  'webhook-delivery-dropped': () => [
    ...attempted(500, null, inDays(-31)),
    ...eventsOf(
      decideUpdateWebhookEndpoint(
        {
          endpoint: { ...endpoint, state: 'paused' },
          settings: {},
          enabled: true,
          urlProblem: undefined,
          tooOld: { deliveries: 2, fromSequence: 1, toSequence: 4 },
        },
        context,
      ),
    ),
  ],
  'test-created': () => eventsOf(decideSendTestEvent(endpoint, context)),
};

const schema = JSON.parse(readFileSync(new URL('../../../docs/events.schema.json', import.meta.url), 'utf8'));
const isBody = new Ajv2020({ formats: { 'date-time': true } }).compile(schema);
const received = (event: NewEvent): { type: string; data: { changes: object } } =>
  JSON.parse(
    bodyOf({
      ...event,
      id: 'evt_1',
      sequence: 1,
      schemaVersion: eventSchemaVersion,
    }),
  );

test.each(eventTypes)('%s is emitted as it is declared, and its webhook as events.schema.json says', async (type) => {
  const events = await emitters[type]();
  expect(events.map((event) => event.type)).toContain(type);
  for (const event of events) {
    expect(misfitsOf(event)).toEqual([]);
    expect(isBody(received(event)), JSON.stringify(isBody.errors)).toBe(true);
  }
});

test('what is not as declared is noticed, in the log and by the schema', () => {
  const [event] = eventsOf(decideDeclineRequest(aRequest(), context));
  if (event === undefined) throw new Error('nothing was declined');
  const { state, answeredAt = null } = event.changes;
  const wrong: readonly Partial<NewEvent>[] = [
    { changes: { state: 'declined', answeredAt } },
    { changes: { state: { from: 'sent', to: 'refused' }, answeredAt } },
    { changes: { answeredAt } },
    { subjectId: 'rel_1' },
    { type: 'reseller-relationship-removed' },
  ];
  for (const one of wrong) {
    expect(misfitsOf({ ...event, ...one })).not.toEqual([]);
    expect(isBody(received({ ...event, ...one }))).toBe(false);
  }
  const more = { ...event, changes: { state: state ?? null, answeredAt, whim: true } };
  expect(misfitsOf(more)).toEqual(['whim is not declared']);
  expect(isBody(received(more))).toBe(true);
});
