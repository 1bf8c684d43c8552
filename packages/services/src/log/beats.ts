import type { Ports } from '../ports.ts';
import { turn } from './turn.ts';

/** One that is to be called back when it has gone without a heartbeat for long enough. */
export interface Beating {
  readonly call: () => void;
  /** When, in milliseconds; set by `Beats`. */
  due: number;
}

/** Calls back all readers of a process by one timer, however many there are. */
export interface Beats {
  /** Calls back once, a heartbeat's time from now or a little earlier. */
  readonly wait: (one: Beating) => void;
  readonly forget: (one: Beating) => void;
}

/** What is due this soon is called with what is due now. */
const gatheredMs = 100;
/** How many are called before other work gets its turn. */
const calledAtOnce = 50;

export const createBeats = (ports: Pick<Ports, 'timer' | 'now' | 'heartbeatMs'>): Beats => {
  const { timer, now, heartbeatMs } = ports;
  /** In the order in which they are due: all wait equally long. */
  const waiting = new Set<Beating>();
  let stop: (() => void) | undefined;
  let calling = false;

  const arm = (): void => {
    const [first] = waiting;
    if (calling || stop !== undefined || first === undefined) return;
    const left = first.due - now().getTime();
    stop = timer(Math.min(Math.max(left, 0), heartbeatMs), () => void callAll());
  };
  const callAll = async (): Promise<void> => {
    stop = undefined;
    calling = true;
    let called = 0;
    for (const one of waiting) {
      const left = one.due - now().getTime();
      // Longer than anyone waits: the clock was set back.
      if (left > gatheredMs && left <= heartbeatMs) break;
      waiting.delete(one);
      one.call();
      called += 1;
      if (called % calledAtOnce === 0) await turn(ports);
    }
    calling = false;
    arm();
  };
  return {
    wait: (one) => {
      waiting.delete(one);
      one.due = now().getTime() + heartbeatMs;
      waiting.add(one);
      arm();
    },
    forget: (one) => {
      waiting.delete(one);
      if (waiting.size > 0) return;
      stop?.();
      stop = undefined;
    },
  };
};
