import type { PortfolioGroup } from '@untether/domain';
import type { ImportedKind, ImportResult } from '@untether/services';
import { describeFinding, type FindingsFile } from './findings-file.ts';

export interface Tally {
  readonly add: (result: ImportResult) => void;
  readonly customers: Readonly<Record<ImportResult['outcome'] | 'withProblems', number>>;
  /** Customers that something starts, or nothing any longer, keeps from being removed; and those ended at the vendor. */
  readonly turns: Readonly<Record<'blocked' | 'cleared' | 'endedAtVendor' | 'granularAdmin', number>>;
  /** Changes written, or that would be. */
  readonly recorded: () => number;
  readonly addEnded: (marked: number) => void;
  readonly addGranularAdmin: (recorded: number) => void;
  readonly items: Readonly<Partial<Record<ImportedKind, number>>>;
}

export const startTally = (): Tally => {
  const customers = { imported: 0, updated: 0, unchanged: 0, skipped: 0, withProblems: 0 };
  const items: Partial<Record<ImportedKind, number>> = {};
  const turns = { blocked: 0, cleared: 0, endedAtVendor: 0, granularAdmin: 0 };
  let recorded = 0;
  return {
    customers,
    items,
    turns,
    recorded: () => recorded,
    addEnded: (marked) => {
      turns.endedAtVendor += marked;
      recorded += marked;
    },
    addGranularAdmin: (count) => {
      turns.granularAdmin += count;
      recorded += count;
    },
    add: ({ outcome, counts, findings, blocked, recorded: wrote }) => {
      if (wrote) recorded += 1;
      // A skipped customer changes only by having ended at the vendor.
      if (wrote && outcome === 'skipped') turns.endedAtVendor += 1;
      if (blocked.before !== true && blocked.after === true) turns.blocked += 1;
      if (blocked.before === true && blocked.after === false) turns.cleared += 1;
      customers[outcome] += 1;
      if (findings.some(({ kind }) => kind === 'unread')) customers.withProblems += 1;
      for (const [kind, count] of Object.entries(counts) as [ImportedKind, number][]) {
        items[kind] = (items[kind] ?? 0) + count;
      }
    },
  };
};

const kindNames: readonly (readonly [ImportedKind, string])[] = [
  ['subscription', 'subscriptions'],
  ['azureEntitlement', 'Azure subscriptions'],
  ['reservation', 'reservations'],
  ['savingsPlan', 'savings plans'],
  ['softwarePurchase', 'software purchases'],
  ['order', 'orders'],
];

const customersIn = (groups: readonly PortfolioGroup[]): number =>
  groups.reduce((sum, group) => sum + group.customers, 0);

/** What an import did, in a few lines, and its first findings. */
export const summarise = (options: {
  readonly partnerName: string;
  readonly tally: Tally;
  readonly portfolio: readonly PortfolioGroup[];
  readonly findings: FindingsFile;
  readonly reportFile: string;
  /** Nothing was written. */
  readonly check: boolean;
}): string => {
  const { partnerName, tally, portfolio, findings, reportFile, check } = options;
  const { blocked, cleared, endedAtVendor, granularAdmin } = tally.turns;
  const { imported, updated, unchanged, skipped, withProblems } = tally.customers;
  const removable = customersIn(portfolio.filter((group) => group.blockerKinds.length === 0));
  const all = customersIn(portfolio);
  const items = kindNames.map(([kind, name]) => `${tally.items[kind] ?? 0} ${name}`).join(', ');
  const { counts, first } = findings;
  const listed = counts.unread + counts.skipped + counts.noted;
  return [
    ...(check ? ['Check only: nothing was written. An import would do this:'] : []),
    `Customers: ${imported} imported, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${withProblems} with problems`,
    `New items: ${items}`,
    ...(counts.changed > 0 ? [`Changed by the vendor: ${counts.changed} items`] : []),
    ...(endedAtVendor > 0 ? [`Ended at the vendor: ${endedAtVendor} customers`] : []),
    ...(granularAdmin > 0 ? [`Granular admin relationships taken over or changed: ${granularAdmin}`] : []),
    ...(check ? [`Removal: ${blocked} customers would be blocked that are not now, ${cleared} no longer`] : []),
    `${partnerName} now has ${all} customers: ${removable} can be removed, ${all - removable} are blocked`,
    ...first.map((finding) => `  ${describeFinding(finding)}`),
    ...(listed > first.length ? [`  … and ${listed - first.length} more`] : []),
    ...(listed + counts.changed > 0 ? [`The full list is in ${reportFile}`] : []),
    '',
  ].join('\n');
};
