import type { ClaimedDelivery, WebhookDelivery, WebhookEndpoint } from '@untether/domain';
import type { WorkerLimits } from './worker-options.ts';

interface LineParts {
  readonly limits: WorkerLimits;
  readonly now: () => Date;
  /** Never rejects. */
  readonly attempt: (one: ClaimedDelivery) => Promise<void>;
  /** Gives back what was claimed and not tried. Never rejects. */
  readonly release: (deliveries: readonly WebhookDelivery[]) => Promise<void>;
  /** There is room for more. */
  readonly onFree: () => void;
}

type Endpoint = Pick<WebhookEndpoint, 'id' | 'failingSince'>;

/**
 * What a worker has claimed: attempts under way, and behind them, per endpoint, what starts as those end. So a worker whose
 * transactions have to wait still sends without a pause.
 */
export const createLine = ({ limits, now, attempt, release, onFree }: LineParts) => {
  const underWay = new Map<string, Promise<void>>();
  const underWayAt = new Map<string, number>();
  const waitingAt = new Map<string, ClaimedDelivery[]>();
  let closed = false;

  const countAt = (endpointId: string): number => underWayAt.get(endpointId) ?? 0;
  const waiting = (endpointId: string): readonly ClaimedDelivery[] => waitingAt.get(endpointId) ?? [];
  const setWaiting = (endpointId: string, those: ClaimedDelivery[]): void => {
    if (those.length > 0) waitingAt.set(endpointId, those);
    else waitingAt.delete(endpointId);
  };

  const startAt = (endpointId: string): void => {
    const line = [...waiting(endpointId)];
    while (!closed && countAt(endpointId) < limits.attemptsAtOne && underWay.size < limits.attempts) {
      const next = line.shift();
      if (next === undefined) break;
      start(next);
    }
    setWaiting(endpointId, line);
  };
  const start = (one: ClaimedDelivery): void => {
    const { id } = one.endpoint;
    underWayAt.set(id, countAt(id) + 1);
    const end = (): void => {
      underWay.delete(one.delivery.id);
      if (countAt(id) === 1) underWayAt.delete(id);
      else underWayAt.set(id, countAt(id) - 1);
      for (const endpointId of [...waitingAt.keys()]) startAt(endpointId);
      onFree();
    };
    underWay.set(one.delivery.id, attempt(one).then(end));
  };
  const giveBack = async (isGivenBack: (one: ClaimedDelivery) => boolean): Promise<void> => {
    const given: WebhookDelivery[] = [];
    for (const [endpointId, line] of [...waitingAt]) {
      for (const one of line) if (isGivenBack(one)) given.push(one.delivery);
      setWaiting(
        endpointId,
        line.filter((one) => !isGivenBack(one)),
      );
    }
    if (given.length === 0) return;
    await release(given);
    onFree();
  };

  return {
    underWay: (): readonly Promise<void>[] => [...underWay.values()],
    begin: (one: ClaimedDelivery): void => {
      const { id } = one.endpoint;
      setWaiting(id, [...waiting(id), one]);
      startAt(id);
    },
    /** How many more may be claimed at an endpoint, and at all. */
    slotsOf: ({ id, failingSince }: Endpoint): number => {
      const most = failingSince === null ? limits.attemptsAtOne * limits.claimedForEach : limits.attemptsAtFailing;
      return most - countAt(id) - waiting(id).length;
    },
    slotsInAll: (): number => {
      const lined = [...waitingAt.values()].reduce((sum, { length }) => sum + length, 0);
      return limits.attempts * limits.claimedForEach - underWay.size - lined;
    },
    /** An attempt at it has failed: the rest would fail too, and there are fewer attempts at a failing endpoint. */
    giveBackOf: (endpointId: string): Promise<void> => giveBack((one) => one.endpoint.id === endpointId),
    /** What has waited so long that its attempt could outlive its lease. */
    giveBackLate: (): Promise<void> => {
      const latest = now().getTime() + limits.leaseMs - limits.startWithinMs;
      return giveBack(({ delivery: { leasedUntil } }) => leasedUntil === null || leasedUntil.getTime() < latest);
    },
    giveBackAll: (): Promise<void> => giveBack(() => true),
    /** Nothing starts any more. */
    close: (): Promise<void> => {
      closed = true;
      return giveBack(() => true);
    },
  };
};
