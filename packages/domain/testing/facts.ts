import type { RelationshipFacts } from '../src/model/facts.ts';
import { aCustomer, aRelationship } from './companies.ts';

/** The facts of one relationship: nothing but what is given hangs on it. */
export const facts = (overrides: Partial<RelationshipFacts> = {}): RelationshipFacts => ({
  customer: aCustomer(),
  relationship: aRelationship(),
  subscriptions: [],
  azureEntitlements: [],
  reservations: [],
  savingsPlans: [],
  softwarePurchases: [],
  orders: [],
  delegatedAdminRelationships: [],
  waivers: [],
  ...overrides,
});
