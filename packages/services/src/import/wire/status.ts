import type { CommitmentStatus, EntitlementStatus, OrderStatus, SubscriptionStatus } from '@untether/domain';
import type { ImportFinding, Place } from '../finding.ts';
import { unread, wayOuts } from '../finding.ts';

/** The vendor's words, exactly as it writes them, and ours. A word that is not here is UNKNOWN. */
const subscriptionWords: Readonly<Record<string, SubscriptionStatus>> = {
  none: 'pending',
  pending: 'pending',
  active: 'active',
  suspended: 'suspended',
  cancelled: 'cancelled',
  expired: 'expired',
  disabled: 'disabled',
  deleted: 'deleted',
};

const orderWords: Readonly<Record<string, OrderStatus>> = {
  none: 'pending',
  pending: 'pending',
  completed: 'completed',
  cancelled: 'cancelled',
  unknown: 'unknown',
};

const azureEntitlementWords: Readonly<Record<string, EntitlementStatus>> = {
  active: 'active',
  cancelled: 'cancelled',
  deleted: 'cancelled',
};

const commitmentWords: Readonly<Record<string, CommitmentStatus>> = {
  active: 'active',
  cancelled: 'cancelled',
  expired: 'expired',
};

interface StatusRead<S> {
  readonly status: S | 'unknown';
  readonly rawStatus: string | null;
  readonly findings: readonly ImportFinding[];
}

const unknown = (rawStatus: string | null, finding: ImportFinding) =>
  ({ status: 'unknown', rawStatus, findings: [finding] }) as const;

const reader =
  <S extends string>(words: Readonly<Record<string, S>>) =>
  (raw: unknown, place: Place): StatusRead<S> => {
    const missing = raw === undefined || raw === null;
    if (typeof raw !== 'string') {
      const reason = missing ? 'the status is missing' : 'the status is not a word';
      return unknown(missing ? null : JSON.stringify(raw), unread(place, 'status', reason, wayOuts.keptUnknown));
    }
    const status = Object.hasOwn(words, raw) ? words[raw] : undefined;
    if (status !== undefined) return { status, rawStatus: raw, findings: [] };
    const reason = `status "${raw}" is not known to this version`;
    return unknown(raw, unread(place, 'status', reason, wayOuts.newerVersion));
  };

export const readSubscriptionStatus = reader(subscriptionWords);
export const readOrderStatus = reader(orderWords);
export const readAzureEntitlementStatus = reader(azureEntitlementWords);

/**
 * An entitlement has a status per part of its quantity, written with a capital. Any unknown one makes the whole
 * unknown, then any active one makes it active; none at all is active, since nothing says it has ended.
 */
export const readEntitlementStatus = (
  details: readonly { readonly status?: string | null | undefined }[],
  place: Place,
): StatusRead<CommitmentStatus> => {
  const raw = [...new Set(details.flatMap((detail) => detail.status ?? []))];
  const statuses = raw.map((word) => {
    const lower = word.toLowerCase();
    return Object.hasOwn(commitmentWords, lower) ? commitmentWords[lower] : undefined;
  });
  const rawStatus = raw.length === 0 ? null : raw.join(', ');
  if (statuses.includes(undefined)) {
    const reason = `status "${rawStatus}" is not known to this version`;
    return unknown(rawStatus, unread(place, 'quantityDetails', reason, wayOuts.newerVersion));
  }
  if (statuses.length === 0 || statuses.includes('active')) return { status: 'active', rawStatus, findings: [] };
  return { status: statuses.includes('expired') ? 'expired' : 'cancelled', rawStatus, findings: [] };
};
