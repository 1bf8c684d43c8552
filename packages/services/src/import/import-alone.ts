import { type Change, idPrefixes, type StoreTransaction, UniqueViolation } from '@untether/domain';
import { refreshKeptBlockers } from '../kept-blockers.ts';
import { type ImportDecision, nothing } from './decide-import.ts';
import { withoutWhole } from './decide-relationship.ts';
import type { CustomerExport } from './export-files.ts';
import { blocking, type Finding } from './finding.ts';
import { mergeFindings } from './merge-findings.ts';
import {
  type CustomersImport,
  type ImportResult,
  loadKnown,
  resultOf,
  type SourceRead,
  takeOver,
} from './take-over.ts';

type Apply = (tx: StoreTransaction, changes: readonly Change[]) => Promise<void>;

/** Which file gave an item. */
const fileOf = (source: CustomerExport, change: Change): string | undefined => {
  if (!('insert' in change)) return undefined;
  if (change.insert === 'subscription') return source.subscriptions.path;
  if (change.insert === 'order') return source.orders.path;
  if (change.insert !== 'azureEntitlement') return source.entitlements.path;
  const planId = change.row.subscriptionId.slice(idPrefixes.subscription.length);
  return source.azureEntitlements.find((plan) => plan.planId === planId)?.file.path;
};

const takenFinding = (source: CustomerExport, change: Change): Finding => {
  const id = 'insert' in change && 'id' in change.row ? change.row.id : '';
  return {
    kind: 'unread',
    file: fileOf(source, change) ?? source.place.file,
    path: '',
    reason: `the id ${id.slice(id.indexOf('_') + 1)} is that of an item of another customer, or of another plan of this one`,
    wayOut: 'The customer is left out; correct the export and import again',
  };
};

const isBroken = (error: unknown, constraint: string): boolean =>
  error instanceof UniqueViolation && error.constraint === constraint;

/** One that is here is not changed, and blocked until an import takes it over whole. */
const leaveOut = (
  { store, context }: Pick<CustomersImport, 'store' | 'context'>,
  { source, customer }: SourceRead,
  finding: Finding,
): Promise<ImportDecision> =>
  store.transact([context.partnerId], async (tx) => {
    const [known] = await loadKnown(tx, context.partnerId, [customer]);
    const facts = known?.facts;
    if (facts === undefined) return nothing('skipped', [finding]);
    const { id: relationshipId, partnerId, customerId, importHash } = facts.relationship;
    const { changes } = mergeFindings({
      source,
      owner: { partnerId, relationshipId, customerId },
      existing: facts.importFindings,
      found: [blocking(finding, 'record_conflicting')],
      isSettled: () => false,
      standIn: (subjectId) => subjectId,
      newId: context.newId,
    });
    const mark = { importHash: withoutWhole(importHash) };
    await tx.apply([...changes, { update: 'relationship', partnerId, id: relationshipId, set: mark }]);
    await refreshKeptBlockers(tx, { partnerId, relationshipIds: [relationshipId] }, context);
    return { ...nothing('skipped', [finding], facts), changes };
  });

/** A company that another partner brought in between our read and our write is found the second time. */
const againIfBrought = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isBroken(error, 'customer')) throw error;
    return work();
  }
};

/** Takes over one customer again, whose keys clashed with what is here: to find out which, or because they no longer do. */
export const importAlone = async (options: CustomersImport, read: SourceRead): Promise<ImportResult> => {
  const { store, context, alongside } = options;
  const attempt = (apply: Apply): Promise<ImportResult> =>
    againIfBrought(() =>
      store.transact([context.partnerId], async (tx) => {
        const results = await takeOver(tx, [read], { context, apply: (changes) => apply(tx, changes) });
        await alongside?.(tx, results);
        return results[0] as ImportResult;
      }),
    );
  let last: Change | undefined;
  try {
    return await attempt(async (tx, changes) => {
      for (const change of changes) {
        last = change;
        await tx.apply([change]);
      }
    });
  } catch (error) {
    if (!isBroken(error, 'item') || last === undefined) throw error;
    return resultOf(read.findings, await leaveOut(options, read, takenFinding(read.source, last)));
  }
};
