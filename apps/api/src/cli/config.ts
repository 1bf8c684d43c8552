import { megabyte } from '../archive-limits.ts';
import { type Environment, readEnvironment } from '../env.ts';
import type { OidcSettings } from '../identity/oidc-settings.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

const secret = (value: string | null): string => (value === null ? 'none' : `set, ${value.length} characters`);

const oidcLines = (oidc: OidcSettings | null): readonly (readonly [string, string])[] =>
  oidc === null
    ? []
    : [
        ['OIDC_ISSUER', oidc.issuer],
        ['OIDC_CLIENT_ID', oidc.clientId],
        ['OIDC_CLIENT_SECRET', secret(oidc.clientSecret)],
        ['OIDC_ROLES_CLAIM', oidc.rolesClaim],
        ['OIDC_ROLES', JSON.stringify(oidc.roles)],
      ];

/** Each variable and what it is understood as. */
const linesOf = (environment: Environment): readonly (readonly [string, string])[] => [
  ['PORT', String(environment.port)],
  ['HOST', environment.host],
  ['DATABASE_URL', withoutSecrets(environment.databaseUrl)],
  ['DATABASE_POOL_SIZE', String(environment.postgres.poolSize)],
  ['DATABASE_STATEMENT_TIMEOUT_MS', String(environment.postgres.statementTimeoutMs)],
  ['DATABASE_LOCK_TIMEOUT_MS', String(environment.postgres.lockTimeoutMs)],
  ['DATABASE_PREPARE', String(environment.postgres.prepare)],
  ['DATABASE_LISTEN_URL', withoutSecrets(environment.postgres.listenUrl ?? 'none')],
  ['DATA_DIR', environment.dataDirectory],
  ['PUBLIC_URL', environment.publicUrl],
  ['ALLOWED_ORIGINS', environment.allowedOrigins.join(',') || 'none'],
  ['MAX_STREAMS_PER_USER', String(environment.maxStreamsPerUser)],
  ['SESSION_IDLE_MINUTES', String(environment.sessionIdleMs / 60_000)],
  ['IMPORT_MAX_MB', String(environment.importMaxBytes / megabyte)],
  ['IMPORT_MAX_UNPACKED_MB', String(environment.archiveLimits.mostBytes / megabyte)],
  ['IMPORT_MAX_FILES', String(environment.archiveLimits.mostFiles)],
  ['SHORT_PATH', String(environment.shortPath)],
  ['AUTH_SECRET', secret(environment.authSecret)],
  ['AUTH_SECRET_PREVIOUS', secret(environment.previousAuthSecret)],
  ['SMTP_URL', environment.mail === null ? 'none' : withoutSecrets(environment.mail.smtpUrl)],
  ['MAIL_FROM', environment.mail?.from ?? 'none'],
  ['AUTH_MODE', environment.oidc === null ? 'password' : 'oidc'],
  ...oidcLines(environment.oidc),
  ['DEMO', environment.demo === null ? 'what the database says' : String(environment.demo)],
];

/** `config`: what the environment is understood as, for a person to check. */
export const config: Command = async ({ args, variables, print }) => {
  readArguments(args, 'config');
  const lines = linesOf(readEnvironment(variables));
  const width = Math.max(...lines.map(([name]) => name.length));
  for (const [name, value] of lines) {
    const from = variables[name] ? '' : variables[`${name}_FILE`] ? ` (from ${name}_FILE)` : ' (left out)';
    print(`${name.padEnd(width)}  ${value}${from}`);
  }
  return 0;
};
