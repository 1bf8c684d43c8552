import { importMachine } from '../lifecycle/import-machine.ts';
import { begin, transition } from '../lifecycle/machine.ts';
import type { Change } from '../model/changes.ts';
import type { ImportFailure, ImportJob } from '../model/imports.ts';
import { noProgress } from '../model/imports.ts';
import type { ImportState } from '../model/vocabulary.ts';
import { addSeconds } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, invalid, refused, wrongStatus } from './outcome.ts';

/** How long a process may be silent about an import before another takes it up. */
export const importLeaseSeconds = 15;
/** How often an import is taken up without getting any further before it is given up. */
export const importAttemptsAtMost = 5;

const longestName = 255;

/** A process is at work, or should be. */
export const importStatesAtWork = ['uploading', 'checking', 'importing'] as const satisfies readonly ImportState[];
/** Those in which an import is not over. */
export const openImportStates = [...importStatesAtWork, 'checked'] as const satisfies readonly ImportState[];

const isOneOf = (states: readonly ImportState[], { state }: Pick<ImportJob, 'state'>): boolean =>
  states.includes(state);

/** What ends an import and lets go of what was uploaded. */
const ended = (
  job: ImportJob,
  now: Date,
  state: Extract<ImportState, 'completed' | 'failed' | 'cancelled'>,
  failure: ImportFailure | null,
): Change => ({
  update: 'importJob',
  partnerId: job.partnerId,
  id: job.id,
  set: {
    state: transition(importMachine, job.state, state),
    failure,
    finishedAt: now,
    lease: null,
    leasedUntil: null,
  },
});

/** One that was checked and not started makes way for the next; one that runs does not. No event records an upload. */
export const decideBeginUpload = (
  upload: {
    readonly partnerId: string;
    readonly id: string;
    readonly fileName: string;
    /** Bytes, where the request says so. */
    readonly declaredBytes: number | null;
    readonly maxBytes: number;
    /** The partner's imports that are not over. */
    readonly open: readonly ImportJob[];
    readonly lease: string;
  },
  { actor, now }: CommandContext,
): Outcome => {
  const { partnerId, id, declaredBytes, maxBytes, open, lease } = upload;
  const fileName = upload.fileName.trim();
  const problem = findInvalid([
    findTextProblem('name', fileName, { min: 1, max: longestName }) ??
      (/\.(zip|json|csv)$/i.test(fileName) ? undefined : invalid('name', { code: 'not_an_export' })),
    (declaredBytes ?? 0) > maxBytes ? invalid('file', { code: 'file_too_large', maxBytes }) : undefined,
  ]);
  if (problem !== undefined) return problem;
  if (open.some(({ state }) => state !== 'checked'))
    return refused({ error: 'conflict', reason: { code: 'import_under_way' }, path: [] });
  const row: ImportJob = {
    partnerId,
    id,
    fileName,
    sizeBytes: 0,
    pieces: 0,
    state: begin(importMachine, 'uploading'),
    createdBy: actor,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
    failure: null,
    check: null,
    result: null,
    progress: noProgress,
    lease,
    leasedUntil: addSeconds(now, importLeaseSeconds),
    attempts: 0,
  };
  const replaced = open.map((job) => ended(job, now, 'cancelled', null));
  return done({ changes: [...replaced, { insert: 'importJob', row }], events: [] });
};

/** The upload is whole: its check is due. */
export const uploadEnded = ({ partnerId, id, state }: ImportJob): Change => ({
  update: 'importJob',
  partnerId,
  id,
  set: { state: transition(importMachine, state, 'checking'), lease: null, leasedUntil: null },
});

export const decideStartImport = (job: ImportJob, { now }: CommandContext): Outcome => {
  if (job.state === 'importing' || job.state === 'completed') return already;
  if (job.state !== 'checked') return wrongStatus(job.state, 'checked');
  const { partnerId, id, state } = job;
  const set = {
    state: transition(importMachine, state, 'importing'),
    startedAt: now,
    progress: noProgress,
    attempts: 0,
    lease: null,
    leasedUntil: null,
  };
  return done({ changes: [{ update: 'importJob', partnerId, id, set }], events: [] });
};

/** What was imported by then stays. */
export const decideCancelImport = (job: ImportJob, { now }: CommandContext): Outcome => {
  if (job.state === 'cancelled') return already;
  if (!isOneOf(openImportStates, job)) return wrongStatus(job.state, 'uploading', 'checking', 'checked', 'importing');
  return done({ changes: [ended(job, now, 'cancelled', null)], events: [] });
};

/** A process takes up what is due, unless it was taken up too often or its upload broke off. */
export const takeUpImport = (job: ImportJob, lease: string, now: Date): Change => {
  if (job.state === 'uploading') return ended(job, now, 'failed', { code: 'upload_broken_off', detail: null });
  if (job.attempts >= importAttemptsAtMost) return ended(job, now, 'failed', { code: 'given_up', detail: null });
  const { partnerId, id, attempts } = job;
  const set = { lease, leasedUntil: addSeconds(now, importLeaseSeconds), attempts: attempts + 1 };
  return { update: 'importJob', partnerId, id, set };
};

/** The check or the import has come to its end. */
export const importEnded = (job: ImportJob, now: Date): Change => {
  if (job.state !== 'checking') return ended(job, now, 'completed', null);
  const { partnerId, id, state } = job;
  const set = { state: transition(importMachine, state, 'checked'), lease: null, leasedUntil: null, attempts: 0 };
  return { update: 'importJob', partnerId, id, set };
};

export const importFailed = (job: ImportJob, failure: ImportFailure, now: Date): Change =>
  ended(job, now, 'failed', failure);

/** What is due for a process: work to be done, or an upload that nobody continues. */
export const isImportDue = (job: ImportJob, now: Date): boolean =>
  isOneOf(importStatesAtWork, job) && (job.leasedUntil === null || job.leasedUntil <= now);
