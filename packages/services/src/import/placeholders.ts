import { idPrefixes, subscriptionDefaults } from '@untether/domain';
import { type Draft, placeholderId } from './drafts.ts';

/*
 * Placeholders for the items of a file that could not be read when a customer (or an Azure plan) is seen for the first
 * time. Each is UNKNOWN, so it blocks; a later import that reads the file ends it.
 */
const common = { rawStatus: null, importHash: 'unread', status: 'unknown' } as const;
const couldNotBeRead = (file: string): string => `${file} could not be read`;

export const unreadSubscriptions = (tenantId: string, now: Date): Draft<'subscription'> => ({
  ...subscriptionDefaults,
  ...common,
  id: placeholderId(idPrefixes.subscription, tenantId),
  offerId: '',
  offerName: couldNotBeRead('subscriptions.json'),
  friendlyName: couldNotBeRead('subscriptions.json'),
  quantity: 0,
  unitType: '',
  commerceModel: 'new_commerce',
  kind: 'unknown',
  startDate: now,
});

export const unreadEntitlements = (tenantId: string): Draft<'softwarePurchase'> => ({
  ...common,
  id: placeholderId(idPrefixes.softwarePurchase, tenantId),
  name: couldNotBeRead('entitlements.json'),
  quantity: 0,
  purchasedAt: null,
  cancellationAllowedUntil: null,
  expiresAt: null,
});

export const unreadOrders = (tenantId: string, now: Date): Draft<'order'> => ({
  ...common,
  id: placeholderId(idPrefixes.order, tenantId),
  lines: [{ offerId: '', name: couldNotBeRead('orders.json'), quantity: 0 }],
  createdAt: now,
});

/** @param planSubscriptionId our id of the Azure plan */
export const unreadAzureEntitlements = (planSubscriptionId: string): Draft<'azureEntitlement'> => ({
  ...common,
  id: placeholderId(idPrefixes.azureEntitlement, planSubscriptionId.slice(idPrefixes.subscription.length)),
  subscriptionId: planSubscriptionId,
  name: couldNotBeRead('azureEntitlements.json'),
});
