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
import type { ReestablishAction, ReestablishKind } from '../model/vocabulary.ts';
import { nameOfItem } from '../removal/remaining.ts';
import type { Designation } from '../store/queries.ts';
import { granularAdminStatusAt } from '../time/advance-granular-admin.ts';

/** One thing that did not come back by itself with a re-established relationship. */
export interface ReestablishItem {
  readonly kind: ReestablishKind;
  readonly message: string;
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

/** What the checklist is made from. */
export interface ReestablishCase {
  /** Of the removal that was undone. */
  readonly receipt: RemovalReceipt;
  /** The new relationship as it is now. */
  readonly facts: RelationshipFacts;
  /** Subscriptions of the customer, whoever's, that designate the partner now. */
  readonly designations: readonly Designation[];
}

/** Asks the functions that decide the commands, where one is decided by more than who asks. */
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
  message: string,
  more: Partial<Pick<Line, 'subjectId' | 'subjectName' | 'action' | 'obstacle'>> = {},
): readonly [Line] => [{ kind, message, subjectId: null, subjectName: null, action: null, obstacle: null, ...more }];

/** Subscriptions that were suspended at the removal. */
const suspended = ({ receipt, facts }: ReestablishCase, context: CommandContext): readonly Line[] => {
  const subjects = receipt.remaining.filter(({ kind }) => kind === 'suspended_subscription');
  return [...new Set(subjects.map(({ subjectId }) => subjectId))].flatMap((id) => {
    const subscription = facts.subscriptions.find((one) => one.id === id);
    if (subscription === undefined) return [];
    const { id: subjectId, status } = subscription;
    const subjectName = nameOfItem(facts, subjectId);
    if (status === 'active')
      return line('suspended_subscription', `${subjectName} is active again.`, { subjectId, subjectName });
    if (status !== 'suspended')
      return line('gone_for_good', `${subjectName} is ${status}: buy it anew if it is needed.`, {
        subjectId,
        subjectName,
      });
    return line('suspended_subscription', `${subjectName} is still suspended: reactivate it.`, {
      subjectId,
      subjectName,
      action: 'reactivate',
      obstacle: refusalOf(decideReactivateSubscription({ subscription, facts }, context)),
    });
  });
};

/** Items that were cancelled before the removal. */
const goneForGood = ({ receipt, facts }: ReestablishCase): readonly Line[] => {
  const cancelled = allItems(facts).filter(({ status }) => status === 'cancelled');
  return receipt.cleared
    .filter(({ subjectId }) => cancelled.some(({ id }) => id === subjectId))
    .flatMap(({ subjectId, name }) =>
      line('gone_for_good', `${name} was cancelled and stays gone: buy it anew if it is needed.`, {
        subjectId,
        subjectName: name,
      }),
    );
};

const adminPrivileges = ({ receipt, facts }: ReestablishCase, { policy, now }: CommandContext): readonly Line[] => {
  if (countOf(receipt, 'delegated_admin_ends') === 0) return [];
  const restored =
    facts.relationship.delegatedAdmin === true ||
    facts.delegatedAdminRelationships.some((one) => granularAdminStatusAt(one, policy, now) === 'active');
  return restored
    ? line('admin_privileges', 'Admin privileges were granted anew.')
    : line(
        'admin_privileges',
        'Admin privileges ended with the removal and were not restored: ask the customer for the roles you need.',
        { action: 'request_delegated_admin' },
      );
};

const supportContacts = ({ receipt, facts, designations }: ReestablishCase): readonly Line[] => {
  const count = countOf(receipt, 'leaves_support_contacts');
  if (count === 0) return [];
  return designations.length > 0
    ? line('support_contact', 'A subscription names the partner as support contact again.')
    : line(
        'support_contact',
        `${count === 1 ? '1 subscription' : `${count} subscriptions`} named the partner as support contact; that did not return: assign it where it is wanted.`,
        {
          action: 'assign_support_contact',
          obstacle:
            facts.subscriptions.length > 0
              ? null
              : {
                  error: 'state',
                  currentStatus: facts.relationship.state,
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
      const about = { subjectId: subscription.id, subjectName: nameOfItem(facts, subscription.id) };
      return subscription.supportContactPartnerId === null
        ? line(
            'support_contact',
            `${about.subjectName} had a support contact designated, which did not return: assign one if it is wanted.`,
            { ...about, action: 'assign_support_contact' },
          )
        : line('support_contact', `${about.subjectName} has a support contact designated again.`, about);
    });

const countOf = ({ effects }: RemovalReceipt, kind: RemovalReceipt['effects'][number]['kind']): number =>
  effects.find((effect) => effect.kind === kind)?.count ?? 0;
