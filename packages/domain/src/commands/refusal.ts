import type { Forbidden } from '../access/authorise.ts';
import type { RemovalBlocker } from '../blockers/blocker.ts';
import type { IdKind } from '../model/entities.ts';
import { idKindOf } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type {
  CommitmentStatus,
  DelegatedAdminStatus,
  EndOfTermAction,
  EntitlementStatus,
  ImportState,
  OrderStatus,
  RelationshipRequestState,
  ReleaseRequestState,
  RemovalJobState,
  Role,
  SubscriptionStatus,
  WebhookDeliveryState,
  WebhookEndpointState,
} from '../model/vocabulary.ts';

/** Why a command is not done. Codes and parameters: `messages/` words them. */
export type Refusal =
  | Forbidden
  | { readonly error: 'validation'; readonly issues: readonly ValidationIssue[] }
  | { readonly error: 'not_found'; readonly reason: Missing; readonly path: readonly string[] }
  | { readonly error: 'state'; readonly obstacle: StateObstacle; readonly currentStatus: AnyStatus }
  | { readonly error: 'conflict'; readonly reason: Conflict; readonly path: readonly string[] }
  | {
      readonly error: 'invitation';
      readonly obstacle: InvitationObstacle;
      /** The invitation's; null for a link that belongs to none. */
      readonly state: RelationshipRequestState | null;
    }
  | { readonly error: 'purchase_not_allowed'; readonly reason: PurchaseObstacle; readonly path: readonly string[] }
  | {
      readonly error: 'removal_blocked';
      readonly blockers: readonly RemovalBlocker[];
      /** The facts the blockers were found in. */
      readonly facts: RelationshipFacts;
    };

/** The status of anything a command may be about. */
export type AnyStatus =
  | SubscriptionStatus
  | EntitlementStatus
  | CommitmentStatus
  | OrderStatus
  | DelegatedAdminStatus
  | RelationshipRequestState
  | ReleaseRequestState
  | WebhookDeliveryState
  | WebhookEndpointState
  | ImportState
  | RemovalJobState;

/** One thing wrong with an input. */
export type ValidationIssue = InputProblem & {
  /** Where in the input, e.g. ['quantity']. */
  readonly path: readonly string[];
};

/** What is wrong with one field of an input, and what would be right. */
export type InputProblem =
  | { readonly code: 'required' }
  /** In characters, and none of them a control character. */
  | { readonly code: 'text_length'; readonly min: number; readonly max: number }
  | { readonly code: 'password_length'; readonly min: number; readonly max: number }
  | { readonly code: 'password_common' }
  /** Made of what everybody knows about the account. */
  | { readonly code: 'password_of_owner' }
  | { readonly code: 'out_of_range'; readonly min: number; readonly max: number }
  /** Privileges with the Global Administrator among their roles are not extended. */
  | { readonly code: 'never_extends' }
  /** At least one has to be chosen. */
  | { readonly code: 'empty_list' }
  /** A filter by none of the values, where none of them was meant. */
  | { readonly code: 'empty_filter' }
  | { readonly code: 'unknown_value'; readonly value: string; readonly allowed: readonly string[] }
  | { readonly code: 'not_an_email' }
  | { readonly code: 'not_a_guid' }
  | { readonly code: 'not_a_domain' }
  /** Two letters, ISO 3166-1. */
  | { readonly code: 'not_a_country' }
  | { readonly code: 'not_in_the_future' }
  | { readonly code: 'too_many_days'; readonly max: number }
  /** `allowed` are the partner's roles. */
  | { readonly code: 'role_of_customers'; readonly allowed: readonly Role[] }
  | { readonly code: 'roles_beyond_your_own'; readonly roles: readonly Role[]; readonly allowed: readonly Role[] }
  | { readonly code: 'unknown_offer' }
  | { readonly code: 'not_offered'; readonly offer: string; readonly allowed: readonly string[] }
  | { readonly code: 'not_an_add_on'; readonly offer: string }
  | { readonly code: 'base_required'; readonly offer: string }
  | { readonly code: 'base_unknown' }
  | { readonly code: 'base_does_not_fit'; readonly offer: string; readonly base: string }
  | { readonly code: 'provider_required' }
  | { readonly code: 'provider_not_allowed' }
  | { readonly code: 'not_attested' }
  | { readonly code: 'attestation_outdated'; readonly version: string }
  | { readonly code: 'not_a_support_contact' }
  | { readonly code: 'no_types' }
  | { readonly code: 'url_malformed' }
  | { readonly code: 'url_too_long'; readonly max: number }
  | { readonly code: 'url_with_credentials' }
  | { readonly code: 'url_with_fragment' }
  | { readonly code: 'url_scheme'; readonly allowed: readonly string[] }
  | { readonly code: 'url_not_public'; readonly host: string }
  | { readonly code: 'before_first_sequence'; readonly min: number }
  | { readonly code: 'range_reversed' }
  | { readonly code: 'range_too_long'; readonly count: number; readonly max: number }
  | { readonly code: 'too_many_customers'; readonly max: number }
  | { readonly code: 'matches_no_customer' }
  /** Either the one or the other. */
  | { readonly code: 'one_of'; readonly fields: readonly string[] }
  /** By its name: an export is a .zip, a .json or a .csv. */
  | { readonly code: 'not_an_export' }
  | { readonly code: 'file_too_large'; readonly maxBytes: number }
  | { readonly code: 'partner_alone' }
  | { readonly code: 'customer_alone' };

