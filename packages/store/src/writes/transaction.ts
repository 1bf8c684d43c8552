import {
  andThen,
  type Event,
  eventSchemaVersion,
  type MaybePromise,
  type StoreReads,
  type StoreTransaction,
} from '@untether/domain';
import type { Connection } from '../connection.ts';
import { toStoreError } from '../dialect/unique-violation.ts';
import { TransactionMisuse } from '../errors.ts';
import { sealing } from '../sealing.ts';
import { type Apply, isOfWebhooks } from './apply.ts';
import { newEventId } from './event-id.ts';
import { type IdempotencyKeys, idempotencyKeptMs } from './idempotency-keys.ts';
import { mailAbout } from './mail-rows.ts';
import type { PartnerLocks } from './partner-locks.ts';
import { insertRows, updateEach } from './statements.ts';

const unchained = { hash: null, digests: null };

export interface OpenTransaction {
  readonly tx: StoreTransaction;
  readonly locks: PartnerLocks;
  /** Whether `apply` has changed webhook endpoints or their queues. */
  readonly changedWebhooks: () => boolean;
  /** What it has written that no other transaction could have. undefined = nothing by which it can be found. */
  readonly trace: () => Trace | undefined;
  /** Ends writing. @throws the error of a write that failed, even if the work carried on. */
  readonly finish: () => MaybePromise<void>;
  readonly abandon: () => void;
}

/** By which a transaction is found again: an event of its own, or the idempotency key it has kept. */
export type Trace = { readonly partnerId: string } & ({ readonly eventId: string } | { readonly key: string });

export interface TransactionHooks {
  readonly now: () => Date;
  /** Gets the events before they are written; what it throws fails the transaction. */
  readonly onAppend: (events: readonly Event[]) => void;
  /** Whether people are told by mail of what concerns them. */
  readonly sendsMail: boolean;
}

/** What the transactions of a connection have in common. */
export interface TransactionParts {
  readonly connection: Connection;
  readonly reads: StoreReads;
  readonly apply: Apply;
  readonly openLocks: () => PartnerLocks;
  readonly keys: IdempotencyKeys;
}

export const openTransaction = (
  { connection, reads, apply, openLocks, keys }: TransactionParts,
  { now, onAppend, sendsMail }: TransactionHooks,
): OpenTransaction => {
  const { event } = connection.tables;
  const locks = openLocks();
  let open = true;
  let changedWebhooks = false;
  let trace: Trace | undefined;
  let failure: { readonly error: unknown } | undefined;

  // After one failed write the rest would be half a decision: it can only be rolled back.
  const fail = (error: unknown): never => {
    failure ??= { error: toStoreError(error) };
    throw failure.error;
  };
  const writing = <T>(write: () => MaybePromise<T>): MaybePromise<T> => {
    if (!open) throw new TransactionMisuse('a write after the end of its transaction');
    try {
      const written = write();
      return written instanceof Promise ? written.catch(fail) : written;
    } catch (error) {
      return fail(error);
    }
  };
  const expired = () => new Date(now().getTime() - idempotencyKeptMs);

  const own: Omit<StoreTransaction, keyof StoreReads> = {
    claimCompany: async (tenantId, domain) => {
      const names = domain === null ? [tenantId] : [tenantId, domain];
      for (const name of names.map((one) => one.toLowerCase()).sort()) await connection.dialect.claim(connection, name);
      return reads.findCustomersKnownAs(tenantId, domain);
    },
    apply: (changes) =>
      writing(() => {
        changedWebhooks ||= changes.some(isOfWebhooks);
        return apply(changes, locks);
      }),
    append: (events) =>
      writing(() => {
        const numbered = events.map(
          (fresh): Event => ({
            ...fresh,
            id: newEventId(now()),
            ...locks.nextEntry(fresh.partnerId, now()),
            schemaVersion: eventSchemaVersion,
          }),
        );
        onAppend(numbered);
        for (const { partnerId, id } of numbered.slice(-1)) trace = { partnerId, eventId: id };
        const rows = numbered.map((one) => ({ ...one, ...unchained, ...locks.chain(one, sealing) }));
        const written = andThen(insertRows(connection, 'event', event, rows), () => numbered);
        return sendsMail
          ? andThen(written, () => mailAbout(connection, reads, numbered).then(() => numbered))
          : written;
      }),
    chainEarlier: async (partnerId, limit) =>
      writing(async () => {
        const events = await reads.readChain(partnerId, locks.chainedTo(partnerId), limit);
        const rows = events.map((one) => ({ partnerId, id: one.id, ...locks.chain(one, sealing) }));
        if (rows.length > 0) await updateEach(connection, { name: 'event', table: event, rows });
        return rows.length;
      }),
    findIdempotent: (partnerId, key) => keys.find({ partnerId, key, expired: expired() }),
    saveIdempotent: (partnerId, key, { fingerprint, result }, at) =>
      writing(() => {
        locks.mustHold(partnerId);
        trace ??= { partnerId, key };
        return keys.save({ partnerId, key, fingerprint, result, at }, expired());
      }),
  };
  // A copy of all reads would cost each transaction more than its locks.
  const tx: StoreTransaction = Object.assign(Object.create(reads), own);

  return {
    tx,
    locks,
    changedWebhooks: () => changedWebhooks,
    trace: () => trace,
    finish: () => {
      if (failure) throw failure.error;
      return andThen(writing(locks.writeBack), () => {
        open = false;
      });
    },
    abandon: () => {
      open = false;
    },
  };
};
