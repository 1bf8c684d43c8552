import type { EventType } from '@untether/domain';
import { eventTypes, permissionRule, permissions } from '@untether/domain';
import { enumOf } from './enum-of.ts';

export const RoleEnum = enumOf('Role', 'What a person may do for a partner or a customer. A user can hold several.', {
  global_admin: 'Manages users and keys; most other things too.',
  admin_agent: 'Acts for customers in everything, software purchases and waivers included.',
  sales_agent: 'Sells: subscriptions, orders, requests and removals.',
  helpdesk_agent: 'Supports customers: subscriptions, reservations, support contacts.',
  billing_admin: 'Looks after invoices; may manage subscriptions.',
  customer_admin: 'An admin of a customer, not of a partner.',
});

export const PartnerKindEnum = enumOf('PartnerKind', 'How a partner sells.', {
  direct_bill: 'Buys from the vendor and bills its customers itself.',
  indirect_provider: 'Buys from the vendor and sells through resellers.',
  indirect_reseller: 'Sells through a provider: places no order, suspends, cancels and removes nothing.',
});

export const PermissionEnum = enumOf(
  'Permission',
  'What a role may or may not do; the whole table is `permissions`.',
  Object.fromEntries(permissions.map((one) => [one, `To ${permissionRule(one).may}.`])) as Record<
    (typeof permissions)[number],
    string
  >,
);

export const RelationshipStateEnum = enumOf('RelationshipState', 'Whether a reseller relationship stands.', {
  active: 'The partner sells to the customer.',
  removed: 'It was ended; it is kept for the record.',
});

export const RelationshipRequestStateEnum = enumOf(
  'RelationshipRequestState',
  'Where a request for a reseller relationship is.',
  {
    sent: 'It waits for the customer’s answer.',
    accepted: 'The customer accepted.',
    declined: 'The customer declined.',
    expired: 'Nobody answered in time; it can be sent again.',
    revoked: 'The partner took it back, or a removal did.',
  },
);

export const InvitationObstacleEnum = enumOf('InvitationObstacle', 'Why the viewer may not answer an invitation.', {
  partner_user: 'A partner’s user never answers: only the company does.',
  other_company: 'It is for another company than the viewer’s.',
  admin_signs_in: 'The company has an admin here, who has to sign in.',
  operator_adds_admin: 'Other partners know the company, and it has no admin here: the operator has to add one.',
});

export const InvitationRegistrationEnum = enumOf(
  'InvitationRegistration',
  'What somebody signed out has to give to accept an invitation.',
  {
    company: 'The company, which is new here, and an account for its admin.',
    admin: 'An account for the company’s admin; the company is known.',
  },
);

export const RequestCommandKindEnum = enumOf('RequestCommandKind', 'What can be done about a request or a removal.', {
  request_again: '`requestResellerRelationship` with the same customer.',
  resend: '`resendRelationshipRequest`.',
  revoke: '`revokeRelationshipRequest`.',
});

export const ReestablishKindEnum = enumOf(
  'ReestablishKind',
  'What does not come back by itself with a re-established relationship.',
  {
    suspended_subscription: 'A subscription that was suspended at the removal.',
    gone_for_good: 'An item that was cancelled or has ended: nothing brings it back.',
    admin_privileges: 'Delegated admin privileges that ended with the removal.',
    support_contact: 'Subscriptions that named the partner as support contact.',
  },
);

export const ReestablishActionEnum = enumOf('ReestablishAction', 'What restores it.', {
  reactivate: '`reactivateSubscription`.',
  request_delegated_admin: '`requestDelegatedAdmin`: the customer has to approve it.',
  assign_support_contact: '`assignSupportContact`.',
});

export const SubscriptionStatusEnum = enumOf('SubscriptionStatus', 'Where a subscription is in its life.', {
  active: 'In use and billed.',
  pending: 'Being ordered.',
  suspended: 'Nobody can use it. Legacy: not billed, its data is kept for a while. New commerce: still billed.',
  cancelled: 'Ended by cancellation.',
  expired: 'Ended at the end of its term.',
  disabled: 'Ended a while ago; only admins reach its data.',
  deleted: 'Gone, with its data.',
  unknown: 'A status this version does not know; `rawStatus` has it as the vendor wrote it. It blocks a removal.',
});

export const CommerceModelEnum = enumOf('CommerceModel', 'Under which of the vendor’s rules something was bought.', {
  legacy: 'Suspend it and it no longer blocks a removal.',
  new_commerce: 'Can be cancelled for 7 days; after that it runs to the end of its term.',
});

