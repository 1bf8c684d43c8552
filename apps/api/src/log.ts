import { findStorageFault } from '@untether/store';
import type { LogLevel } from './log-levels.ts';
import { stackOf } from './stack.ts';
import { withoutSecrets } from './without-secrets.ts';

export type Fields = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

/** One JSON line per entry, for the operator. */
export type Log = (level: LogLevel, message: string, fields?: Fields) => void;

/** A thrown value in the log: a bug with its whole stack, which goes nowhere else; in one line what the disk does. */
export const describeFault = (thrown: unknown): string => {
  const storage = findStorageFault(thrown);
  if (storage) return `${storage.reason}: ${storage.says}`;
  return withoutSecrets(thrown instanceof Error ? stackOf(thrown) : String(thrown));
};