/** What was not found. */
export type Missing =
  | { readonly code: 'unknown_id'; readonly thing: Thing }
  /** Seen from the id alone, so it reveals nothing about whose it is. */
  | { readonly code: 'wrong_kind_of_id'; readonly names: IdKind; readonly wanted: IdKind }
  | { readonly code: 'no_such_blocker' }
  /** The command was done, but what it changed no longer exists. */
  | { readonly code: 'gone_since' };

/** Everything a command takes the id of, and the input field it is given in. */
export const things = {
  partner: 'partnerId',
  customer: 'customerId',
  subscription: 'subscriptionId',
  azure_entitlement: 'azureEntitlementId',
  reservation: 'reservationId',
  software_purchase: 'softwarePurchaseId',
  delegated_admin_relationship: 'delegatedAdminRelationshipId',
  indirect_provider: 'indirectProviderId',
  removal_receipt: 'receiptId',
  relationship_request: 'requestId',
  release_request: 'releaseRequestId',
  webhook_endpoint: 'endpointId',
  webhook_delivery: 'deliveryId',
  user: 'userId',
  api_key: 'keyId',
  import_job: 'importId',
  removal_job: 'jobId',
} as const;
export type Thing = keyof typeof things;

const kindsOfThings: Readonly<Record<Thing, IdKind>> = {
  partner: 'partner',
  customer: 'customer',
  subscription: 'subscription',
  azure_entitlement: 'azureEntitlement',
  reservation: 'reservation',
  software_purchase: 'softwarePurchase',
  delegated_admin_relationship: 'delegatedAdminRelationship',
  indirect_provider: 'partner',
  removal_receipt: 'receipt',
  relationship_request: 'request',
  release_request: 'releaseRequest',
  webhook_endpoint: 'webhookEndpoint',
  webhook_delivery: 'webhookDelivery',
  user: 'user',
  api_key: 'apiKey',
  import_job: 'importJob',
  removal_job: 'removalJob',
};

/** The same refusal, or where an id was not found and is of another kind than the field takes, that it is. */
export const explainWrongId = (refusal: Refusal, input: { readonly [field: string]: unknown }): Refusal => {
  if (refusal.error !== 'not_found' || refusal.reason.code === 'gone_since') return refusal;
  const given = input[refusal.path[0] ?? ''];
  const wanted = 'thing' in refusal.reason ? kindsOfThings[refusal.reason.thing] : 'blocker';
  const kinds = [given].flat().map((id) => (typeof id === 'string' ? idKindOf(id) : undefined));
  const names = kinds.find((kind) => kind !== undefined && kind !== wanted);
  if (names === undefined) return refusal;
  return { ...refusal, reason: { code: 'wrong_kind_of_id', names, wanted } };
};

