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
  logTo({ write: (line) => write(inOneLine(line)) }, now, level);

/** JSON escapes the control characters of ASCII; terminals and readers of lines obey others too. */
const inOneLine = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

const logTo = (stream: DestinationStream, now: () => Date, level: LogLevel): Log => {
  // Many lines are of the same millisecond, and writing an instant costs as much as the rest of a line.
  let at = Number.NaN;
  let written = '';
  const timestamp = (): string => {
    const instant = now();
    if (instant.getTime() !== at) {
      at = instant.getTime();
      written = `,"at":"${instant.toISOString()}"`;
    }
    return written;
  };
  const logger = pino(
    { level, base: null, messageKey: 'message', timestamp, formatters: { level: (label) => ({ level: label }) } },
    stream,
  );
  return (entryLevel, message, fields = {}) => logger[entryLevel](redact(fields), message);
};

/** Lines wait so long for others, in milliseconds, or until there are so many characters: a write costs more than a line. */
const together = { ms: 20, characters: 16_384 };

const inGroups = (stream: ReturnType<typeof destination>): DestinationStream => {
  let lines = '';
  const writeAll = (): void => {
    if (lines !== '') stream.write(inOneLine(lines));
    lines = '';
  };
  process.once('exit', () => {
    writeAll();
    stream.flushSync();
  });
  return {
    write: (line) => {
      if (lines === '') setTimeout(writeAll, together.ms);
      lines += line;
      if (lines.length > together.characters) writeAll();
    },
  };
};

/** To standard error, without waiting for it; at the end of the process what is left is written. */
export const openLog = (given: LogLevel | null): Log => {
  // In a terminal there is someone who is told in words.
  const level = given ?? (process.stderr.isTTY ? 'warn' : 'info');
  return logTo(inGroups(destination({ fd: 2, sync: false })), () => new Date(), level);
};
