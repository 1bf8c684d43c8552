import type {
  CommitmentStatus,
  DelegatedAdminStatus,
  EntitlementStatus,
  OrderStatus,
  SubscriptionStatus,
} from '@untether/domain';
import type { Finding, Place } from '../finding.ts';
import { blocking, shown, unread, wayOuts } from '../finding.ts';
import { wordKey } from './normalise.ts';

/** The vendor's words and ours, without regard to case (`wordKey`). A word that is not here is UNKNOWN. */
const subscriptionWords: Readonly<Record<string, SubscriptionStatus>> = {
  none: 'pending',
  pending: 'pending',
  active: 'active',
  suspended: 'suspended',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  expired: 'expired',
  disabled: 'disabled',
  deleted: 'deleted',
};

const orderWords: Readonly<Record<string, OrderStatus>> = {
  none: 'pending',
  pending: 'pending',
  completed: 'completed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  unknown: 'unknown',
};

/** An Azure subscription that is suspended or warned of a debt is there, and what is in it is billed. */
const azureEntitlementWords: Readonly<Record<string, EntitlementStatus>> = {
  active: 'active',
  suspended: 'active',
  warned: 'active',
  pastdue: 'active',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  disabled: 'cancelled',
  deleted: 'cancelled',
  inactive: 'cancelled',
};

const commitmentWords: Readonly<Record<string, CommitmentStatus>> = {
  active: 'active',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  expired: 'expired',
};

/** Of the directory's relationships; until one has ended, access is still there. */
const delegatedAdminWords: Readonly<Record<string, DelegatedAdminStatus>> = {
  created: 'approval_pending',
  approvalpending: 'approval_pending',
  approved: 'approval_pending',
  activating: 'approval_pending',
  active: 'active',
  expiring: 'active',
  terminationrequested: 'active',
  terminating: 'active',
  expired: 'expired',
  terminated: 'terminated',
};

interface StatusRead<S> {
  readonly status: S | 'unknown';
  readonly rawStatus: string | null;
  readonly findings: readonly Finding[];
}

const unknown = (rawStatus: string | null, finding: Finding) =>
  ({ status: 'unknown', rawStatus, findings: [finding] }) as const;

const lookUp = <S>(words: Readonly<Record<string, S>>, word: string): S | undefined => {
  const key = wordKey(word);
  return Object.hasOwn(words, key) ? words[key] : undefined;
};

const reader =
  <S extends string>(words: Readonly<Record<string, S>>) =>
  (raw: unknown, place: Place): StatusRead<S> => {
    if (typeof raw !== 'string') {
      const value = shown(raw);
      const reason = value === null ? 'the status is missing' : 'the status is not a word';
      const finding = unread(place, 'status', reason, wayOuts.incomplete);
      return unknown(value, blocking(finding, 'field_unreadable', { field: 'status', value }));
    }
    const status = lookUp(words, raw);
    if (status !== undefined) return { status, rawStatus: raw, findings: [] };
    const reason = `status "${raw}" is not known to this version`;
    return unknown(raw, unread(place, 'status', reason, wayOuts.newerVersion));
  };

export const readSubscriptionStatus = reader(subscriptionWords);
export const readOrderStatus = reader(orderWords);
export const readAzureEntitlementStatus = reader(azureEntitlementWords);
export const readDelegatedAdminStatus = reader(delegatedAdminWords);

/**
 * An entitlement has a status per part of its quantity. Any unknown one makes the whole unknown, then any active one
 * makes it active; none at all is active, since nothing says it has ended.
 */
export const readEntitlementStatus = (
  details: readonly { readonly status?: string | null | undefined }[],
  place: Place,
): StatusRead<CommitmentStatus> => {
  const raw = [...new Set(details.flatMap((detail) => detail.status ?? []))];
  const statuses = raw.map((word) => lookUp(commitmentWords, word));
  const rawStatus = raw.length === 0 ? null : raw.join(', ');
  if (statuses.includes(undefined)) {
    const reason = `status "${rawStatus}" is not known to this version`;
    return unknown(rawStatus, unread(place, 'quantityDetails', reason, wayOuts.newerVersion));
  }
  if (statuses.length === 0 || statuses.includes('active')) return { status: 'active', rawStatus, findings: [] };
  return { status: statuses.includes('expired') ? 'expired' : 'cancelled', rawStatus, findings: [] };
};
