import type { Policy, RelationshipFacts } from '@untether/domain';
import { idPrefixes } from '@untether/domain';
import { type Draft, type ImportedKind, isPlaceholder } from './drafts.ts';
import type { AzurePlanFile, CustomerExport } from './export-files.ts';
import type { ImportFinding } from './finding.ts';
import { endAbsent, type ItemChange, mergeItems, type Owner } from './merge-items.ts';
import { unreadAzureEntitlements, unreadEntitlements, unreadOrders, unreadSubscriptions } from './placeholders.ts';
import { readAzureEntitlements } from './wire/azure-entitlements.ts';
import type { FileRead } from './wire/collection.ts';
import { type FindPurchase, readEntitlements } from './wire/entitlements.ts';
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

/** Purchases as the orders of the export tell them, or as those that are here do when its file was not read. */
const purchasesFrom = (read: FileRead<Draft<'order'>>, facts: RelationshipFacts | undefined): FindPurchase => {
  const orders = new Map([...(facts?.orders ?? []), ...read.rows].map((order) => [order.id, order]));
  return (orderId, line) => {
    const order = orders.get(idPrefixes.order + orderId);
    if (order === undefined) return undefined;
    return { at: order.createdAt, offerId: (order.lines[line] ?? order.lines[0])?.offerId ?? '' };
  };
};

const isOver = (plan: Draft<'subscription'>): boolean => plan.status === 'cancelled' || plan.status === 'deleted';

/** The entitlements of one plan, as its file tells them. */
const mergePlan = (situation: Situation, plan: Draft<'subscription'>): ItemsMerged => {
  const { source, owner, facts } = situation;
  const planId = plan.id.slice(idPrefixes.subscription.length);
  const missing: AzurePlanFile = { planId, file: { path: `azureEntitlements.json of ${planId}`, state: 'missing' } };
  const file = source.azureEntitlements.find((one) => one.planId === planId) ?? missing;
  const read = readAzureEntitlements(file);
  const known = facts?.subscriptions.some(({ id }) => id === plan.id) ?? false;
  const drafts = read.complete || known ? read.rows : [...read.rows, unreadAzureEntitlements(plan.id)];
  const existing = facts?.azureEntitlements.filter((one) => one.subscriptionId === plan.id) ?? [];
  return {
    changes: mergeItems({ kind: 'azureEntitlement', owner, existing, drafts, complete: read.complete }),
    findings: read.findings,
  };
};

/** A plan that is over needs no file; what stood for one is no longer needed. */
const mergeAzure = (situation: Situation, subscriptions: FileRead<Draft<'subscription'>>): ItemsMerged => {
  const plans = subscriptions.rows.filter(({ kind }) => kind === 'azure_plan');
  const merged = plans.filter((plan) => !isOver(plan)).map((plan) => mergePlan(situation, plan));
  const living = new Set(subscriptions.rows.filter((row) => !isOver(row)).map(({ id }) => id));
  const needless = (situation.facts?.azureEntitlements ?? []).filter(
    (one) => isPlaceholder(one.id) && subscriptions.complete && !living.has(one.subscriptionId),
  );
  const ends = needless.flatMap((one) => endAbsent('azureEntitlement', one) ?? []);
  return {
    changes: [...merged.flatMap((one) => one.changes), ...ends],
    findings: merged.flatMap((one) => one.findings),
  };
};

/** Reads the files of a customer and decides what they do to the items that are here. */
export const readItems = (situation: Situation): ItemsMerged => {
  const { source, owner, tenantId, facts, firstTime, policy, now } = situation;
  const subscriptions = readSubscriptions(source.subscriptions);
  const orders = readOrders(source.orders);
  const entitlements = readEntitlements({
    file: source.entitlements,
    findPurchase: purchasesFrom(orders, facts),
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
  const { complete } = entitlements;
  const bought = entitlements.rows;
  const reservations = bought.flatMap((one) => (one.kind === 'reservation' ? [one.row] : []));
  const savingsPlans = bought.flatMap((one) => (one.kind === 'savingsPlan' ? [one.row] : []));
  const software = bought.flatMap((one) => (one.kind === 'softwarePurchase' ? [one.row] : []));
  const azure = mergeAzure(situation, subscriptions);
  return {
    changes: [
      ...merge('order', facts?.orders, orders, unreadOrders(tenantId, now)),
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
