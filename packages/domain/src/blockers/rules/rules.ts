import type { Items } from '../../model/entities.ts';
import type { BlockingItemKind } from '../blocker.ts';
import {
  azureEntitlementRules,
  orderRules,
  reservationRules,
  savingsPlanRules,
  softwarePurchaseRules,
} from './item-rules.ts';
import type { Rule } from './rule.ts';
import { subscriptionRules } from './subscription-rules.ts';

/**
 * What blocks a removal, as a table: per item kind the rules in order, the first that applies decides. Nothing else
 * blocks: CANCELLED and DELETED items, legacy SUSPENDED, EXPIRED and DISABLED ones, suspended Azure plans, expired
 * marketplace subscriptions and anything past its expiry match no rule.
 */
export const rules: { readonly [K in BlockingItemKind]: readonly Rule<Items[K]>[] } = {
  subscription: subscriptionRules,
  azureEntitlement: azureEntitlementRules,
  reservation: reservationRules,
  savingsPlan: savingsPlanRules,
  softwarePurchase: softwarePurchaseRules,
  order: orderRules,
};
