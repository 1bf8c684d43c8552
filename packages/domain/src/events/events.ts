import {
  delegatedAdminStatuses,
  deliveryFailureCodes,
  dropReasons,
  relationshipRequestStates,
  relationshipStates,
  releaseRequestStates,
  removalBlockerKinds,
  removalEffectKinds,
  removalJobReasonCodes,
  roles,
  webhookDeliveryStates,
  webhookEndpointStates,
} from '../model/vocabulary.ts';
import { declare } from './declare.ts';
import { itemFields } from './item-fields.ts';
import {
  began,
  changed,
  count,
  counts,
  type Entry,
  fact,
  flag,
  instant,
  list,
  nullable,
  oneOf,
  optional,
  personalText,
  record,
  type Shape,
  text,
} from './shape.ts';

/** The version of the shapes below. Events written earlier keep theirs. */
export const eventSchemaVersion = 2;

const { subscription, azureEntitlement, reservation, savingsPlan, softwarePurchase, order } = itemFields;
const requestState = oneOf(relationshipRequestStates);
const releaseState = oneOf(releaseRequestStates);
const privilegesStatus = oneOf(delegatedAdminStatuses);
const endpointState = oneOf(webhookEndpointStates);
const deliveryState = oneOf(webhookDeliveryStates);
/** Why an import counts an item as cancelled although no record says so. */
const absence = optional(fact(oneOf(['absent_from_export', 'azure_plan_over'])));

