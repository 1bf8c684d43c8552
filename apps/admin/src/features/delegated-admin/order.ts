import type { DelegatedAdminStatus } from '../../app/vocabulary.ts';

type Ordered = { readonly status: DelegatedAdminStatus; readonly createdAt: string };

/** What waits and what stands come first, then what is over. */
const rank: Readonly<Record<DelegatedAdminStatus, number>> = {
  APPROVAL_PENDING: 0,
  ACTIVE: 1,
  EXPIRED: 2,
  TERMINATED: 2,
  REJECTED: 2,
};

/** Of the same rank the newest first. */
export const inOrder = <Item extends Ordered>(items: readonly Item[]): readonly Item[] =>
  [...items].sort(
    (one, other) => rank[one.status] - rank[other.status] || other.createdAt.localeCompare(one.createdAt),
  );
