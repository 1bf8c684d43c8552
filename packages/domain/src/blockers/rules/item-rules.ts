import type { AzureEntitlement, Order, Reservation, SavingsPlan, SoftwarePurchase } from '../../model/entities.ts';
import { isOpen, isPast } from '../../time/instants.ts';
import type { Moment, Rule } from './rule.ts';
import {
  always,
  askOrWaive,
  cancelUntil,
  hasStatus,
  never,
  orUntilExpiry,
  pendingSince,
  waitUntil,
} from './way-out.ts';

const unknownStatus: Rule<{ readonly status: string }> = {
  kind: 'unknown_status',
  applies: hasStatus('unknown'),
  wayOut: askOrWaive,
  billed: always,
};

export const azureEntitlementRules: readonly Rule<AzureEntitlement>[] = [
  unknownStatus,
  { kind: 'active_azure_entitlement', applies: hasStatus('active'), wayOut: () => cancelUntil(null), billed: always },
];

const isHeld = (item: Reservation | SavingsPlan, { now }: Moment) =>
  item.status === 'active' && !isPast(item.expiresAt, now);

export const reservationRules: readonly Rule<Reservation>[] = [
  unknownStatus,
  {
    kind: 'active_reservation',
    applies: (item, when) => isHeld(item, when) && item.refundable !== false,
    wayOut: (item) => orUntilExpiry(item.expiresAt, cancelUntil(null)),
    billed: always,
  },
  {
    kind: 'non_refundable_reservation',
    applies: isHeld,
    wayOut: (item, { now }) => waitUntil(item.expiresAt, now),
    billed: always,
  },
];

export const savingsPlanRules: readonly Rule<SavingsPlan>[] = [
  unknownStatus,
  {
    kind: 'active_savings_plan',
    applies: isHeld,
    wayOut: (item, { now }) => waitUntil(item.expiresAt, now),
    billed: always,
  },
];

const isOwned = (item: SoftwarePurchase, { now }: Moment) => item.status === 'active' && !isPast(item.expiresAt, now);

export const softwarePurchaseRules: readonly Rule<SoftwarePurchase>[] = [
  unknownStatus,
  {
    kind: 'software_purchase',
    applies: (item, when) => isOwned(item, when) && isOpen(item.cancellationAllowedUntil, when.now),
    wayOut: (item) => orUntilExpiry(item.expiresAt, cancelUntil(item.cancellationAllowedUntil)),
    billed: never,
  },
  {
    kind: 'software_purchase_outside_window',
    applies: isOwned,
    wayOut: (item, { now }) => (item.expiresAt === null ? askOrWaive() : waitUntil(item.expiresAt, now)),
    billed: never,
  },
];

export const orderRules: readonly Rule<Order>[] = [
  unknownStatus,
  {
    kind: 'pending_order',
    applies: hasStatus('pending'),
    wayOut: (item, when) => pendingSince(item.createdAt, when),
    billed: never,
  },
];
