import { randomUUID } from 'node:crypto';
import { type MaybePromise, MorePartners, type StoreTransaction } from '@untether/domain';
import type { Connection } from '../connection.ts';
import type { Engine } from '../engines/engine.ts';
import { isConnectionLoss } from '../engines/postgres-errors.ts';
import { CommitUnknown, UnknownPartner } from '../errors.ts';
import { createReads } from '../reads/reads.ts';
import { createApply } from './apply.ts';
import { createIdempotencyKeys } from './idempotency-keys.ts';
import { createPartnerLocks } from './partner-locks.ts';
import { openTransaction, type Trace, type TransactionHooks, type TransactionParts } from './transaction.ts';

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
  sendsMail,
}: TransactParts): TransactWithConnection => {
  const partsOf = createPartsOf(now);
  const hooks = { now, onAppend, sendsMail };
  /** Whether the transaction that left this is in the log. Its partner's lock waits until it has ended one way or the other. */
  const isCommitted = async (trace: Trace): Promise<boolean> => {
    const { partnerId } = trace;
    try {
      return await engine.transaction(async (connection) => {
        const { tx, locks } = openTransaction(partsOf(connection), hooks);
        await locks.lock([partnerId]);
        if ('key' in trace) return (await tx.findIdempotent(partnerId, trace.key)) !== undefined;
        return (await tx.findEvents(partnerId, [trace.eventId])).length > 0;
      });
    } catch (error) {
      // It would have made the partner.
      if (error instanceof UnknownPartner) return false;
      throw error;
    }
  };
  return async (partnerIds, work) => {
    let wanted = [...partnerIds];
    for (let attempt = 1; ; attempt += 1) {
      let trace: Trace | undefined;
      let tell = (): void => undefined;
      let result: Awaited<ReturnType<typeof work>> | undefined;
      const once = async (connection: Connection) => {
        const transaction = openTransaction(partsOf(connection), hooks);
        const { tx, locks, finish, abandon } = transaction;
        try {
          await locks.lock(wanted);
          result = await work(tx, connection);
          await finish();
          trace = transaction.trace();
          tell = () => {
            if (transaction.changedWebhooks()) onWebhooks();
            const grown = locks.grown();
            if (grown.length > 0) onCommit(grown);
          };
        } finally {
          abandon();
        }
      };
      try {
        await engine.transaction(once);
      } catch (error) {
        if (attempt > attempts) throw error;
        if (error instanceof MorePartners) {
          wanted = [...new Set([...wanted, ...error.partnerIds])];
          continue;
        }
        if (!(error instanceof CommitUnknown) || trace === undefined) throw error;
        const found = await isCommitted(trace).catch((lost: unknown) => {
          throw isConnectionLoss(lost) ? error : lost;
        });
        if (!found) continue;
      }
      tell();
      return result as Awaited<ReturnType<typeof work>>;
    }
  };
};
