import { addSeconds, type ImportJob, importLeaseSeconds, type StoreTransaction } from '@untether/domain';

/** Whose turn it is with an import. */
export interface Held {
  readonly partnerId: string;
  readonly importId: string;
  readonly lease: string;
}

/** It was cancelled, or another process has taken it up: whatever was going to be written is not. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

/** @throws ImportStopped */
export const findHeld = async (tx: StoreTransaction, { partnerId, importId, lease }: Held): Promise<ImportJob> => {
  const [job] = await tx.findImports(partnerId, [importId]);
  if (job?.lease !== lease) throw new ImportStopped();
  return job;
};

export const renewedLease = (now: Date): Pick<ImportJob, 'leasedUntil'> => ({
  leasedUntil: addSeconds(now, importLeaseSeconds),
});
