import type { ImportJob } from '@untether/domain';
import { type Held, ImportStopped } from '@untether/services';
import { emptyTally, type Finding, tallied, talliedFindings } from '@untether/services/import';
import type { ArchiveLimits } from '../archive-limits.ts';
import { importExport } from '../import/import-export.ts';
import type { EntryDone, ImportReport } from '../import/import-options.ts';
import { SourceError } from '../import/source.ts';
import { createTurns } from '../import/turns.ts';
import { openUpload } from '../import/uploaded-source.ts';
import type { App } from '../open-app.ts';
import { renewing } from './renewing.ts';

/** The longest it goes on before others have their turn, and the longest that one of its transactions should take. */
const longestTurnMs = 10;
const longestMs = 10;
/** The latest that something is kept, in time and in lines of the report. */
const keepEveryMs = 1000;
const mostLines = 200;

/** The process is to stop: another goes on from what is kept. */
class Released extends Error {
  override readonly name = 'Released';
}

interface WorkOptions {
  readonly app: Pick<App, 'store' | 'ports' | 'services'>;
  readonly job: ImportJob;
  readonly held: Held;
  readonly signal: AbortSignal;
  readonly limits: ArchiveLimits;
}

/**
 * What a check or an import reports, kept in the database as it goes on: with each customer that is written in the same
 * transaction, so that whoever takes it up again counts none twice and leaves none out.
 */
const createKeeper = async ({ app: { services }, job, held, signal }: WorkOptions) => {
  const isCheck = job.state === 'checking';
  let tally = (isCheck ? job.check : job.result) ?? emptyTally;
  let progress = job.progress;
  let findings: Finding[] = [];
  let inList = true;
  let keptWith: number | undefined;
  let lastKept = performance.now();
  const letOthers = createTurns(longestTurnMs);

  if (progress.lines > progress.linesOfCustomers) {
    tally = { ...tally, lines: await services.takeBackLines(held, progress.linesOfCustomers) };
    progress = { ...progress, lines: progress.linesOfCustomers };
  }

  const soFar = (more: readonly Finding[] = []) => {
    const all = [...findings, ...more];
    const lines = progress.lines + all.length;
    return { findings: all, progress: { ...progress, lines, ...(inList && { linesOfCustomers: lines }) } };
  };
  const markKept = (now: typeof progress) => {
    progress = now;
    findings = [];
    lastKept = performance.now();
  };
  const keep = async (): Promise<void> => {
    const now = soFar();
    await services.keepImport(held, { tally, ...now });
    markKept(now.progress);
  };
  const turn = async (): Promise<void> => {
    if (findings.length >= mostLines || performance.now() - lastKept >= keepEveryMs) await keep();
    await letOthers();
    if (!signal.aborted) return;
    await keep();
    throw new Released();
  };

  const counted = (entries: readonly EntryDone[]): typeof tally =>
    entries.reduce(
      (sum, { result, findings }) => talliedFindings(result ? tallied(sum, result) : sum, findings),
      tally,
    );

  const report: ImportReport = {
    keep: async (tx, entries) => {
      const done = progress.done + entries.length;
      const now = soFar(entries.flatMap((entry) => entry.findings));
      const progressWith = { ...now.progress, done };
      const work = { tally: counted(entries), findings: now.findings, progress: progressWith };
      await services.keepImport(held, work, tx);
      keptWith = done;
    },
    entries: async (entries, total) => {
      tally = counted(entries);
      for (const entry of entries) findings.push(...entry.findings);
      progress = { ...progress, done: progress.done + entries.length, total: total ?? progress.total };
      if (keptWith === progress.done) markKept(soFar().progress);
      await turn();
    },
    findings: async (found) => {
      tally = talliedFindings(tally, found);
      findings.push(...found);
      if (!inList) await turn();
    },
    ended: (marked) => {
      tally = { ...tally, endedAtVendor: tally.endedAtVendor + marked, recorded: tally.recorded + marked };
    },
    granularAdmin: (recorded) => {
      tally = { ...tally, granularAdmin: tally.granularAdmin + recorded, recorded: tally.recorded + recorded };
    },
    listDone: async () => {
      await keep();
      inList = false;
    },
  };
  return { report, end: () => services.endImport(held, { tally, ...soFar() }) };
};

const work = async (options: WorkOptions): Promise<void> => {
  const { store, ports, services } = options.app;
  const { job, held } = options;
  const { partnerId, id: importId, fileName, sizeBytes, progress } = job;
  const partner = await store.findPartner(partnerId);
  if (partner === undefined) throw new Error('the partner of an import is gone');
  const readPiece = (number: number) => store.readImportPiece(partnerId, importId, number);
  const source = await openUpload({ name: fileName, size: sizeBytes, readPiece }, options.limits);
  try {
    const { report, end } = await createKeeper(options);
    const check = job.state === 'checking';
    const { found } = await importExport({ ...ports, source, partner, check, report, skip: progress.done, longestMs });
    if (found) await end();
    else await services.failImport(held, { code: 'nothing_to_import', detail: null });
  } finally {
    await source.close();
  }
};

/** Checks or imports until the end, until another has it, or until the process is to stop. */
export const workOnImport = async (options: WorkOptions): Promise<void> => {
  const { services } = options.app;
  const { held } = options;
  try {
    await renewing(services, held, () => work(options));
  } catch (error) {
    if (error instanceof ImportStopped) return;
    if (error instanceof Released) return await services.releaseImport(held);
    if (error instanceof SourceError) return await services.failImport(held, error.failure);
    throw error;
  }
};
