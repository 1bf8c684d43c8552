// Generated from packages/domain/src/events by `npm run generate`: do not edit.

/** RFC 3339, UTC. */
export type Instant = string;
/** A field's value before and after. */
export interface Changed<From, To = From> {
  readonly from: From;
  readonly to: To;
}
/** A field that had no value before. */
export type Began<T> = Changed<null, T>;
/** A field of an item that changed; `from` is null where the item is new. */
export type Field<T> = Changed<T | null, T>;

export type SubscriptionStatus = 'active' | 'pending' | 'suspended' | 'cancelled' | 'expired' | 'disabled' | 'deleted' | 'unknown';
export type CommerceModel = 'legacy' | 'new_commerce';
export type SubscriptionKind = 'license' | 'azure_plan' | 'marketplace_saas' | 'software' | 'unknown';
export type EndOfTermAction = 'renew' | 'extend' | 'cancel' | 'expire';
export type EntitlementStatus = 'active' | 'cancelled' | 'unknown';
export type CommitmentStatus = 'active' | 'cancelled' | 'expired' | 'unknown';
export type OrderStatus = 'pending' | 'completed' | 'cancelled' | 'unknown';
export type RelationshipRequestState = 'sent' | 'accepted' | 'declined' | 'expired' | 'revoked';
export type RelationshipState = 'active' | 'removed';
export type ReleaseRequestState = 'open' | 'declined' | 'withdrawn' | 'fulfilled';
export type RemovalEffectKind = 'leaves_customer_list' | 'leaves_support_contacts' | 'delegated_admin_ends' | 'no_future_purchases';
export type RemovalBlockerKind = 'active_subscription' | 'active_trial' | 'active_add_on' | 'active_new_commerce_subscription' | 'new_commerce_outside_window' | 'new_commerce_suspended' | 'new_commerce_in_grace' | 'active_software_subscription' | 'active_azure_entitlement' | 'active_azure_plan' | 'active_marketplace_subscription' | 'active_reservation' | 'non_refundable_reservation' | 'active_savings_plan' | 'software_purchase' | 'software_purchase_outside_window' | 'pending_order' | 'unknown_status' | 'record_incomplete';
export type RemovalJobReasonCode = 'blocked' | 'steps_failed' | 'forbidden' | 'user_disabled' | 'key_ended' | 'attestation_outdated' | 'already_removed' | 'unscheduled' | 'rescheduled' | 'job_cancelled' | 'fault';
export type DelegatedAdminStatus = 'approval_pending' | 'active' | 'expired' | 'terminated' | 'rejected' | 'unknown';
export type Role = 'global_admin' | 'admin_agent' | 'sales_agent' | 'helpdesk_agent' | 'billing_admin' | 'customer_admin';
export type WebhookEndpointState = 'enabled' | 'paused' | 'disabled';
export type DeliveryFailureCode = 'status' | 'redirect' | 'connection_refused' | 'connection_broken' | 'connection_timeout' | 'unreachable' | 'name_unknown' | 'name_without_address' | 'name_unresolved' | 'name_timeout' | 'address_not_public' | 'certificate_expired' | 'certificate_of_another_name' | 'certificate_self_signed' | 'certificate_of_unknown_authority' | 'certificate_chain_incomplete' | 'tls_broken' | 'not_http' | 'no_answer' | 'closed_without_answer' | 'sender_stopped' | 'said';
export type WebhookDeliveryState = 'pending' | 'delivered' | 'skipped' | 'dropped';
export type DropReason = 'attempts_failed' | 'endpoint_stopped';

