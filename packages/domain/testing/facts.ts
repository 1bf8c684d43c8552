import type { RelationshipFacts } from '../src/model/facts.ts';
import { aCustomer, aRelationship } from './companies.ts';

/** The facts of one relationship: only what is given belongs to it. */
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
