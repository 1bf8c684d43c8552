import type { CustomerSubscription } from '../model/entities.ts';
import type { RemovalBlockerKind } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { extensionScope } from '../time/end-of-term.ts';
import { addDays } from '../time/instants.ts';

/** A rule of the vendor, or of this product, that a removal is held against. */
export interface RemovalRule {
  readonly id: RemovalRuleId;
  /** From when on it holds, by the end of the item's term; null = from the beginning. */
  readonly since: Date | null;
  /** Until when it holds, by the end of the item's term; null = no end is known. */
  readonly until: Date | null;
  /** Of terms bought or renewed from then on; null = whenever. */
  readonly boughtSince: Date | null;
  /** Of terms bought or renewed until then; null = whenever. */
  readonly boughtUntil: Date | null;
  /** Its windows and graces; empty for a rule without any. */
  readonly spans: readonly RuleSpan[];
  /** Where it is written and when that was read; null for a rule of this product. */
  readonly source: { readonly title: string; readonly readAt: string } | null;
  /** Public documents leave it open: the reading that blocks is taken. */
  readonly uncertain: boolean;
}

export interface RuleSpan {
  readonly unit: 'hours' | 'days';
  readonly count: number;
}

const days = (count: number): RuleSpan => ({ unit: 'days', count });
const hours = (count: number): RuleSpan => ({ unit: 'hours', count });

const always = {
  since: null,
  until: null,
  boughtSince: null,
  boughtUntil: null,
  spans: [],
  uncertain: false,
} as const;
const dayBefore = (at: Date) => addDays(at, -1);
const readAt = '2026-11-25';

const lifecycle = { title: 'Microsoft Learn: Subscription lifecycle states', readAt };
const subscriptions = { title: 'Microsoft Learn: Create, suspend, or cancel customer subscriptions', readAt };
const cancellation = { title: 'Microsoft Learn: New commerce experience cancellation policy', readAt };
const extension = { title: 'Microsoft Learn: Extended service terms (EST)', readAt };
const resources = { title: 'Microsoft Learn: Subscription resources', readAt };
const clients = { title: 'Public clients of the Partner Center API', readAt };

type Ruled = Omit<RemovalRule, 'id'>;

/** Every rule, with the numbers and dates of the policy. */
const ruled = {
  legacy_suspended: (policy) => ({ ...always, spans: [days(policy.suspendedDataDays)], source: subscriptions }),
  new_commerce_window: (policy) => ({
    ...always,
    spans: [hours(24 * policy.newCommerceCancellationDays)],
    source: cancellation,
  }),
  new_commerce_last_day: () => ({ ...always, source: resources }),
  new_commerce_end_of_term: () => ({ ...always, source: extension }),
  new_commerce_end_in_exports: () => ({ ...always, source: clients, uncertain: true }),
  new_commerce_trial: () => ({ ...always, source: subscriptions }),
  new_commerce_add_ons: () => ({ ...always, source: null, uncertain: true }),
  extended_service_term: ({ extension: { endsFrom, boughtFrom } }) => ({
    ...always,
    since: endsFrom,
    boughtSince: boughtFrom,
    source: extension,
  }),
  extended_service_term_open: ({ extension: { endsFrom } }) => ({
    ...always,
    since: endsFrom,
    source: extension,
    uncertain: true,
  }),
  extended_service_term_cancellable: ({ extension: { endsFrom } }) => ({
    ...always,
    since: endsFrom,
    source: extension,
  }),
  new_commerce_grace: ({ newCommerceGraceDays, extension: { endsFrom } }) => ({
    ...always,
    until: dayBefore(endsFrom),
    spans: [days(newCommerceGraceDays)],
    source: lifecycle,
  }),
  new_commerce_grace_kept: ({ newCommerceGraceDays, extension: { endsFrom, boughtFrom } }) => ({
    ...always,
    since: endsFrom,
    boughtUntil: dayBefore(boughtFrom),
    spans: [days(newCommerceGraceDays)],
    source: extension,
  }),
  new_commerce_suspended: ({ suspendedAfterTermDays }) => ({
    ...always,
    spans: [days(suspendedAfterTermDays)],
    source: lifecycle,
    uncertain: true,
  }),
  after_the_end: ({ expiredToDisabledDays, disabledToDeletedDays }) => ({
    ...always,
    spans: [days(expiredToDisabledDays), days(disabledToDeletedDays)],
    source: lifecycle,
  }),
  azure_plan: () => ({ ...always, source: { title: 'Microsoft Learn: Cancel an Azure plan', readAt } }),
  marketplace_refund: ({ marketplaceRefundHours }) => ({
    ...always,
    spans: [hours(marketplaceRefundHours)],
    source: { title: 'Microsoft Learn: Cancel a marketplace subscription', readAt },
  }),
  reservation_refund: () => ({
    ...always,
    source: { title: 'Microsoft Learn: Self-service exchanges and refunds for Azure reservations', readAt },
  }),
  savings_plan_final: () => ({
    ...always,
    source: { title: 'Microsoft Learn: Azure saving plan cancellation policies', readAt },
  }),
  software_window: ({ softwareCancellationDays: { perpetual, subscription } }) => ({
    ...always,
    spans: [days(perpetual), days(subscription)],
    source: cancellation,
  }),
  pending_order: ({ pendingWaivableAfterHours }) => ({
    ...always,
    spans: [hours(pendingWaivableAfterHours)],
    source: null,
  }),
  unknown_blocks: () => ({ ...always, source: null }),
  unread_blocks: () => ({ ...always, source: null }),
  unseen_blocks: () => ({ ...always, source: null }),
  never_blocks: () => ({ ...always, source: null }),
  waiver: () => ({ ...always, source: null }),
} satisfies Readonly<Record<string, (policy: Policy) => Ruled>>;

