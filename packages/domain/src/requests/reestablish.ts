import type { Viewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import { allItems } from '../blockers/items.ts';
import type { CommandContext } from '../commands/command.ts';
import { refusalOf } from '../commands/outcome.ts';
import type { Refusal } from '../commands/refusal.ts';
import { decideReactivateSubscription } from '../commands/subscription.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemovalReceipt } from '../model/records.ts';
import type { ReestablishAction, ReestablishKind, SubscriptionStatus } from '../model/vocabulary.ts';
import { nameOfItem } from '../removal/remaining.ts';
import type { Designation } from '../store/queries.ts';
import { granularAdminStatusAt } from '../time/advance-granular-admin.ts';

/** One thing that did not come back by itself with a re-established relationship. */
export interface ReestablishItem {
  readonly kind: ReestablishKind;
  readonly finding: ReestablishFinding;
  /** The item it is about; null when it is about the whole. */
  readonly subjectId: string | null;
  /** What people call that item; null when it is about the whole. */
  readonly subjectName: string | null;
  /** Whether nothing is left to do: it was restored, or nothing can restore it. */
  readonly done: boolean;
  /** What restores it; null where nothing does or nothing is left to do. */
  readonly action: ReestablishAction | null;
  /** Whether this viewer may do that now; false where there is nothing to do. */
  readonly allowed: boolean;
  /** Why the viewer may not; null when it may, or there is nothing to do. */
  readonly refusal: Refusal | null;
}

/** What was found of it. */
export type ReestablishFinding =
  | { readonly code: 'subscription_active' | 'subscription_suspended' | 'item_cancelled'; readonly name: string }
  | { readonly code: 'subscription_over'; readonly name: string; readonly status: SubscriptionStatus }
  | { readonly code: 'admin_restored' | 'admin_not_restored' | 'contact_restored' }
  /** `count`: how many subscriptions named the partner. */
  | { readonly code: 'contact_not_restored'; readonly count: number }
  | { readonly code: 'designation_restored' | 'designation_not_restored'; readonly name: string };

/** What the checklist is made from. */
export interface ReestablishCase {
  /** Of the removal that was undone. */
  readonly receipt: RemovalReceipt;
  /** The new relationship as it is now. */
  readonly facts: RelationshipFacts;
  /** Subscriptions of the customer, of any partner, that designate the partner now. */
  readonly designations: readonly Designation[];
}

/** Runs the functions that decide the commands where more than the permission counts. */
export const reestablishChecklist = (
  back: ReestablishCase,
  viewer: Viewer,
  context: CommandContext,
): readonly ReestablishItem[] =>
  [
    ...suspended(back, context),
    ...goneForGood(back),
    ...adminPrivileges(back, context),
    ...supportContacts(back),
    ...resetSupportContacts(back),
  ].map(({ obstacle, ...item }) => {
    const refusal = item.action && (findForbidden(viewer, permissions[item.action]) ?? obstacle);
    return { ...item, done: item.action === null, allowed: item.action !== null && refusal === null, refusal };
  });

const permissions: Readonly<Record<ReestablishAction, Permission>> = {
  reactivate: 'manage_subscriptions',
  request_delegated_admin: 'request_granular_admin',
  assign_support_contact: 'assign_support_contact',
};

interface Line extends Omit<ReestablishItem, 'done' | 'allowed' | 'refusal'> {
  /** What keeps every viewer from the action; null for nothing. */
  readonly obstacle: Refusal | null;
}

const line = (
  kind: ReestablishKind,
  finding: ReestablishFinding,
  more: Partial<Pick<Line, 'subjectId' | 'subjectName' | 'action' | 'obstacle'>> = {},
): readonly [Line] => [{ kind, finding, subjectId: null, subjectName: null, action: null, obstacle: null, ...more }];

/** Subscriptions that were suspended at the removal. */
const suspended = ({ receipt, facts }: ReestablishCase, context: CommandContext): readonly Line[] => {
  const subjects = receipt.remaining.filter(({ kind }) => kind === 'suspended_subscription');
  return [...new Set(subjects.map(({ subjectId }) => subjectId))].flatMap((id) => {
    const subscription = facts.subscriptions.find((one) => one.id === id);
    if (subscription === undefined) return [];
    const { id: subjectId, status } = subscription;
    const name = nameOfItem(facts, subjectId);
    const about = { subjectId, subjectName: name };
    if (status === 'active') return line('suspended_subscription', { code: 'subscription_active', name }, about);
    if (status !== 'suspended') return line('gone_for_good', { code: 'subscription_over', name, status }, about);
    return line(
      'suspended_subscription',
      { code: 'subscription_suspended', name },
      {
        ...about,
        action: 'reactivate',
        obstacle: refusalOf(decideReactivateSubscription({ subscription, facts }, context)),
      },
    );
  });
};

/** Items that were cancelled before the removal. */
const goneForGood = ({ receipt, facts }: ReestablishCase): readonly Line[] => {
  const cancelled = allItems(facts).filter(({ status }) => status === 'cancelled');
  return receipt.cleared
    .filter(({ subjectId }) => cancelled.some(({ id }) => id === subjectId))
    .flatMap(({ subjectId, name }) =>
      line('gone_for_good', { code: 'item_cancelled', name }, { subjectId, subjectName: name }),
    );
};

const adminPrivileges = ({ receipt, facts }: ReestablishCase, { policy, now }: CommandContext): readonly Line[] => {
  if (countOf(receipt, 'delegated_admin_ends') === 0) return [];
  const restored =
    facts.relationship.delegatedAdmin === true ||
    facts.delegatedAdminRelationships.some((one) => granularAdminStatusAt(one, policy, now) === 'active');
  return restored
    ? line('admin_privileges', { code: 'admin_restored' })
    : line('admin_privileges', { code: 'admin_not_restored' }, { action: 'request_delegated_admin' });
};

const supportContacts = ({ receipt, facts, designations }: ReestablishCase): readonly Line[] => {
  const count = countOf(receipt, 'leaves_support_contacts');
  if (count === 0) return [];
  return designations.length > 0
    ? line('support_contact', { code: 'contact_restored' })
    : line(
        'support_contact',
        { code: 'contact_not_restored', count },
        {
          action: 'assign_support_contact',
          obstacle:
            facts.subscriptions.length > 0
              ? null
              : {
                  error: 'state',
                  currentStatus: 'active',
                  obstacle: { code: 'sells_no_subscription', customer: facts.customer.companyName },
                },
        },
      );
};

/** Subscriptions whose designation ended with the removal. */
const resetSupportContacts = ({ receipt, facts }: ReestablishCase): readonly Line[] =>
  receipt.remaining
    .filter(({ kind }) => kind === 'reset_support_contact')
    .flatMap(({ subjectId: id }) => {
      const subscription = facts.subscriptions.find((one) => one.id === id);
      if (subscription === undefined || !['active', 'suspended'].includes(subscription.status)) return [];
      const name = nameOfItem(facts, subscription.id);
      const about = { subjectId: subscription.id, subjectName: name };
      return subscription.supportContactPartnerId === null
        ? line(
            'support_contact',
            { code: 'designation_not_restored', name },
            { ...about, action: 'assign_support_contact' },
          )
        : line('support_contact', { code: 'designation_restored', name }, about);
    });

const countOf = ({ effects }: RemovalReceipt, kind: RemovalReceipt['effects'][number]['kind']): number =>
  effects.find((effect) => effect.kind === kind)?.count ?? 0;