export interface SubscriptionFields {
  readonly rawStatus?: Field<string | null>;
  readonly offerId?: Field<string>;
  readonly offerName?: Field<string>;
  readonly friendlyName?: Field<string>;
  readonly quantity?: Field<number>;
  readonly unitType?: Field<string>;
  readonly status?: Field<SubscriptionStatus>;
  readonly commerceModel?: Field<CommerceModel>;
  readonly kind?: Field<SubscriptionKind>;
  readonly isTrial?: Field<boolean>;
  readonly autoRenew?: Field<boolean | null>;
  readonly endOfTermAction?: Field<EndOfTermAction | null>;
  readonly nextTerm?: Field<{ readonly offerId: string | null; readonly quantity: number | null; readonly termDuration: string | null; readonly billingCycle: string | null; readonly customTermEndDate: string | null } | null>;
  readonly isExtendedServiceTerm?: Field<boolean>;
  readonly purchasedOrRenewedAt?: Field<Instant | null>;
  readonly billingCycle?: Field<string | null>;
  readonly termDuration?: Field<string | null>;
  readonly startDate?: Field<Instant>;
  readonly commitmentEndDate?: Field<Instant | null>;
  readonly cancellationAllowedUntil?: Field<Instant | null>;
  readonly suspendedAt?: Field<Instant | null>;
  readonly dataDeletionAt?: Field<Instant | null>;
  readonly parentSubscriptionId?: Field<string | null>;
  readonly supportContactPartnerId?: Field<string | null>;
  readonly suspensionReasons?: Field<readonly (string | { readonly code: 'by_partner' } | { readonly code: 'with_base'; readonly baseName: string })[]>;
  readonly orderId?: Field<string | null>;
}

export interface AzureEntitlementFields {
  readonly rawStatus?: Field<string | null>;
  readonly subscriptionId?: Field<string>;
  readonly name?: Field<string>;
  readonly status?: Field<EntitlementStatus>;
}

export interface ReservationFields {
  readonly rawStatus?: Field<string | null>;
  readonly name?: Field<string>;
  readonly quantity?: Field<number>;
  readonly purchasedAt?: Field<Instant | null>;
  readonly expiresAt?: Field<Instant | null>;
  readonly status?: Field<CommitmentStatus>;
  readonly refundable?: Field<boolean | null>;
}

export interface SavingsPlanFields {
  readonly rawStatus?: Field<string | null>;
  readonly name?: Field<string>;
  readonly quantity?: Field<number>;
  readonly purchasedAt?: Field<Instant | null>;
  readonly expiresAt?: Field<Instant | null>;
  readonly status?: Field<CommitmentStatus>;
  readonly refundable?: Field<boolean | null>;
}

export interface SoftwarePurchaseFields {
  readonly rawStatus?: Field<string | null>;
  readonly name?: Field<string>;
  readonly quantity?: Field<number>;
  readonly purchasedAt?: Field<Instant | null>;
  readonly cancellationAllowedUntil?: Field<Instant | null>;
  readonly expiresAt?: Field<Instant | null>;
  readonly status?: Field<CommitmentStatus>;
}

export interface OrderFields {
  readonly rawStatus?: Field<string | null>;
  readonly status?: Field<OrderStatus>;
  readonly lines?: Field<readonly { readonly offerId: string; readonly name: string; readonly quantity: number }[]>;
  readonly createdAt?: Field<Instant>;
}