/** Every event type there is. */
export const events = {
  'reseller-relationship-imported': declare({
    title: 'Relationship imported',
    meaning:
      'A customer came in by import (then with `counts`), or its name, country or reseller changed there, or delegated admin (DAP) was found on there.',
    subjects: ['relationship'],
    changes: {
      companyName: optional(changed(text)),
      domain: optional(changed(nullable(text))),
      country: optional(changed(nullable(text))),
      delegatedAdmin: optional(changed(nullable(flag))),
      associatedResellerId: optional(changed(nullable(text))),
      counts: optional(
        fact(
          record({
            subscription: count,
            azureEntitlement: count,
            reservation: count,
            savingsPlan: count,
            softwarePurchase: count,
            order: count,
          }),
        ),
      ),
    },
    example: {
      delegatedAdmin: { from: null, to: true },
      counts: { subscription: 3, azureEntitlement: 0, reservation: 1, savingsPlan: 0, softwarePurchase: 0, order: 2 },
    },
  }),
  'reseller-relationship-requested': declare({
    title: 'Relationship requested',
    meaning: 'The partner asked a customer for a relationship, or made a new link for an earlier request (`resent`).',
    subjects: ['request'],
    changes: {
      resent: fact(flag),
      state: optional(changed(nullable(requestState))),
      customerEmail: optional(began(personalText)),
      granularAdmin: optional(began(record({ roles: list(text), durationDays: count }))),
      indirectProviderId: optional(began(text)),
      expiresAt: optional(changed(nullable(instant))),
      receiptId: optional(began(text)),
    },
    example: {
      resent: false,
      state: { from: null, to: 'sent' },
      customerEmail: { from: null, to: 'it@contoso.example' },
      granularAdmin: { from: null, to: { roles: ['Helpdesk Administrator'], durationDays: 180 } },
      expiresAt: { from: null, to: '2026-12-22T09:30:00.000Z' },
    },
  }),
  'reseller-relationship-accepted-by-customer': declare({
    title: 'Relationship accepted by the customer',
    meaning:
      'The customer accepted a request. A relationship began, or an active one was confirmed. Items of the removed relationship before it (`previousId`) moved over.',
    subjects: ['relationship'],
    changes: {
      requestId: fact(text),
      movedItems: fact(count),
      state: optional(began(oneOf(relationshipStates))),
      delegatedAdmin: optional(began(flag)),
      establishedAt: optional(began(instant)),
      associatedResellerId: optional(changed(nullable(text))),
      previousId: optional(began(text)),
    },
    example: {
      requestId: 'req_1',
      movedItems: 4,
      state: { from: null, to: 'active' },
      delegatedAdmin: { from: null, to: false },
      establishedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      previousId: { from: null, to: 'rel_1' },
    },
  }),
  'reseller-relationship-declined-by-customer': declare({
    title: 'Relationship declined by the customer',
    meaning: 'The customer declined a request.',
    subjects: ['request'],
    changes: { state: changed(requestState), answeredAt: changed(nullable(instant)) },
    example: { state: { from: 'sent', to: 'declined' }, answeredAt: { from: null, to: '2026-11-22T09:30:00.000Z' } },
  }),
  'reseller-relationship-request-expired': declare({
    title: 'Relationship request expired',
    meaning: 'A request was not answered in time.',
    subjects: ['request'],
    changes: { state: changed(requestState) },
    example: { state: { from: 'sent', to: 'expired' } },
  }),
  'reseller-relationship-request-revoked': declare({
    title: 'Relationship request revoked',
    meaning: 'The partner took a request back, or it lapsed with a removal or the acceptance of another request.',
    subjects: ['request'],
    changes: { state: changed(requestState) },
    example: { state: { from: 'sent', to: 'revoked' } },
  }),
  'reseller-relationship-release-requested': declare({
    title: 'Release requested',
    meaning:
      'The customer asked a partner (`askedPartnerId`) to end their relationship. It is in that partner’s log and, where that is an indirect reseller, in its provider’s: only the provider can remove.',
    subjects: ['releaseRequest'],
    changes: { state: began(releaseState), reason: began(personalText), askedPartnerId: fact(text) },
    example: {
      state: { from: null, to: 'open' },
      reason: { from: null, to: 'We buy everything from one provider now.' },
      askedPartnerId: 'par_1',
    },
  }),
  'reseller-relationship-release-declined': declare({
    title: 'Release declined',
    meaning: 'The partner asked declined to end the relationship, and said why. In the same logs as the request.',
    subjects: ['releaseRequest'],
    changes: {
      state: changed(releaseState),
      answer: changed(nullable(personalText)),
      endedAt: changed(nullable(instant)),
      askedPartnerId: fact(text),
    },
    example: {
      state: { from: 'open', to: 'declined' },
      answer: { from: null, to: 'Your contract runs until June.' },
      endedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      askedPartnerId: 'par_1',
    },
  }),
  'reseller-relationship-release-withdrawn': declare({
    title: 'Release request withdrawn',
    meaning: 'The customer took back its request to end the relationship. In the same logs as the request.',
    subjects: ['releaseRequest'],
    changes: { state: changed(releaseState), endedAt: changed(nullable(instant)), askedPartnerId: fact(text) },
    example: {
      state: { from: 'open', to: 'withdrawn' },
      endedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      askedPartnerId: 'par_1',
    },
  }),
  'reseller-relationship-removed': declare({
    title: 'Relationship removed',
    meaning:
      'A relationship ended. `effects` counts what the removal did; the receipt has the whole, and `receiptHash` is its hash. `releaseRequestId` is the customer’s open request for it, which is now fulfilled.',
    subjects: ['relationship'],
    changes: {
      state: changed(oneOf(relationshipStates)),
      removedAt: changed(nullable(instant)),
      reason: fact(nullable(personalText)),
      receiptId: fact(text),
      receiptHash: optional(fact(text)),
      effects: fact(counts(removalEffectKinds)),
      releaseRequestId: optional(fact(text)),
    },
    example: {
      state: { from: 'active', to: 'removed' },
      removedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      reason: 'Moved to another provider',
      receiptId: 'rcp_1',
      receiptHash: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
      effects: { leaves_customer_list: 1, leaves_support_contacts: 2, delegated_admin_ends: 1, no_future_purchases: 1 },
    },
  }),
  'reseller-relationship-ended-at-vendor': declare({
    title: 'Relationship ended at the vendor',
    meaning:
      'The vendor’s list no longer has this relationship: `relationshipToPartner` is what it says instead, null where the customer is not in it. It goes on here until its end is recorded.',
    subjects: ['relationship'],
    changes: {
      endedAtVendorAt: changed(nullable(instant)),
      relationshipToPartner: fact(nullable(text)),
    },
    example: {
      endedAtVendorAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      relationshipToPartner: 'none',
    },
  }),
  'reseller-relationship-returned-at-vendor': declare({
    title: 'Relationship returned at the vendor',
    meaning: 'The vendor’s list has a relationship again that an earlier import did not find there.',
    subjects: ['relationship'],
    changes: { endedAtVendorAt: changed(nullable(instant)) },
    example: { endedAtVendorAt: { from: '2026-11-22T09:30:00.000Z', to: null } },
  }),
  'reseller-relationship-removal-blocked': declare({
    title: 'Removal attempted while blocked',
    meaning: 'A removal was tried and refused. `blockers` has everything that blocked it.',
    subjects: ['relationship'],
    changes: {
      blockers: fact(list(record({ id: text, kind: oneOf(removalBlockerKinds), subjectId: text, subjectName: text }))),
    },
    example: {
      blockers: [{ id: 'blk_sub_1', kind: 'active_subscription', subjectId: 'sub_1', subjectName: 'Microsoft 365 E3' }],
    },
  }),
  'reseller-relationship-removal-scheduled': declare({
    title: 'Removal scheduled',
    meaning:
      'The relationship will be removed at `at`, once nothing blocks (`whenClear`), or both; everything is checked again then.',
    subjects: ['relationship'],
    changes: {
      jobId: fact(text),
      at: optional(fact(instant)),
      whenClear: fact(flag),
      clearBlockers: fact(flag),
    },
    example: { jobId: 'job_1', at: '2027-03-01T00:00:00.000Z', whenClear: false, clearBlockers: true },
  }),
  'reseller-relationship-removal-unscheduled': declare({
    title: 'Removal no longer scheduled',
    meaning: 'A scheduled removal was taken back, or another one took its place.',
    subjects: ['relationship'],
    changes: { jobId: fact(text) },
    example: { jobId: 'job_1' },
  }),
  'reseller-relationship-removal-failed': declare({
    title: 'Scheduled removal failed',
    meaning: 'A scheduled removal was due and could not be done; `reason` says why, `blockers` what blocked it.',
    subjects: ['relationship'],
    changes: {
      jobId: fact(text),
      reason: fact(oneOf(removalJobReasonCodes)),
      blockers: fact(list(record({ id: text, kind: oneOf(removalBlockerKinds), subjectId: text, subjectName: text }))),
    },
    example: {
      jobId: 'job_1',
      reason: 'blocked',
      blockers: [{ id: 'blk_sub_1', kind: 'active_subscription', subjectId: 'sub_1', subjectName: 'Microsoft 365 E3' }],
    },
  }),
  'removal-blocker-waived': declare({
    title: 'Blocker waived',
    meaning:
      'An admin agent vouched that an item need not block, for as long as it keeps this status; or that what an import could not read need not (the relationship, where it is a file).',
    subjects: [
      'subscription',
      'azureEntitlement',
      'reservation',
      'savingsPlan',
      'softwarePurchase',
      'order',
      'relationship',
    ],
    changes: {
      blockerId: fact(text),
      kind: fact(oneOf(removalBlockerKinds)),
      status: fact(text),
      reason: fact(personalText),
    },
    example: {
      blockerId: 'blk_sub_1',
      kind: 'unknown_status',
      status: 'unknown',
      reason: 'The vendor confirmed that it has ended.',
    },
  }),
  'dap-admin-relationship-terminated': declare({
    title: 'Delegated admin ended',
    meaning: 'Delegated admin (DAP) ended.',
    subjects: ['relationship'],
    changes: { delegatedAdmin: changed(nullable(flag)) },
    example: { delegatedAdmin: { from: true, to: false } },
  }),
  'granular-admin-relationship-created': declare({
    title: 'Granular admin requested',
    meaning:
      'The partner asked the customer for granular delegated admin privileges (GDAP), or the customer accepted a request for a relationship that includes them (`requestId`): then they are activated at once.',
    subjects: ['delegatedAdminRelationship'],
    changes: {
      displayName: began(text),
      roles: began(list(text)),
      durationDays: began(count),
      autoExtend: began(flag),
      status: began(privilegesStatus),
      requestId: optional(fact(text)),
    },
    example: {
      displayName: { from: null, to: 'Helpdesk' },
      roles: { from: null, to: ['Helpdesk Administrator'] },
      durationDays: { from: null, to: 180 },
      autoExtend: { from: null, to: false },
      status: { from: null, to: 'approval_pending' },
    },
  }),
  'granular-admin-relationship-activated': declare({
    title: 'Granular admin activated',
    meaning: 'The customer approved granular privileges.',
    subjects: ['delegatedAdminRelationship'],
    changes: {
      status: changed(privilegesStatus),
      activatedAt: changed(nullable(instant)),
      endsAt: changed(nullable(instant)),
    },
    example: {
      status: { from: 'approval_pending', to: 'active' },
      activatedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      endsAt: { from: null, to: '2027-05-21T09:30:00.000Z' },
    },
  }),
  'granular-admin-relationship-rejected': declare({
    title: 'Granular admin rejected',
    meaning: 'The customer rejected granular privileges.',
    subjects: ['delegatedAdminRelationship'],
    changes: { status: changed(privilegesStatus), endedAt: changed(nullable(instant)) },
    example: {
      status: { from: 'approval_pending', to: 'rejected' },
      endedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
    },
  }),
  'granular-admin-relationship-terminated': declare({
    title: 'Granular admin ended',
    meaning: 'A side ended granular privileges, the partner withdrew its request for them, or a removal did either.',
    subjects: ['delegatedAdminRelationship'],
    changes: { status: changed(privilegesStatus), endedAt: changed(nullable(instant)) },
    example: { status: { from: 'active', to: 'terminated' }, endedAt: { from: null, to: '2026-11-22T09:30:00.000Z' } },
  }),
  'granular-admin-relationship-expiring': declare({
    title: 'Granular admin about to expire',
    meaning: 'Granular privileges end in 31, 7 or 1 day; after downtime only the nearest of several is announced.',
    subjects: ['delegatedAdminRelationship'],
    changes: { warnedDays: changed(nullable(count)) },
    example: { warnedDays: { from: 31, to: 7 } },
  }),
  'granular-admin-relationship-extended': declare({
    title: 'Granular admin extended',
    meaning: 'Granular privileges extended themselves.',
    subjects: ['delegatedAdminRelationship'],
    changes: { endsAt: changed(nullable(instant)), warnedDays: optional(changed(nullable(count))) },
    example: {
      endsAt: { from: '2026-11-22T09:30:00.000Z', to: '2027-05-21T09:30:00.000Z' },
      warnedDays: { from: 1, to: null },
    },
  }),
  'granular-admin-relationship-expired': declare({
    title: 'Granular admin expired',
    meaning: 'Granular privileges reached their end, or the customer never answered.',
    subjects: ['delegatedAdminRelationship'],
    changes: { status: changed(privilegesStatus), endedAt: changed(nullable(instant)) },
    example: { status: { from: 'active', to: 'expired' }, endedAt: { from: null, to: '2026-11-22T09:30:00.000Z' } },
  }),
  'subscription-created': declare({
    title: 'Subscription created',
    meaning: 'A subscription was bought, or appeared in an import of a known customer.',
    subjects: ['subscription'],
    changes: {
      offerId: began(subscription.offerId),
      offerName: began(subscription.offerName),
      friendlyName: began(subscription.friendlyName),
      quantity: began(subscription.quantity),
      unitType: began(subscription.unitType),
      status: began(subscription.status),
      commerceModel: began(subscription.commerceModel),
      kind: began(subscription.kind),
      isTrial: began(subscription.isTrial),
      startDate: began(subscription.startDate),
    },
    fields: ['subscription'],
    example: {
      offerId: { from: null, to: 'CFQ7TTC0LF8R:0001' },
      offerName: { from: null, to: 'Microsoft 365 E3' },
      friendlyName: { from: null, to: 'Microsoft 365 E3' },
      quantity: { from: null, to: 25 },
      unitType: { from: null, to: 'Licenses' },
      status: { from: null, to: 'active' },
      commerceModel: { from: null, to: 'new_commerce' },
      kind: { from: null, to: 'license' },
      isTrial: { from: null, to: false },
      autoRenew: { from: null, to: true },
      startDate: { from: null, to: '2026-11-22T09:30:00.000Z' },
      termDuration: { from: null, to: 'P1Y' },
      orderId: { from: null, to: 'ord_1' },
    },
  }),
  'subscription-suspended': declare({
    title: 'Subscription suspended',
    meaning: 'A subscription was suspended.',
    subjects: ['subscription'],
    changes: { status: changed(subscription.status) },
    fields: ['subscription'],
    example: {
      status: { from: 'active', to: 'suspended' },
      suspendedAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
      suspensionReasons: { from: [], to: [{ code: 'by_partner' }] },
    },
  }),
  'subscription-reactivated': declare({
    title: 'Subscription reactivated',
    meaning: 'A suspended subscription was reactivated.',
    subjects: ['subscription'],
    changes: { status: changed(subscription.status) },
    fields: ['subscription'],
    example: {
      status: { from: 'suspended', to: 'active' },
      suspendedAt: { from: '2026-11-22T09:30:00.000Z', to: null },
    },
  }),
  'subscription-cancelled': declare({
    title: 'Subscription cancelled',
    meaning: 'A subscription was cancelled, or no longer exists at the vendor.',
    subjects: ['subscription'],
    changes: { status: changed(subscription.status), reason: absence },
    fields: ['subscription'],
    example: { status: { from: 'active', to: 'cancelled' }, autoRenew: { from: true, to: false } },
  }),
  'subscription-expired': declare({
    title: 'Subscription expired',
    meaning: 'The term of a subscription ended and no other followed.',
    subjects: ['subscription'],
    changes: { status: changed(subscription.status) },
    fields: ['subscription'],
    example: { status: { from: 'active', to: 'expired' } },
  }),
  'subscription-renewed': declare({
    title: 'Subscription renewed',
    meaning: 'The next term of a subscription began.',
    subjects: ['subscription'],
    changes: { commitmentEndDate: changed(subscription.commitmentEndDate) },
    fields: ['subscription'],
    example: {
      commitmentEndDate: { from: '2026-11-21T23:59:59.999Z', to: '2027-11-21T23:59:59.999Z' },
      cancellationAllowedUntil: { from: '2025-11-29T00:00:00.000Z', to: '2026-11-29T00:00:00.000Z' },
      purchasedOrRenewedAt: { from: '2025-11-22T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' },
    },
  }),
  'subscription-extended': declare({
    title: 'Subscription extended',
    meaning:
      'The term of a new-commerce subscription ended without a choice: it goes on as a paid monthly extension, which can be cancelled at any time.',
    subjects: ['subscription'],
    changes: { commitmentEndDate: changed(subscription.commitmentEndDate) },
    fields: ['subscription'],
    example: {
      commitmentEndDate: { from: '2026-11-21T23:59:59.999Z', to: '2026-12-21T23:59:59.999Z' },
      isExtendedServiceTerm: { from: false, to: true },
      termDuration: { from: 'P1Y', to: 'P1M' },
    },
  }),
  'subscription-updated': declare({
    title: 'Subscription changed',
    meaning:
      'A change without a type of its own, such as auto-renew, to a subscription or to an Azure subscription inside a plan.',
    subjects: ['subscription', 'azureEntitlement'],
    changes: {},
    fields: ['subscription', 'azureEntitlement'],
    example: { autoRenew: { from: true, to: false } },
  }),
  'azure-entitlement-cancelled': declare({
    title: 'Azure subscription cancelled',
    meaning: 'An Azure subscription inside a plan was cancelled.',
    subjects: ['azureEntitlement'],
    changes: { status: changed(azureEntitlement.status), reason: absence },
    fields: ['azureEntitlement'],
    example: { status: { from: 'active', to: 'cancelled' }, reason: 'azure_plan_over' },
  }),
  'reservation-cancelled': declare({
    title: 'Reservation cancelled',
    meaning: 'A reservation was cancelled.',
    subjects: ['reservation'],
    changes: { status: changed(reservation.status), reason: absence },
    fields: ['reservation'],
    example: { status: { from: 'active', to: 'cancelled' } },
  }),
  'reservation-expired': declare({
    title: 'Reservation expired',
    meaning: 'The term of a reservation ended.',
    subjects: ['reservation'],
    changes: { status: changed(reservation.status) },
    fields: ['reservation'],
    example: { status: { from: 'active', to: 'expired' } },
  }),
  'savings-plan-expired': declare({
    title: 'Savings plan expired',
    meaning: 'The term of a savings plan ended.',
    subjects: ['savingsPlan'],
    changes: { status: changed(savingsPlan.status) },
    fields: ['savingsPlan'],
    example: { status: { from: 'active', to: 'expired' } },
  }),
  'software-purchase-cancelled': declare({
    title: 'Software purchase cancelled',
    meaning: 'A software purchase was cancelled.',
    subjects: ['softwarePurchase'],
    changes: { status: changed(softwarePurchase.status), reason: absence },
    fields: ['softwarePurchase'],
    example: { status: { from: 'active', to: 'cancelled' } },
  }),
  'software-purchase-expired': declare({
    title: 'Software purchase expired',
    meaning: 'The term of software ended.',
    subjects: ['softwarePurchase'],
    changes: { status: changed(softwarePurchase.status) },
    fields: ['softwarePurchase'],
    example: { status: { from: 'active', to: 'expired' } },
  }),
  'order-placed': declare({
    title: 'Order placed',
    meaning: 'An order was placed, or appeared in an import of a known customer.',
    subjects: ['order'],
    changes: { status: began(order.status), lines: began(order.lines), createdAt: began(order.createdAt) },
    fields: ['order'],
    example: {
      status: { from: null, to: 'completed' },
      lines: { from: null, to: [{ offerId: 'CFQ7TTC0LF8R:0001', name: 'Microsoft 365 E3', quantity: 25 }] },
      createdAt: { from: null, to: '2026-11-22T09:30:00.000Z' },
    },
  }),
  'order-updated': declare({
    title: 'Order changed',
    meaning:
      'An order, or something bought once in one (a reservation, a savings plan, software), appeared or changed in an import.',
    subjects: ['order', 'reservation', 'savingsPlan', 'softwarePurchase'],
    changes: { reason: absence },
    fields: ['order', 'reservation', 'savingsPlan', 'softwarePurchase'],
    example: { status: { from: 'pending', to: 'completed' } },
  }),
  'support-contact-updated': declare({
    title: 'Support contact changed',
    meaning: 'A subscription has another support contact; null is the customer’s default.',
    subjects: ['subscription'],
    changes: { supportContactPartnerId: changed(subscription.supportContactPartnerId) },
    example: { supportContactPartnerId: { from: null, to: 'par_2' } },
  }),
  'user-created': declare({
    title: 'User created',
    meaning: 'A user was added.',
    subjects: ['user'],
    changes: { email: began(personalText), name: began(personalText), roles: began(list(oneOf(roles))) },
    example: {
      email: { from: null, to: 'ada@meridian.example' },
      name: { from: null, to: 'Ada Berg' },
      roles: { from: null, to: ['admin_agent'] },
    },
  }),
  'user-roles-changed': declare({
    title: 'User’s roles changed',
    meaning: 'A user’s roles changed.',
    subjects: ['user'],
    changes: { roles: changed(list(oneOf(roles))) },
    example: { roles: { from: ['sales_agent'], to: ['admin_agent', 'sales_agent'] } },
  }),
  'user-disabled': declare({
    title: 'User disabled',
    meaning: 'A user may no longer sign in.',
    subjects: ['user'],
    changes: { disabledAt: began(instant) },
    example: { disabledAt: { from: null, to: '2026-11-22T09:30:00.000Z' } },
  }),
  'user-enabled': declare({
    title: 'User enabled again',
    meaning: 'The operator let a disabled user sign in again.',
    subjects: ['user'],
    changes: { disabledAt: changed(nullable(instant)) },
    example: { disabledAt: { from: '2026-11-22T09:30:00.000Z', to: null } },
  }),
  'user-updated': declare({
    title: 'User changed',
    meaning: 'The operator changed a user’s name or e-mail address.',
    subjects: ['user'],
    changes: { name: optional(changed(personalText)), email: optional(changed(personalText)) },
    example: { email: { from: 'ada@meridian.example', to: 'ada.berg@meridian.example' } },
  }),
  'user-erased': declare({
    title: 'User erased',
    meaning:
      'The operator erased a user’s name and e-mail address here, in the log and in receipts: erase them in your copy, too.',
    subjects: ['user'],
    changes: {},
    example: {},
  }),
  'second-factor-changed': declare({
    title: 'Second factor turned on or off',
    meaning:
      'A user set up codes of an authenticator app for signing in, or turned them off, or the operator did that.',
    subjects: ['user'],
    changes: { isOn: changed(flag) },
    example: { isOn: { from: false, to: true } },
  }),
  'second-factor-requirement-changed': declare({
    title: 'Second factor required, or no longer',
    meaning: 'A global admin decided whether the partner’s users need a second factor to sign in.',
    subjects: ['partner'],
    changes: { required: changed(flag) },
    example: { required: { from: false, to: true } },
  }),
  'partner-updated': declare({
    title: 'Partner changed',
    meaning:
      'The operator renamed the partner, disabled it (nobody signs in for it, its webhooks wait), or enabled it again.',
    subjects: ['partner'],
    changes: { name: optional(changed(text)), disabledAt: optional(changed(nullable(instant))) },
    example: { disabledAt: { from: null, to: '2026-11-22T09:30:00.000Z' } },
  }),
  'reseller-associated': declare({
    title: 'Reseller associated',
    meaning: 'The operator recorded that an indirect reseller sells through an indirect provider. In the logs of both.',
    subjects: ['partner'],
    changes: { providerId: fact(text), resellerId: fact(text) },
    example: { providerId: 'par_1', resellerId: 'par_2' },
  }),
  'webhook-endpoint-paused': declare({
    title: 'Webhook endpoint paused',
    meaning: 'Every delivery to an endpoint failed for five days. Its queue is kept.',
    subjects: ['webhookEndpoint'],
    changes: {
      state: changed(endpointState),
      failingSince: fact(instant),
      lastError: fact(oneOf(deliveryFailureCodes)),
    },
    example: {
      state: { from: 'enabled', to: 'paused' },
      failingSince: '2026-11-17T09:30:00.000Z',
      lastError: 'status',
    },
  }),
  'webhook-endpoint-disabled': declare({
    title: 'Webhook endpoint disabled',
    meaning: 'An endpoint answered 410 (`gone`), or a user disabled it.',
    subjects: ['webhookEndpoint'],
    changes: { state: changed(endpointState), reason: fact(oneOf(['gone', 'disabled_by_user'])) },
    example: { state: { from: 'enabled', to: 'disabled' }, reason: 'gone' },
  }),
  'webhook-delivery-blocked': declare({
    title: 'Webhook deliveries blocked',
    meaning:
      'An endpoint has refused the next event of one or more relationships for a day; their later events wait behind it.',
    subjects: ['webhookEndpoint'],
    changes: { relationships: fact(count), deliveryId: fact(text), failingSince: fact(instant) },
    example: { relationships: 1, deliveryId: 'dlv_1', failingSince: '2026-11-21T09:30:00.000Z' },
  }),
  'webhook-delivery-skipped': declare({
    title: 'Webhook delivery skipped',
    meaning: 'A user gave up the delivery of an event, so that the events behind it can go on.',
    subjects: ['webhookDelivery'],
    changes: {
      state: changed(deliveryState),
      reason: fact(personalText),
      endpointId: fact(text),
      eventId: fact(text),
      eventSequence: fact(count),
    },
    example: {
      state: { from: 'pending', to: 'skipped' },
      reason: 'The receiver rejects its customer.',
      endpointId: 'whk_1',
      eventId: 'evt_41',
      eventSequence: 41,
    },
  }),
  'webhook-delivery-dropped': declare({
    title: 'Webhook deliveries dropped',
    meaning:
      'Deliveries were given up: 30 days after the first failed attempt (`attempts_failed`), or after 30 days in the queue of a paused or disabled endpoint (`endpoint_stopped`).',
    subjects: ['webhookEndpoint'],
    changes: {
      deliveries: fact(count),
      fromSequence: fact(count),
      toSequence: fact(count),
      reason: fact(oneOf(dropReasons)),
    },
    example: { deliveries: 1, fromSequence: 41, toSequence: 41, reason: 'attempts_failed' },
  }),
  'test-created': declare({
    title: 'Test event',
    meaning: 'A user sent a test event. As a webhook it goes only to the endpoint it tests.',
    subjects: ['webhookEndpoint'],
    changes: { endpointId: fact(text) },
    example: { endpointId: 'whk_1' },
  }),
} as const;

export type EventType = keyof typeof events;

export const eventTypes = Object.keys(events) as [EventType, ...EventType[]];

const isPersonal = (shape: Shape): boolean =>
  shape.kind === 'nullable' ? isPersonal(shape.of) : shape.kind === 'text' && shape.isPersonal === true;

/** The entries of each type's `changes` that may say something about a person. */
export const personalEntries: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(events).map(([type, { changes }]: [string, { readonly changes: Readonly<Record<string, Entry>> }]) => [
    type,
    Object.keys(changes).filter((name) => changes[name] !== undefined && isPersonal(changes[name].shape)),
  ]),
);
