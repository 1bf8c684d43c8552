import type { ImportedKind, ImportTally, PortfolioGroup } from '@untether/domain';
import { describeFinding, type FindingsFile } from './findings-file.ts';

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
  readonly tally: ImportTally;
  readonly portfolio: readonly PortfolioGroup[];
  readonly findings: FindingsFile;
  readonly reportFile: string;
  /** Nothing was written. */
  readonly check: boolean;
}): string => {
  const { partnerName, tally, portfolio, findings, reportFile, check } = options;
  const { blocked, cleared, endedAtVendor, granularAdmin } = tally;
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
