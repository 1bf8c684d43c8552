import type { CommandContext, StoreTransaction } from '@untether/domain';
import { decideTimePassed } from '@untether/domain';
import { refreshKeptBlockers } from '../kept-blockers.ts';
import type { Ports } from '../ports.ts';

/** What one pass of the clock did. */
export interface TimePassed {
  /** Relationships looked at because something of theirs was due. */
  readonly relationships: number;
  /** State changes made, one event each. */
  readonly steps: number;
  /** What could not be done; it stays due and is tried again in the next pass. */
  readonly failures: readonly { readonly id: string; readonly error: unknown }[];
}

interface Due {
  readonly partnerId: string;
  readonly id: string;
}

const batch = 100;

/**
 * Records what time has done, for all partners: whatever is due by now, each step exactly once, in a transaction of its
 * own a relationship. It can be stopped anywhere, run late and run by many processes at once: whoever has the partner's
 * lock reads the facts anew and finds what is still due. `isStopping` is asked between transactions.
 */
export const passTime =
  (ports: Ports) =>
  async (isStopping: () => boolean = () => false): Promise<TimePassed> => {
    const now = ports.now();
    const failures = new Map<string, unknown>();
    let relationships = 0;
    let steps = 0;
    while (!isStopping()) {
      const listed = await ports.store.listRelationshipsDue(now, batch + failures.size);
      const due = listed.filter((one) => !failures.has(one.id));
      if (due.length === 0) break;
      for (const one of due) {
        if (isStopping()) break;
        try {
          steps += await passTimeFor(ports, one, now);
          relationships += 1;
        } catch (error) {
          failures.set(one.id, error);
        }
      }
    }
    return { relationships, steps, failures: [...failures].map(([id, error]) => ({ id, error })) };
  };

/** What is left over by a full transaction is still due, and listed again. */
const passTimeFor = (ports: Ports, { partnerId, id }: Due, now: Date): Promise<number> =>
  ports.store.transact([partnerId], async (tx: StoreTransaction) => {
    const [facts] = await tx.loadFacts(partnerId, [id]);
    if (facts === undefined) return 0;
    const { changes, events } = decideTimePassed(facts, contextOf(ports, now));
    await tx.apply(changes);
    await tx.append(events);
    await refreshKeptBlockers(tx, { partnerId, relationshipIds: [id], policy: ports.policy, now });
    return events.length;
  });

const contextOf = (ports: Ports, now: Date): CommandContext => ({
  actor: { kind: 'clock', id: null, name: 'Clock' },
  policy: ports.policy,
  now,
  correlationId: ports.newId('event').replace(/^evt_/, 'cor_'),
});
