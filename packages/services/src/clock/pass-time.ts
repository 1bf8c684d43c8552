import type { CommandContext, Decision, StoreTransaction } from '@untether/domain';
import { decideExpireRequest, decideTimePassed, systemActors } from '@untether/domain';
import { contextAs } from '../commands/run-command.ts';
import { withKeptBlockers } from '../kept-blockers.ts';
import type { Ports } from '../ports.ts';

/** What one pass of the clock did. */
export interface TimePassed {
  /** State changes and warnings, one event each. */
  readonly steps: number;
  /** What failed; it stays due and is tried again in the next pass. */
  readonly failures: readonly { readonly id: string; readonly error: unknown }[];
}

interface Due {
  readonly partnerId: string;
  readonly id: string;
}

/** One kind of thing that falls due: how to find those that are, for all partners, and what to do about one. */
interface DueKind {
  readonly list: (now: Date, limit: number) => Promise<readonly Due[]>;
  readonly decide: (tx: StoreTransaction, due: Due, context: CommandContext) => Promise<Decision>;
}

const batch = 100;

/**
 * Records what time has done, for all partners: everything due by now, each step exactly once, in one transaction per
 * relationship and request. It can be stopped anywhere, run late, and run by many processes at once: the one with the
 * partner's lock reads again and finds what is still due. `isStopping` is checked between transactions.
 */
export const passTime =
  (ports: Ports) =>
  async (isStopping: () => boolean = () => false): Promise<TimePassed> => {
    const now = ports.now();
    const failures = new Map<string, unknown>();
    let steps = 0;
    for (const kind of dueKinds(ports)) {
      const idle = new Set<string>();
      for (;;) {
        const listed = await kind.list(now, batch + failures.size);
        const due = listed.filter((one) => !failures.has(one.id));
        if (due.length === 0) break;
        for (const one of due) {
          if (isStopping()) return { steps, failures: asList(failures) };
          try {
            if (idle.has(one.id)) throw new Error('it is due, but there is nothing to do about it');
            const done = await settleDue(ports, { kind, due: one, now });
            if (done === 0) idle.add(one.id);
            steps += done;
          } catch (error) {
            failures.set(one.id, error);
          }
        }
      }
    }
    return { steps, failures: asList(failures) };
  };

/** What a full transaction leaves over is still due, and listed again. */
const dueKinds = ({ store }: Ports): readonly DueKind[] => [
  {
    list: (now, limit) => store.listRelationshipsDue(now, limit),
    decide: async (tx, { partnerId, id }, context) => {
      const [facts] = await tx.loadFacts(partnerId, [id]);
      if (facts === undefined) return nothing;
      const { changes, events } = decideTimePassed(facts, context);
      return { changes: withKeptBlockers(changes, [facts], context), events };
    },
  },
  {
    list: (now, limit) => store.listRequestsDue(now, limit),
    decide: async (tx, { partnerId, id }, context) => {
      const [request] = await tx.findRequests(partnerId, [id]);
      return request === undefined ? nothing : decideExpireRequest(request, context);
    },
  },
];

const nothing: Decision = { changes: [], events: [] };

const settleDue = (
  ports: Ports,
  { kind, due, now }: { readonly kind: DueKind; readonly due: Due; readonly now: Date },
): Promise<number> =>
  ports.store.transact([due.partnerId], async (tx) => {
    const context = { ...contextAs(ports, systemActors.clock), now };
    const { changes, events } = await kind.decide(tx, due, context);
    await tx.apply(changes);
    await tx.append(events);
    return events.length;
  });

const asList = (failures: ReadonlyMap<string, unknown>): TimePassed['failures'] =>
  [...failures].map(([id, error]) => ({ id, error }));
