import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import type { PostgresSettings } from '@untether/store';
import { type ArchiveLimits, defaultArchiveLimits, megabyte } from './archive-limits.ts';
import { defaultStreamLimits } from './events/streams.ts';
import { type OidcSettings, readOidc } from './identity/oidc-settings.ts';
import type { RetentionDays } from './jobs/run-retention.ts';
import { type LogLevel, logLevels } from './log-levels.ts';
import { withoutSecrets } from './without-secrets.ts';

/** The environment variables, parsed once. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** `file:` and an absolute path, or `postgres://…`. */
  readonly databaseUrl: string;
  /** The file, or the address without its password: for what is said about it. */
  readonly databaseName: string;
  readonly postgres: PostgresSettings;
  /** Where the demo's secret and key and import reports go: by themselves the folder of the database file. */
  readonly dataDirectory: string;
  /** Origin only: feeds links, cookies and Origin checks. */
  readonly publicUrl: string;
  /** Origins of other pages that may call the API with a key. */
  readonly allowedOrigins: readonly string[];
  /** Whose word about where a request comes from counts. */
  readonly trustedProxies: TrustedProxies;
  /** How many streams may be open with the same credentials. */
  readonly maxStreamsPerUser: number;
  /** A session that is not used for so long ends. */
  readonly sessionIdleMs: number;
  /** The largest export that can be uploaded. */
  readonly importMaxBytes: number;
  readonly archiveLimits: ArchiveLimits;
  /** Whether plain requests for GraphQL take the short path; false only to compare. */
  readonly shortPath: boolean;
  /** null = not given. */
  readonly authSecret: string | null;
  /** The one before: cookies it signed stay valid. null = none. */
  readonly previousAuthSecret: string | null;
  /** How people sign in; null = with a password of their own here. */
  readonly oidc: OidcSettings | null;
  /** null = no mail is sent. */
  readonly mail: MailSettings | null;
  /** null = not given: what the database holds decides. */
  readonly demo: boolean | null;
  readonly operation: OperationSettings;
}

/** How an installation is watched, stopped and kept small. */
export interface OperationSettings {
  /** null = not given: info, and in a terminal warn. */
  readonly logLevel: LogLevel | null;
  /** Whether every request has a line in the log. */
  readonly accessLog: boolean;
  /** null = no metrics. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** Where spans are sent; null = there are none. */
  readonly traceEndpoint: string | null;
  readonly traceService: string;
  /** How long it goes on answering after it was asked to stop. */
  readonly drainMs: number;
  /** Below it, it is not ready. */
  readonly leastDiskBytes: number;
  readonly retention: RetentionDays;
}

/** Whether an address is one of a proxy's that the operator trusts. */
export type TrustedProxies = (address: string) => boolean;

export interface MailSettings {
  /** `smtp:` or `smtps:`, with the name and password if any. */
  readonly smtpUrl: string;
  /** As mail programs show it: an address, or a name and an address in angle brackets. */
  readonly from: string;
}

/** One line for the operator: the variable, its value, how to fix it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** What an upload's size is kept in holds no more. */
const mostMegabytes = 2047;
const defaultMegabytes = 512;

/** What a variable's text means; undefined where it means nothing. */
type Parse<T> = (text: string) => T | undefined;

const wholeNumber =
  (least: number, most: number): Parse<number> =>
  (text) => {
    if (!/^\d+$/.test(text) || text.length > String(most).length) return undefined;
    const value = Number(text);
    return value >= least && value <= most ? value : undefined;
  };
const textLike =
  (pattern: RegExp): Parse<string> =>
  (text) =>
    pattern.test(text) ? text : undefined;
