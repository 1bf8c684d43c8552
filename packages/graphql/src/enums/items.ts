import type { BillingCycle, EndOfTermAction } from '@untether/domain';
import { itemCommandKinds } from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

const subscriptionStatuses = {
  active: 'In use and billed.',
  pending: 'Being ordered.',
  suspended: 'No one can use it. Legacy: not billed, its data is kept for a while. New commerce: still billed.',
  cancelled: 'Ended by cancellation.',
  expired: 'Ended when its term did.',
  disabled: 'Ended a while ago; only admins can reach its data.',
  deleted: 'Gone, with its data.',
  unknown: 'A status this version does not know; `rawStatus` has it as the vendor wrote it. It blocks a removal.',
};

export const SubscriptionStatusEnum = enumOf(
  'SubscriptionStatus',
  'The statuses a subscription can have, to filter by.',
  subscriptionStatuses,
);

export const CommerceModelEnum = enumOf('CommerceModel', 'The vendor’s rules that apply to a purchase.', {
  legacy: 'Once suspended, it no longer blocks a removal.',
  new_commerce: 'It can be cancelled for 7 days; after that it runs to the end of its term.',
});

export const BillingCycleEnum = enumOf<BillingCycle | 'unknown'>('BillingCycle', 'How often something is billed.', {
  monthly: 'Every month.',
  annual: 'Every year.',
  triennial: 'Every three years.',
  none: 'Not billed.',
  unknown: 'In a way this version does not know, see `rawBillingCycle`.',
});

export const OfferKindEnum = enumOf('OfferKind', 'A filter for offers. An offer can be of several kinds.', {
  legacy: 'Sold under the legacy rules.',
  new_commerce: 'Sold under the new-commerce rules.',
  trial: 'Trials: a customer gets one per offer, and it does not renew.',
  add_on: 'Add-ons: each needs a base subscription.',
});

export const SubscriptionKindEnum = enumOf('SubscriptionKind', 'What a subscription is for.', {
  license: 'Licenses for people or devices.',
  azure_plan: 'An Azure plan: billed by usage, with Azure entitlements inside.',
  marketplace_saas: 'Another publisher’s software from the marketplace.',
  software: 'A software subscription. It cannot be suspended.',
  unknown: 'A product type this version does not know. It blocks a removal until it is cancelled or waived.',
});

export const ItemStatusEnum = enumOf('ItemStatus', 'The status of any item. Each kind of item has some of them.', {
  active: 'In use. A subscription is billed.',
  pending: 'Not finished: a subscription being ordered, or an order, which blocks a removal.',
  suspended: subscriptionStatuses.suspended,
  completed: 'An order that was carried out.',
  cancelled: 'Ended by cancellation; an order, withdrawn.',
  expired: 'Ended when its term did.',
  disabled: subscriptionStatuses.disabled,
  deleted: subscriptionStatuses.deleted,
  unknown: subscriptionStatuses.unknown,
});

export const ItemCommandKindEnum = enumOf(
  'ItemCommandKind',
  'A command about an item, and the mutation that runs it.',
  itemCommandKinds,
);

export const EndOfTermActionEnum = enumOf<EndOfTermAction>(
  'EndOfTermAction',
  'What happens at the end of a term. New-commerce licenses in the scope of extended service terms offer CANCEL, RENEW and EXTEND; everything else with a term offers EXPIRE and RENEW.',
  {
    renew: 'The next term begins, with what was scheduled for it.',
    extend: 'It goes on as a paid monthly extension, which renews itself until it is cancelled.',
    cancel: 'It ends with its last day, without grace.',
    expire: 'It ends; new commerce keeps its grace of 30 days.',
  },
);