/** Why the state of a thing does not allow a command. */
export type StateObstacle =
  | { readonly code: 'wrong_status'; readonly status: AnyStatus; readonly expected: readonly AnyStatus[] }
  | { readonly code: 'unknown_product' }
  | { readonly code: 'unknown_status' }
  | { readonly code: 'marketplace_not_suspendable' }
  | { readonly code: 'extended_service_term' }
  | { readonly code: 'software_not_suspendable' }
  | { readonly code: 'active_azure_subscriptions'; readonly names: readonly string[] }
  | { readonly code: 'data_deleted'; readonly at: Date }
  | { readonly code: 'base_not_active'; readonly name: string | null }
  | { readonly code: 'azure_plan_not_cancellable' }
  | { readonly code: 'legacy_not_cancellable' }
  /** null = it was never open. */
  | { readonly code: 'window_closed'; readonly until: Date | null }
  | { readonly code: 'software_window_closed'; readonly until: Date | null }
  | { readonly code: 'add_ons_first'; readonly names: readonly string[] }
  | { readonly code: 'not_ended_at_vendor' }
  | { readonly code: 'nothing_failed' }
  | { readonly code: 'past_expiry' }
  /** Empty: nothing can be chosen. */
  | {
      readonly code: 'end_of_term_not_offered';
      readonly action: EndOfTermAction;
      readonly offered: readonly EndOfTermAction[];
    }
  | { readonly code: 'not_refundable'; readonly expiresAt: Date | null }
  | { readonly code: 'not_answered_in_time'; readonly days: number }
  | { readonly code: 'relationship_active'; readonly customer: string }
  | { readonly code: 'last_global_admin' }
  | { readonly code: 'endpoint_not_enabled'; readonly state: WebhookEndpointState }
  | { readonly code: 'does_not_block' }
  | { readonly code: 'not_waivable'; readonly blocker: RemovalBlocker }
  | { readonly code: 'sells_no_subscription'; readonly customer: string };

/** What the input contradicts. */
export type Conflict =
  | { readonly code: 'idempotency_key_reused' }
  | { readonly code: 'email_taken'; readonly email: string }
  /** Of what a registrant brings, at least one thing; which one is not for everybody. */
  | { readonly code: 'known_here' }
  | { readonly code: 'too_many_endpoints'; readonly max: number }
  /** One of the partner's is being uploaded, checked or imported. */
  | { readonly code: 'import_under_way' };

/** Why nothing can be bought. */
export type PurchaseObstacle =
  | { readonly code: 'relationship_removed'; readonly customer: string }
  | { readonly code: 'base_not_active'; readonly offer: string; readonly base: string; readonly status: AnyStatus }
  | { readonly code: 'no_base'; readonly offer: string; readonly customer: string }
  | { readonly code: 'trial_used'; readonly offer: string; readonly customer: string };

/** Why an invitation is not answered. */
export type InvitationObstacle =
  /** The link belongs to no request, or a newer one replaced it. */
  | { readonly code: 'unknown_link' }
  /** It no longer awaits an answer. */
  | { readonly code: 'not_waiting'; readonly state: RelationshipRequestState }
  | { readonly code: 'other_company' }
  | { readonly code: 'admin_signs_in'; readonly customer: string }
  | { readonly code: 'operator_adds_admin'; readonly customer: string }
  /** Too many registrations with it named what is known here. */
  | { readonly code: 'failed_too_often' }
  | { readonly code: 'provider_left'; readonly partner: string; readonly provider: string }
  | {
      readonly code: 'provider_sells_through_another';
      readonly provider: string;
      readonly customer: string;
      readonly reseller: string;
    };