export const SubscriptionKindEnum = enumOf('SubscriptionKind', 'What a subscription is for.', {
  license: 'Licences for people or devices.',
  azure_plan: 'An Azure plan, billed by use, with Azure entitlements in it.',
  marketplace_saas: 'Software of another publisher from the marketplace.',
  unknown: 'A product type this version does not know. It blocks a removal until it is cancelled or waived.',
});

export const EntitlementStatusEnum = enumOf(
  'EntitlementStatus',
  'Whether an Azure entitlement or a software purchase stands.',
  {
    active: 'It stands.',
    cancelled: 'It was cancelled.',
    unknown: 'A status or kind this version does not know. It blocks a removal.',
  },
);

export const CommitmentStatusEnum = enumOf('CommitmentStatus', 'Whether a reservation or savings plan stands.', {
  active: 'It stands.',
  cancelled: 'It was cancelled.',
  expired: 'Its term is over.',
  unknown: 'A status this version does not know. It blocks a removal.',
});

export const OrderStatusEnum = enumOf('OrderStatus', 'Where an order is.', {
  pending: 'Not done yet. It blocks a removal.',
  completed: 'Done.',
  cancelled: 'Withdrawn.',
  unknown: 'A status this version does not know. It blocks a removal.',
});

export const DelegatedAdminStatusEnum = enumOf(
  'DelegatedAdminStatus',
  'Where a granular delegated admin relationship is.',
  {
    approval_pending: 'The customer has not answered yet.',
    active: 'The partner has these roles in the customer’s tenant.',
    expired: 'Its time is over.',
    terminated: 'Ended by a side, or by a removal.',
    rejected: 'The customer said no.',
  },
);

export const AdminCommandKindEnum = enumOf(
  'DelegatedAdminCommandKind',
  'What can be done about a partner’s admin privileges.',
  {
    approve: '`approveDelegatedAdmin`.',
    reject: '`rejectDelegatedAdmin`.',
    terminate: '`terminateDelegatedAdmin`.',
    end_delegated_admin: '`removeDelegatedAdmin`.',
  },
);

export const ActorKindEnum = enumOf('ActorKind', 'What kind of actor did something.', {
  user: 'A person of the partner.',
  api_key: 'A program with an API key.',
  customer: 'The customer.',
  import: 'An import of the vendor’s records.',
  clock: 'The passing of time.',
});

export const RemovalBlockerKindEnum = enumOf(
  'RemovalBlockerKind',
  'Why an item keeps a relationship from being removed.',
  {
    active_subscription: 'A legacy licence subscription is active: suspend it.',
    active_trial: 'A legacy trial is active: suspend it.',
    active_add_on: 'A legacy add-on is active: suspend it, or its base and it goes along.',
    active_new_commerce_subscription: 'A new-commerce subscription runs and can still be cancelled.',
    new_commerce_outside_window:
      'A new-commerce subscription runs and can no longer be cancelled: turn off auto-renew and wait.',
    new_commerce_in_grace: 'A new-commerce subscription has ended; its grace period has not.',
    active_azure_entitlement: 'An Azure subscription in the Azure plan is active: cancel it.',
    active_azure_plan: 'The Azure plan is active: suspend it once its Azure subscriptions are cancelled.',
    active_marketplace_subscription:
      'A marketplace subscription runs: cancel it inside its refund window, else let it run out.',
    active_reservation: 'A reservation that can be refunded is active: cancel it.',
    non_refundable_reservation: 'A reservation that cannot be refunded is active: wait.',
    active_savings_plan: 'A savings plan is active and final: wait.',
    software_purchase: 'Software can still be cancelled; only an admin agent may.',
    software_purchase_outside_window: 'Software can no longer be cancelled: wait for its expiry, or waive.',
    pending_order: 'An order is not done yet: wait; after 72 hours it may be waived.',
    unknown_status: 'A status or product type this version does not know: ask the vendor and import again, or waive.',
  },
);

export const RemovalResolutionEnum = enumOf('RemovalResolution', 'A way to clear a blocker.', {
  suspend: '`suspendSubscription`.',
  cancel: '`cancelSubscription`, `cancelAzureEntitlement`, `cancelReservation` or `cancelSoftwarePurchase`.',
  turn_off_auto_renew: '`setSubscriptionAutoRenew` with false, then wait.',
  wait: 'Nothing can be done but waiting until `clearsAt`.',
  waive: '`waiveRemovalBlocker`: an admin agent vouches for it.',
  contact_support: 'Ask the vendor, then import again.',
});

