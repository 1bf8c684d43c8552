import type { Policy, RelationshipFacts } from '@untether/domain';
import { keepBegunTerm } from './begun-terms.ts';
import type { Draft, ImportedKind } from './drafts.ts';
import type { CustomerExport } from './export-files.ts';
import type { ImportFinding } from './finding.ts';
import { mergeAzure } from './merge-azure.ts';
import { type ItemChange, mergeItems, type Owner } from './merge-items.ts';
import { unreadEntitlements, unreadOrders, unreadSubscriptions } from './placeholders.ts';
import { purchasesIn, purchasesKept } from './purchases.ts';
import { readEntitlements } from './wire/entitlements.ts';
import { readOrders } from './wire/orders.ts';
import { readSubscriptions } from './wire/subscriptions.ts';

export interface ItemsMerged {
  readonly changes: readonly ItemChange[];
  readonly findings: readonly ImportFinding[];
}

interface Situation {
  readonly source: CustomerExport;
  readonly owner: Owner;
  readonly tenantId: string;
  /** Undefined where there is no relationship yet. */
  readonly facts: RelationshipFacts | undefined;
  /** Nothing of this customer was ever imported. */
  readonly firstTime: boolean;
  readonly policy: Policy;
  readonly now: Date;
}

/** Reads the files of a customer and decides what they do to the items that are here. */
export const readItems = (situation: Situation): ItemsMerged => {
  const { source, owner, tenantId, facts, firstTime, policy, now } = situation;
  const listed = readSubscriptions(source.subscriptions, policy);
  const here = new Map(facts?.subscriptions.map((one) => [one.id, one]));
  const subscriptions = { ...listed, rows: listed.rows.map((row) => keepBegunTerm(row, here.get(row.id), now)) };
  const orders = readOrders(source.orders);
  const entitlements = readEntitlements({
    file: source.entitlements,
    findPurchase: purchasesIn(orders.rows),
    findBought: purchasesKept(facts),
    softwareDays: policy.softwareCancellationDays,
  });
  const merge = <K extends ImportedKind>(
    kind: K,
    existing: Parameters<typeof mergeItems<K>>[0]['existing'] | undefined,
    read: { readonly rows: readonly Draft<K>[]; readonly complete: boolean },
    placeholder?: Draft<K>,
  ): readonly ItemChange[] => {
    const unseen = firstTime && !read.complete && placeholder !== undefined ? [placeholder] : [];
    const drafts = [...read.rows, ...unseen];
    return mergeItems({ kind, owner, existing: existing ?? [], drafts, complete: read.complete });
  };
  const placed = orders.rows.map(({ row }) => row);
  const { complete } = entitlements;
  const bought = entitlements.rows;
  const reservations = bought.flatMap((one) => (one.kind === 'reservation' ? [one.row] : []));
  const savingsPlans = bought.flatMap((one) => (one.kind === 'savingsPlan' ? [one.row] : []));
  const software = bought.flatMap((one) => (one.kind === 'softwarePurchase' ? [one.row] : []));
  const azure = mergeAzure({ source, owner, facts, subscriptions });
  return {
    changes: [
      ...merge('order', facts?.orders, { rows: placed, complete: orders.complete }, unreadOrders(tenantId, now)),
      ...merge('subscription', facts?.subscriptions, subscriptions, unreadSubscriptions(tenantId, now)),
      ...azure.changes,
      ...merge('reservation', facts?.reservations, { rows: reservations, complete }),
      ...merge('savingsPlan', facts?.savingsPlans, { rows: savingsPlans, complete }),
      ...merge(
        'softwarePurchase',
        facts?.softwarePurchases,
        { rows: software, complete },
        unreadEntitlements(tenantId),
      ),
    ],
    findings: [...subscriptions.findings, ...orders.findings, ...entitlements.findings, ...azure.findings],
  };
};