/** What each type of event says in `changes` (`schemaVersion` 2). */
export interface EventChanges {
  /** A customer came in by import (then with `counts`), or its name, country or reseller changed there, or delegated admin (DAP) was found on there. */
  readonly 'reseller-relationship-imported': {
    readonly companyName?: Changed<string>;
    readonly domain?: Changed<string | null>;
    readonly country?: Changed<string | null>;
    readonly delegatedAdmin?: Changed<boolean | null>;
    readonly associatedResellerId?: Changed<string | null>;
    readonly counts?: { readonly subscription: number; readonly azureEntitlement: number; readonly reservation: number; readonly savingsPlan: number; readonly softwarePurchase: number; readonly order: number };
  };
  /** The partner asked a customer for a relationship, or made a new link for an earlier request (`resent`). */
  readonly 'reseller-relationship-requested': {
    readonly resent: boolean;
    readonly state?: Changed<RelationshipRequestState | null>;
    readonly customerEmail?: Began<string>;
    readonly granularAdmin?: Began<{ readonly roles: readonly string[]; readonly durationDays: number }>;
    readonly indirectProviderId?: Began<string>;
    readonly expiresAt?: Changed<Instant | null>;
    readonly receiptId?: Began<string>;
  };
  /** The customer accepted a request. A relationship began, or an active one was confirmed. Items of the removed relationship before it (`previousId`) moved over. */
  readonly 'reseller-relationship-accepted-by-customer': {
    readonly requestId: string;
    readonly movedItems: number;
    readonly state?: Began<RelationshipState>;
    readonly delegatedAdmin?: Began<boolean>;
    readonly establishedAt?: Began<Instant>;
    readonly associatedResellerId?: Changed<string | null>;
    readonly previousId?: Began<string>;
  };
  /** The customer declined a request. */
  readonly 'reseller-relationship-declined-by-customer': {
    readonly state: Changed<RelationshipRequestState>;
    readonly answeredAt: Changed<Instant | null>;
  };
  /** A request was not answered in time. */
  readonly 'reseller-relationship-request-expired': {
    readonly state: Changed<RelationshipRequestState>;
  };
  /** The partner took a request back, or it lapsed with a removal or the acceptance of another request. */
  readonly 'reseller-relationship-request-revoked': {
    readonly state: Changed<RelationshipRequestState>;
  };
  /** The customer asked a partner (`askedPartnerId`) to end their relationship. It is in that partner’s log and, where that is an indirect reseller, in its provider’s: only the provider can remove. */
  readonly 'reseller-relationship-release-requested': {
    readonly state: Began<ReleaseRequestState>;
    readonly reason: Began<string>;
    readonly askedPartnerId: string;
  };
  /** The partner asked declined to end the relationship, and said why. In the same logs as the request. */
  readonly 'reseller-relationship-release-declined': {
    readonly state: Changed<ReleaseRequestState>;
    readonly answer: Changed<string | null>;
    readonly endedAt: Changed<Instant | null>;
    readonly askedPartnerId: string;
  };
  /** The customer took back its request to end the relationship. In the same logs as the request. */
  readonly 'reseller-relationship-release-withdrawn': {
    readonly state: Changed<ReleaseRequestState>;
    readonly endedAt: Changed<Instant | null>;
    readonly askedPartnerId: string;
  };
  /** A relationship ended. `effects` counts what the removal did; the receipt has the whole, and `receiptHash` is its hash. `releaseRequestId` is the customer’s open request for it, which is now fulfilled. */
  readonly 'reseller-relationship-removed': {
    readonly state: Changed<RelationshipState>;
    readonly removedAt: Changed<Instant | null>;
    readonly reason: string | null;
    readonly receiptId: string;
    readonly receiptHash?: string;
    readonly effects: { readonly [K in RemovalEffectKind]?: number };
    readonly releaseRequestId?: string;
  };
  /** The vendor’s list no longer has this relationship: `relationshipToPartner` is what it says instead, null where the customer is not in it. It goes on here until its end is recorded. */
  readonly 'reseller-relationship-ended-at-vendor': {
    readonly endedAtVendorAt: Changed<Instant | null>;
    readonly relationshipToPartner: string | null;
  };
  /** The vendor’s list has a relationship again that an earlier import did not find there. */
  readonly 'reseller-relationship-returned-at-vendor': {
    readonly endedAtVendorAt: Changed<Instant | null>;
  };
  /** A removal was tried and refused. `blockers` has everything that blocked it. */
  readonly 'reseller-relationship-removal-blocked': {
    readonly blockers: readonly { readonly id: string; readonly kind: RemovalBlockerKind; readonly subjectId: string; readonly subjectName: string }[];
  };
  /** The relationship will be removed at `at`, once nothing blocks (`whenClear`), or both; everything is checked again then. */
  readonly 'reseller-relationship-removal-scheduled': {
    readonly jobId: string;
    readonly at?: Instant;
    readonly whenClear: boolean;
    readonly clearBlockers: boolean;
  };
  /** A scheduled removal was taken back, or another one took its place. */
  readonly 'reseller-relationship-removal-unscheduled': {
    readonly jobId: string;
  };
  /** A scheduled removal was due and could not be done; `reason` says why, `blockers` what blocked it. */
  readonly 'reseller-relationship-removal-failed': {
    readonly jobId: string;
    readonly reason: RemovalJobReasonCode;
    readonly blockers: readonly { readonly id: string; readonly kind: RemovalBlockerKind; readonly subjectId: string; readonly subjectName: string }[];
  };
  /** An admin agent vouched that an item need not block, for as long as it keeps this status; or that what an import could not read need not (the relationship, where it is a file). */
  readonly 'removal-blocker-waived': {
    readonly blockerId: string;
    readonly kind: RemovalBlockerKind;
    readonly status: string;
    readonly reason: string;
  };
  /** Delegated admin (DAP) ended. */
  readonly 'dap-admin-relationship-terminated': {
    readonly delegatedAdmin: Changed<boolean | null>;
  };
  /** The partner asked the customer for granular delegated admin privileges (GDAP), or the customer accepted a request for a relationship that includes them (`requestId`): then they are activated at once. */
  readonly 'granular-admin-relationship-created': {
    readonly displayName: Began<string>;
    readonly roles: Began<readonly string[]>;
    readonly durationDays: Began<number>;
    readonly autoExtend: Began<boolean>;
    readonly status: Began<DelegatedAdminStatus>;
    readonly requestId?: string;
  };
  /** The customer approved granular privileges. */
  readonly 'granular-admin-relationship-activated': {
    readonly status: Changed<DelegatedAdminStatus>;
    readonly activatedAt: Changed<Instant | null>;
    readonly endsAt: Changed<Instant | null>;
  };
  /** The customer rejected granular privileges. */
  readonly 'granular-admin-relationship-rejected': {
    readonly status: Changed<DelegatedAdminStatus>;
    readonly endedAt: Changed<Instant | null>;
  };
  /** A side ended granular privileges, the partner withdrew its request for them, or a removal did either. */
  readonly 'granular-admin-relationship-terminated': {
    readonly status: Changed<DelegatedAdminStatus>;
    readonly endedAt: Changed<Instant | null>;
  };
  /** Granular privileges end in 31, 7 or 1 day; after downtime only the nearest of several is announced. */
  readonly 'granular-admin-relationship-expiring': {
    readonly warnedDays: Changed<number | null>;
  };
  /** Granular privileges extended themselves. */
  readonly 'granular-admin-relationship-extended': {
    readonly endsAt: Changed<Instant | null>;
    readonly warnedDays?: Changed<number | null>;
  };
  /** Granular privileges reached their end, or the customer never answered. */
  readonly 'granular-admin-relationship-expired': {
    readonly status: Changed<DelegatedAdminStatus>;
    readonly endedAt: Changed<Instant | null>;
  };
  /** A subscription was bought, or appeared in an import of a known customer. */
  readonly 'subscription-created': SubscriptionFields & {
    readonly offerId: Began<string>;
    readonly offerName: Began<string>;
    readonly friendlyName: Began<string>;
    readonly quantity: Began<number>;
    readonly unitType: Began<string>;
    readonly status: Began<SubscriptionStatus>;
    readonly commerceModel: Began<CommerceModel>;
    readonly kind: Began<SubscriptionKind>;
    readonly isTrial: Began<boolean>;
    readonly startDate: Began<Instant>;
  };
  /** A subscription was suspended. */
  readonly 'subscription-suspended': SubscriptionFields & {
    readonly status: Changed<SubscriptionStatus>;
  };
  /** A suspended subscription was reactivated. */
  readonly 'subscription-reactivated': SubscriptionFields & {
    readonly status: Changed<SubscriptionStatus>;
  };
  /** A subscription was cancelled, or no longer exists at the vendor. */
  readonly 'subscription-cancelled': SubscriptionFields & {
    readonly status: Changed<SubscriptionStatus>;
    readonly reason?: 'absent_from_export' | 'azure_plan_over';
  };
  /** The term of a subscription ended and no other followed. */
  readonly 'subscription-expired': SubscriptionFields & {
    readonly status: Changed<SubscriptionStatus>;
  };
  /** The next term of a subscription began. */
  readonly 'subscription-renewed': SubscriptionFields & {
    readonly commitmentEndDate: Changed<Instant | null>;
  };
  /** The term of a new-commerce subscription ended without a choice: it goes on as a paid monthly extension, which can be cancelled at any time. */
  readonly 'subscription-extended': SubscriptionFields & {
    readonly commitmentEndDate: Changed<Instant | null>;
  };
  /** A change without a type of its own, such as auto-renew, to a subscription or to an Azure subscription inside a plan. */
  readonly 'subscription-updated': (SubscriptionFields | AzureEntitlementFields);
  /** An Azure subscription inside a plan was cancelled. */
  readonly 'azure-entitlement-cancelled': AzureEntitlementFields & {
    readonly status: Changed<EntitlementStatus>;
    readonly reason?: 'absent_from_export' | 'azure_plan_over';
  };
  /** A reservation was cancelled. */
  readonly 'reservation-cancelled': ReservationFields & {
    readonly status: Changed<CommitmentStatus>;
    readonly reason?: 'absent_from_export' | 'azure_plan_over';
  };
  /** The term of a reservation ended. */
  readonly 'reservation-expired': ReservationFields & {
    readonly status: Changed<CommitmentStatus>;
  };
  /** The term of a savings plan ended. */
  readonly 'savings-plan-expired': SavingsPlanFields & {
    readonly status: Changed<CommitmentStatus>;
  };
  /** A software purchase was cancelled. */
  readonly 'software-purchase-cancelled': SoftwarePurchaseFields & {
    readonly status: Changed<CommitmentStatus>;
    readonly reason?: 'absent_from_export' | 'azure_plan_over';
  };
  /** The term of software ended. */
  readonly 'software-purchase-expired': SoftwarePurchaseFields & {
    readonly status: Changed<CommitmentStatus>;
  };
  /** An order was placed, or appeared in an import of a known customer. */
  readonly 'order-placed': OrderFields & {
    readonly status: Began<OrderStatus>;
    readonly lines: Began<readonly { readonly offerId: string; readonly name: string; readonly quantity: number }[]>;
    readonly createdAt: Began<Instant>;
  };
  /** An order, or something bought once in one (a reservation, a savings plan, software), appeared or changed in an import. */
  readonly 'order-updated': (OrderFields | ReservationFields | SavingsPlanFields | SoftwarePurchaseFields) & {
    readonly reason?: 'absent_from_export' | 'azure_plan_over';
  };
  /** A subscription has another support contact; null is the customer’s default. */
  readonly 'support-contact-updated': {
    readonly supportContactPartnerId: Changed<string | null>;
  };
  /** A user was added. */
  readonly 'user-created': {
    readonly email: Began<string>;
    readonly name: Began<string>;
    readonly roles: Began<readonly (Role)[]>;
  };
  /** A user’s roles changed. */
  readonly 'user-roles-changed': {
    readonly roles: Changed<readonly (Role)[]>;
  };
  /** A user may no longer sign in. */
  readonly 'user-disabled': {
    readonly disabledAt: Began<Instant>;
  };
  /** The operator let a disabled user sign in again. */
  readonly 'user-enabled': {
    readonly disabledAt: Changed<Instant | null>;
  };
  /** The operator changed a user’s name or e-mail address. */
  readonly 'user-updated': {
    readonly name?: Changed<string>;
    readonly email?: Changed<string>;
  };
  /** The operator erased a user’s name and e-mail address here, in the log and in receipts: erase them in your copy, too. */
  readonly 'user-erased': {

  };
  /** A user set up codes of an authenticator app for signing in, or turned them off, or the operator did that. */
  readonly 'second-factor-changed': {
    readonly isOn: Changed<boolean>;
  };
  /** A global admin decided whether the partner’s users need a second factor to sign in. */
  readonly 'second-factor-requirement-changed': {
    readonly required: Changed<boolean>;
  };
  /** The operator renamed the partner, disabled it (nobody signs in for it, its webhooks wait), or enabled it again. */
  readonly 'partner-updated': {
    readonly name?: Changed<string>;
    readonly disabledAt?: Changed<Instant | null>;
  };
  /** The operator recorded that an indirect reseller sells through an indirect provider. In the logs of both. */
  readonly 'reseller-associated': {
    readonly providerId: string;
    readonly resellerId: string;
  };
  /** Every delivery to an endpoint failed for five days. Its queue is kept. */
  readonly 'webhook-endpoint-paused': {
    readonly state: Changed<WebhookEndpointState>;
    readonly failingSince: Instant;
    readonly lastError: DeliveryFailureCode;
  };
  /** An endpoint answered 410 (`gone`), or a user disabled it. */
  readonly 'webhook-endpoint-disabled': {
    readonly state: Changed<WebhookEndpointState>;
    readonly reason: 'gone' | 'disabled_by_user';
  };
  /** An endpoint has refused the next event of one or more relationships for a day; their later events wait behind it. */
  readonly 'webhook-delivery-blocked': {
    readonly relationships: number;
    readonly deliveryId: string;
    readonly failingSince: Instant;
  };
  /** A user gave up the delivery of an event, so that the events behind it can go on. */
  readonly 'webhook-delivery-skipped': {
    readonly state: Changed<WebhookDeliveryState>;
    readonly reason: string;
    readonly endpointId: string;
    readonly eventId: string;
    readonly eventSequence: number;
  };
  /** Deliveries were given up: 30 days after the first failed attempt (`attempts_failed`), or after 30 days in the queue of a paused or disabled endpoint (`endpoint_stopped`). */
  readonly 'webhook-delivery-dropped': {
    readonly deliveries: number;
    readonly fromSequence: number;
    readonly toSequence: number;
    readonly reason: DropReason;
  };
  /** A user sent a test event. As a webhook it goes only to the endpoint it tests. */
  readonly 'test-created': {
    readonly endpointId: string;
  };
}

