import { statSync } from 'node:fs';
import { StorageUnavailable } from '../errors.ts';

/**
 * Whether the files that are open are still those at their paths. What is written to a file that was deleted or replaced
 * seems to succeed, and is gone with the process.
 */
export interface FileGuard {
  /** @throws StorageUnavailable when they are not. */
  readonly check: () => void;
}

const identityOf = (path: string): string | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
};

/** Create it right after the file was opened. The log beside it comes into being with the first transaction. */
export const createFileGuard = (path: string): FileGuard => {
  const file = identityOf(path);
  let log: string | undefined;
  return {
    check: () => {
      const logNow = identityOf(`${path}-wal`);
      log ??= logNow;
      if (identityOf(path) !== file || logNow !== log) throw new StorageUnavailable('FILE_GONE', `${path} is gone`);
    },
  };
};
