import type { EventType, OfferKind, RemovalBlockerKind, Role } from './vocabulary.ts';

const listOf =
  <Member extends string>() =>
  <const Listed extends readonly Member[]>(
    listed: Listed &
      ([Exclude<Member, Listed[number]>] extends [never] ? unknown : { missing: Exclude<Member, Listed[number]> }),
  ): readonly Member[] =>
    listed;

/** In the schema's order. A member that is missing here does not compile. */
export const blockerKinds = listOf<RemovalBlockerKind>()([
  'ACTIVE_SUBSCRIPTION',
  'ACTIVE_TRIAL',
  'ACTIVE_ADD_ON',
  'ACTIVE_NEW_COMMERCE_SUBSCRIPTION',
  'NEW_COMMERCE_OUTSIDE_WINDOW',
  'NEW_COMMERCE_IN_GRACE',
  'ACTIVE_AZURE_ENTITLEMENT',
  'ACTIVE_AZURE_PLAN',
  'ACTIVE_MARKETPLACE_SUBSCRIPTION',
  'ACTIVE_RESERVATION',
  'NON_REFUNDABLE_RESERVATION',
  'ACTIVE_SAVINGS_PLAN',
  'SOFTWARE_PURCHASE',
  'SOFTWARE_PURCHASE_OUTSIDE_WINDOW',
  'PENDING_ORDER',
  'UNKNOWN_STATUS',
]);

export const offerKinds = listOf<OfferKind>()(['LEGACY', 'NEW_COMMERCE', 'TRIAL', 'ADD_ON']);

export const partnerRoles: readonly Role[] = [
  'GLOBAL_ADMIN',
  'ADMIN_AGENT',
  'SALES_AGENT',
  'HELPDESK_AGENT',
  'BILLING_ADMIN',
];

export const eventTypesOf = (texts: Readonly<Record<EventType, string>>): readonly EventType[] =>
  Object.keys(texts) as EventType[];
