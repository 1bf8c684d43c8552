import { randomUUID } from 'node:crypto';
import { type MaybePromise, MorePartners, type StoreTransaction } from '@untether/domain';
import type { Connection } from '../connection.ts';
import type { Engine } from '../engines/engine.ts';
import { createReads } from '../reads/reads.ts';
import { createApply } from './apply.ts';
import { createIdempotencyKeys } from './idempotency-keys.ts';
import { createPartnerLocks } from './partner-locks.ts';
import { openTransaction, type TransactionHooks, type TransactionParts } from './transaction.ts';

const attempts = 3;

/** What reads and writes on a connection, made once: on PostgreSQL, per client of the pool. */
const createPartsOf = (now: () => Date) => {
  const make = (connection: Connection): TransactionParts => ({
    connection,
    reads: createReads(connection),
    apply: createApply({ connection, now, newId: randomUUID }),
    openLocks: createPartnerLocks(connection),
    keys: createIdempotencyKeys(connection),
  });
  const made = new WeakMap<Connection, ReturnType<typeof make>>();
  return (connection: Connection) => {
    const parts = made.get(connection) ?? make(connection);
    made.set(connection, parts);
    return parts;
  };
};

interface TransactParts extends TransactionHooks {
  readonly engine: Engine;
  /** Called right after a commit with the partners whose logs grew. */
  readonly onCommit: (partnerIds: readonly string[]) => void;
  /** Called right after a commit, before `onCommit`, if it changed webhook endpoints or their queues. */
  readonly onWebhooks: () => void;
}

/** `Store.transact` whose work also gets the connection, for what this package writes itself. */
export type TransactWithConnection = <T>(
  partnerIds: readonly string[],
  work: (tx: StoreTransaction, connection: Connection) => MaybePromise<T>,
) => Promise<T>;

export const createTransact = ({
  engine,
  now,
  onCommit,
  onWebhooks,
  onAppend,
}: TransactParts): TransactWithConnection => {
  const partsOf = createPartsOf(now);
  const hooks = { now, onAppend };
  return async (partnerIds, work) => {
    let wanted = [...partnerIds];
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { result, grown, changedWebhooks } = await engine.transaction(async (connection) => {
          const { tx, locks, finish, abandon, changedWebhooks } = openTransaction(partsOf(connection), hooks);
          try {
            await locks.lock(wanted);
            const result = await work(tx, connection);
            await finish();
            return { result, grown: locks.grown(), changedWebhooks: changedWebhooks() };
          } finally {
            abandon();
          }
        });
        if (changedWebhooks) onWebhooks();
        if (grown.length > 0) onCommit(grown);
        return result;
      } catch (error) {
        if (!(error instanceof MorePartners) || attempt > attempts) throw error;
        wanted = [...new Set([...wanted, ...error.partnerIds])];
      }
    }
  };
};
