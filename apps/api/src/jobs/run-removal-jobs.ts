import { setTimeout as sleep } from 'node:timers/promises';
import { type HeldJob, JobLost, type Services } from '@untether/services';
import { findStorageFault } from '@untether/store';
import { describeFault, type Log } from '../log.ts';
import { keepLooking, type RunningJobs } from './keep-looking.ts';

const lookEveryMs = 200;
/** Jobs at work in this process, each of another partner: a partner's own would only wait for each other. */
const mostAtOnce = 4;
/** How long a job goes on while others wait. */
const longestTurnMs = 1_000;
/** How long a job rests after a fault that may pass, such as a full disk. */
const restMs = 5_000;

interface JobsOptions {
  readonly services: Pick<
    Services,
    'takeUpRemovalJob' | 'advanceRemovalJob' | 'failNextItem' | 'isRemovalJobDue' | 'releaseRemovalJob'
  >;
  readonly log: Log;
  /** Called in every turn. */
  readonly onTurn?: () => void;
  /** 0 = one transaction or two. */
  readonly turnMs?: number;
}

/** Clears and removes what was asked for, for every partner, in this process, until it is stopped. */
export const runRemovalJobs = ({ services, log, onTurn, turnMs = longestTurnMs }: JobsOptions): RunningJobs => {
  /** By partner. */
  const atWork = new Map<string, Promise<void>>();

  const report = (thrown: unknown): void => {
    if (!(thrown instanceof JobLost)) log('error', 'a removal job failed', { fault: describeFault(thrown) });
  };

  /** One by one after a fault: the one it strikes fails, if it strikes again, and the others go on. */
  const advanceCarefully = async (held: HeldJob): Promise<boolean> => {
    try {
      return await services.advanceRemovalJob(held, 1);
    } catch (thrown) {
      // The database is away: that is no customer's fault.
      if (thrown instanceof JobLost || findStorageFault(thrown)?.isPassing) throw thrown;
      report(thrown);
      await services.failNextItem(held);
      return true;
    }
  };
  /** Whether a job waits that could have the place of this one. */
  const isAwaited = ({ partnerId }: HeldJob): Promise<boolean> =>
    services.isRemovalJobDue([...atWork.keys()].filter((one) => one !== partnerId));

  const work = async (held: HeldJob, signal: AbortSignal): Promise<void> => {
    let isMore = true;
    let since = performance.now();
    while (isMore && !signal.aborted) {
      try {
        isMore = await services.advanceRemovalJob(held);
      } catch (thrown) {
        if (thrown instanceof JobLost) throw thrown;
        report(thrown);
        isMore = await advanceCarefully(held);
      }
      // Requests have their turn between transactions.
      await sleep(0);
      if (isMore && performance.now() - since > turnMs) {
        if (await isAwaited(held)) break;
        since = performance.now();
      }
    }
    if (isMore) await services.releaseRemovalJob(held, 0);
  };
  const start = (held: HeldJob, signal: AbortSignal): void => {
    const working = work(held, signal)
      .catch(async (thrown: unknown) => {
        report(thrown);
        if (!(thrown instanceof JobLost)) await services.releaseRemovalJob(held, restMs);
      })
      .catch(report)
      .finally(() => atWork.delete(held.partnerId));
    atWork.set(held.partnerId, working);
  };
  const look = async (signal: AbortSignal): Promise<boolean> => {
    if (atWork.size >= mostAtOnce) return false;
    const held = await services.takeUpRemovalJob([...atWork.keys()]);
    if (held !== undefined) start(held, signal);
    return held !== undefined;
  };
  return keepLooking({ everyMs: lookEveryMs, onTurn, look, underWay: () => atWork.values(), report });
};
