import { setTimeout as sleep } from 'node:timers/promises';
import { type HeldJob, JobLost, type Services } from '@untether/services';
import { describeFault, type Log } from '../log.ts';
import { keepLooking, type RunningJobs } from './keep-looking.ts';

const lookEveryMs = 200;
/** Jobs at work in this process: one partner's do not make those of the others wait. */
const mostAtOnce = 4;
/** How long a job rests after a fault that may pass, such as a full disk. */
const restMs = 5_000;

interface JobsOptions {
  readonly services: Pick<Services, 'takeUpRemovalJob' | 'advanceRemovalJob' | 'failNextItem' | 'releaseRemovalJob'>;
  readonly log: Log;
}

/** Clears and removes what was asked for, for every partner, in this process, until it is stopped. */
export const runRemovalJobs = ({ services, log }: JobsOptions): RunningJobs => {
  const atWork = new Map<string, Promise<void>>();

  const report = (thrown: unknown): void => {
    if (!(thrown instanceof JobLost)) log('error', 'a removal job failed', { fault: describeFault(thrown) });
  };

  /** One by one after a fault: the one it strikes fails, if it strikes again, and the others go on. */
  const advanceCarefully = async (held: HeldJob): Promise<boolean> => {
    try {
      return await services.advanceRemovalJob(held, 1);
    } catch (thrown) {
      if (thrown instanceof JobLost) throw thrown;
      report(thrown);
      await services.failNextItem(held);
      return true;
    }
  };
  const work = async (held: HeldJob, signal: AbortSignal): Promise<void> => {
    let isMore = true;
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
      .finally(() => atWork.delete(held.jobId));
    atWork.set(held.jobId, working);
  };
  const look = async (signal: AbortSignal): Promise<boolean> => {
    if (atWork.size >= mostAtOnce) return false;
    const held = await services.takeUpRemovalJob((jobId) => atWork.has(jobId));
    if (held !== undefined) start(held, signal);
    return held !== undefined;
  };
  return keepLooking({ everyMs: lookEveryMs, look, underWay: () => atWork.values(), report });
};
