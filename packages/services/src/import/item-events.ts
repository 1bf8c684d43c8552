import type { EventType } from '@untether/domain';
import type { ImportedKind } from './drafts.ts';

/*
 * Which event tells of an imported change. What has no name of its own takes the closest one; the subject says what it is.
 *
 * kind              | new in a known relationship | status has become                              | other change
 * subscription      | subscription-created        | suspended, cancelled (or deleted), expired:    | subscription-updated
 *                   |                             | its own; active after suspended: -reactivated  |
 * azureEntitlement  | subscription-updated        | cancelled: azure-entitlement-cancelled         | subscription-updated
 * reservation       | order-placed                | cancelled, expired: its own                    | order-updated
 * savingsPlan       | order-placed                | cancelled, expired: savings-plan-expired       | order-updated
 * softwarePurchase  | order-placed                | cancelled: software-purchase-cancelled         | order-updated
 * order             | order-placed                |                                                | order-updated
 */
interface EventNames {
  readonly created: EventType;
  readonly became: Readonly<Record<string, EventType>>;
  readonly updated: EventType;
}

const names: Readonly<Record<ImportedKind, EventNames>> = {
  subscription: {
    created: 'subscription-created',
    became: {
      suspended: 'subscription-suspended',
      cancelled: 'subscription-cancelled',
      deleted: 'subscription-cancelled',
      expired: 'subscription-expired',
    },
    updated: 'subscription-updated',
  },
  azureEntitlement: {
    created: 'subscription-updated',
    became: { cancelled: 'azure-entitlement-cancelled' },
    updated: 'subscription-updated',
  },
  reservation: {
    created: 'order-placed',
    became: { cancelled: 'reservation-cancelled', expired: 'reservation-expired' },
    updated: 'order-updated',
  },
  savingsPlan: {
    created: 'order-placed',
    became: { cancelled: 'savings-plan-expired', expired: 'savings-plan-expired' },
    updated: 'order-updated',
  },
  softwarePurchase: {
    created: 'order-placed',
    became: { cancelled: 'software-purchase-cancelled' },
    updated: 'order-updated',
  },
  order: { created: 'order-placed', became: {}, updated: 'order-updated' },
};

export const createdEvent = (kind: ImportedKind): EventType => names[kind].created;

export const changedEvent = (kind: ImportedKind, from: string, to: string): EventType => {
  if (from === to) return names[kind].updated;
  if (kind === 'subscription' && from === 'suspended' && to === 'active') return 'subscription-reactivated';
  return names[kind].became[to] ?? names[kind].updated;
};

/** The status of an item that is absent from a file that was read, and those that already say as much. */
export const ended: Readonly<Record<ImportedKind, { readonly status: string; readonly already: readonly string[] }>> = {
  subscription: { status: 'cancelled', already: ['cancelled', 'deleted'] },
  azureEntitlement: { status: 'cancelled', already: ['cancelled'] },
  reservation: { status: 'cancelled', already: ['cancelled', 'expired'] },
  savingsPlan: { status: 'expired', already: ['cancelled', 'expired'] },
  softwarePurchase: { status: 'cancelled', already: ['cancelled'] },
  order: { status: 'cancelled', already: ['cancelled'] },
};