const origin: Parse<string> = (text) => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` ? url.origin : undefined;
};
const originList: Parse<readonly string[]> = (text) => {
  const origins = text
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map(origin);
  return origins.every((one) => one !== undefined) ? origins : undefined;
};
const networks: Parse<TrustedProxies> = (text) => {
  const trusted = new BlockList();
  for (const one of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(one) ?? [];
    const family = isIP(address);
    const bits = family === 4 ? 32 : 128;
    if (family === 0 || Number(prefix ?? bits) > bits) return undefined;
    trusted.addSubnet(address, Number(prefix ?? bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};
const postgresUrl: Parse<string> = (text) =>
  /^postgres(ql)?:\/\/\S*\/[^/?#\s]+(\?\S*)?$/.test(text) && URL.canParse(text) ? text : undefined;
interface DatabasePlace {
  readonly url: string;
  /** null on PostgreSQL. */
  readonly file: string | null;
}
const fileAt = (path: string): DatabasePlace => ({ url: `file:${resolve(path)}`, file: resolve(path) });
const databasePlace: Parse<DatabasePlace> = (text) => {
  if (postgresUrl(text) !== undefined) return { url: text, file: null };
  if (!/^file:(?!\/\/[^/])[^?#]+$/.test(text)) return undefined;
  const path = text.slice('file:'.length);
  return fileAt(path.startsWith('///') ? path.slice(2) : path);
};
const trustNone: TrustedProxies = () => false;
const hostName = textLike(/^[A-Za-z0-9.:_-]+$/);
const httpAddress: Parse<string> = (text) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text.replace(/\/+$/, '') : undefined;
const oneOf =
  <T extends string>(words: readonly T[]): Parse<T> =>
  (text) =>
    words.find((word) => word === text);
const days = wholeNumber(0, 36_500);
const daysOr = (usually: number | null, given: number | null): number | null =>
  given === null ? usually : given === 0 ? null : given;
const smtpUrl: Parse<string> = (text) => {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '' ? text : undefined;
};
const flag: Parse<boolean> = (text) => (text === 'true' ? true : text === 'false' ? false : undefined);

const keptFor = (usually: string): string =>
  `use a whole number of days from 1 to 36500, 0 to keep them for ever, or leave it out for ${usually}`;

const wayOut = {
  PORT: 'use a whole number from 1 to 65535, or leave it out for 4000',
  HOST: 'use a host name or an IP address to listen on, or leave it out for 127.0.0.1',
  DATABASE_URL:
    'use file: and a path, or postgres://USER:PASSWORD@HOST/DATABASE, or leave it out for file:data/untether.db',
  DATABASE_POOL_SIZE: 'use a whole number from 2 to 1000, or leave it out for 10',
  DATABASE_STATEMENT_TIMEOUT_MS: 'use a whole number of milliseconds, 0 for none, or leave it out for 30000',
  DATABASE_LOCK_TIMEOUT_MS: 'use a whole number of milliseconds, 0 for none, or leave it out for 10000',
  DATABASE_PREPARE:
    'use true, or false for a pooler that hands out connections per transaction, or leave it out for true',
  DATABASE_LISTEN_URL:
    'use postgres://USER:PASSWORD@HOST/DATABASE of the server itself, past a pooler, or leave it out for DATABASE_URL',
  DATA_DIR: 'use a path, or leave it out for the folder of the database file, on PostgreSQL data',
  PUBLIC_URL: 'use the http or https address people open, without a path, or leave it out for http://localhost:PORT',
  ALLOWED_ORIGINS:
    'use http or https origins without a path, separated by commas, like https://portal.example,http://localhost:5173, or leave it out for none',
  TRUSTED_PROXIES:
    'use addresses or networks of your proxies, separated by commas, like 10.0.0.0/8,127.0.0.1,::1, or leave it out for none',
  SESSION_IDLE_MINUTES: 'use a whole number of minutes from 5 to 10080, or leave it out for 720',
  MAX_STREAMS_PER_USER: 'use a whole number from 1 to 999999, or leave it out for 100',
  IMPORT_MAX_MB: `use a whole number from 1 to ${mostMegabytes}, or leave it out for ${defaultMegabytes}`,
  IMPORT_MAX_UNPACKED_MB: 'use a whole number from 1 to 1048576, or leave it out for 8192',
  IMPORT_MAX_FILES: 'use a whole number from 1 to 10000000, or leave it out for 1000000',
  SHORT_PATH: 'use true or false, or leave it out for true',
  LOG_LEVEL: `use ${logLevels.join(', ')}, or leave it out for info, in a terminal warn`,
  ACCESS_LOG: 'use true or false, or leave it out for false',
  METRICS_PORT: 'use a whole number from 1 to 65535 other than PORT, or leave it out for no metrics',
  METRICS_HOST: 'use a host name or an IP address to listen on, or leave it out for 127.0.0.1',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'use the http or https address of an OTLP collector, like http://localhost:4318, or leave it out for no traces',
  OTEL_SERVICE_NAME: 'use a name, or leave it out for untether',
  DRAIN_SECONDS: 'use a whole number from 0 to 15, or leave it out for 1',
  MIN_DISK_FREE_MB: 'use a whole number from 0 to 999999, or leave it out for 64',
  RETENTION_DELIVERIES_DAYS: keptFor('90'),
  RETENTION_SESSIONS_DAYS: keptFor('30'),
  RETENTION_REQUESTS_DAYS: keptFor('ever'),
  AUTH_SECRET_PREVIOUS: 'use the secret before the current one, or leave it out',
  AUTH_SECRET:
    'use at least 32 characters, not counting blanks around them, for instance the output of: openssl rand -base64 32',
  SMTP_URL:
    'use smtp:// or smtps:// with the server’s name, like smtp://user:password@mail.example:587, or leave it out to send no mail',
  MAIL_FROM: 'use the address that mail comes from, like Untether <untether@company.example>',
  DEMO: 'use true or false, or leave it out so that the database decides',
} as const;
type Variable = keyof typeof wayOut;
type Variables = Readonly<Record<string, string | undefined>>;

/** Throws EnvironmentError for the first variable that is wrong. An empty variable counts as left out. */
export const readEnvironment = (variables: Variables): Environment => {
  const read = <T>(name: Variable, parse: Parse<T>): T | null => {
    const value = variables[name];
    if (value === undefined || value === '') return null;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    throw new EnvironmentError(`${name} is ${shown(name, value)}: ${wayOut[name]}.`);
  };
  const longEnough: Parse<string> = (text) => (text.trim().length >= 32 ? text : undefined);
  /** The value, or what is in the file that NAME_FILE names; the file of a previous secret may be missing. */
  const readSecret = (name: 'AUTH_SECRET' | 'AUTH_SECRET_PREVIOUS'): string | null => {
    const value = read(name, longEnough);
    const fileName = `${name}_FILE` as const;
    const file = variables[fileName];
    if (file === undefined || file === '') return value;
    if (value !== null) throw new EnvironmentError(`${name} and ${fileName} are both set: set one of them.`);
    const text = readSecretFile(file);
    if (text === undefined && name === 'AUTH_SECRET_PREVIOUS') return null;
    if (text === undefined)
      throw new EnvironmentError(
        `${fileName} is ${JSON.stringify(file)}: there is no such file, or it may not be read.`,
      );
    if (longEnough(text) === undefined)
      throw new EnvironmentError(`${fileName} names a file with ${text.length} characters: ${wayOut.AUTH_SECRET}.`);
    return text;
  };
  const portNumber = read('PORT', wholeNumber(1, 65_535)) ?? 4000;
  const { url, file } = read('DATABASE_URL', databasePlace) ?? fileAt('data/untether.db');
  const prepare = read('DATABASE_PREPARE', flag) ?? true;
  const milliseconds = wholeNumber(0, 86_400_000);
  return {
    port: portNumber,
    host: read('HOST', hostName) ?? '127.0.0.1',
    databaseUrl: url,
    databaseName: file ?? withoutSecrets(url),
    postgres: {
      poolSize: read('DATABASE_POOL_SIZE', wholeNumber(2, 1000)) ?? 10,
      statementTimeoutMs: read('DATABASE_STATEMENT_TIMEOUT_MS', milliseconds) ?? 30_000,
      lockTimeoutMs: read('DATABASE_LOCK_TIMEOUT_MS', milliseconds) ?? 10_000,
      prepare,
      // Behind such a pooler nothing can be heard.
      listenUrl: read('DATABASE_LISTEN_URL', postgresUrl) ?? (prepare && file === null ? url : null),
    },
    dataDirectory: resolve(read('DATA_DIR', textLike(/^[^\0]+$/)) ?? (file === null ? 'data' : dirname(file))),
    publicUrl: read('PUBLIC_URL', origin) ?? new URL(`http://localhost:${portNumber}`).origin,
    allowedOrigins: read('ALLOWED_ORIGINS', originList) ?? [],
    trustedProxies: read('TRUSTED_PROXIES', networks) ?? trustNone,
    maxStreamsPerUser: read('MAX_STREAMS_PER_USER', wholeNumber(1, 999_999)) ?? defaultStreamLimits.perUser,
    sessionIdleMs: (read('SESSION_IDLE_MINUTES', wholeNumber(5, 10_080)) ?? 720) * 60_000,
    importMaxBytes: (read('IMPORT_MAX_MB', wholeNumber(1, mostMegabytes)) ?? defaultMegabytes) * megabyte,
    archiveLimits: readArchiveLimits(read),
    shortPath: read('SHORT_PATH', flag) ?? true,
    authSecret: readSecret('AUTH_SECRET'),
    previousAuthSecret: readSecret('AUTH_SECRET_PREVIOUS'),
    oidc: readOidcSettings(variables),
    mail: readMail(read),
    demo: read('DEMO', flag),
    operation: {
      logLevel: read('LOG_LEVEL', oneOf(logLevels)),
      accessLog: read('ACCESS_LOG', flag) ?? false,
      metricsPort: read('METRICS_PORT', (text) => {
        const found = wholeNumber(1, 65_535)(text);
        return found === portNumber ? undefined : found;
      }),
      metricsHost: read('METRICS_HOST', hostName) ?? '127.0.0.1',
      traceEndpoint: read('OTEL_EXPORTER_OTLP_ENDPOINT', httpAddress),
      traceService: read('OTEL_SERVICE_NAME', textLike(/^[\w .:/-]+$/)) ?? 'untether',
      drainMs: (read('DRAIN_SECONDS', wholeNumber(0, 15)) ?? 1) * 1000,
      leastDiskBytes: (read('MIN_DISK_FREE_MB', wholeNumber(0, 999_999)) ?? 64) * megabyte,
      retention: {
        deliveries: daysOr(90, read('RETENTION_DELIVERIES_DAYS', days)),
        sessions: daysOr(30, read('RETENTION_SESSIONS_DAYS', days)),
        requests: daysOr(null, read('RETENTION_REQUESTS_DAYS', days)),
      },
    },
  };
};