/** Every type this version knows, as webhooks name them. */
export const eventTypes = [
  'reseller-relationship-imported',
  'reseller-relationship-requested',
  'reseller-relationship-accepted-by-customer',
  'reseller-relationship-declined-by-customer',
  'reseller-relationship-request-expired',
  'reseller-relationship-request-revoked',
  'reseller-relationship-release-requested',
  'reseller-relationship-release-declined',
  'reseller-relationship-release-withdrawn',
  'reseller-relationship-removed',
  'reseller-relationship-ended-at-vendor',
  'reseller-relationship-returned-at-vendor',
  'reseller-relationship-removal-blocked',
  'reseller-relationship-removal-scheduled',
  'reseller-relationship-removal-unscheduled',
  'reseller-relationship-removal-failed',
  'removal-blocker-waived',
  'dap-admin-relationship-terminated',
  'granular-admin-relationship-created',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-rejected',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expiring',
  'granular-admin-relationship-extended',
  'granular-admin-relationship-expired',
  'subscription-created',
  'subscription-suspended',
  'subscription-reactivated',
  'subscription-cancelled',
  'subscription-expired',
  'subscription-renewed',
  'subscription-extended',
  'subscription-updated',
  'azure-entitlement-cancelled',
  'reservation-cancelled',
  'reservation-expired',
  'savings-plan-expired',
  'software-purchase-cancelled',
  'software-purchase-expired',
  'order-placed',
  'order-updated',
  'support-contact-updated',
  'user-created',
  'user-roles-changed',
  'user-disabled',
  'user-enabled',
  'user-updated',
  'user-erased',
  'second-factor-changed',
  'second-factor-requirement-changed',
  'partner-updated',
  'reseller-associated',
  'webhook-endpoint-paused',
  'webhook-endpoint-disabled',
  'webhook-delivery-blocked',
  'webhook-delivery-skipped',
  'webhook-delivery-dropped',
  'test-created',
] as const satisfies readonly (keyof EventChanges)[];
