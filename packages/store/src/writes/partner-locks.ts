import { andThen, inTurn, type MaybePromise } from '@untether/domain';
import { eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { TransactionMisuse, UnknownPartner } from '../errors.ts';

/** The partners a transaction has locked, and where each one's log ends. */
export interface PartnerLocks {
  readonly lock: (partnerIds: readonly string[]) => MaybePromise<void>;
  /** For a partner whose row the transaction itself inserted. */
  readonly hold: (partnerId: string) => void;
  readonly isHeld: (partnerId: string) => boolean;
  /** @throws TransactionMisuse for a partner that is not held. */
  readonly mustHold: (partnerId: string) => void;
  /** The next entry of its log: its number, and when it is recorded, which is never before the one it follows. */
  readonly nextEntry: (partnerId: string, now: Date) => { readonly sequence: number; readonly recordedAt: Date };
  /** Writes the logs' new ends, once per partner. */
  readonly writeBack: () => MaybePromise<void>;
  /** Those whose logs have grown. */
  readonly grown: () => readonly string[];
}

/** The locks of each transaction; their statements are made once per connection. */
export const createPartnerLocks = ({ db, tables, dialect, statement }: Connection): (() => PartnerLocks) => {
  const { partner } = tables;
  const end = { sequence: partner.sequence, recordedAt: partner.recordedAt };
  const own = eq(partner.id, sql.placeholder('id'));
  const take = statement<LogEnd[]>('lock partner', () =>
    // SQLite's one writer holds everything as it is.
    dialect.provider === 'sqlite'
      ? db.select(end).from(partner).where(own)
      : db
          .update(partner)
          .set({ sequence: sql`${partner.sequence}` })
          .where(own)
          .returning(end),
  );
  const write = statement('write sequence', () =>
    db
      .update(partner)
      .set({ sequence: sql`${sql.placeholder('sequence')}`, recordedAt: sql`${sql.placeholder('recordedAt')}` })
      .where(eq(partner.id, sql.placeholder('id')))
      .returning({ id: partner.id }),
  );
  return () =>
    openLocks({
      take: (id) => take({ id }),
      write: (id, sequence, at) => write({ id, sequence, recordedAt: at && partner.recordedAt.mapToDriverValue(at) }),
    });
};

interface LogEnd {
  readonly sequence: number;
  readonly recordedAt: Date | null;
}

const openLocks = ({
  take,
  write,
}: {
  readonly take: (partnerId: string) => MaybePromise<readonly LogEnd[]>;
  readonly write: (partnerId: string, sequence: number, recordedAt: Date | null) => MaybePromise<unknown>;
}): PartnerLocks => {
  const held = new Map<string, { readonly from: number; sequence: number; recordedAt: Date | null }>();
  const mustHold = (partnerId: string) => {
    const lock = held.get(partnerId);
    if (!lock) throw new TransactionMisuse(`a write for ${partnerId}, which the transaction has not locked`);
    return lock;
  };
  return {
    // One at a time and in order, so two transactions never deadlock.
    lock: (partnerIds) =>
      inTurn([...new Set(partnerIds)].sort(), (id) =>
        andThen(take(id), ([row]) => {
          if (!row) throw new UnknownPartner(id);
          held.set(id, { from: row.sequence, sequence: row.sequence, recordedAt: row.recordedAt });
        }),
      ),
    hold: (partnerId) => void held.set(partnerId, { from: 0, sequence: 0, recordedAt: null }),
    isHeld: (partnerId) => held.has(partnerId),
    mustHold,
    nextEntry: (partnerId, now) => {
      const lock = mustHold(partnerId);
      lock.sequence += 1;
      const recordedAt = lock.recordedAt !== null && lock.recordedAt > now ? lock.recordedAt : now;
      lock.recordedAt = recordedAt;
      return { sequence: lock.sequence, recordedAt };
    },
    writeBack: () =>
      inTurn([...held], ([id, { from, sequence, recordedAt }]) =>
        sequence === from ? undefined : write(id, sequence, recordedAt),
      ),
    grown: () => [...held].filter(([, { from, sequence }]) => sequence !== from).map(([id]) => id),
  };
};
