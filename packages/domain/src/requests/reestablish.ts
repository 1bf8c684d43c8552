import { allItems } from '../blockers/items.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemovalReceipt } from '../model/records.ts';
import type { ReestablishAction, ReestablishKind } from '../model/vocabulary.ts';
import { nameOfItem } from '../removal/remaining.ts';

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
}

/** Made from the receipt of the removal and what the new relationship is now. */
export const reestablishChecklist = (receipt: RemovalReceipt, facts: RelationshipFacts): readonly ReestablishItem[] => [
  ...suspended(receipt, facts),
  ...goneForGood(receipt, facts),
  ...adminPrivileges(receipt, facts),
  ...supportContacts(receipt, facts),
];

const idsOf = (items: readonly { readonly subjectId: string | null }[]): readonly string[] => [
  ...new Set(items.flatMap(({ subjectId }) => subjectId ?? [])),
];

/** Subscriptions that were suspended at the removal. */
const suspended = (receipt: RemovalReceipt, facts: RelationshipFacts): readonly ReestablishItem[] =>
  idsOf(receipt.remaining.filter(({ kind }) => kind === 'suspended_subscription')).flatMap((subjectId) => {
    const subscription = facts.subscriptions.find((one) => one.id === subjectId);
    if (subscription === undefined) return [];
    const name = nameOfItem(facts, subjectId);
    switch (subscription.status) {
      case 'suspended':
        return item('suspended_subscription', `${name} is still suspended: reactivate it.`, {
          subjectId,
          subjectName: name,
          action: 'reactivate',
        });
      case 'active':
        return item('suspended_subscription', `${name} is active again.`, { subjectId, subjectName: name });
      default:
        return item('gone_for_good', `${name} is ${subscription.status}: buy it anew if it is needed.`, {
          subjectId,
          subjectName: name,
        });
    }
  });

/** Items that were cancelled before the removal. */
const goneForGood = (receipt: RemovalReceipt, facts: RelationshipFacts): readonly ReestablishItem[] => {
  const cancelled = new Set(
    allItems(facts)
      .filter(({ status }) => status === 'cancelled')
      .map(({ id }) => id),
  );
  return receipt.cleared
    .filter(({ subjectId }) => cancelled.has(subjectId))
    .flatMap(({ subjectId, name }) =>
      item('gone_for_good', `${name} was cancelled and stays gone: buy it anew if it is needed.`, {
        subjectId,
        subjectName: name,
      }),
    );
};

const adminPrivileges = (receipt: RemovalReceipt, facts: RelationshipFacts): readonly ReestablishItem[] => {
  if (countOf(receipt, 'delegated_admin_ends') === 0) return [];
  const restored =
    facts.relationship.delegatedAdmin === true ||
    facts.delegatedAdminRelationships.some(({ status }) => status === 'active');
  return item(
    'admin_privileges',
    restored
      ? 'Admin privileges were granted anew.'
      : 'Admin privileges ended with the removal and were not restored: ask the customer for the roles you need.',
    restored ? {} : { action: 'request_delegated_admin' },
  );
};

const supportContacts = (receipt: RemovalReceipt, facts: RelationshipFacts): readonly ReestablishItem[] => {
  const count = countOf(receipt, 'leaves_support_contacts');
  if (count === 0) return [];
  const restored = facts.subscriptions.some(
    ({ supportContactPartnerId }) => supportContactPartnerId === facts.relationship.partnerId,
  );
  return item(
    'support_contact',
    restored
      ? 'A subscription names the partner as support contact again.'
      : `${count === 1 ? '1 subscription' : `${count} subscriptions`} named the partner as support contact; that did not return: assign it where it is wanted.`,
    restored ? {} : { action: 'assign_support_contact' },
  );
};

const countOf = ({ effects }: RemovalReceipt, kind: RemovalReceipt['effects'][number]['kind']): number =>
  effects.find((effect) => effect.kind === kind)?.count ?? 0;

const item = (
  kind: ReestablishKind,
  message: string,
  {
    subjectId = null,
    subjectName = null,
    action = null,
  }: {
    readonly subjectId?: string | null;
    readonly subjectName?: string | null;
    readonly action?: ReestablishAction | null;
  },
): readonly [ReestablishItem] => [{ kind, message, subjectId, subjectName, action, done: action === null }];
