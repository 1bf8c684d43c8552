import type { AzureEntitlement, Order, Reservation, SavingsPlan, SoftwarePurchase } from '../../model/entities.ts';
import { isOpen, isPast } from '../../time/instants.ts';
import type { Moment, Rule } from './rule.ts';
import {
  always,
  askOrWaive,
  cancelUntil,
  changingBy,
  either,
  never,
  openText,
  pendingSince,
  pendingText,
  unknownText,
  untilText,
  waitUntil,
} from './way-out.ts';

export const azureEntitlementRules: readonly Rule<AzureEntitlement>[] = [
  {
    kind: 'unknown_status',
    applies: either('unknown'),
    wayOut: askOrWaive,
    message: (item) => `has the status "${item.rawStatus ?? 'unknown'}" that is not known here. ${unknownText}`,
    billed: always,
  },
  {
    kind: 'active_azure_entitlement',
    applies: either('active'),
    wayOut: () => cancelUntil(null),
    message: () => 'is an active Azure subscription. Cancel it.',
    billed: always,
  },
];

const commitmentUnknown: Rule<Reservation | SavingsPlan> = {
  kind: 'unknown_status',
  applies: either('unknown'),
  wayOut: askOrWaive,
  message: (item) => `has the status "${item.rawStatus ?? 'unknown'}" that is not known here. ${unknownText}`,
  billed: always,
};
const isHeld = (item: Reservation | SavingsPlan, { now }: Moment) =>
  item.status === 'active' && !isPast(item.expiresAt, now);

export const reservationRules: readonly Rule<Reservation>[] = [
  commitmentUnknown,
  {
    kind: 'active_reservation',
    applies: (item, when) => isHeld(item, when) && item.refundable,
    wayOut: (item) => changingBy(item.expiresAt, cancelUntil(null)),
    message: () => 'is an active reservation. Cancel it.',
    billed: always,
  },
  {
    kind: 'non_refundable_reservation',
    applies: isHeld,
    wayOut: (item, { now }) => waitUntil(item.expiresAt, now),
    message: (_, way) => `is a reservation that cannot be refunded. ${untilText(way)}`,
    billed: always,
  },
];

export const savingsPlanRules: readonly Rule<SavingsPlan>[] = [
  commitmentUnknown,
  {
    kind: 'active_savings_plan',
    applies: isHeld,
    wayOut: (item, { now }) => waitUntil(item.expiresAt, now),
    message: (_, way) =>
      `is a savings plan: final, it cannot be cancelled. A transfer is done at the vendor; import again after it. ${untilText(way)}`,
    billed: always,
  },
];

const isOwned = (item: SoftwarePurchase, { now }: Moment) => item.status === 'active' && !isPast(item.expiresAt, now);

export const softwarePurchaseRules: readonly Rule<SoftwarePurchase>[] = [
  {
    kind: 'unknown_status',
    applies: either('unknown'),
    wayOut: askOrWaive,
    message: (item) =>
      `is of a kind or status ("${item.rawStatus ?? 'unknown'}") that is not known here. ${unknownText}`,
    billed: always,
  },
  {
    kind: 'software_purchase',
    applies: (item, when) => isOwned(item, when) && isOpen(item.cancellationAllowedUntil, when.now),
    wayOut: (item) => changingBy(item.expiresAt, cancelUntil(item.cancellationAllowedUntil)),
    message: (_, way) => `is a software purchase inside its cancellation window. ${openText(way)}`,
    billed: never,
  },
  {
    kind: 'software_purchase_outside_window',
    applies: isOwned,
    wayOut: (item, { now }) => (item.expiresAt === null ? askOrWaive() : waitUntil(item.expiresAt, now)),
    message: (_, way) =>
      `is a software purchase past its cancellation window. ${way.clearsAt === null ? 'Ask the vendor, or an admin agent may waive it.' : untilText(way)}`,
    billed: never,
  },
];

export const orderRules: readonly Rule<Order>[] = [
  {
    kind: 'unknown_status',
    applies: either('unknown'),
    wayOut: askOrWaive,
    message: (item) => `has the status "${item.rawStatus ?? 'unknown'}" that is not known here. ${unknownText}`,
    billed: always,
  },
  {
    kind: 'pending_order',
    applies: either('pending'),
    wayOut: (item, when) => pendingSince(item.createdAt, when),
    message: (_, way) => `is an order that is not done yet. ${pendingText(way)}`,
    billed: never,
  },
];
