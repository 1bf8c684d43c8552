import { eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { TransactionMisuse, UnknownPartner } from '../errors.ts';

/** The partners a transaction has locked, and where each one's log ends. */
export interface PartnerLocks {
  readonly lock: (partnerIds: readonly string[]) => Promise<void>;
  /** For a partner whose row the transaction itself inserted. */
  readonly hold: (partnerId: string) => void;
  readonly isHeld: (partnerId: string) => boolean;
  /** @throws TransactionMisuse for a partner that is not held. */
  readonly mustHold: (partnerId: string) => void;
  readonly nextSequence: (partnerId: string) => number;
  /** Writes the logs' new ends, once per partner. */
  readonly writeBack: () => Promise<void>;
  /** Those whose logs have grown. */
  readonly grown: () => readonly string[];
}

export const createPartnerLocks = ({ db, tables: { partner }, statement }: Connection): PartnerLocks => {
  const held = new Map<string, { readonly from: number; sequence: number }>();
  const take = statement('lock partner', () =>
    db
      .update(partner)
      .set({ sequence: sql`${partner.sequence}` })
      .where(eq(partner.id, sql.placeholder('id')))
      .returning({ sequence: partner.sequence }),
  );
  const write = statement('write sequence', () =>
    db
      .update(partner)
      .set({ sequence: sql`${sql.placeholder('sequence')}` })
      .where(eq(partner.id, sql.placeholder('id')))
      .returning({ id: partner.id }),
  );
  const mustHold = (partnerId: string) => {
    const lock = held.get(partnerId);
    if (!lock) throw new TransactionMisuse(`a write for ${partnerId}, which the transaction has not locked`);
    return lock;
  };
  return {
    // One at a time and in order, so two transactions never deadlock.
    lock: async (partnerIds) => {
      for (const id of [...new Set(partnerIds)].sort()) {
        const [row] = await take({ id });
        if (!row) throw new UnknownPartner(id);
        held.set(id, { from: row.sequence, sequence: row.sequence });
      }
    },
    hold: (partnerId) => void held.set(partnerId, { from: 0, sequence: 0 }),
    isHeld: (partnerId) => held.has(partnerId),
    mustHold,
    nextSequence: (partnerId) => {
      const lock = mustHold(partnerId);
      lock.sequence += 1;
      return lock.sequence;
    },
    writeBack: async () => {
      for (const [id, { from, sequence }] of held) if (sequence !== from) await write({ id, sequence });
    },
    grown: () => [...held].filter(([, { from, sequence }]) => sequence !== from).map(([id]) => id),
  };
};