/** Whether only this machine reaches it: by the address it listens on, and by the one people open. */
export const isOnThisMachineOnly = ({ host, publicUrl }: Pick<Environment, 'host' | 'publicUrl'>): boolean =>
  isLoopbackHost(host) && isLoopbackHost(new URL(publicUrl).hostname);

/** A name or an address that only this machine has. */
export const isLoopbackHost = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
const readSecretFile = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** By itself: these variables are of use only together. */
const readOidcSettings = (variables: Variables): OidcSettings | null => {
  const settings = readOidc(variables);
  if (settings !== null && 'problem' in settings) throw new EnvironmentError(settings.problem);
  return settings;
};

type Read = <T>(name: Variable, parse: Parse<T>) => T | null;

const readArchiveLimits = (read: Read): ArchiveLimits => {
  const unpacked = read('IMPORT_MAX_UNPACKED_MB', wholeNumber(1, 1_048_576));
  return {
    mostBytes: unpacked === null ? defaultArchiveLimits.mostBytes : unpacked * megabyte,
    mostFiles: read('IMPORT_MAX_FILES', wholeNumber(1, 10_000_000)) ?? defaultArchiveLimits.mostFiles,
  };
};

/** One needs the other. */
const readMail = (read: Read): MailSettings | null => {
  const smtp = read('SMTP_URL', smtpUrl);
  const from = read('MAIL_FROM', textLike(/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/));
  if (smtp !== null && from === null) throw new EnvironmentError(`MAIL_FROM is not set: ${wayOut.MAIL_FROM}.`);
  if (smtp === null && from !== null) throw new EnvironmentError(`SMTP_URL is not set: ${wayOut.SMTP_URL}.`);
  return smtp === null || from === null ? null : { smtpUrl: smtp, from };
};

/** Passwords stay out of terminals and logs. */
const shown = (name: Variable, value: string): string => {
  if (name === 'AUTH_SECRET' || name === 'AUTH_SECRET_PREVIOUS') return `${value.length} characters long`;
  return JSON.stringify(withoutSecrets(value.replace(/\/\/.*@/, '//***@')));
};
