import { MorePartners, type NewEvent, type StoreTransaction } from '@untether/domain';

/** Appends in a transaction that began without the partners' locks: if there is something to append, it begins again with them. */
export const createLateAppend = () => {
  const locked = new Set<string>();
  return async (tx: StoreTransaction, events: readonly NewEvent[]): Promise<void> => {
    const wanted = events.map((event) => event.partnerId).filter((id) => !locked.has(id));
    if (wanted.length > 0) {
      for (const id of wanted) locked.add(id);
      throw new MorePartners(wanted);
    }
    if (events.length > 0) await tx.append(events);
  };
};
