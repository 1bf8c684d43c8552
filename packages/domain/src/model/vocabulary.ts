/**
 * The vocabulary of the domain. Storage uses exactly these words (lower snake case); the GraphQL enums are the same ones
 * in SCREAMING_SNAKE_CASE; events keep their kebab-case names.
 */

export const partnerKinds = ['direct_bill', 'indirect_provider', 'indirect_reseller'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const roles = [
  'global_admin',
  'admin_agent',
  'sales_agent',
  'helpdesk_agent',
  'billing_admin',
  'customer_admin',
] as const;
export type Role = (typeof roles)[number];

/** The roles a partner's user can hold; `customer_admin` is a customer's. */
export const partnerRoles = roles.filter((role) => role !== 'customer_admin');

export const relationshipStates = ['active', 'removed'] as const;
export type RelationshipState = (typeof relationshipStates)[number];

export const associationStates = ['active', 'ended'] as const;
export type AssociationState = (typeof associationStates)[number];

/** `unknown` is a status this version does not know: `rawStatus` keeps the vendor's spelling, and it blocks. */
export const subscriptionStatuses = [
  'active',
  'pending',
  'suspended',
  'cancelled',
  'expired',
  'disabled',
  'deleted',
  'unknown',
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export const commerceModels = ['legacy', 'new_commerce'] as const;
export type CommerceModel = (typeof commerceModels)[number];

/** How an offer can be billed. What the vendor writes of a subscription besides these is kept and shown as unknown. */
export const billingCycles = ['monthly', 'annual', 'triennial', 'none'] as const;
export type BillingCycle = (typeof billingCycles)[number];

export const offerKinds = ['legacy', 'new_commerce', 'trial', 'add_on'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** `unknown` is a product type this version does not know: it blocks until it is cancelled or waived. */
export const subscriptionKinds = ['license', 'azure_plan', 'marketplace_saas', 'software', 'unknown'] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

export const entitlementStatuses = ['active', 'cancelled', 'unknown'] as const;
export type EntitlementStatus = (typeof entitlementStatuses)[number];

export const commitmentStatuses = ['active', 'cancelled', 'expired', 'unknown'] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

export const orderStatuses = ['pending', 'completed', 'cancelled', 'unknown'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The status of any item that can block a removal. */
export type ItemStatus = SubscriptionStatus | EntitlementStatus | CommitmentStatus | OrderStatus;

/** `unknown` is a status this version does not know: `rawStatus` has it, and it counts as access still granted. */
export const delegatedAdminStatuses = [
  'approval_pending',
  'active',
  'expired',
  'terminated',
  'rejected',
  'unknown',
] as const;
export type DelegatedAdminStatus = (typeof delegatedAdminStatuses)[number];

export const actorKinds = ['user', 'api_key', 'customer', 'import', 'clock', 'operator'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** What happens at the end of a term: the next one, a paid extension, the end, or the end followed by grace. */
export const endOfTermActions = ['renew', 'extend', 'cancel', 'expire'] as const;
export type EndOfTermAction = (typeof endOfTermActions)[number];

export const removalBlockerKinds = [
  'active_subscription',
  'active_trial',
  'active_add_on',
  'active_new_commerce_subscription',
  'new_commerce_outside_window',
  'new_commerce_suspended',
  'new_commerce_in_grace',
  'active_software_subscription',
  'active_azure_entitlement',
  'active_azure_plan',
  'active_marketplace_subscription',
  'active_reservation',
  'non_refundable_reservation',
  'active_savings_plan',
  'software_purchase',
  'software_purchase_outside_window',
  'pending_order',
  'unknown_status',
  'record_incomplete',
] as const;
export type RemovalBlockerKind = (typeof removalBlockerKinds)[number];

/** What keeps a relationship from being removed comes down to one of these, the best first; see `outlookOf`. */
export const removalOutlooks = ['ready', 'clearable', 'must_run_out', 'needs_vendor'] as const;
export type RemovalOutlook = (typeof removalOutlooks)[number];

/** From the upload to the end; the last three are final. */
export const importStates = [
  'uploading',
  'checking',
  'checked',
  'importing',
  'completed',
  'failed',
  'cancelled',
] as const;
export type ImportState = (typeof importStates)[number];

/** Why an import failed as a whole. */
export const importFailureCodes = [
  'upload_broken_off',
  'not_readable',
  'unpacks_too_large',
  'too_many_files',
  'nothing_to_import',
  'given_up',
] as const;
export type ImportFailureCode = (typeof importFailureCodes)[number];

/**
 * `unread`: something could not be read or understood; `skipped`: left out on purpose; `noted`: taken over, but worth a
 * look; `changed`: the vendor's word replaced what was here.
 */
export const importLineKinds = ['unread', 'skipped', 'noted', 'changed'] as const;
export type ImportLineKind = (typeof importLineKinds)[number];

/**
 * `clear`: clears what blocks one customer's removal; `schedule`: removes one relationship later; `bulk`: removes many.
 */
export const removalJobKinds = ['clear', 'schedule', 'bulk'] as const;
export type RemovalJobKind = (typeof removalJobKinds)[number];

/** `waiting`: until a date, or until nothing blocks; the last two are final unless failed steps are retried. */
export const removalJobStates = ['running', 'waiting', 'cancelling', 'completed', 'cancelled'] as const;
export type RemovalJobState = (typeof removalJobStates)[number];

/**
 * One customer of a job. `skipped`: its relationship had ended already. The last four are final unless failed steps are
 * retried.
 */
export const removalJobItemStates = [
  'pending',
  'clearing',
  'waiting',
  'completed',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type RemovalJobItemState = (typeof removalJobItemStates)[number];

/** One step of clearing a customer. */
export const removalJobStepStates = ['pending', 'completed', 'failed', 'cancelled'] as const;
export type RemovalJobStepState = (typeof removalJobStepStates)[number];

/** Why an import could not read something, see `ImportFinding`. */
export const importGaps = [
  'file_missing',
  'file_unreadable',
  'list_cut_short',
  'record_without_id',
  'record_conflicting',
  'field_unreadable',
  'value_cut_off',
] as const;
export type ImportGap = (typeof importGaps)[number];

export const removalResolutions = [
  'suspend',
  'cancel',
  'cancel_at_term_end',
  'turn_off_auto_renew',
  'wait',
  'waive',
  'contact_support',
  'import_again',
] as const;
export type RemovalResolution = (typeof removalResolutions)[number];

export const removalEffectKinds = [
  'leaves_customer_list',
  'leaves_support_contacts',
  'delegated_admin_ends',
  'no_future_purchases',
] as const;
export type RemovalEffectKind = (typeof removalEffectKinds)[number];

export const removalWarningKinds = [
  'delegated_admin_will_end',
  'azure_role_assignments_survive',
  'last_partner',
  'support_contact_designations',
  'reseller_relationship_ends_too',
  'data_deletion',
  'still_billed',
  'end_at_vendor',
] as const;
export type RemovalWarningKind = (typeof removalWarningKinds)[number];

export const remainingItemKinds = [
  'suspended_subscription',
  'azure_role_assignments',
  'still_billed',
  'end_at_vendor',
  'reset_support_contact',
  'open_blocker',
] as const;
export type RemainingItemKind = (typeof remainingItemKinds)[number];

/** What an end rests on that the vendor's last record does not tell of, see `endedHere`. */
export const endedBys = ['command', 'clock', 'absence'] as const;
export type EndedBy = (typeof endedBys)[number];

/** `paused`: nothing but failure for days, its queue is kept; `disabled`: by a person, or the receiver answered 410. */
export const webhookEndpointStates = ['enabled', 'paused', 'disabled'] as const;
export type WebhookEndpointState = (typeof webhookEndpointStates)[number];

/** `skipped`: a user gave it up; `dropped`: time did. Both can be sent again. */
export const webhookDeliveryStates = ['pending', 'delivered', 'skipped', 'dropped'] as const;

/** Why deliveries were dropped: no attempt succeeded in time, or their endpoint was stopped for too long. */
export const dropReasons = ['attempts_failed', 'endpoint_stopped'] as const;
export type DropReason = (typeof dropReasons)[number];
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number];

/** `not_sent`: it was refused, given up, or no longer applied. */
export const receiptMailStates = ['pending', 'sent', 'not_sent'] as const;
export type ReceiptMailState = (typeof receiptMailStates)[number];

/** How a delivery came about. */
export const webhookDeliveryCauses = ['log', 'redelivery', 'replay', 'test'] as const;
export type WebhookDeliveryCause = (typeof webhookDeliveryCauses)[number];

/** SENT waits for an answer; EXPIRED becomes SENT again by a new link; every other state is final. */
export const relationshipRequestStates = ['sent', 'accepted', 'declined', 'expired', 'revoked'] as const;
export type RelationshipRequestState = (typeof relationshipRequestStates)[number];

/** OPEN waits for the partner; a removal fulfils it. The rest is final: the customer may ask again. */
export const releaseRequestStates = ['open', 'declined', 'withdrawn', 'fulfilled'] as const;
export type ReleaseRequestState = (typeof releaseRequestStates)[number];

/** What a registrant has to give to answer an invitation: the company's details and its own, or only its own. */
export const invitationRegistrations = ['company', 'admin'] as const;
export type InvitationRegistration = (typeof invitationRegistrations)[number];

/** What does not come back by itself when a relationship is re-established. */
export const reestablishKinds = [
  'suspended_subscription',
  'gone_for_good',
  'admin_privileges',
  'support_contact',
] as const;
export type ReestablishKind = (typeof reestablishKinds)[number];

/** What restores it. */
export const reestablishActions = ['reactivate', 'request_delegated_admin', 'assign_support_contact'] as const;
export type ReestablishAction = (typeof reestablishActions)[number];

/** The columns of what is exported as rows. */
export const exportColumns = [
  'customer',
  'customer_id',
  'domain',
  'tenant_id',
  'country',
  'customer_since',
  'outlook',
  'blocked_by',
  'next_removal',
  'reseller',
  'receipt',
  'partner',
  'removed_at',
  'removed_by',
  'reason',
  'cleared_items',
  'remaining_items',
  'reestablished_at',
  'content_hash',
  'part',
  'item',
  'what',
  'by',
  'at',
  'details',
  'sequence',
  'recorded_at',
  'occurred_at',
  'event',
  'event_type',
  'actor',
  'actor_kind',
  'subject_id',
  'relationship_id',
  'changes',
  'correlation_id',
  'number',
  'state',
  'remaining',
  'steps',
  'refused_steps',
  'due_at',
  'finished_at',
  'kind',
  'file',
  'place',
  'way_out',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** What a row of an exported receipt is about. */
export const receiptParts = ['effect', 'told', 'cleared', 'remaining'] as const;
export type ReceiptPart = (typeof receiptParts)[number];

/** Versions of what a partner declares at a removal. A new wording is a new version; receipts keep theirs. */
export const attestationVersions = ['2026-11'] as const;
export type AttestationVersion = (typeof attestationVersions)[number];

/** Why a delivery failed; `DeliveryFailure` has the parameters of each. */
export const deliveryFailureCodes = [
  'status',
  'redirect',
  'connection_refused',
  'connection_broken',
  'connection_timeout',
  'unreachable',
  // This one and the next only in attempts of earlier versions.
  'name_unknown',
  'name_without_address',
  'name_unresolved',
  'name_timeout',
  'address_not_public',
  'certificate_expired',
  'certificate_of_another_name',
  'certificate_self_signed',
  'certificate_of_unknown_authority',
  'certificate_chain_incomplete',
  'tls_broken',
  'not_http',
  'no_answer',
  'closed_without_answer',
  'sender_stopped',
  'said',
] as const;
export type DeliveryFailureCode = (typeof deliveryFailureCodes)[number];

/** Why a job did not remove a customer, as events give it. */
export const removalJobReasonCodes = [
  'blocked',
  'steps_failed',
  'forbidden',
  'user_disabled',
  'key_ended',
  'attestation_outdated',
  'already_removed',
  'unscheduled',
  'rescheduled',
  'job_cancelled',
  'fault',
] as const;
