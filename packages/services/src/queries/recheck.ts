import { andThen, type MaybePromise } from '@untether/domain';
import { refreshKeptBlockers } from '../kept-blockers.ts';
import type { Ports } from '../ports.ts';

const batch = 200;

/**
 * Recomputes what time alone has changed, before a filter answers: one batch, so that no request waits for all that is
 * due. The clock does the rest.
 */
export const recheckDue = (ports: Ports, partnerId: string): MaybePromise<void> => {
  const now = ports.now();
  return andThen(ports.store.listRelationshipsToRecheck(partnerId, now, batch), (due) =>
    due.length === 0
      ? undefined
      : ports.store.transact([partnerId], (tx) =>
          refreshKeptBlockers(tx, { partnerId, relationshipIds: due }, { policy: ports.policy, now }),
        ),
  );
};
