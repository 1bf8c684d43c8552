import type {
  AzureEntitlement,
  BlockerWaiver,
  Customer,
  CustomerSubscription,
  DelegatedAdminRelationship,
  ImportFinding,
  Order,
  ResellerRelationship,
  Reservation,
  SavingsPlan,
  SoftwarePurchase,
} from './entities.ts';

/** Everything that belongs to one relationship and decides whether it can be removed. Order never matters. */
export interface RelationshipFacts {
  readonly customer: Customer;
  readonly relationship: ResellerRelationship;
  readonly subscriptions: readonly CustomerSubscription[];
  readonly azureEntitlements: readonly AzureEntitlement[];
  readonly reservations: readonly Reservation[];
  readonly savingsPlans: readonly SavingsPlan[];
  readonly softwarePurchases: readonly SoftwarePurchase[];
  readonly orders: readonly Order[];
  readonly delegatedAdminRelationships: readonly DelegatedAdminRelationship[];
  readonly waivers: readonly BlockerWaiver[];
  readonly importFindings: readonly ImportFinding[];
}

/** The facts of a relationship without items. */
export const emptyFacts = (customer: Customer, relationship: ResellerRelationship): RelationshipFacts => ({
  customer,
  relationship,
  subscriptions: [],
  azureEntitlements: [],
  reservations: [],
  savingsPlans: [],
  softwarePurchases: [],
  orders: [],
  delegatedAdminRelationships: [],
  waivers: [],
  importFindings: [],
});
