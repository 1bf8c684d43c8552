import { type Event, eventSchemaVersion, type StoreReads, type StoreTransaction } from '@untether/domain';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { toStoreError } from '../dialect/unique-violation.ts';
import { TransactionMisuse } from '../errors.ts';
import { type Apply, isOfWebhooks } from './apply.ts';
import { newEventId } from './event-id.ts';
import { createPartnerLocks, type PartnerLocks } from './partner-locks.ts';
import { insertRows } from './statements.ts';

const idempotencyKeptMs = 7 * 24 * 60 * 60 * 1000;

export interface OpenTransaction {
  readonly tx: StoreTransaction;
  readonly locks: PartnerLocks;
  /** Whether `apply` has changed webhook endpoints or their queues. */
  readonly changedWebhooks: () => boolean;
  /** Ends writing. @throws the error of a write that failed, even if the work carried on. */
  readonly finish: () => Promise<void>;
  readonly abandon: () => void;
}

export interface TransactionHooks {
  readonly now: () => Date;
  /** Gets the events before they are written; what it throws fails the transaction. */
  readonly onAppend: (events: readonly Event[]) => void;
}

export const openTransaction = (
  connection: Connection,
  { reads, apply }: { readonly reads: StoreReads; readonly apply: Apply },
  { now, onAppend }: TransactionHooks,
): OpenTransaction => {
  const { db, tables } = connection;
  const { event, idempotencyKey } = tables;
  const locks = createPartnerLocks(connection);
  let open = true;
  let changedWebhooks = false;
  let failure: { readonly error: unknown } | undefined;

  // After one failed write the rest would be half a decision: it can only be rolled back.
  const writing = async <T>(write: () => Promise<T>): Promise<T> => {
    if (!open) throw new TransactionMisuse('a write after the end of its transaction');
    try {
      return await write();
    } catch (error) {
      failure ??= { error: toStoreError(error) };
      throw failure.error;
    }
  };
  const expired = () => new Date(now().getTime() - idempotencyKeptMs);

  const tx: StoreTransaction = {
    ...reads,
    claimCompany: async (tenantId, domain) => {
      const names = domain === null ? [tenantId] : [tenantId, domain];
      for (const name of names.map((one) => one.toLowerCase()).sort()) await connection.dialect.claim(connection, name);
      return reads.findCustomersKnownAs(tenantId, domain);
    },
    apply: (changes) =>
      writing(async () => {
        changedWebhooks ||= changes.some(isOfWebhooks);
        await apply(changes, locks);
      }),
    append: (events) =>
      writing(async () => {
        const numbered = events.map(
          (fresh): Event => ({
            ...fresh,
            id: newEventId(now()),
            ...locks.nextEntry(fresh.partnerId, now()),
            schemaVersion: eventSchemaVersion,
          }),
        );
        onAppend(numbered);
        await insertRows(connection, 'event', event, numbered);
        return numbered;
      }),
    findIdempotent: async (partnerId, key) => {
      const { fingerprint, result } = idempotencyKey;
      const [row] = await db
        .select({ fingerprint, result })
        .from(idempotencyKey)
        .where(
          and(eq(idempotencyKey.partnerId, partnerId), eq(idempotencyKey.key, key), gt(idempotencyKey.at, expired())),
        );
      return row;
    },
    saveIdempotent: (partnerId, key, record, at) =>
      writing(async () => {
        locks.mustHold(partnerId);
        await db
          .delete(idempotencyKey)
          .where(and(eq(idempotencyKey.partnerId, partnerId), lte(idempotencyKey.at, expired())));
        const { fingerprint, result } = record;
        await db.insert(idempotencyKey).values({ partnerId, key, fingerprint, result, at });
      }),
  };

  return {
    tx,
    locks,
    changedWebhooks: () => changedWebhooks,
    finish: async () => {
      if (failure) throw failure.error;
      await writing(locks.writeBack);
      open = false;
    },
    abandon: () => {
      open = false;
    },
  };
};
