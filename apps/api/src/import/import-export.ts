import type { Finding, ImportResult } from '@untether/services/import';
import { importCustomers, markEndedAtVendor, mayBeResellers, readCustomerId } from '@untether/services/import';
import { findCustomerList, type ListedRecord, streamCustomers } from './customer-list.ts';
import { importDelegatedAdmin } from './delegated-admin.ts';
import type { EntryDone, ExportImport } from './import-options.ts';
import { BrokenListError, findCut, type ListProgress } from './list.ts';
import { createPace } from './pace.ts';
import { readAhead } from './read-ahead.ts';
import { type ReadCustomer, readCustomerFolder, withoutFolder } from './read-customer-folder.ts';
import type { ExportSource, SourceFile } from './source.ts';
import { createTurns } from './turns.ts';

/** What an export turned out to be. */
export interface Imported {
  /** Entries of the list of customers that were seen. */
  readonly entries: number;
  /** Whether there was anything to import at all. */
  readonly found: boolean;
}

const customersAhead = 8;
/** The longest that reading goes on before others have their turn. */
const longestTurnMs = 5;

/** A customer of the list with its files, one that the list names a second time, or one that is done already. */
type Prepared = ReadCustomer | { readonly twice: Finding } | 'done';
type Entry = Exclude<Prepared, 'done'>;

/** Sixteen characters per customer: a million customers take about 70 MB. */
const keyOf = (guid: string): string => Buffer.from(guid.replaceAll('-', ''), 'hex').toString('latin1');

const preparer = (
  source: ExportSource,
  { seen, nameless, skip }: { readonly seen: Set<string>; readonly nameless: () => void; readonly skip: number },
) => {
  let entries = 0;
  return async (entry: ListedRecord): Promise<Prepared> => {
    const { record, place } = entry;
    const id = readCustomerId(record);
    entries += 1;
    const isDone = entries <= skip;
    if (id === undefined) {
      nameless();
      return isDone ? 'done' : withoutFolder(entry);
    }
    const key = keyOf(id);
    if (isDone) {
      seen.add(key);
      return 'done';
    }
    if (seen.has(key)) {
      const at = { ...place, path: `${place.path}.id` };
      const reason = `customer ${id.toLowerCase()} is in the list twice; the first was taken`;
      return { twice: { kind: 'unread', ...at, reason, wayOut: 'Left out; correct the export and import again' } };
    }
    seen.add(key);
    // The files of a customer that will be skipped are not worth reading.
    return mayBeResellers(record) ? readCustomerFolder(source, entry, id) : withoutFolder(entry);
  };
};

/** Takes over the next entries of the list, and reports them in order. */
const takeOver = async (options: ExportImport, entries: readonly Entry[], total: number | undefined): Promise<void> => {
  const { store, partner, policy, now, newId, check, report } = options;
  const sources = entries.flatMap((entry) => ('twice' in entry ? [] : [entry.customer]));
  let at = 0;
  /** The entries that come next up to the last of these results, with them. */
  const withResults = (results: readonly ImportResult[]): EntryDone[] => {
    const done: EntryDone[] = [];
    for (let taken = 0; taken < results.length; ) {
      const entry = entries[at + done.length];
      const result = entry && 'customer' in entry ? results[taken] : undefined;
      if (result !== undefined) taken += 1;
      done.push(result === undefined ? doneWithout(entry) : { result, findings: result.findings });
    }
    return done;
  };
  const context = { partnerId: partner.id, policy, now: now(), newId };
  const { keep } = report;
  const alongside = keep && ((...[tx, results]: Parameters<Alongside>) => keep(tx, withResults(results)));
  if (sources.length > 0)
    for await (const results of importCustomers({ store, sources, context, check, alongside })) {
      const done = withResults(results);
      await report.entries(done, total);
      at += done.length;
    }
  if (at < entries.length) await report.entries(entries.slice(at).map(doneWithout), total);
};
type Alongside = NonNullable<Parameters<typeof importCustomers>[0]['alongside']>;

const doneWithout = (entry: Entry | undefined): EntryDone => ({
  findings: entry && 'twice' in entry ? [entry.twice] : [],
});

const about = (file: SourceFile, reason: string, wayOut: string): Finding => ({
  kind: 'unread',
  file: file.path,
  path: '',
  reason,
  wayOut,
});

/** Takes over the entries of a list as many at a time as fit into one transaction. Returns how many there were. */
const takeOverAll = async (
  options: ExportImport,
  { from, says }: { readonly from: AsyncIterable<Prepared>; readonly says: ListProgress },
): Promise<{ readonly done: number; readonly broken: BrokenListError | undefined }> => {
  const pace = createPace(options.longestMs);
  const turn = createTurns(longestTurnMs);
  let entries: Entry[] = [];
  let bytes = 0;
  let done = 0;
  let broken: BrokenListError | undefined;
  const write = async () => {
    if (entries.length > 0) await pace.timed(entries.length, bytes, () => takeOver(options, entries, says.totalCount));
    entries = [];
    bytes = 0;
  };
  try {
    for await (const prepared of from) {
      done += 1;
      if (prepared !== 'done') {
        entries.push(prepared);
        if ('bytes' in prepared) bytes += prepared.bytes;
        if (pace.isEnough(entries.length, bytes)) await write();
      }
      await turn();
    }
  } catch (error) {
    if (!(error instanceof BrokenListError)) throw error;
    broken = error;
  }
  await write();
  return { done, broken };
};

/** Imports the customers of a list, and marks those that a whole list does not have. */
const importList = async (options: ExportImport, list: SourceFile): Promise<number> => {
  const { store, source, partner, policy, now, newId, check, report, skip = 0 } = options;
  const says: ListProgress = { totalCount: undefined, about: {} };
  const seen = new Set<string>();
  let nameless = false;
  const prepare = preparer(source, {
    seen,
    nameless: () => {
      nameless = true;
    },
    skip,
  });
  const from = readAhead({ from: streamCustomers(list, says), ahead: customersAhead, map: prepare });
  const { done, broken } = await takeOverAll(options, { from, says });
  if (broken !== undefined) {
    const wayOut = 'What came before is imported; export it again';
    await report.findings([about(list, `breaks off: ${broken.message}`, wayOut)]);
    return done;
  }
  await report.listDone?.();
  const cut = findCut(says, done);
  if (cut !== undefined) {
    await report.findings([about(list, cut, 'What it holds is imported; export all pages and import again')]);
    return done;
  }
  // A list that does not count its entries, or has none, does not say who is absent from it.
  if (says.totalCount === undefined || done === 0 || nameless) return done;
  await markEndedAtVendor({
    store,
    context: { partnerId: partner.id, policy, now: now(), newId },
    file: list.path,
    isListed: (tenantId) => seen.has(keyOf(tenantId)),
    check,
    report: async ({ findings, marked }) => {
      report.ended(marked);
      await report.findings(findings);
    },
  });
  return done;
};

/**
 * Imports what an export holds: its customers with their items, then granular privileges. Can be stopped at any time and
 * run again: a transaction takes over some customers, each of them whole, and what has not changed is left alone.
 */
export const importExport = async (options: ExportImport): Promise<Imported> => {
  const list = await findCustomerList(options.source);
  const privileges = await options.source.find('delegatedAdminRelationships.json');
  const entries = list === undefined ? 0 : await importList(options, list);
  if (privileges !== undefined) await importDelegatedAdmin(options, privileges);
  return { entries, found: list !== undefined || privileges !== undefined };
};
