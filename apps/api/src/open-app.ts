import { createHash, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { defaultPolicy } from '@untether/domain';
import { createServices, createTurns, type Ports, type Services } from '@untether/services';
import {
  ForeignDatabase,
  findStorageFault,
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

const openDatabase = async ({ databaseUrl, databaseFile, mail }: Environment): Promise<OpenStore> => {
  try {
    return await openStore({ url: databaseUrl, sendsMail: mail !== null });
  } catch (thrown) {
    const reason = reasonFor(thrown);
    if (reason === undefined) throw thrown;
    throw new CommandError(`DATABASE_URL names ${databaseFile}: ${reason}.`);
  }
};

/** What an operator can fix about a database that does not open; undefined for everything else. */
export const reasonFor = (thrown: unknown): string | undefined => {
  if (thrown instanceof SchemaTooNew)
    return 'a newer version of Untether has used it; run that version, or restore a backup';
  if (thrown instanceof ForeignDatabase) return 'it is the database of another program; choose another file';
  if (thrown instanceof MigrationFailed) return thrown.message;
  if (thrown instanceof StoreBusy) return 'another process is keeping it busy; try again, or stop that process';
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'SQLITE_NOTADB') return 'it is not a database; choose another file';
  if (code === 'SQLITE_CORRUPT') return 'it is damaged; restore a backup';
  const storage = findStorageFault(thrown);
  if (storage?.reason === 'DISK_FULL') return storage.says;
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|E[A-Z]+$)/.test(code))
    return `it cannot be opened for writing (${code}); choose a file this user may write`;
  return undefined;
};
