import type { Change, ImportFinding, NewId } from '@untether/domain';
import type { CustomerExport } from './export-files.ts';
import type { Finding } from './finding.ts';
import type { Owner } from './merge-items.ts';
import { fingerprint } from './wire/fingerprint.ts';

/** What an import leaves unread, and the changes that record it. */
export interface FindingsMerged {
  readonly rows: readonly ImportFinding[];
  readonly changes: readonly Change[];
}

/** All that an export says about a customer: an import of the same files is the same import. */
const importOf = ({ record, customer, azureEntitlements, ...files }: CustomerExport): string => {
  const { subscriptions, entitlements, orders } = files;
  const plans = azureEntitlements.map(({ file }) => file);
  return fingerprint(record, ...[customer, subscriptions, entitlements, orders, ...plans]);
};

const keyOf = ({ subjectId, file, path, gap, field, value, importHash }: ImportFinding): string =>
  JSON.stringify([subjectId, file, path, gap, field, value, importHash]);

/**
 * What the newest import could not read takes the place of what earlier ones could not. Only an item whose record was
 * not seen this time, in a file that was not read whole, keeps what was unread of it.
 */
export const mergeFindings = (options: {
  readonly source: CustomerExport;
  readonly owner: Owner;
  readonly existing: readonly ImportFinding[];
  readonly found: readonly Finding[];
  /** Whether the item of an earlier finding was seen, or has ended by its absence. */
  readonly isSettled: (subjectId: string) => boolean;
  /** The item that stands for another one's record. */
  readonly standIn: (subjectId: string) => string;
  readonly newId: NewId;
}): FindingsMerged => {
  const { source, owner, existing, found, isSettled, standIn, newId } = options;
  const missing = found.filter((one) => one.missing !== undefined);
  if (missing.length === 0 && existing.length === 0) return { rows: [], changes: [] };
  const importHash = missing.length === 0 ? '' : importOf(source);
  const unsettled = existing.filter(({ subjectId }) => subjectId !== owner.relationshipId && !isSettled(subjectId));
  const left = new Map(existing.map((one) => [keyOf(one), one]));
  const drafts = missing.flatMap(({ file, path, missing: what }) => {
    if (what === undefined) return [];
    const { gap, subjectId, field, value } = what;
    const subject = subjectId === null ? owner.relationshipId : standIn(subjectId);
    return [{ ...owner, subjectId: subject, file, path, gap, field, value, importHash }];
  });
  const kept = new Map(unsettled.map((one) => [keyOf(one), one]));
  for (const draft of drafts) {
    const key = keyOf({ ...draft, id: '' });
    kept.set(key, left.get(key) ?? { ...draft, id: newId('importFinding') });
  }
  const rows = [...kept.values()];
  return {
    rows,
    changes: [
      ...existing
        .filter((one) => !kept.has(keyOf(one)))
        .map(({ partnerId, id }): Change => ({ delete: 'importFinding', partnerId, id })),
      ...rows.filter((row) => !left.has(keyOf(row))).map((row): Change => ({ insert: 'importFinding', row })),
    ],
  };
};
