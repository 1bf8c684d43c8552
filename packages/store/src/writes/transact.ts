import { MorePartners, type StoreReads, type StoreTransaction } from '@untether/domain';
import type { Connection } from '../connection.ts';
import type { Engine } from '../engines/engine.ts';
import { createReads } from '../reads/reads.ts';
import { openTransaction, type TransactionHooks } from './transaction.ts';

const attempts = 3;

/** Reads per writing connection, made once: on PostgreSQL, per client of the pool. */
const createReadsOf = () => {
  const made = new WeakMap<Connection, StoreReads>();
  return (connection: Connection): StoreReads => {
    const reads = made.get(connection) ?? createReads(connection);
    made.set(connection, reads);
    return reads;
  };
};

interface TransactParts extends TransactionHooks {
  readonly engine: Engine;
  /** Called right after a commit with the partners whose logs grew. */
  readonly onCommit: (partnerIds: readonly string[]) => void;
}

/** `Store.transact` whose work also gets the connection, for what this package writes itself. */
export type TransactWithConnection = <T>(
  partnerIds: readonly string[],
  work: (tx: StoreTransaction, connection: Connection) => Promise<T>,
) => Promise<T>;

export const createTransact = ({ engine, now, onCommit, onAppend }: TransactParts): TransactWithConnection => {
  const readsOf = createReadsOf();
  readsOf(engine.writer);
  return async (partnerIds, work) => {
    let wanted = [...partnerIds];
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { result, grown } = await engine.transaction(async (connection) => {
          const { tx, locks, finish, abandon } = openTransaction(connection, readsOf(connection), { now, onAppend });
          try {
            await locks.lock(wanted);
            const result = await work(tx, connection);
            await finish();
            return { result, grown: locks.grown() };
          } finally {
            abandon();
          }
        });
        if (grown.length > 0) onCommit(grown);
        return result;
      } catch (error) {
        if (!(error instanceof MorePartners) || attempt > attempts) throw error;
        wanted = [...new Set([...wanted, ...error.partnerIds])];
      }
    }
  };
};
