import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from '../src/env.ts';

const secret = 's'.repeat(32);

test('nothing set: port 4000 on this machine only, one file, no secret, the database decides', () => {
  expect(readEnvironment({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: `file:${resolve('data/untether.db')}`,
    databaseName: resolve('data/untether.db'),
    postgres: { poolSize: 10, statementTimeoutMs: 30_000, lockTimeoutMs: 10_000, prepare: true, listenUrl: null },
    dataDirectory: resolve('data'),
    publicUrl: 'http://localhost:4000',
    allowedOrigins: [],
    trustedProxies: expect.any(Function),
    maxStreamsPerUser: 100,
    sessionIdleMs: 12 * 60 * 60_000,
    importMaxBytes: 512 * 1024 ** 2,
    archiveLimits: { mostBytes: 8192 * 1024 ** 2, mostFiles: 1_000_000 },
    shortPath: true,
    authSecret: null,
    previousAuthSecret: null,
    oidc: null,
    mail: null,
    demo: null,
    operation: {
      logLevel: null,
      accessLog: false,
      metricsPort: null,
      metricsHost: '127.0.0.1',
      traceEndpoint: null,
      traceService: 'untether',
      drainMs: 1000,
      leastDiskBytes: 64 * 1024 ** 2,
      retention: { deliveries: 90, sessions: 30, requests: null },
    },
  });
});

test.each([
  [
    { LOG_LEVEL: 'warn', ACCESS_LOG: 'true' },
    { logLevel: 'warn', accessLog: true },
  ],
  [
    { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' },
    { metricsPort: 9464, metricsHost: '0.0.0.0' },
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/' }, { traceEndpoint: 'http://localhost:4318' }],
  [
    { DRAIN_SECONDS: '0', MIN_DISK_FREE_MB: '1' },
    { drainMs: 0, leastDiskBytes: 1024 ** 2 },
  ],
  [
    { RETENTION_DELIVERIES_DAYS: '0', RETENTION_REQUESTS_DAYS: '365' },
    { retention: { deliveries: null, sessions: 30, requests: 365 } },
  ],
])('%j: how it is operated', (variables, expected) => {
  expect(readEnvironment(variables).operation).toMatchObject(expected);
});

test.each([
  [{ PORT: '4100' }, { port: 4100, publicUrl: 'http://localhost:4100' }],
  [{ PORT: '' }, { port: 4000 }],
  [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
  [{ HOST: '::1' }, { host: '::1' }],
  [{ DATABASE_URL: 'file:/var/lib/untether/u.db' }, { databaseName: '/var/lib/untether/u.db' }],
  [{ DATABASE_URL: 'file:///var/lib/u.db' }, { databaseName: '/var/lib/u.db', dataDirectory: '/var/lib' }],
  [{ DATABASE_URL: 'file:/var/lib/u.db', DATA_DIR: '/srv/untether' }, { dataDirectory: '/srv/untether' }],
  [
    { DATABASE_URL: 'postgres://user:hunter2@db/untether?sslmode=verify-full' },
    {
      databaseUrl: 'postgres://user:hunter2@db/untether?sslmode=verify-full',
      databaseName: 'postgres://***@db/untether?sslmode=verify-full',
      dataDirectory: resolve('data'),
      postgres: { prepare: true, listenUrl: 'postgres://user:hunter2@db/untether?sslmode=verify-full' },
    },
  ],
  [
    { DATABASE_URL: 'postgres:///untether?host=/run/postgresql', DATABASE_PREPARE: 'false', DATABASE_POOL_SIZE: '40' },
    { postgres: { prepare: false, listenUrl: null, poolSize: 40 } },
  ],
  [
    { DATABASE_URL: 'postgres://pool/u', DATABASE_PREPARE: 'false', DATABASE_LISTEN_URL: 'postgres://db/u' },
    { postgres: { prepare: false, listenUrl: 'postgres://db/u' } },
  ],
  [
    { DATABASE_STATEMENT_TIMEOUT_MS: '0', DATABASE_LOCK_TIMEOUT_MS: '500' },
    { postgres: { statementTimeoutMs: 0, lockTimeoutMs: 500 } },
  ],
  [{ PUBLIC_URL: 'https://untether.example/' }, { publicUrl: 'https://untether.example' }],
  [
    { ALLOWED_ORIGINS: ' https://portal.example, http://localhost:5173/,' },
    { allowedOrigins: ['https://portal.example', 'http://localhost:5173'] },
  ],
  [{ MAX_STREAMS_PER_USER: '5000' }, { maxStreamsPerUser: 5000 }],
  [
    { IMPORT_MAX_UNPACKED_MB: '20', IMPORT_MAX_FILES: '300' },
    { archiveLimits: { mostBytes: 20 * 1024 ** 2, mostFiles: 300 } },
  ],
  [{ SESSION_IDLE_MINUTES: '30' }, { sessionIdleMs: 30 * 60_000 }],
  [{ AUTH_SECRET: secret }, { authSecret: secret }],
  [
    { SMTP_URL: 'smtps://u:p@mail.example', MAIL_FROM: 'Untether <u@a.example>' },
    { mail: { smtpUrl: 'smtps://u:p@mail.example', from: 'Untether <u@a.example>' } },
  ],
  [{ DEMO: 'true' }, { demo: true }],
  [{ DEMO: 'false' }, { demo: false }],
])('%o is understood', (variables, expected) => {
  expect(readEnvironment(variables)).toMatchObject(expected);
});

describe('a wrong value is one line with the variable, the value and the way out', () => {
  test.each([
    [{ PORT: 'abc' }, /^PORT is "abc": use a whole number from 1 to 65535.*4000\.$/],
    [{ PORT: '0' }, /^PORT is "0"/],
    [{ PORT: '65536' }, /^PORT is "65536"/],
    [{ PORT: '80.5' }, /^PORT is "80\.5"/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud": use debug, info, warn, error, or leave it out/],
    [{ METRICS_PORT: '4000' }, /^METRICS_PORT is "4000": use a whole number .* other than PORT/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' }, /^OTEL_EXPORTER_OTLP_ENDPOINT is "collector": use the http/],
    [{ DRAIN_SECONDS: '60' }, /^DRAIN_SECONDS is "60": use a whole number from 0 to 15/],
    [{ RETENTION_SESSIONS_DAYS: '-1' }, /^RETENTION_SESSIONS_DAYS is "-1": use a whole number of days/],
    [{ SMTP_URL: 'mail.example', MAIL_FROM: 'u@a.example' }, /^SMTP_URL is "mail\.example": use smtp:/],
    [{ SMTP_URL: 'smtp://mail.example' }, /^MAIL_FROM is not set: /],
    [{ MAIL_FROM: 'u@a.example' }, /^SMTP_URL is not set: /],
    [{ MAIL_FROM: 'Untether' }, /^MAIL_FROM is "Untether": use the address/],
    [{ HOST: 'not a host' }, /^HOST is "not a host": use a host name/],
    [{ DATABASE_URL: 'data.db' }, /^DATABASE_URL is "data\.db": use file:/],
    [{ DATABASE_URL: 'mysql://db/u' }, /^DATABASE_URL is "mysql:\/\/db\/u": use file:/],
    [{ DATABASE_POOL_SIZE: '1' }, /^DATABASE_POOL_SIZE is "1": use a whole number from 2 to 1000/],
    [{ DATABASE_PREPARE: 'no' }, /^DATABASE_PREPARE is "no": use true, or false for a pooler/],
    [{ DATABASE_LISTEN_URL: 'db:5432' }, /^DATABASE_LISTEN_URL is "db:5432": use postgres:/],
    [{ PUBLIC_URL: 'untether.example' }, /^PUBLIC_URL is "untether\.example": use the http or https address/],
    [{ PUBLIC_URL: 'https://untether.example/path' }, /^PUBLIC_URL is /],
    [{ PUBLIC_URL: 'ftp://untether.example' }, /^PUBLIC_URL is /],
    [
      { ALLOWED_ORIGINS: '*' },
      /^ALLOWED_ORIGINS is "\*": use http or https origins without a path, separated by commas/,
    ],
    [{ ALLOWED_ORIGINS: 'https://a.example, b.example' }, /^ALLOWED_ORIGINS is "https:/],
    [{ ALLOWED_ORIGINS: 'https://a.example/path' }, /^ALLOWED_ORIGINS is /],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES is "10\.0\.0\.0\/33": use addresses or networks/],
    [{ TRUSTED_PROXIES: 'proxy.example' }, /^TRUSTED_PROXIES is /],
    [{ AUTH_SECRET: ' '.repeat(40) }, /^AUTH_SECRET is 40 characters long: use at least 32 characters, not counting/],
    [{ IMPORT_MAX_FILES: '0' }, /^IMPORT_MAX_FILES is "0": use a whole number from 1 to 10000000/],
    [{ SESSION_IDLE_MINUTES: '4' }, /^SESSION_IDLE_MINUTES is "4": use a whole number of minutes from 5 to 10080/],
    [{ MAX_STREAMS_PER_USER: '0' }, /^MAX_STREAMS_PER_USER is "0": use a whole number from 1 to 999999/],
    [{ DEMO: 'yes' }, /^DEMO is "yes": use true or false/],
  ])('%o', (variables, line) => {
    expect(() => readEnvironment(variables)).toThrow(EnvironmentError);
    expect(() => readEnvironment(variables)).toThrow(line);
  });

  test.each([
    ['postgres://user:hunter2@db', '"postgres://***@db"'],
    ['postgres://user:hun/ter2@db/untether', '"postgres://***@db/untether"'],
    ['mysql://db/u?password=hunter2', '"mysql://db/u?password=[redacted]"'],
  ])('the password of %s is not shown', (DATABASE_URL, shown) => {
    expect(() => readEnvironment({ DATABASE_URL })).toThrow(
      `DATABASE_URL is ${shown}: use file: and a path, or postgres:`,
    );
  });

  test('a secret that is too short is not shown', () => {
    const read = () => readEnvironment({ AUTH_SECRET: 'too-short' });
    expect(read).toThrow(/^AUTH_SECRET is 9 characters long: use at least 32 characters/);
  });
});

describe('a secret in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'untether-env-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('is read without the line end, the previous one only where it is there', () => {
    const AUTH_SECRET_FILE = file('secret', `${secret}\n`);
    const missing = join(folder, 'missing');
    expect(readEnvironment({ AUTH_SECRET_FILE, AUTH_SECRET_PREVIOUS_FILE: missing })).toMatchObject({
      authSecret: secret,
      previousAuthSecret: null,
    });
    expect(readEnvironment({ AUTH_SECRET_PREVIOUS_FILE: AUTH_SECRET_FILE }).previousAuthSecret).toBe(secret);
  });

  test.each([
    [{ AUTH_SECRET: secret, AUTH_SECRET_FILE: 'x' }, 'AUTH_SECRET and AUTH_SECRET_FILE are both set'],
    [{ AUTH_SECRET_FILE: join(folder, 'missing') }, 'there is no such file'],
    [{ AUTH_SECRET_FILE: file('short', 'hush') }, 'AUTH_SECRET_FILE names a file with 4 characters'],
    [{ AUTH_SECRET: ' '.repeat(40) }, 'AUTH_SECRET is 40 characters long'],
  ])('%o is refused', (variables, line) => {
    expect(() => readEnvironment(variables)).toThrow(line);
  });
});
