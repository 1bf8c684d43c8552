import type { Permission } from '../access/permissions.ts';
import { blockerIdOf } from '../blockers/blocker.ts';
import { itemName } from '../blockers/items.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import { addOnsBelow, isInsideWindow } from '../blockers/rules/subscription-rules.ts';
import { transition } from '../lifecycle/machine.ts';
import { subscriptionMachine } from '../lifecycle/machines.ts';
import type { CustomerSubscription } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { EndOfTermAction } from '../model/vocabulary.ts';
import { actionWithout, choosableActions, isNewCommerceLicence } from '../time/end-of-term.ts';
import { addDays, earliest, isPast } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import { changeItem, together } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, stateError, wrongStatus } from './outcome.ts';

/*
 * Which subscription command is legal. Anything else is a state error that names the status and the way out.
 * SUSPEND      an ACTIVE license, its ACTIVE add-ons with it (not new commerce with legacy); an ACTIVE Azure plan without active entitlements
 * REACTIVATE   SUSPENDED, its base ACTIVE, before its data is deleted
 * CANCEL       new commerce and marketplace, ACTIVE or SUSPENDED, inside the window: new commerce takes its add-ons along
 * END OF TERM  ACTIVE, before the end; what may be chosen depends on the term (`choosableActions`)
 * An extended service term can be cancelled, and nothing else.
 */

interface SubscriptionCommand {
  readonly subscription: CustomerSubscription;
  /** Everything else of its relationship. */
  readonly facts: RelationshipFacts;
}

export const decideSuspendSubscription = (
  { subscription, facts }: SubscriptionCommand,
  context: CommandContext,
): Outcome => {
  const { status, kind } = subscription;
  if (status === 'suspended') return already;
  if (status !== 'active') return wrongStatus(status, 'active');
  if (kind === 'marketplace_saas') return stateError(status, { code: 'marketplace_not_suspendable' });
  if (kind === 'software') return stateError(status, { code: 'software_not_suspendable' });
  if (kind === 'unknown') return stateError(status, { code: 'unknown_product' });
  if (subscription.isExtendedServiceTerm) return stateError(status, { code: 'extended_service_term' });
  const entitlements = facts.azureEntitlements.filter(
    (one) => one.subscriptionId === subscription.id && one.status === 'active',
  );
  if (kind === 'azure_plan' && entitlements.length > 0)
    return stateError(status, { code: 'active_azure_subscriptions', names: entitlements.map((one) => one.name) });
  const suspended = [subscription, ...activeAddOns(subscription, facts)];
  return done(together(suspended.map((one) => suspendOne(one, subscription, context))));
};

const suspendOne = (one: CustomerSubscription, base: CustomerSubscription, context: CommandContext) =>
  changeItem(context, 'subscription-suspended', {
    kind: 'subscription',
    item: one,
    set: {
      status: transition(subscriptionMachine, one.status, 'suspended'),
      suspendedAt: context.now,
      // At the vendor, suspending ends renewal for good and clears what was scheduled.
      ...(isNewCommerceLicence(one) && { autoRenew: false, endOfTermAction: null, nextTerm: null }),
      dataDeletionAt: one.commerceModel === 'legacy' ? dataKeptUntil(one, context) : null,
      suspensionReasons: [
        one === base ? { code: 'by_partner' } : { code: 'with_base', baseName: itemName.subscription(base) },
      ],
    },
  });

/** Data of a suspended legacy subscription is kept for some days, and not beyond its term. */
const dataKeptUntil = ({ commitmentEndDate: end }: CustomerSubscription, { now, policy }: CommandContext): Date =>
  earliest([addDays(now, policy.suspendedDataDays), ...(end !== null && end > now ? [end] : [])]) ?? now;

/**
 * ACTIVE add-ons below a subscription, at any depth. Only licenses: nothing else is suspended with its base. New commerce
 * goes with new commerce alone: elsewhere it would lose its renewal for good, and block on.
 */
export const activeAddOns = (base: CustomerSubscription, facts: RelationshipFacts): readonly CustomerSubscription[] => {
  const found = new Set<CustomerSubscription>();
  const visit = (id: string): void => {
    for (const one of facts.subscriptions) {
      if (one.parentSubscriptionId !== id || one.status !== 'active' || one.kind !== 'license') continue;
      if (isNewCommerceLicence(one) && !isNewCommerceLicence(base)) continue;
      if (one.id === base.id || found.has(one)) continue;
      found.add(one);
      visit(one.id);
    }
  };
  visit(base.id);
  return [...found];
};

