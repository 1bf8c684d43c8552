import type { Forbidden, Viewer } from '../access/authorise.ts';
import { findForbidden } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import type { CommandContext } from '../commands/command.ts';
import type { OfferedCommand } from '../commands/offered-command.ts';
import { offeredCommand } from '../commands/offered-command.ts';
import { refusalOf } from '../commands/outcome.ts';
import type { RemovalJob } from '../model/jobs.ts';
import { decideCancelJob, decideRetryFailedSteps } from './job-commands.ts';

/** Each with the mutation that carries it out. */
export const jobCommandKinds = { cancel: '`cancelJob`.', retry_failed: '`retryFailedSteps`.' } as const;
export type JobCommandKind = keyof typeof jobCommandKinds;

/** About a removal job. */
export type JobCommand = OfferedCommand<JobCommandKind>;

/** The permission to start a job that clears. Each of its steps asks for its own. */
export const permissionToClear = 'manage_subscriptions' satisfies Permission;

/** Who may do it: what clears is as little as managing subscriptions, what removes is a removal. */
export const forbiddenForJob = ({ kind }: Pick<RemovalJob, 'kind'>, viewer: Viewer): Forbidden | undefined =>
  findForbidden(viewer, kind === 'clear' ? permissionToClear : 'remove_relationship');

/** Those that apply now. */
export const jobCommands = (
  job: RemovalJob,
  failed: number,
  viewer: Viewer,
  context: CommandContext,
): readonly JobCommand[] => {
  const forbidden = forbiddenForJob(job, viewer);
  const isOpen = job.state === 'running' || job.state === 'waiting';
  const cancel = offeredCommand('cancel', forbidden ?? refusalOf(decideCancelJob(job, context)), {
    code: 'rest_stays_undone',
  });
  const retry = offeredCommand('retry_failed', forbidden ?? refusalOf(decideRetryFailedSteps(job, failed, context)), {
    code: 'failed_tried_again',
  });
  const isRetriable = failed > 0 && (isOpen || job.state === 'completed');
  return [...(isOpen ? [cancel] : []), ...(isRetriable ? [retry] : [])];
};
