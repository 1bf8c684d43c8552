import {
  type Change,
  type ImportFailure,
  type ImportJob,
  type ImportLineKind,
  type ImportProgress,
  type ImportTally,
  importEnded,
  importFailed,
  isImportDue,
  type StoreTransaction,
  takeUpImport as taken,
} from '@untether/domain';
import type { Finding } from '../import/finding.ts';
import type { Ports } from '../ports.ts';
import { findHeld, type Held, renewedLease } from './held-import.ts';

const dueAtOnce = 10;

/** Takes up the check or the import that has waited longest, of any partner; undefined where none is due. */
export const takeUpImport =
  (ports: Ports) => async (): Promise<{ readonly job: ImportJob; readonly held: Held } | undefined> => {
    const { store, newSecret } = ports;
    for (const { partnerId, id: importId } of await store.listImportsDue(ports.now(), dueAtOnce)) {
      const held = { partnerId, importId, lease: newSecret() };
      const job = await store.transact([partnerId], async (tx) => {
        const now = ports.now();
        const [due] = await tx.findImports(partnerId, [importId]);
        if (due === undefined || !isImportDue(due, now)) return undefined;
        await tx.apply([taken(due, held.lease, now)]);
        return (await tx.findImports(partnerId, [importId])).find((one) => one.lease === held.lease);
      });
      if (job !== undefined) return { job, held };
    }
    return undefined;
  };

/** What the work has come to. */
export interface ImportWork {
  readonly tally: ImportTally;
  /** With `findings` counted among its lines. */
  readonly progress: ImportProgress;
  /** New since the last time. */
  readonly findings: readonly Finding[];
}

const isChecking = ({ state }: ImportJob): boolean => state === 'checking';

const kept = (job: ImportJob, { tally, progress, findings }: ImportWork, now: Date): readonly Change[] => {
  const { partnerId, id } = job;
  const isCheck = isChecking(job);
  const before = progress.lines - findings.length;
  const lines = findings.map(({ kind, file, path, reason, wayOut }, at): Change => {
    const number = before + at + 1;
    const row = { partnerId, id: `${id}-${isCheck ? 'check' : 'import'}-${number}`, importId: id, isCheck, number };
    return { insert: 'importLine', row: { ...row, kind, file, path, reason, wayOut } };
  });
  const further = progress.done > job.progress.done || progress.linesOfCustomers > job.progress.linesOfCustomers;
  const set = {
    ...(isCheck ? { check: tally } : { result: tally }),
    progress,
    ...renewedLease(now),
    ...(further && { attempts: 0 }),
  };
  return [...lines, { update: 'importJob', partnerId, id, set }];
};

/** Keeps how far the work has come: in the caller's transaction if it has one. @throws ImportStopped */
export const keepImport =
  ({ store, now }: Ports) =>
  async (held: Held, work: ImportWork, within?: StoreTransaction): Promise<void> => {
    const keep = async (tx: StoreTransaction) => tx.apply(kept(await findHeld(tx, held), work, now()));
    await (within === undefined ? store.transact([held.partnerId], keep) : keep(within));
  };

/**
 * Takes back lines of a report that the work will write again, for it was interrupted before it came to an end. Returns
 * how many of each kind are left. @throws ImportStopped
 */
export const takeBackLines =
  ({ store }: Ports) =>
  (held: Held, after: number): Promise<ImportTally['lines']> =>
    store.transact([held.partnerId], async (tx) => {
      const { partnerId, importId } = held;
      const isCheck = isChecking(await findHeld(tx, held));
      await tx.apply([{ delete: 'importLine', partnerId, importId, isCheck, after }]);
      const left = async (kind: ImportLineKind) =>
        (await tx.countImportLines(partnerId, { importIds: [importId], isCheck, kind })).get(importId) ?? 0;
      return {
        unread: await left('unread'),
        skipped: await left('skipped'),
        noted: await left('noted'),
        changed: await left('changed'),
      };
    });

/** Tells the other processes that this one is at work. @throws ImportStopped */
export const renewImport =
  ({ store, now }: Ports) =>
  (held: Held): Promise<void> =>
    store.transact([held.partnerId], async (tx) => {
      const { partnerId, id } = await findHeld(tx, held);
      await tx.apply([{ update: 'importJob', partnerId, id, set: renewedLease(now()) }]);
    });

/** Gives an import back, to be taken up again at once. @throws ImportStopped */
export const releaseImport =
  ({ store }: Ports) =>
  (held: Held): Promise<void> =>
    store.transact([held.partnerId], async (tx) => {
      const { partnerId, id, attempts } = await findHeld(tx, held);
      const set = { lease: null, leasedUntil: null, attempts: attempts - 1 };
      await tx.apply([{ update: 'importJob', partnerId, id, set }]);
    });

/** @throws ImportStopped */
export const endImport =
  ({ store, now }: Ports) =>
  (held: Held, work: ImportWork): Promise<void> =>
    store.transact([held.partnerId], async (tx) => {
      const job = await findHeld(tx, held);
      await tx.apply([...kept(job, work, now()), importEnded(job, now())]);
    });

/** @throws ImportStopped */
export const failImport =
  ({ store, now }: Ports) =>
  (held: Held, failure: ImportFailure): Promise<void> =>
    store.transact([held.partnerId], async (tx) => {
      await tx.apply([importFailed(await findHeld(tx, held), failure, now())]);
    });
