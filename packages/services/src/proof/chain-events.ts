import type { Ports } from '../ports.ts';

/** Few enough that a transaction of them holds up nobody. */
const eventsAtOnce = 200;

/**
 * Chains some of the events of versions without chains, each log from its first event on. Call it until it answers false:
 * there are no more. Any number of processes may: the log's lock says how far it is, and new events wait for their turn.
 */
export const chainEarlierEvents =
  ({ store }: Pick<Ports, 'store'>) =>
  async (): Promise<boolean> => {
    const partnerId = await store.findPartnerToChain();
    if (partnerId === undefined) return false;
    await store.transact([partnerId], (tx) => tx.chainEarlier(partnerId, eventsAtOnce));
    return true;
  };
