import { refreshKeptBlockers } from '../kept-blockers.ts';
import type { Ports } from '../ports.ts';

const batch = 200;

/** Recomputes what time alone has changed, before a filter answers. */
export const recheckDue = async (ports: Ports, partnerId: string): Promise<void> => {
  for (;;) {
    const now = ports.now();
    const due = await ports.store.listRelationshipsToRecheck(partnerId, now, batch);
    if (due.length === 0) return;
    await ports.store.transact([partnerId], (tx) =>
      refreshKeptBlockers(tx, { partnerId, relationshipIds: due }, { policy: ports.policy, now }),
    );
  }
};
