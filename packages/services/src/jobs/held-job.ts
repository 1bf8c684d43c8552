import type { RemovalJob, StoreTransaction } from '@untether/domain';

/** Whose turn it is with a removal job. */
export interface HeldJob {
  readonly partnerId: string;
  readonly jobId: string;
  readonly lease: string;
}

/** Another process has taken it up: whatever was going to be written is not. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

/** @throws JobLost */
export const findHeldJob = async (tx: StoreTransaction, { partnerId, jobId, lease }: HeldJob): Promise<RemovalJob> => {
  const [job] = await tx.findRemovalJobs(partnerId, [jobId]);
  if (job?.lease !== lease) throw new JobLost();
  return job;
};
