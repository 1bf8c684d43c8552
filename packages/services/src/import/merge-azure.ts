import type { RelationshipFacts } from '@untether/domain';
import { idPrefixes, overWithPlanMark } from '@untether/domain';
import type { Draft } from './drafts.ts';
import type { CustomerExport, ExportFile } from './export-files.ts';
import { type Finding, noted } from './finding.ts';
import { endAbsent, type ItemChange, mergeItems, type OwnerOfItems } from './merge-items.ts';
import { readAzureEntitlements } from './wire/azure-entitlements.ts';
import type { FileRead } from './wire/collection.ts';

type Plan = Draft<'subscription'>;
type Row = Draft<'azureEntitlement'>;

interface AzureMerged {
  readonly changes: readonly ItemChange[];
  readonly findings: readonly Finding[];
  /** Entitlements that were seen, or whose plan's file was read whole, or whose plan is over. */
  readonly settled: readonly string[];
}

interface Azure {
  readonly source: CustomerExport;
  readonly owner: OwnerOfItems;
  /** Undefined where there is no relationship yet. */
  readonly facts: RelationshipFacts | undefined;
  /** The subscriptions, plans among them. */
  readonly plans: FileRead<Plan>;
}

const isOver = (plan: Plan): boolean => plan.status === 'cancelled' || plan.status === 'deleted';

const vendorIdOf = (plan: Plan): string => plan.id.slice(idPrefixes.subscription.length);

const fileOf = ({ source }: Azure, plan: Plan): ExportFile => {
  const planId = vendorIdOf(plan);
  const found = source.azureEntitlements.find((one) => one.planId.toLowerCase() === planId);
  return found?.file ?? { path: `${source.folder}/subscriptions/${planId}/azureEntitlements.json`, state: 'missing' };
};

const existingIn = ({ facts }: Azure, planId: string) =>
  facts?.azureEntitlements.filter((one) => one.subscriptionId.toLowerCase() === planId) ?? [];

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

/** The entitlements of a plan that is not over, from its file. */
const mergeLiving = (azure: Azure, plan: Plan): AzureMerged => {
  const { owner } = azure;
  const {
    rows: drafts,
    complete,
    findings,
  } = readAzureEntitlements({
    planId: vendorIdOf(plan),
    file: fileOf(azure, plan),
  });
  const existing = existingIn(azure, plan.id);
  return {
    changes: mergeItems({ kind: 'azureEntitlement', owner, existing, drafts, complete }),
    findings,
    settled: idsOf(complete ? [...drafts, ...existing] : drafts),
  };
};

/** The fingerprint differs from that of the same record in an active plan: it counts as changed if the plan resumes. */
const overWithPlan = (row: Row): Row =>
  row.status === 'active' ? { ...row, status: 'cancelled', importHash: `${row.importHash}${overWithPlanMark}` } : row;

/** A plan that is over needs no file. What a file still calls active has ended with its plan, and is noted. */
const mergeOver = (azure: Azure, plan: Plan): AzureMerged => {
  const file = fileOf(azure, plan);
  const read =
    file.state === 'missing' ? { rows: [], findings: [] } : readAzureEntitlements({ planId: vendorIdOf(plan), file });
  const active = read.rows.filter(({ status }) => status === 'active');
  const ended = active.map(({ id }) =>
    noted(
      { file: file.path, path: '' },
      `${id.slice(idPrefixes.azureEntitlement.length)} is called active, but its Azure plan is ${plan.status}`,
      'It counts as cancelled with its plan',
    ),
  );
  const drafts = read.rows.map(overWithPlan);
  const listed = new Set(drafts.map(({ id }) => id));
  const existing = existingIn(azure, plan.id);
  const gone = existing.filter(({ id }) => !listed.has(id.toLowerCase()));
  return {
    changes: [
      ...mergeItems({ kind: 'azureEntitlement', owner: azure.owner, existing, drafts, complete: false }),
      ...gone.flatMap((one) => endAbsent('azureEntitlement', one, 'azure_plan_over') ?? []),
    ],
    // A plan that is over needs no entitlements: what could not be read of them is told, and blocks nothing.
    findings: [...read.findings.map(({ missing: _, ...finding }) => finding), ...ended],
    settled: idsOf([...drafts, ...existing]),
  };
};

/** Entitlements of the plans in an export, and of plans that are absent from it: those have ended with their plan. */
export const mergeAzure = (azure: Azure): AzureMerged => {
  const { plans: subscriptions, facts } = azure;
  const plans = subscriptions.rows.filter(({ kind }) => kind === 'azure_plan');
  const merged = plans.map((plan) => (isOver(plan) ? mergeOver(azure, plan) : mergeLiving(azure, plan)));
  const settled = new Set([...plans, ...subscriptions.rows.filter((row) => !isOver(row))].map(({ id }) => id));
  const orphans = subscriptions.complete
    ? (facts?.azureEntitlements.filter((one) => !settled.has(one.subscriptionId.toLowerCase())) ?? [])
    : [];
  const ends = orphans.flatMap((one) => endAbsent('azureEntitlement', one, 'azure_plan_over') ?? []);
  return {
    changes: [...merged.flatMap((one) => one.changes), ...ends],
    findings: merged.flatMap((one) => one.findings),
    settled: [...merged.flatMap((one) => one.settled), ...idsOf(orphans)],
  };
};
