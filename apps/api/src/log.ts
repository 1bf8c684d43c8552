import { stackOf } from './stack.ts';

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON line per entry, for the operator. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, fields?: Fields) => void;

export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (level, message, fields = {}) =>
    write(`${inOneLine(JSON.stringify({ at: now().toISOString(), level, message, ...fields }))}\n`);

/** JSON escapes the control characters of ASCII; terminals and readers of lines obey others too. */
const inOneLine = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A thrown value in the log: the whole stack, which goes nowhere else. */
export const describeFault = (thrown: unknown): string => (thrown instanceof Error ? stackOf(thrown) : String(thrown));
