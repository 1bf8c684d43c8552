import { type DestinationStream, destination, pino } from 'pino';
import type { Fields, Log } from './log.ts';
import type { LogLevel } from './log-levels.ts';

/** What is never written, should it ever be among an entry's fields. */
const secretFields: ReadonlySet<string> = new Set(['authorization', 'cookie', 'password', 'secret', 'token', 'key']);

const withoutFields = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secretFields.has(name) ? '[redacted]' : value]),
  );

/** By hand: pino's own redaction copies every entry, which makes a line twice as dear. */
const redact = (fields: Fields): Fields => {
  for (const name in fields) if (secretFields.has(name)) return withoutFields(fields);
  return fields;
};

export const createLog = (write: (line: string) => void, now: () => Date, level: LogLevel = 'info'): Log =>
  logTo({ write }, now, level);

/** JSON escapes the control characters of ASCII; terminals and readers of lines obey others too. */
const inOneLine = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

const logTo = (stream: DestinationStream, now: () => Date, level: LogLevel): Log => {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => stream.write(inOneLine(line)) },
  );
  return (entryLevel, message, fields = {}) => logger[entryLevel](redact(fields), message);
};

/** To standard error, without waiting for it; at the end of the process what is left is written. */
export const openLog = (given: LogLevel | null): Log => {
  // In a terminal there is someone who is told in words.
  const level = given ?? (process.stderr.isTTY ? 'warn' : 'info');
  return logTo(destination({ fd: 2, sync: false }), () => new Date(), level);
};
