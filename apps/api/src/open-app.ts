import { createHash, randomBytes } from 'node:crypto';
import { defaultPolicy } from '@untether/domain';
import { createServices, type Ports, type Services } from '@untether/services';
import { type OpenStore, openStore, SchemaTooNew, StoreBusy } from '@untether/store';
import { hashPassword } from 'better-auth/crypto';
import { CommandError } from './cli/command.ts';
import type { Environment } from './env.ts';
import { newId } from './ids.ts';
import { loadOffers } from './offers.ts';

/** The store and the use cases over it, as every command needs them. */
export interface App {
  readonly store: OpenStore;
  readonly ports: Ports;
  readonly services: Services;
  readonly close: () => Promise<void>;
}

/** Opening brings the database to this version's schema. */
export const openApp = async (environment: Environment): Promise<App> => {
  const store = await openDatabase(environment);
  const ports: Ports = {
    store,
    now: () => new Date(),
    newId,
    policy: defaultPolicy,
    offers: loadOffers(),
    identity: { hashPassword: (password) => hashPassword(password) },
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newSecret: () => randomBytes(32).toString('base64url'),
    publicUrl: environment.publicUrl,
  };
  return { store, ports, services: createServices(ports), close: store.close };
};

const openDatabase = async ({ databaseUrl, databaseFile }: Environment): Promise<OpenStore> => {
  try {
    return await openStore({ url: databaseUrl });
  } catch (thrown) {
    const reason = reasonFor(thrown);
    if (reason === undefined) throw thrown;
    throw new CommandError(`DATABASE_URL names ${databaseFile}: ${reason}.`);
  }
};

/** What an operator can put right about a database that does not open; undefined for everything else. */
const reasonFor = (thrown: unknown): string | undefined => {
  if (thrown instanceof SchemaTooNew)
    return 'a newer version of Untether has used it; run that version, or restore a backup';
  if (thrown instanceof StoreBusy) return 'another process is keeping it busy; try again, or stop that process';
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'SQLITE_NOTADB') return 'it is not a database; choose another file';
  if (code === 'SQLITE_CORRUPT') return 'it is damaged; restore a backup';
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|E[A-Z]+$)/.test(code))
    return `it cannot be opened for writing (${code}); choose a file this user may write`;
  return undefined;
};
