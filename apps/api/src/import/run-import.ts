import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { NewId, Partner, Policy, Store } from '@untether/domain';
import { defaultPolicy } from '@untether/domain';
import { type CustomerExport, type ImportFinding, importCustomer, readCustomerId } from '@untether/services';
import { CommandError } from '../cli/command.ts';
import { type FindingsFile, openFindingsFile } from './findings-file.ts';
import { showProgress } from './progress.ts';
import { readAhead } from './read-ahead.ts';
import { readCustomerFolder, withoutFolder } from './read-customer-folder.ts';
import { BrokenListError, type ListedRecord, type ListProgress, streamCustomers } from './stream-customers.ts';
import { startTally, summarise, type Tally } from './summary.ts';

export interface ImportOptions {
  readonly store: Store;
  /** The export's folder. */
  readonly dir: string;
  /** Id or name. */
  readonly partner: string;
  readonly now: () => Date;
  readonly newId: NewId;
  readonly policy?: Policy;
  readonly out: Writable;
  readonly isTerminal: boolean;
  /** Where all findings go; written only when there are any. */
  readonly reportFile: string;
}

/** Exit codes. Where nothing could be done a CommandError says why. */
const exitCodes = { allRead: 0, someUnread: 2 } as const;

const customersAhead = 8;
const findingsShown = 20;

/** A customer of the list with its files, or one that the list names a second time. */
type Prepared = { readonly source: CustomerExport } | { readonly twice: ImportFinding };

/** Sixteen characters per customer: a million customers take about 70 MB. */
const keyOf = (guid: string): string => Buffer.from(guid.replaceAll('-', ''), 'hex').toString('latin1');

const isEntry = (record: unknown): record is { readonly id: string } =>
  typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string';

/** The files of a customer that will be skipped are not worth reading. */
const isOurs = (record: object): boolean =>
  'relationshipToPartner' in record && record.relationshipToPartner === 'reseller';

const preparer = (dir: string) => {
  const seen = new Set<string>();
  return async (entry: ListedRecord): Promise<Prepared> => {
    const { record, index } = entry;
    const guid = readCustomerId(record);
    if (guid === undefined || !isEntry(record)) return { source: withoutFolder(entry) };
    const key = keyOf(guid);
    if (seen.has(key)) {
      const place = { file: 'customers.json', path: `items[${index}].id` };
      const reason = `customer ${guid} is in the list twice; the first was taken`;
      return { twice: { kind: 'unread', ...place, reason, wayOut: 'Left out; correct the export and import again' } };
    }
    seen.add(key);
    return { source: isOurs(record) ? await readCustomerFolder(dir, entry, record.id) : withoutFolder(entry) };
  };
};

const listFinding = (reason: string, wayOut: string): ImportFinding => ({
  kind: 'unread',
  file: 'customers.json',
  path: '',
  reason,
  wayOut,
});

/** Imports what can be read; returns how many entries of the list were seen. */
const importAll = async (
  options: ImportOptions,
  given: { readonly partner: Partner; readonly tally: Tally; readonly findings: FindingsFile },
): Promise<number> => {
  const { store, dir, out, isTerminal, now, newId, policy = defaultPolicy } = options;
  const { partner, tally, findings } = given;
  const list: ListProgress = { totalCount: undefined, hasNextPage: false };
  const progress = showProgress(out, isTerminal);
  const from = streamCustomers(join(dir, 'customers.json'), list);
  let done = 0;
  try {
    for await (const prepared of readAhead({ from, ahead: customersAhead, map: preparer(dir) })) {
      done += 1;
      if ('twice' in prepared) {
        await findings.add([prepared.twice]);
      } else {
        const context = { partnerId: partner.id, policy, now: now(), newId };
        const result = await importCustomer({ store, source: prepared.source, context });
        tally.add(result);
        await findings.add(result.findings);
      }
      progress.step(done, list.totalCount);
    }
  } catch (error) {
    if (!(error instanceof BrokenListError)) throw error;
    await findings.add([listFinding(`breaks off: ${error.message}`, 'What came before is imported; export it again')]);
    return done;
  } finally {
    progress.stop();
  }
  const { totalCount, hasNextPage } = list;
  if ((totalCount !== undefined && totalCount > done) || hasNextPage) {
    const reason = hasNextPage ? 'is one page of several' : `holds ${done} of ${totalCount} customers`;
    await findings.add([listFinding(reason, 'What it holds is imported; export all pages and import again')]);
  }
  return done;
};

const isFolder = async (path: string): Promise<boolean> => (await statIfThere(path))?.isDirectory() ?? false;
const isFile = async (path: string): Promise<boolean> => (await statIfThere(path))?.isFile() ?? false;
const statIfThere = (path: string) => stat(path).catch(() => undefined);

const refusal = (reason: string): CommandError => new CommandError(`import: ${reason}`);

/**
 * Imports an export for a partner; returns the exit code. Can be stopped at any time and run again. Throws CommandError
 * when nothing can be imported.
 */
export const runImport = async (options: ImportOptions): Promise<number> => {
  const { store, dir, out, reportFile } = options;
  const partner = await store.findPartnerNamed(options.partner);
  if (partner === undefined) {
    const names = await store.listPartnerNames();
    const way = names.length === 0 ? 'There is none yet: create one with init.' : `There are: ${names.join(', ')}.`;
    throw refusal(`no partner is called "${options.partner}". ${way}`);
  }
  if (!(await isFolder(dir))) throw refusal(`${dir} is not a folder. Name the folder that holds customers.json.`);
  if (!(await isFile(join(dir, 'customers.json')))) {
    throw refusal(`${dir} holds no customers.json. Name the folder that holds it.`);
  }
  if (!(await isFolder(dirname(reportFile))))
    throw refusal(`${dirname(reportFile)}, where the report goes, is not a folder.`);
  const tally = startTally();
  const findings = openFindingsFile(reportFile, findingsShown);
  const done = await importAll(options, { partner, tally, findings }).finally(findings.close);
  const [reason] = findings.first;
  if (done === 0 && reason !== undefined) throw refusal(`nothing was imported: customers.json ${reason.reason}.`);
  const portfolio = await store.portfolioGroups(partner.id);
  out.write(summarise({ partnerName: partner.name, tally, portfolio, findings, reportFile }));
  return findings.counts.unread > 0 ? exitCodes.someUnread : exitCodes.allRead;
};