export type RemovalRuleId = keyof typeof ruled;
export const removalRuleIds = Object.keys(ruled) as readonly RemovalRuleId[];

export const removalRule = (id: RemovalRuleId, policy: Policy): RemovalRule => ({ id, ...ruled[id](policy) });
export const removalRules = (policy: Policy): readonly RemovalRule[] =>
  removalRuleIds.map((id) => removalRule(id, policy));

/** The rule by which an ended or ending term goes on or is kept, by its own dates. */
const byItsDates = (item: CustomerSubscription, policy: Policy) => {
  const scope = extensionScope(item, policy);
  if (scope === 'in') return 'extended_service_term';
  if (scope === 'uncertain') return 'extended_service_term_open';
  const { commitmentEndDate: end } = item;
  return end !== null && end < policy.extension.endsFrom ? 'new_commerce_grace' : 'new_commerce_grace_kept';
};
const termRules = [
  'extended_service_term',
  'extended_service_term_open',
  'new_commerce_grace',
  'new_commerce_grace_kept',
] as const;

interface Choice {
  readonly among: readonly RemovalRuleId[];
  readonly of: (item: CustomerSubscription, policy: Policy) => RemovalRuleId;
}

/** The rule a blocker of each kind follows. */
const ruleOfKind: Readonly<Record<RemovalBlockerKind, RemovalRuleId | Choice>> = {
  active_subscription: 'legacy_suspended',
  active_trial: 'legacy_suspended',
  active_add_on: 'legacy_suspended',
  active_new_commerce_subscription: {
    among: ['new_commerce_window', 'extended_service_term_cancellable'],
    of: ({ isExtendedServiceTerm }) =>
      isExtendedServiceTerm ? 'extended_service_term_cancellable' : 'new_commerce_window',
  },
  new_commerce_outside_window: { among: termRules, of: byItsDates },
  new_commerce_suspended: 'new_commerce_suspended',
  new_commerce_in_grace: {
    // The first is the usual one of what is kept. A term that would be extended has no grace: ended early, it blocks to its end.
    among: [...termRules.slice(1), 'new_commerce_suspended', 'extended_service_term'],
    of: (item, policy) => (item.suspendedAt === null ? byItsDates(item, policy) : 'new_commerce_suspended'),
  },
  active_azure_entitlement: 'azure_plan',
  active_azure_plan: 'azure_plan',
  active_marketplace_subscription: 'marketplace_refund',
  active_reservation: 'reservation_refund',
  non_refundable_reservation: 'reservation_refund',
  active_savings_plan: 'savings_plan_final',
  active_software_subscription: 'software_window',
  software_purchase: 'software_window',
  software_purchase_outside_window: 'software_window',
  pending_order: 'pending_order',
  unknown_status: 'unknown_blocks',
  record_incomplete: { among: ['unread_blocks', 'unseen_blocks'], of: () => 'unread_blocks' },
};

/** Every rule that blockers of a kind may follow. */
export const rulesOf = (kind: RemovalBlockerKind): readonly RemovalRuleId[] => {
  const rule = ruleOfKind[kind];
  return typeof rule === 'string' ? [rule] : rule.among;
};

/** `item`: the subject, where it is a subscription. */
export const ruleOf = (
  kind: RemovalBlockerKind,
  item: CustomerSubscription | undefined,
  policy: Policy,
): RemovalRuleId => {
  const rule = ruleOfKind[kind];
  if (typeof rule === 'string') return rule;
  return item === undefined ? 'unknown_blocks' : rule.of(item, policy);
};
