import { isConnectionLoss } from './engines/postgres-errors.ts';
import { CommitUnknown, StorageUnavailable, StoreBusy } from './errors.ts';

/** Why the database does not answer: a word for logs and metrics, a sentence for the operator. */
export interface StorageFault {
  readonly reason:
    | 'DISK_FULL'
    | 'READ_ONLY'
    | 'FILE_GONE'
    | 'DAMAGED'
    | 'BUSY'
    | 'UNREACHABLE'
    | 'OUTCOME_UNKNOWN'
    | 'IO';
  readonly says: string;
  /** Whether the same request can succeed later without a restore. */
  readonly isPassing: boolean;
}

const words: Readonly<Record<StorageFault['reason'], string>> = {
  DISK_FULL: 'the disk is full; make space, and it goes on by itself',
  READ_ONLY: 'the database cannot be written; let this user write the file, its -wal and -shm and their folder',
  FILE_GONE: 'the database file is no longer where it was opened; put it back, or restore a backup and restart',
  DAMAGED: 'the database is damaged; stop, and restore a backup',
  BUSY: 'another process has kept the database locked for too long; stop that process',
  UNREACHABLE: 'the database server does not answer, or has no connection left; once it does, it goes on by itself',
  OUTCOME_UNKNOWN:
    'the connection to the database server was lost during a commit: it is not known whether it was made',
  IO: 'the disk answers with an error; look at its space and quota, whether it is mounted read-only, and at the system’s log',
};

const byCode: readonly (readonly [RegExp, StorageFault['reason']])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|53100)$/, 'DISK_FULL'],
  [/^(SQLITE_READONLY_DBMOVED)$/, 'FILE_GONE'],
  [/^(SQLITE_READONLY.*|SQLITE_PERM|EROFS|EACCES)$/, 'READ_ONLY'],
  [/^(SQLITE_CORRUPT.*|SQLITE_NOTADB|XX001|XX002)$/, 'DAMAGED'],
  [/^(SQLITE_(IOERR|CANTOPEN|PROTOCOL).*|EIO|58030)$/, 'IO'],
  [/^(SQLITE_BUSY.*|SQLITE_LOCKED.*|55P03|57014)$/, 'BUSY'],
  [/^53300$/, 'UNREACHABLE'],
];

export const storageFault = (reason: StorageFault['reason']): StorageFault => ({
  reason,
  says: words[reason],
  isPassing: reason !== 'DAMAGED',
});

interface Thrown {
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** What is wrong with the disk or the database's server; undefined for every other error, a bug for instance. */
export const findStorageFault = (thrown: unknown): StorageFault | undefined => {
  for (let at = thrown; typeof at === 'object' && at !== null; at = (at as Thrown).cause) {
    if (at instanceof StorageUnavailable) return storageFault(at.reason);
    if (at instanceof StoreBusy) return storageFault('BUSY');
    if (at instanceof CommitUnknown) return storageFault('OUTCOME_UNKNOWN');
    const { code } = at as Thrown;
    if (typeof code !== 'string') continue;
    const found = byCode.find(([pattern]) => pattern.test(code));
    if (found !== undefined) return storageFault(found[1]);
  }
  return isConnectionLoss(thrown) ? storageFault('UNREACHABLE') : undefined;
};
