import type { ImportedKind, Policy, RelationshipFacts } from '@untether/domain';
import { keepBegunTerm } from './begun-terms.ts';
import { mergeCommitments } from './commitments.ts';
import type { Draft } from './drafts.ts';
import type { CustomerExport } from './export-files.ts';
import { blocking, type Finding, unread } from './finding.ts';
import { mergeAzure } from './merge-azure.ts';
import { type ItemChange, mergeItems, type OwnerOfItems } from './merge-items.ts';
import { purchasesIn, purchasesKept } from './purchases.ts';
import { readEntitlements } from './wire/entitlements.ts';
import { readOrders } from './wire/orders.ts';
import { readSubscriptions } from './wire/subscriptions.ts';

export interface ItemsMerged {
  readonly changes: readonly ItemChange[];
  readonly findings: readonly Finding[];
  /** Whether an item's record was seen, or its absence from a file that was read whole. */
  readonly isSettled: (itemId: string) => boolean;
  /** Of an entitlement that is the same thing as one among the subscriptions, that one's id. */
  readonly standIn: (itemId: string) => string;
}

interface Situation {
  readonly source: CustomerExport;
  readonly owner: OwnerOfItems;
  /** Undefined where there is no relationship yet. */
  readonly facts: RelationshipFacts | undefined;
  readonly policy: Policy;
  readonly now: Date;
}

/** Where none of a customer's files is there, that is one thing to tell, not three. */
const noFiles = ({ subscriptions, entitlements, orders, folder }: CustomerExport): Finding | undefined => {
  if ([subscriptions, entitlements, orders].some(({ state }) => state !== 'missing')) return undefined;
  const wayOut = 'The customer stays blocked until an import reads its items; export them and import again';
  return blocking(unread({ file: folder, path: '' }, '', 'no file of its items is there', wayOut), 'file_missing');
};

/** Reads the files of a customer and decides what they do to the items that are here. */
export const readItems = (situation: Situation): ItemsMerged => {
  const { source, owner, facts, policy, now } = situation;
  const subscriptions = readSubscriptions(source.subscriptions, policy);
  const here = new Map(facts?.subscriptions.map((one) => [one.id, one]));
  const orders = readOrders(source.orders);
  const entitlements = readEntitlements({
    file: source.entitlements,
    findPurchase: purchasesIn(orders.rows),
    findBought: purchasesKept(facts),
    windows: policy,
  });
  const complete = {
    order: orders.complete,
    subscription: subscriptions.complete,
    softwarePurchase: entitlements.complete,
    // The vendor lists commitments in both files.
    commitment: subscriptions.complete && entitlements.complete,
  };
  const merge = <K extends ImportedKind>(
    kind: K,
    existing: Parameters<typeof mergeItems<K>>[0]['existing'] | undefined,
    drafts: readonly Draft<K>[],
    isWhole: boolean,
  ): readonly ItemChange[] => {
    for (const { id } of drafts) settled.add(id);
    if (isWhole) for (const { id } of existing ?? []) settled.add(id);
    return mergeItems({ kind, owner, existing: existing ?? [], drafts, complete: isWhole });
  };
  const settled = new Set<string>();
  const placed = orders.rows.map(({ row }) => row);
  const licences = subscriptions.rows.flatMap((one) =>
    one.kind === 'subscription' ? [keepBegunTerm(one.row, here.get(one.row.id), now)] : [],
  );
  const software = entitlements.rows.flatMap((one) => (one.kind === 'softwarePurchase' ? [one.row] : []));
  const reservations = mergeCommitments('reservation', subscriptions.rows, entitlements.rows);
  const savingsPlans = mergeCommitments('savingsPlan', subscriptions.rows, entitlements.rows);
  const azure = mergeAzure({ source, owner, facts, plans: { ...subscriptions, rows: licences } });
  for (const id of azure.settled) settled.add(id);
  const changes = [
    ...merge('order', facts?.orders, placed, complete.order),
    ...merge('subscription', facts?.subscriptions, licences, complete.subscription),
    ...azure.changes,
    ...merge('reservation', facts?.reservations, reservations.rows, complete.commitment),
    ...merge('savingsPlan', facts?.savingsPlans, savingsPlans.rows, complete.commitment),
    ...merge('softwarePurchase', facts?.softwarePurchases, software, complete.softwarePurchase),
  ];
  const none = noFiles(source);
  const files = [subscriptions, orders, entitlements].flatMap((one) => one.findings);
  return {
    changes,
    findings: [...(none === undefined ? files : [none]), ...azure.findings],
    isSettled: (id) => settled.has(id),
    standIn: (id) => reservations.same.get(id) ?? savingsPlans.same.get(id) ?? id,
  };
};
