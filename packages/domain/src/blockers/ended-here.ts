import type { CustomerSubscription, DelegatedAdminRelationship, Items } from '../model/entities.ts';
import type { RecordedAs } from '../model/records.ts';
import type { EndedBy } from '../model/vocabulary.ts';
import { isBilledWhileSuspended } from '../time/end-of-term.ts';
import { isPast } from '../time/instants.ts';
import type { BlockingItemKind } from './blocker.ts';

type BlockingItem = Items[BlockingItemKind];

/** In place of the fingerprint of an item that ended by its absence from a file that was read whole. */
export const absentMark = 'absent';

/** Added to the fingerprint of an Azure entitlement that its own record calls active, but whose plan is over. */
export const overWithPlanMark = '.over';

/** How an imported item ended here that the vendor's last record still has running. */
export interface EndedHere {
  readonly as: RecordedAs;
  readonly by: EndedBy;
}

/** The vendor's words for what neither runs nor is billed. */
const over = new Set([
  ...['cancelled', 'canceled', 'expired', 'disabled', 'inactive', 'deleted', 'completed'],
  ...['terminated', 'rejected'],
]);

interface Recorded {
  readonly rawStatus: string | null;
  readonly importHash: string | null;
}

/** What the last record says; one without a status says that it runs. */
const wordsOf = ({ rawStatus }: Recorded): readonly string[] => (rawStatus ?? 'active').toLowerCase().split(', ');

/** Whether the vendor's last record has it running, suspended ones included. */
export const runsByItsRecord = (item: Recorded): boolean =>
  item.importHash !== null && wordsOf(item).some((word) => !over.has(word));

const isAbsent = ({ importHash }: Recorded): boolean =>
  importHash === absentMark || importHash?.endsWith(overWithPlanMark) === true;

const isSuspendedByItsRecord = (item: Recorded): boolean =>
  wordsOf(item).every((word) => over.has(word) || word === 'suspended');

/**
 * `absence`  an export no longer has it, or says that its plan is over
 * `clock`    EXPIRED, DISABLED or DELETED: no command does that
 * `command`  SUSPENDED or CANCELLED
 * Undefined where the vendor's last record says as much, and for what was made here.
 */
export const endedHere = (item: BlockingItem): EndedHere | undefined => {
  const { status } = item;
  if (!runsByItsRecord(item)) return undefined;
  if (status === 'suspended') return isSuspendedByItsRecord(item) ? undefined : { as: status, by: 'command' };
  if (status !== 'cancelled' && status !== 'expired' && status !== 'disabled' && status !== 'deleted') return undefined;
  if (isAbsent(item)) return { as: status, by: 'absence' };
  // Time and commands leave it alone, and `rawStatus` quotes its product type.
  if ('kind' in item && item.kind === 'unknown') return undefined;
  return { as: status, by: status === 'cancelled' ? 'command' : 'clock' };
};

/** The same of granular privileges. */
export const adminEndedHere = (granular: DelegatedAdminRelationship): EndedHere | undefined => {
  const { status } = granular;
  if (!runsByItsRecord(granular) || (status !== 'expired' && status !== 'terminated' && status !== 'rejected'))
    return undefined;
  const as = status === 'expired' ? status : 'cancelled';
  if (isAbsent(granular)) return { as, by: 'absence' };
  return { as, by: status === 'expired' ? 'clock' : 'command' };
};

/** Suspended at the vendor, or by a command here, it neither ran nor was billed when the clock ended it. */
const wasHarmless = (item: CustomerSubscription): boolean =>
  !isBilledWhileSuspended(item) && (item.suspendedAt !== null || isSuspendedByItsRecord(item));

/**
 * Whether only our clock ended an imported item: the vendor's last record has it running or billed, and it may have
 * been renewed there. It blocks until an import sees its end.
 */
export const isEndUnseen = (item: BlockingItem, now: Date): boolean => {
  if (item.status === 'active') return item.importHash !== null && 'expiresAt' in item && isPast(item.expiresAt, now);
  return endedHere(item)?.by === 'clock' && !('suspendedAt' in item && wasHarmless(item));
};
