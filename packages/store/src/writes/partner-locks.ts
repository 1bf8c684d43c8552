import {
  andThen,
  type Event,
  type EventLink,
  type EventSealing,
  inTurn,
  linkOf,
  type MaybePromise,
  startOfChain,
} from '@untether/domain';
import { eq, type SQL, sql } from 'drizzle-orm';
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
  /** The link of its log's next event in the chain; undefined while earlier events of the log have none. */
  readonly chain: (event: Event, sealing: EventSealing) => EventLink | undefined;
  /** The sequence up to which its log is chained. */
  readonly chainedTo: (partnerId: string) => number;
  /** Writes the logs' new ends, once per partner. */
  readonly writeBack: () => MaybePromise<void>;
  /** Those whose logs have grown. */
  readonly grown: () => readonly string[];
}

/** The locks of each transaction; their statements are made once per connection. */
export const createPartnerLocks = ({ db, tables, dialect, statement }: Connection): (() => PartnerLocks) => {
  const { partner } = tables;
  const { sequence, recordedAt, chained, chainHash } = partner;
  const end = { sequence, recordedAt, chained, chainHash };
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
      .set(
        Object.fromEntries(Object.keys(end).map((name) => [name, sql`${sql.placeholder(name)}`])) as Record<
          keyof typeof end,
          SQL
        >,
      )
      .where(eq(partner.id, sql.placeholder('id')))
      .returning({ id: partner.id }),
  );
  return () =>
    openLocks({
      take: (id) => take({ id }),
      write: (id, { recordedAt: at, ...rest }) =>
        write({ ...rest, id, recordedAt: at && recordedAt.mapToDriverValue(at) }),
    });
};

interface LogEnd {
  readonly sequence: number;
  readonly recordedAt: Date | null;
  /** The sequence of the last event that is chained, and its hash; null before the first. */
  readonly chained: number;
  readonly chainHash: string | null;
}

type Held = { -readonly [K in keyof LogEnd]: LogEnd[K] } & { readonly from: LogEnd };

const openLocks = ({
  take,
  write,
}: {
  readonly take: (partnerId: string) => MaybePromise<readonly LogEnd[]>;
  readonly write: (partnerId: string, end: LogEnd) => MaybePromise<unknown>;
}): PartnerLocks => {
  const held = new Map<string, Held>();
  const begin = (id: string, end: LogEnd) => void held.set(id, { ...end, from: end });
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
          begin(id, row);
        }),
      ),
    hold: (partnerId) => begin(partnerId, { sequence: 0, recordedAt: null, chained: 0, chainHash: null }),
    isHeld: (partnerId) => held.has(partnerId),
    mustHold,
    nextEntry: (partnerId, now) => {
      const lock = mustHold(partnerId);
      lock.sequence += 1;
      const recordedAt = lock.recordedAt !== null && lock.recordedAt > now ? lock.recordedAt : now;
      lock.recordedAt = recordedAt;
      return { sequence: lock.sequence, recordedAt };
    },
    chain: (event, sealing) => {
      const lock = mustHold(event.partnerId);
      // Chained later, see `chainEarlier`.
      if (lock.chained !== event.sequence - 1) return undefined;
      const link = linkOf(event, lock.chainHash ?? startOfChain, sealing);
      lock.chained = event.sequence;
      lock.chainHash = link.hash;
      return link;
    },
    chainedTo: (partnerId) => mustHold(partnerId).chained,
    writeBack: () =>
      inTurn([...held], ([id, { from, ...end }]) =>
        end.sequence === from.sequence && end.chained === from.chained ? undefined : write(id, end),
      ),
    grown: () => [...held].filter(([, { from, sequence }]) => sequence !== from.sequence).map(([id]) => id),
  };
};
