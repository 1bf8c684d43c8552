type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON line per entry, for whoever operates the process. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, fields?: Fields) => void;

export const createLog =
  (write: (line: string) => void, now: () => Date): Log =>
  (level, message, fields = {}) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, message, ...fields })}\n`);

/** What a log entry says of a thrown value: the whole stack, which never leaves the process otherwise. */
export const describeFault = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
