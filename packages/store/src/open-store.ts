import type { Event, Store, WebhookQueue } from '@untether/domain';
import { createAccountStore } from './accounts.ts';
import { type Bounds, defaultBounds } from './bounds.ts';
import { createCommitListeners } from './commit-listeners.ts';
import type { Engine, PostgresSettings } from './engines/engine.ts';
import { openSqlite } from './engines/sqlite.ts';
import { createErase, type ErasedPerson, type ErasedRecords } from './erase.ts';
import { createExport, type ExportedRow } from './export-partner.ts';
import { createHealth, type StoreHealth } from './health.ts';
import { createIdentityStore, type IdentityStore } from './identity.ts';
import { createMailStore } from './mails.ts';
import { createPrune, type Prune } from './prune.ts';
import { createReads } from './reads/reads.ts';
import { createSettings, type Settings } from './settings.ts';
import { createWebhookQueue } from './webhooks/queue.ts';
import { createTransact } from './writes/transact.ts';

export interface OpenStore extends Store, Settings {
  /** Waits for the transactions that have begun, then closes the database. */
  readonly close: () => Promise<void>;
  /** Takes a person's name and address out of everything these partners keep; their hashes still fit. */
  readonly erasePerson: (person: ErasedPerson, partnerIds: readonly string[]) => Promise<ErasedRecords>;
  /** All that belongs to a partner, but for secrets. */
  readonly exportPartner: (partnerId: string) => AsyncGenerator<ExportedRow>;
  /** Deletes what has expired: sessions, verifications, idempotency keys. */
  readonly identity: IdentityStore;
  /** What is wrong with the database itself, a line each. Reads all of it. */
  readonly findDamage: () => Promise<readonly string[]>;
  /** For the delivery worker, which serves every partner. */
  readonly webhookQueue: WebhookQueue;
  /** Calls the listener right after each commit that appended events, with the partners whose logs grew. Returns how to stop. */
  readonly onCommit: (listener: (partnerIds: readonly string[]) => void) => () => void;
  /** Calls the listener soon after another process appended events, with the partners; null = some. SQLite never does. */
  readonly onOtherCommit: (listener: (partnerIds: readonly string[] | null) => void) => () => void;
  /** A number that changes when another process commits. It may also change without that. */
  readonly commitMark: () => Promise<number>;
  readonly health: StoreHealth;
  readonly prune: Prune;
}

export interface StoreOptions {
  /** `file:` and a path (created when missing), or `postgres://…`. */
  readonly url: string;
  /** Gets the text of every statement, for tests and tracing. */
  readonly onStatement?: (sql: string) => void;
  /** Gets the events of every transaction before they are written; what it throws fails the transaction. For tests. */
  readonly onAppend?: (events: readonly Event[]) => void;
  /** Whether mail is sent about what happens: without it, none is queued. */
  readonly sendsMail?: boolean;
  readonly now?: () => Date;
  readonly postgres?: Partial<PostgresSettings>;
  /** Other bounds than the usual ones, for tests. */
  readonly bounds?: Bounds;
}

/** Opens the database and migrates it. */
export const openEngine = async ({
  url,
  onStatement = () => undefined,
  bounds = defaultBounds,
  postgres,
}: StoreOptions): Promise<Engine> => {
  const options = { onStatement, bounds, postgres: { ...usualSettings, listenUrl: url, ...postgres } };
  if (url.startsWith('file:')) return openSqlite(url, options);
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./engines/postgres.ts')).openPostgres(url, options);
  throw new Error('a database URL begins with file: or postgres://');
};

const usualSettings: Omit<PostgresSettings, 'listenUrl'> = {
  poolSize: 10,
  statementTimeoutMs: 30_000,
  lockTimeoutMs: 10_000,
  prepare: true,
};

/** Opens the database and migrates it to this version's schema. @throws SchemaTooNew when a newer version has used it. */
export const openStore = async (options: StoreOptions): Promise<OpenStore> => {
  const engine = await openEngine(options);
  const sendsMail = options.sendsMail ?? false;
  const now = options.now ?? (() => new Date());
  const settings = createSettings(engine);
  const listeners = createCommitListeners<readonly string[]>();
  const webhookListeners = createCommitListeners<void>();
  const transact = createTransact({
    engine,
    now,
    onCommit: (partnerIds) => {
      listeners.notify(partnerIds);
      engine.announce(partnerIds);
    },
    onWebhooks: webhookListeners.notify,
    onAppend: options.onAppend ?? (() => undefined),
    sendsMail,
  });
  return {
    ...createReads(engine.reader),
    accounts: createAccountStore(engine.reader, transact),
    mails: createMailStore(transact),
    transact: (partnerIds, work) => transact(partnerIds, (tx) => work(tx)),
    webhookQueue: {
      ...createWebhookQueue(engine.reader, (work) => transact([], (tx, connection) => work(connection, tx)), sendsMail),
      onChange: webhookListeners.add,
    },
    onCommit: listeners.add,
    onOtherCommit: engine.onAnnounced,
    commitMark: engine.commitMark,
    prune: createPrune(engine),
    health: await createHealth(engine, settings),
    identity: createIdentityStore(engine),
    ...settings,
    findDamage: engine.findDamage,
    erasePerson: createErase(transact),
    exportPartner: createExport(engine.reader),
    close: engine.close,
  };
};
