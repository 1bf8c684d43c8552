import { stackOf } from './stack.ts';

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON line per entry, for the operator. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, fields?: Fields) => void;

export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (level, message, fields = {}) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, message, ...fields })}\n`);

/** A thrown value in the log: the whole stack, which goes nowhere else. */
export const describeFault = (thrown: unknown): string => (thrown instanceof Error ? stackOf(thrown) : String(thrown));