export const RemovalEffectKindEnum = enumOf('RemovalEffectKind', 'What a removal does: all four or none.', {
  leaves_customer_list: 'The customer leaves the partner’s customer list.',
  leaves_support_contacts: 'The partner leaves the customer’s available support contacts.',
  delegated_admin_ends: 'The partner’s delegated admin privileges for the customer end.',
  no_future_purchases: 'The partner can make no further purchase for the customer.',
});

export const RemovalWarningKindEnum = enumOf(
  'RemovalWarningKind',
  'What does not block a removal but has to be seen before it.',
  {
    delegated_admin_will_end: 'Delegated admin privileges will end.',
    azure_role_assignments_survive:
      'Azure role assignments survive outside this record; the customer has to delete them.',
    last_partner: 'The partner is the customer’s last.',
    support_contact_designations: 'Subscriptions designate a leaving partner as support contact.',
    reseller_relationship_ends_too: 'The associated reseller’s relationship ends too.',
    data_deletion: 'Data of a suspended subscription will be deleted at `at`.',
    end_at_vendor: 'Recorded here; has to be done at the vendor as well.',
  },
);

export const RemainingItemKindEnum = enumOf('RemainingItemKind', 'What stays behind after a removal.', {
  suspended_subscription: 'A subscription that stays suspended.',
  azure_role_assignments: 'Azure role assignments that the customer has to delete.',
  end_at_vendor: 'Something to be ended at the vendor as well.',
});

export const NoticeLocaleEnum = enumOf('NoticeLocale', 'The language of a notice.', {
  en: 'English.',
  ja: 'Japanese.',
});

export const ItemCommandKindEnum = enumOf('ItemCommandKind', 'What can be done to an item.', {
  suspend: '`suspendSubscription`.',
  reactivate: '`reactivateSubscription`.',
  cancel: 'The item’s cancel mutation.',
  turn_on_auto_renew: '`setSubscriptionAutoRenew` with true.',
  turn_off_auto_renew: '`setSubscriptionAutoRenew` with false.',
});

export const CustomerOrderEnum = enumOf('CustomerOrder', 'The order of a customer list.', {
  name_asc: 'By company name, A first.',
  name_desc: 'By company name, Z first.',
  established_asc: 'By when the relationship was established, oldest first.',
  established_desc: 'By when the relationship was established, newest first.',
});

export const EventTypeEnum = enumOf(
  'EventType',
  'What happened, by the name integrators know: RESELLER_RELATIONSHIP_REMOVED is reseller-relationship-removed.',
  Object.fromEntries(eventTypes.map((type) => [type, `\`${type}\``])) as Record<EventType, string>,
);

export const WebhookEndpointStateEnum = enumOf('WebhookEndpointState', 'Whether events are sent to an endpoint.', {
  enabled: 'They are.',
  paused: 'Everything has failed for five days. Its queue is kept for 30 days; enabling it lets the queue go on.',
  disabled: 'Not until somebody enables it: a person disabled it, or it answered 410.',
});

export const WebhookDeliveryStateEnum = enumOf('WebhookDeliveryState', 'Where a delivery is.', {
  pending: 'On its way: to be tried, being tried, or waiting for its turn.',
  delivered: 'The receiver answered 2xx.',
  dropped: 'It waited for longer than the queue is kept. `replayEvents` sends it again.',
});

export const WebhookDeliveryCauseEnum = enumOf('WebhookDeliveryCause', 'How a delivery came about.', {
  log: 'The event happened.',
  redelivery: '`redeliver`.',
  replay: '`replayEvents`.',
  test: '`sendTestEvent`.',
});

export const ForbiddenReasonEnum = enumOf('ForbiddenReason', 'Why somebody may not.', {
  role: 'None of the viewer’s roles allows it.',
  partner_kind: 'Partners of this kind may not, whatever the role.',
  scope: 'The API key was given less than its user may.',
});

export const ErrorCodeEnum = enumOf('ErrorCode', 'The kind of error, for programs.', {
  validation: 'The input is wrong; see `issues`.',
  not_found: 'There is no such thing, or it is not yours.',
  forbidden: 'The viewer may not; see `reason`.',
  removal_blocked: 'Items still block the removal; see `blockers`.',
  state: 'The item is not in a state that allows it; see `reason`.',
  conflict: 'It contradicts something that is there already.',
  purchase_not_allowed:
    'There is nothing to buy it under: no active relationship, no active base, or the trial was had.',
  invitation: 'The invitation cannot be answered; see `state`.',
});
