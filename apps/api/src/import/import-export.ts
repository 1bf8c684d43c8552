import type { StoreTransaction } from '@untether/domain';
import type { CustomerExport, Finding, ImportResult } from '@untether/services/import';
import { importCustomer, markEndedAtVendor, mayBeResellers, readCustomerId } from '@untether/services/import';
import { findCustomerList, type ListedRecord, streamCustomers } from './customer-list.ts';
import { importDelegatedAdmin } from './delegated-admin.ts';
import type { ExportImport } from './import-options.ts';
import { BrokenListError, findCut, type ListProgress } from './list.ts';
import { readAhead } from './read-ahead.ts';
import { readCustomerFolder, withoutFolder } from './read-customer-folder.ts';
import type { ExportSource, SourceFile } from './source.ts';

/** What an export turned out to be. */
export interface Imported {
  /** Entries of the list of customers that were seen. */
  readonly entries: number;
  /** Whether there was anything to import at all. */
  readonly found: boolean;
}

const customersAhead = 8;

/** A customer of the list with its files, one that the list names a second time, or one that is done already. */
type Prepared = { readonly source: CustomerExport } | { readonly twice: Finding } | 'done';

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
      return isDone ? 'done' : { source: withoutFolder(entry) };
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
    return { source: mayBeResellers(record) ? await readCustomerFolder(source, entry, id) : withoutFolder(entry) };
  };
};

const about = (file: SourceFile, reason: string, wayOut: string): Finding => ({
  kind: 'unread',
  file: file.path,
  path: '',
  reason,
  wayOut,
});

/** Imports the customers of a list, and marks those that a whole list does not have. */
const importCustomers = async (options: ExportImport, list: SourceFile): Promise<number> => {
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
  const context = () => ({ partnerId: partner.id, policy, now: now(), newId });
  const keep = (done: number) =>
    report.keep && ((tx: StoreTransaction, result: ImportResult) => report.keep?.(tx, result, done));
  let done = 0;
  try {
    const from = streamCustomers(list, says);
    for await (const prepared of readAhead({ from, ahead: customersAhead, map: prepare })) {
      done += 1;
      if (prepared === 'done') continue;
      if ('twice' in prepared) {
        await report.findings([prepared.twice]);
      } else {
        const { source: customer } = prepared;
        const result = await importCustomer({
          store,
          source: customer,
          context: context(),
          check,
          alongside: keep(done),
        });
        report.customer(result);
        await report.findings(result.findings);
      }
      await report.progress(done, says.totalCount);
    }
  } catch (error) {
    if (!(error instanceof BrokenListError)) throw error;
    await report.findings([
      about(list, `breaks off: ${error.message}`, 'What came before is imported; export it again'),
    ]);
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
    context: context(),
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
 * run again: each customer is one transaction, and what has not changed is left alone.
 */
export const importExport = async (options: ExportImport): Promise<Imported> => {
  const list = await findCustomerList(options.source);
  const privileges = await options.source.find('delegatedAdminRelationships.json');
  const entries = list === undefined ? 0 : await importCustomers(options, list);
  if (privileges !== undefined) await importDelegatedAdmin(options, privileges);
  return { entries, found: list !== undefined || privileges !== undefined };
};
