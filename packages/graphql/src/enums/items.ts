import { enumOf } from '../core/enum-of.ts';

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

export const OfferKindEnum = enumOf('OfferKind', 'Which offers to list. An offer can be of several kinds.', {
  legacy: 'Sold under the legacy rules.',
  new_commerce: 'Sold under the rules of new commerce.',
  trial: 'Trials.',
  add_on: 'Add-ons: each needs a base subscription.',
});

export const SubscriptionKindEnum = enumOf('SubscriptionKind', 'What a subscription is for.', {
  license: 'Licenses for people or devices.',
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

export const ItemCommandKindEnum = enumOf('ItemCommandKind', 'What can be done to an item.', {
  suspend: '`suspendSubscription`.',
  reactivate: '`reactivateSubscription`.',
  cancel: 'The item’s cancel mutation.',
  turn_on_auto_renew: '`setSubscriptionAutoRenew` with true.',
  turn_off_auto_renew: '`setSubscriptionAutoRenew` with false.',
});
