import type { ChangesOf, EventTypeAbout, ImportedKind } from '@untether/domain';

/*
 * Which event records an imported change. A change without a type of its own takes that of the parent: a plan is a
 * subscription, and a one-time purchase is part of an order. The subject is the item itself. Why: decision 6.
 *
 * kind              | new in a known relationship | status has become                              | other change
 * subscription      | subscription-created        | suspended, cancelled (or deleted), expired:    | subscription-updated
 *                   |                             | its own; active after suspended: -reactivated  |
 * azureEntitlement  | subscription-updated        | cancelled: azure-entitlement-cancelled         | subscription-updated
 * reservation       | order-updated               | cancelled, expired: its own                    | order-updated
 * savingsPlan       | order-updated               | expired: its own; cancelled: order-updated     | order-updated
 * softwarePurchase  | order-updated               | cancelled, expired: its own                    | order-updated
 * order             | order-placed                |                                                | order-updated
 */
interface EventNames<T> {
  readonly created: T;
  readonly became: Readonly<Record<string, T>>;
  readonly updated: T;
}

const names: { readonly [K in ImportedKind]: EventNames<EventTypeAbout<K>> } = {
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
    created: 'order-updated',
    became: { cancelled: 'reservation-cancelled', expired: 'reservation-expired' },
    updated: 'order-updated',
  },
  savingsPlan: { created: 'order-updated', became: { expired: 'savings-plan-expired' }, updated: 'order-updated' },
  softwarePurchase: {
    created: 'order-updated',
    became: { cancelled: 'software-purchase-cancelled', expired: 'software-purchase-expired' },
    updated: 'order-updated',
  },
  order: { created: 'order-placed', became: {}, updated: 'order-updated' },
};

type ItemEventType = EventTypeAbout<ImportedKind>;
export type ItemEvent = { [T in ItemEventType]: { readonly type: T; readonly changes: ChangesOf<T> } }[ItemEventType];

export const createdEvent = (kind: ImportedKind): ItemEventType => names[kind].created;

export const changedEvent = (kind: ImportedKind, from: string, to: string): ItemEventType => {
  if (from === to) return names[kind].updated;
  if (kind === 'subscription' && from === 'suspended' && to === 'active') return 'subscription-reactivated';
  return names[kind].became[to] ?? names[kind].updated;
};

/** The status of an item that is absent from a file that was read, and those that already mean as much. */
export const ended: Readonly<Record<ImportedKind, { readonly status: string; readonly already: readonly string[] }>> = {
  subscription: { status: 'cancelled', already: ['cancelled', 'deleted'] },
  azureEntitlement: { status: 'cancelled', already: ['cancelled'] },
  reservation: { status: 'cancelled', already: ['cancelled', 'expired'] },
  savingsPlan: { status: 'cancelled', already: ['cancelled', 'expired'] },
  softwarePurchase: { status: 'cancelled', already: ['cancelled', 'expired'] },
  order: { status: 'cancelled', already: ['cancelled'] },
};
