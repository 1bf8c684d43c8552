import { MorePartners } from '@untether/domain';

/** Restarts the transaction with more locks where some are missing from `locked`, which gains them. */
export const lockAll = (locked: Set<string>, partnerIds: readonly string[]): void => {
  const missing = partnerIds.filter((id) => !locked.has(id));
  if (missing.length === 0) return;
  for (const id of missing) locked.add(id);
  throw new MorePartners(missing);
};
