import { ImportStopped } from '@untether/services';
import type { ArchiveLimits } from '../archive-limits.ts';
import { describeFault, type Log } from '../log.ts';
import type { App } from '../open-app.ts';
import { keepLooking, type RunningJobs } from './keep-looking.ts';

const lookEveryMs = 500;
/** Imports at work in this process: those of one partner do not make those of the others wait. */
const mostAtOnce = 4;

/** Checks and imports what was uploaded, for every partner, in this process, until it is stopped. */
export const runImports = ({
  app,
  limits,
  log,
  onTurn,
}: {
  readonly app: Pick<App, 'store' | 'ports' | 'services'>;
  readonly limits: ArchiveLimits;
  readonly log: Log;
  /** Called in every turn. */
  readonly onTurn: () => void;
}): RunningJobs => {
  const atWork = new Set<Promise<void>>();

  const report = (thrown: unknown): void => {
    if (!(thrown instanceof ImportStopped)) log('error', 'an import failed', { fault: describeFault(thrown) });
  };
  /** Whether there was anything to do. */
  const look = async (signal: AbortSignal): Promise<boolean> => {
    if (atWork.size >= mostAtOnce) return false;
    const due = await app.services.takeUpImport();
    if (due === undefined) return app.services.dropUploads();
    const working = import('./work-on-import.ts')
      .then(({ workOnImport }) => workOnImport({ app, signal, limits, ...due }))
      .catch(report)
      .finally(() => atWork.delete(working));
    atWork.add(working);
    return true;
  };
  return keepLooking({ everyMs: lookEveryMs, onTurn, look, underWay: () => atWork, report });
};
