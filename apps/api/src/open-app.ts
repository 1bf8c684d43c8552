import { createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { defaultPolicy } from '@untether/domain';
import { createServices, createTurns, type Ports, type Services } from '@untether/services';
import {
  ForeignDatabase,
  findStorageFault,
  ListenRefused,
  MigrationFailed,
  type OpenStore,
  openStore,
  SchemaTooNew,
  StoreBusy,
} from '@untether/store';
import { findUrlProblem, newWebhookSecret, plainUrl, publicKeyOf } from '@untether/webhooks';
import { CommandError } from './cli/command.ts';
import { type Environment, isOnThisMachineOnly } from './env.ts';
import { type Bell, createBell } from './events/bell.ts';
import { newId } from './ids.ts';
import { readContents } from './installation/mode.ts';
import { createSealing } from './mail/sealing.ts';
import { loadOffers } from './offers.ts';
import { withoutSecrets } from './without-secrets.ts';

/** The store and the use cases over it, as every command needs them. */
export interface App {
  readonly store: OpenStore;
  readonly ports: Ports;
  readonly services: Services;
  readonly bell: Bell;
  readonly close: () => Promise<void>;
}

/** Opening migrates the database to this version's schema. */
export const openApp = async (environment: Environment): Promise<App> => {
  const store = await openDatabase(environment);
  const bell = createBell(store);
  const hashing = createTurns(hashingLimits);
  const ports: Ports = {
    store,
    now: () => new Date(),
    newId,
    policy: defaultPolicy,
    offers: loadOffers(),
    identity: {
      hashPassword: (password) => hashing(async () => (await import('better-auth/crypto')).hashPassword(password)),
      verifyPassword: (password, hash) =>
        hashing(async () => (await import('better-auth/crypto')).verifyPassword({ password, hash })),
      isCommonPassword: async (password) => (await import('./identity/common-passwords.ts')).isCommonPassword(password),
      fingerprintPassword: (password, salt) => hashing(() => fingerprintPassword(password, salt)),
    },
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newSecret: () => randomBytes(32).toString('base64url'),
    publicUrl: environment.publicUrl,
    webhooks: {
      findUrlProblem: async (url) =>
        findUrlProblem(url, {
          loopbackAllowed: isOnThisMachineOnly(environment) && (await readContents(store)) === 'demo',
        }),
      plainUrl,
      newSecret: newWebhookSecret,
      publicKeyOf,
    },
    bell,
    sessionIdleMs: environment.sessionIdleMs,
    mail: environment.mail && createSealing(environment),
    timer: (ms, call) => {
      if (ms === 0) {
        const turn = setImmediate(call);
        return () => clearImmediate(turn);
      }
      const timeout = setTimeout(call, ms);
      return () => clearTimeout(timeout);
    },
    heartbeatMs,
  };
  const close = (): Promise<void> => {
    bell.close();
    return store.close();
  };
  return { store, ports, services: createServices(ports), bell, close };
};

/** Opens it for `work`, and closes it after that. */
export const withApp = async <T>(environment: Environment, work: (app: App) => Promise<T>): Promise<T> => {
  const app = await openApp(environment);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
};

const heartbeatMs = 15_000;

/** Passwords of new accounts: what makes them never keeps those waiting who sign in. */
const hashingLimits = { atOnce: 1, waiting: 8 };

const slowHash = promisify<string, string, number, Buffer>(scrypt);

const fingerprintPassword = async (password: string, salt: string): Promise<string> =>
  (await slowHash(password, salt, 32)).toString('base64url');

const openDatabase = async ({ databaseUrl, databaseName, postgres, mail }: Environment): Promise<OpenStore> => {
  try {
    return await openStore({ url: databaseUrl, postgres, sendsMail: mail !== null });
  } catch (thrown) {
    const isHearing = thrown instanceof ListenRefused && postgres.listenUrl !== databaseUrl;
    const reason = reasonFor(thrown instanceof ListenRefused ? thrown.cause : thrown);
    if (reason === undefined) throw thrown;
    const named = isHearing ? withoutSecrets(postgres.listenUrl ?? '') : databaseName;
    throw new CommandError(`${isHearing ? 'DATABASE_LISTEN_URL' : 'DATABASE_URL'} names ${named}: ${reason}.`);
  }
};

/** What an operator can fix about a database that does not open; undefined for everything else. */
export const reasonFor = (thrown: unknown): string | undefined => {
  if (thrown instanceof SchemaTooNew)
    return 'a newer version of Untether has used it; run that version, or restore a backup';
  if (thrown instanceof ForeignDatabase) return 'it is the database of another program; choose another one';
  if (thrown instanceof MigrationFailed) return thrown.message;
  if (thrown instanceof StoreBusy) return 'another process is keeping it busy; try again, or stop that process';
  if (thrown instanceof Error && /does not support SSL/.test(thrown.message))
    return 'it does not speak TLS; set ssl = on there, or leave sslmode out';
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'SQLITE_NOTADB') return 'it is not a database; choose another file';
  if (code === 'SQLITE_CORRUPT') return 'it is damaged; restore a backup';
  const postgres = postgresReasons.find(([codes]) => codes.test(code))?.[1];
  if (postgres !== undefined) return postgres((thrown as Error).message);
  const storage = findStorageFault(thrown);
  if (storage?.reason === 'UNREACHABLE') return `the server does not answer (${firstLineOf(thrown)})`;
  if (storage?.reason === 'DISK_FULL') return storage.says;
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|E[A-Z]+$)/.test(code))
    return `it cannot be opened for writing (${code}); let this user write it and its folder, or choose another file`;
  return undefined;
};

/** What PostgreSQL and its driver say when a connection or a migration is refused. */
const postgresReasons: readonly (readonly [RegExp, (says: string) => string])[] = [
  [/^ECONNREFUSED$/, () => 'nothing answers there; start PostgreSQL, or correct the host and port'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, () => 'there is no such host; correct its name'],
  [/^28(P01|000)$/, (says) => `it lets nobody in like that (${says}); correct the user and the password`],
  [/^3D000$/, () => 'there is no such database; make it with createdb, or correct its name'],
  [
    /^42501$/,
    (says) =>
      says.includes('extension')
        ? `${says}; make this user the owner of the database, or run CREATE EXTENSION pg_trgm there as a superuser`
        : `this user may not do what is needed (${says}); make it the owner of the database`,
  ],
  [/^(58P01|0A000)$/, (says) => `an extension is missing (${says}); install PostgreSQL’s contrib package`],
  [/^53300$/, () => 'it has no connection left; raise max_connections, or lower DATABASE_POOL_SIZE'],
  [/^25006$/, () => 'it is a standby, which cannot be written; name the primary'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    (says) => `its certificate is another host’s (${says}); name the host as the certificate does`,
  ],
  [
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/,
    () => 'its certificate cannot be verified; name its authority by NODE_EXTRA_CA_CERTS or sslrootcert=',
  ],
];

const firstLineOf = (thrown: unknown): string =>
  String(thrown instanceof Error ? thrown.message : thrown).split('\n', 1)[0] ?? '';