export const decideReactivateSubscription = (
  { subscription, facts }: SubscriptionCommand,
  context: CommandContext,
): Outcome => {
  const { status, kind, parentSubscriptionId, dataDeletionAt } = subscription;
  if (status === 'active') return already;
  if (status !== 'suspended') return wrongStatus(status, 'suspended');
  if (kind === 'unknown') return stateError(status, { code: 'unknown_product' });
  if (subscription.isExtendedServiceTerm) return stateError(status, { code: 'extended_service_term' });
  if (dataDeletionAt && isPast(dataDeletionAt, context.now))
    return stateError(status, { code: 'data_deleted', at: dataDeletionAt });
  if (isNewCommerceLicence(subscription) && isPast(subscription.commitmentEndDate, context.now))
    return stateError(status, { code: 'past_expiry' });
  const base = facts.subscriptions.find((one) => one.id === parentSubscriptionId);
  if (parentSubscriptionId !== null && base?.status !== 'active')
    return stateError(status, {
      code: 'base_not_active',
      name: base === undefined ? null : itemName.subscription(base),
    });
  return done(
    changeItem(context, 'subscription-reactivated', {
      kind: 'subscription',
      item: subscription,
      set: {
        status: transition(subscriptionMachine, status, 'active'),
        // Its renewal does not come back, so the dates say what its end does.
        ...(isNewCommerceLicence(subscription) && {
          autoRenew: false,
          endOfTermAction: actionWithout(subscription, false, context.policy),
        }),
        suspendedAt: null,
        dataDeletionAt: null,
        suspensionReasons: [],
      },
    }),
  );
};

/** Cancelling software is an admin agent's. */
export const permissionToCancel = ({ kind }: Pick<CustomerSubscription, 'kind'>): Permission =>
  kind === 'software' ? 'cancel_software_purchase' : 'manage_subscriptions';

export const decideCancelSubscription = (
  { subscription, facts }: SubscriptionCommand,
  context: CommandContext,
): Outcome => {
  const { status, kind, commerceModel, cancellationAllowedUntil } = subscription;
  if (status === 'cancelled') return already;
  if (kind === 'unknown') return stateError(status, { code: 'unknown_product' });
  if (kind === 'azure_plan') return stateError(status, { code: 'azure_plan_not_cancellable' });
  if (kind === 'license' && commerceModel === 'legacy') return stateError(status, { code: 'legacy_not_cancellable' });
  if (status !== 'active' && status !== 'suspended') return wrongStatus(status, 'active', 'suspended');
  if (!isInsideWindow(subscription, context.now))
    return stateError(status, { code: 'window_closed', until: cancellationAllowedUntil });
  const names = namesToClearFirst({ subscription, facts }, context);
  if (names.length > 0) return stateError(status, { code: 'add_ons_first', names });
  const along = isNewCommerceLicence(subscription)
    ? addOnsBelow(subscription, facts).filter((one) => isInsideWindow(one, context.now))
    : [];
  return done(
    together(
      [subscription, ...along].map((item) =>
        changeItem(context, 'subscription-cancelled', {
          kind: 'subscription',
          item,
          set: {
            status: transition(subscriptionMachine, item.status, 'cancelled'),
            autoRenew: false,
            ...(item.nextTerm && { nextTerm: null }),
          },
        }),
      ),
    ),
  );
};

export const decideSetEndOfTermAction = (
  { subscription, action }: { readonly subscription: CustomerSubscription; readonly action: EndOfTermAction },
  context: CommandContext,
): Outcome => {
  const { status, endOfTermAction, commitmentEndDate } = subscription;
  if (endOfTermAction === action) return already;
  if (status !== 'active') return wrongStatus(status, 'active');
  if (isPast(commitmentEndDate, context.now)) return stateError(status, { code: 'past_expiry' });
  const offered = choosableActions(subscription, context.policy);
  if (!offered.includes(action)) return stateError(status, { code: 'end_of_term_not_offered', action, offered });
  return done(
    changeItem(context, 'subscription-updated', {
      kind: 'subscription',
      item: subscription,
      set: {
        endOfTermAction: action,
        autoRenew: action === 'renew',
        ...(action !== 'renew' && { nextTerm: null }),
      },
    }),
  );
};

/** Names of what has to be cleared before this one. */
const namesToClearFirst = (
  { subscription, facts }: SubscriptionCommand,
  { policy, now }: CommandContext,
): readonly string[] => {
  const blockers = removalBlockers(facts, policy, now);
  const own = blockers.find((blocker) => blocker.id === blockerIdOf(subscription.id));
  return blockers.filter((blocker) => own?.clearAfter.includes(blocker.id)).map((blocker) => blocker.subjectName);
};
