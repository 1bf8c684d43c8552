import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import type { NewId, Policy, Store } from '@untether/domain';
import { defaultPolicy } from '@untether/domain';
import { emptyTally, tallied } from '@untether/services/import';
import { type ArchiveLimits, defaultArchiveLimits } from '../archive-limits.ts';
import { CommandError } from '../cli/command.ts';
import { openFindingsFile } from './findings-file.ts';
import { importExport } from './import-export.ts';
import type { EntryDone } from './import-options.ts';
import { openSource } from './open-source.ts';
import { showProgress } from './progress.ts';
import { SourceError } from './source.ts';
import { summarise } from './summary.ts';

export interface ImportOptions {
  readonly store: Store;
  /** The export: a folder, a zip of one, or a list of customers. */
  readonly path: string;
  /** Id or name. */
  readonly partner: string;
  /** Only tells what an import would do. */
  readonly check?: boolean;
  readonly now: () => Date;
  readonly newId: NewId;
  readonly policy?: Policy;
  /** How long, in milliseconds, one transaction may keep others that write from theirs; 0 = one customer at a time. */
  readonly longestMs?: number;
  /** Of a zip. */
  readonly limits?: ArchiveLimits;
  readonly out: Writable;
  readonly isTerminal: boolean;
  /** Where all findings go; written only when there are any. */
  readonly reportFile: string;
}

/** Exit codes. Where nothing could be done a CommandError says why. */
const exitCodes = { allRead: 0, someUnread: 2, nothingRecorded: 3 } as const;

const findingsShown = 20;

const longestMsByDefault = 200;

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

const refusal = (reason: string, exitCode = 1): CommandError => new CommandError(`import: ${reason}`, exitCode);

/** What cannot be opened or read at all is one line. */
const reading = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) throw refusal(`${path} ${error.message}.`);
    throw error;
  }
};

/**
 * Imports an export for a partner; returns the exit code. Can be stopped at any time and run again. Throws CommandError
 * when nothing can be imported.
 */
export const runImport = async (options: ImportOptions): Promise<number> => {
  const { store, path, out, isTerminal, reportFile, now, newId, check = false, policy = defaultPolicy } = options;
  const { longestMs = longestMsByDefault, limits = defaultArchiveLimits } = options;
  const partner = await store.findPartnerNamed(options.partner);
  if (partner === undefined) {
    const names = await store.listPartnerNames();
    const way = names.length === 0 ? 'There is none yet: create one with init.' : `There are: ${names.join(', ')}.`;
    throw refusal(`no partner is called "${options.partner}". ${way}`);
  }
  if (!(await isFolder(dirname(reportFile))))
    throw refusal(`${dirname(reportFile)}, where the report goes, is not a folder.`);
  const source = await reading(path, () => openSource(path, limits));
  let tally = emptyTally;
  let done = 0;
  const findings = openFindingsFile(reportFile, findingsShown);
  const progress = showProgress(out, isTerminal);
  const report = {
    findings: findings.add,
    entries: async (entries: readonly EntryDone[], total: number | undefined) => {
      for (const { result } of entries) {
        done += 1;
        if (result !== undefined) tally = tallied(tally, result);
        progress.step(done, total);
      }
      await findings.add(entries.flatMap((entry) => entry.findings));
    },
    ended: (marked: number) => {
      tally = { ...tally, endedAtVendor: tally.endedAtVendor + marked, recorded: tally.recorded + marked };
    },
    granularAdmin: (recorded: number) => {
      tally = { ...tally, granularAdmin: tally.granularAdmin + recorded, recorded: tally.recorded + recorded };
    },
  };
  try {
    const { entries, found } = await reading(path, () =>
      importExport({ store, source, partner, policy, now, newId, check, report, longestMs }),
    );
    if (!found)
      throw refusal(
        `${path} holds no customers.json. Name the folder that holds it, or a zip of it.`,
        exitCodes.nothingRecorded,
      );
    const [first] = findings.first;
    if (entries === 0 && first !== undefined && tally.recorded === 0)
      throw refusal(`nothing was imported: ${first.file} ${first.reason}.`);
  } finally {
    progress.stop();
    await findings.close();
    await source.close();
  }
  const portfolio = await store.portfolioGroups(partner.id);
  out.write(summarise({ partnerName: partner.name, tally, portfolio, findings, reportFile, check }));
  if (findings.counts.unread > 0) return exitCodes.someUnread;
  const { imported, updated, unchanged } = tally.customers;
  return imported + updated + unchanged + tally.recorded === 0 ? exitCodes.nothingRecorded : exitCodes.allRead;
};
