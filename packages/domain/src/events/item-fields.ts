import type { ItemKind, Items } from '../model/entities.ts';
import {
  commerceModels,
  commitmentStatuses,
  endOfTermActions,
  entitlementStatuses,
  orderStatuses,
  subscriptionKinds,
  subscriptionStatuses,
} from '../model/vocabulary.ts';
import {
  count,
  type Entry,
  either,
  flag,
  instant,
  list,
  nullable,
  oneOf,
  record,
  type ShapeOf,
  text,
} from './shape.ts';

/** Ownership and import bookkeeping are not changes of the item. */
type Unlogged = 'partnerId' | 'id' | 'relationshipId' | 'customerId' | 'importHash';
type FieldsOf<Item> = { readonly [F in Exclude<keyof Item, Unlogged>]: ShapeOf<Item[F]> };

const commitment = {
  rawStatus: nullable(text),
  name: text,
  quantity: count,
  purchasedAt: nullable(instant),
  expiresAt: nullable(instant),
  status: oneOf(commitmentStatuses),
  refundable: nullable(flag),
} as const;

/** The fields of an item that events may name. */
export const itemFields = {
  subscription: {
    rawStatus: nullable(text),
    offerId: text,
    offerName: text,
    friendlyName: text,
    quantity: count,
    unitType: text,
    status: oneOf(subscriptionStatuses),
    commerceModel: oneOf(commerceModels),
    kind: oneOf(subscriptionKinds),
    isTrial: flag,
    autoRenew: nullable(flag),
    endOfTermAction: nullable(oneOf(endOfTermActions)),
    nextTerm: nullable(
      record({
        offerId: nullable(text),
        quantity: nullable(count),
        termDuration: nullable(text),
        billingCycle: nullable(text),
        customTermEndDate: nullable(text),
      }),
    ),
    isExtendedServiceTerm: flag,
    purchasedOrRenewedAt: nullable(instant),
    billingCycle: nullable(text),
    termDuration: nullable(text),
    startDate: instant,
    commitmentEndDate: nullable(instant),
    cancellationAllowedUntil: nullable(instant),
    suspendedAt: nullable(instant),
    dataDeletionAt: nullable(instant),
    parentSubscriptionId: nullable(text),
    supportContactPartnerId: nullable(text),
    suspensionReasons: list(
      either(text, record({ code: oneOf(['by_partner']) }), record({ code: oneOf(['with_base']), baseName: text })),
    ),
    orderId: nullable(text),
  },
  azureEntitlement: { rawStatus: nullable(text), subscriptionId: text, name: text, status: oneOf(entitlementStatuses) },
  reservation: commitment,
  savingsPlan: commitment,
  softwarePurchase: {
    rawStatus: nullable(text),
    name: text,
    quantity: count,
    purchasedAt: nullable(instant),
    cancellationAllowedUntil: nullable(instant),
    expiresAt: nullable(instant),
    status: oneOf(commitmentStatuses),
  },
  order: {
    rawStatus: nullable(text),
    status: oneOf(orderStatuses),
    lines: list(record({ offerId: text, name: text, quantity: count })),
    createdAt: instant,
  },
} as const satisfies { readonly [K in Exclude<ItemKind, 'delegatedAdminRelationship'>]: FieldsOf<Items[K]> };

type ItemFields = typeof itemFields;
export type ItemWithFields = keyof ItemFields;

/** Each field of the item as an entry of `changes`: `from` is null where the item is new. */
export const fieldEntries = (kind: ItemWithFields): { readonly [name: string]: Entry } =>
  Object.fromEntries(
    Object.entries(itemFields[kind]).map(([name, shape]) => [name, { says: 'field', shape, optional: true }]),
  );

export const fieldNamesOf = <K extends ItemWithFields>(kind: K) =>
  Object.keys(itemFields[kind]) as (keyof ItemFields[K])[];
