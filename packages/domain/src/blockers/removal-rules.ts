import type { CustomerSubscription } from '../model/entities.ts';
import type { RemovalBlockerKind } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { extensionScope } from '../time/end-of-term.ts';
import { addDays } from '../time/instants.ts';

/** A rule of the vendor, or of this product, that a removal is held against. */
export interface RemovalRule {
  readonly id: RemovalRuleId;
  /** From when on it holds, by the dates of the item; null = from the beginning. */
  readonly since: Date | null;
  /** Until when it holds, by the dates of the item; null = no end is known. */
  readonly until: Date | null;
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

const always = { since: null, until: null, spans: [], uncertain: false } as const;
const readAt = '2026-11-25';

const lifecycle = { title: 'Microsoft Learn: Subscription lifecycle states', readAt };
const subscriptions = { title: 'Microsoft Learn: Create, suspend, or cancel customer subscriptions', readAt };
const cancellation = { title: 'Microsoft Learn: New commerce experience cancellation policy', readAt };
const extension = { title: 'Microsoft Learn: Extended service terms (EST)', readAt };
const resources = { title: 'Microsoft Learn: Subscription resources', readAt };

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
  extended_service_term: ({ extension: { endsFrom } }) => ({ ...always, since: endsFrom, source: extension }),
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
    until: addDays(endsFrom, -1),
    spans: [days(newCommerceGraceDays)],
    source: lifecycle,
  }),
  new_commerce_suspended: ({ newCommerceGraceDays }) => ({
    ...always,
    spans: [days(newCommerceGraceDays)],
    source: lifecycle,
    uncertain: true,
  }),
  azure_plan: () => ({ ...always, source: { title: 'Microsoft Learn: Cancel an Azure plan', readAt } }),
  marketplace_refund: () => ({
    ...always,
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
  software_window: ({ softwareCancellationDays: { newCommerce, other } }) => ({
    ...always,
    spans: [days(newCommerce), days(other)],
    source: cancellation,
  }),
  pending_order: ({ pendingWaivableAfterHours }) => ({
    ...always,
    spans: [hours(pendingWaivableAfterHours)],
    source: null,
  }),
  unknown_blocks: () => ({ ...always, source: null }),
} satisfies Readonly<Record<string, (policy: Policy) => Ruled>>;

export type RemovalRuleId = keyof typeof ruled;
export const removalRuleIds = Object.keys(ruled) as readonly RemovalRuleId[];

export const removalRule = (id: RemovalRuleId, policy: Policy): RemovalRule => ({ id, ...ruled[id](policy) });
export const removalRules = (policy: Policy): readonly RemovalRule[] =>
  removalRuleIds.map((id) => removalRule(id, policy));

const scopes = {
  in: 'extended_service_term',
  uncertain: 'extended_service_term_open',
  out: 'new_commerce_grace',
} as const;

/** The rule a blocker of each kind follows. */
const ruleOfKind: Readonly<
  Record<RemovalBlockerKind, RemovalRuleId | ((item: CustomerSubscription, policy: Policy) => RemovalRuleId)>
> = {
  active_subscription: 'legacy_suspended',
  active_trial: 'legacy_suspended',
  active_add_on: 'legacy_suspended',
  active_new_commerce_subscription: ({ isExtendedServiceTerm }) =>
    isExtendedServiceTerm ? 'extended_service_term_cancellable' : 'new_commerce_window',
  new_commerce_outside_window: (item, policy) => scopes[extensionScope(item, policy)],
  new_commerce_suspended: 'new_commerce_suspended',
  new_commerce_in_grace: ({ suspendedAt }) => (suspendedAt === null ? 'new_commerce_grace' : 'new_commerce_suspended'),
  active_azure_entitlement: 'azure_plan',
  active_azure_plan: 'azure_plan',
  active_marketplace_subscription: 'marketplace_refund',
  active_reservation: 'reservation_refund',
  non_refundable_reservation: 'reservation_refund',
  active_savings_plan: 'savings_plan_final',
  software_purchase: 'software_window',
  software_purchase_outside_window: 'software_window',
  pending_order: 'pending_order',
  unknown_status: 'unknown_blocks',
};

/** `item`: the subject, where it is a subscription. */
export const ruleOf = (
  kind: RemovalBlockerKind,
  item: CustomerSubscription | undefined,
  policy: Policy,
): RemovalRuleId => {
  const rule = ruleOfKind[kind];
  if (typeof rule !== 'function') return rule;
  return item === undefined ? 'unknown_blocks' : rule(item, policy);
};
