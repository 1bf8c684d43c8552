import type { ImportedKind, ImportTally } from '@untether/domain';
import type { Finding } from './finding.ts';
import type { ImportResult } from './take-over.ts';

export const emptyTally: ImportTally = {
  customers: { imported: 0, updated: 0, unchanged: 0, skipped: 0, withProblems: 0 },
  items: {},
  blocked: 0,
  cleared: 0,
  endedAtVendor: 0,
  granularAdmin: 0,
  recorded: 0,
  lines: { unread: 0, skipped: 0, noted: 0, changed: 0 },
};

export const talliedFindings = (tally: ImportTally, findings: readonly Finding[]): ImportTally => {
  const lines = { ...tally.lines };
  for (const { kind } of findings) lines[kind] += 1;
  return { ...tally, lines };
};

/** With one more customer; its findings are counted apart. */
export const tallied = (tally: ImportTally, result: ImportResult): ImportTally => {
  const { outcome, counts, findings, blocked, recorded } = result;
  const { customers, items: before } = tally;
  const items = { ...before };
  for (const [kind, count] of Object.entries(counts) as [ImportedKind, number][]) {
    if (count > 0) items[kind] = (items[kind] ?? 0) + count;
  }
  const isProblem = findings.some(({ kind }) => kind === 'unread');
  return {
    ...tally,
    customers: {
      ...customers,
      [outcome]: customers[outcome] + 1,
      withProblems: customers.withProblems + (isProblem ? 1 : 0),
    },
    items,
    blocked: tally.blocked + (blocked.before !== true && blocked.after === true ? 1 : 0),
    cleared: tally.cleared + (blocked.before === true && blocked.after === false ? 1 : 0),
    // A skipped customer changes only by having ended at the vendor.
    endedAtVendor: tally.endedAtVendor + (recorded && outcome === 'skipped' ? 1 : 0),
    recorded: tally.recorded + (recorded ? 1 : 0),
  };
};
