import type { Event } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { createPartnerTail, type PartnerTail, type TailListener, type TailPorts } from './partner-tail.ts';

/** The tails of the partners that are being read, and the bell that wakes them. Without readers it holds nothing. */
export interface LogTails {
  readonly join: (
    partnerId: string,
    listener: TailListener,
  ) => { readonly tail: PartnerTail; readonly leave: () => void };
  /** An event of a partner's log, if it is being read and this is at hand. */
  readonly find: (partnerId: string, sequence: number) => Event | undefined;
}

export const createLogTails = (ports: TailPorts & Pick<Ports, 'bell'>): LogTails => {
  const tails = new Map<string, PartnerTail>();
  let stopHearing: (() => void) | undefined;

  const hear = (partnerIds: readonly string[] | null): void => {
    for (const partnerId of partnerIds ?? tails.keys()) void tails.get(partnerId)?.refresh();
  };
  const open = (partnerId: string): PartnerTail => {
    const tail = tails.get(partnerId) ?? createPartnerTail(ports, partnerId);
    tails.set(partnerId, tail);
    stopHearing ??= ports.bell.onRing(hear);
    return tail;
  };
  return {
    join: (partnerId, listener) => {
      const tail = open(partnerId);
      tail.listeners.add(listener);
      const leave = (): void => {
        tail.listeners.delete(listener);
        if (tail.listeners.size === 0 && tails.get(partnerId) === tail) tails.delete(partnerId);
        if (tails.size > 0) return;
        stopHearing?.();
        stopHearing = undefined;
      };
      return { tail, leave };
    },
    find: (partnerId, sequence) => tails.get(partnerId)?.find(sequence),
  };
};
