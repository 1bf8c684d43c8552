import type { OrderTerms } from '../src/commands/order-rules.ts';
import type {
  AzureEntitlement,
  CustomerSubscription,
  Order,
  RelationshipItem,
  Reservation,
  SavingsPlan,
  SoftwarePurchase,
} from '../src/model/entities.ts';
import { subscriptionDefaults } from '../src/model/entities.ts';
import type { Offer } from '../src/model/offers.ts';
import { inDays } from './instants.ts';

const item = (id: string): RelationshipItem => ({
  partnerId: 'par_meridian',
  id,
  relationshipId: 'rel_1',
  customerId: 'cus_contoso',
  rawStatus: null,
  importHash: null,
});

/** An ACTIVE legacy licence: ten seats, started 100 days ago, a year's term, auto-renew on. */
export const aSubscription = (overrides: Partial<CustomerSubscription> = {}): CustomerSubscription => ({
  ...subscriptionDefaults,
  ...item('sub_1'),
  offerId: 'offer-business-basic',
  offerName: 'Business Basic',
  friendlyName: 'Business Basic',
  quantity: 10,
  unitType: 'Licenses',
  status: 'active',
  commerceModel: 'legacy',
  kind: 'license',
  autoRenew: true,
  endOfTermAction: overrides.autoRenew === false ? 'expire' : 'renew',
  billingCycle: 'monthly',
  termDuration: 'P1Y',
  startDate: inDays(-100),
  commitmentEndDate: inDays(265),
  ...overrides,
});

/** Terms bought before extended service terms came: they expire, and get their grace. */
export const outsideExtensions = new Date('2025-03-31T00:00:00.000Z');

/** An ACTIVE new-commerce licence, whose window is open for three more days. Its end is outside extended service terms. */
export const aNewCommerceSubscription = (overrides: Partial<CustomerSubscription> = {}): CustomerSubscription =>
  aSubscription({
    commerceModel: 'new_commerce',
    startDate: inDays(-4),
    purchasedOrRenewedAt: outsideExtensions,
    commitmentEndDate: inDays(361),
    cancellationAllowedUntil: inDays(3),
    ...overrides,
  });

/** An ACTIVE Azure plan: it has no term. */
export const anAzurePlan = (overrides: Partial<CustomerSubscription> = {}): CustomerSubscription =>
  aSubscription({
    kind: 'azure_plan',
    offerName: 'Azure plan',
    friendlyName: 'Azure plan',
    quantity: 1,
    autoRenew: false,
    termDuration: null,
    commitmentEndDate: null,
    ...overrides,
  });

/** An ACTIVE marketplace subscription with a month's term, its refund window open for three more days. */
export const aMarketplaceSubscription = (overrides: Partial<CustomerSubscription> = {}): CustomerSubscription =>
  aSubscription({
    kind: 'marketplace_saas',
    offerName: 'Backup for teams',
    friendlyName: 'Backup for teams',
    termDuration: 'P1M',
    startDate: inDays(-4),
    commitmentEndDate: inDays(26),
    cancellationAllowedUntil: inDays(3),
    ...overrides,
  });

/** An ACTIVE Azure subscription of the plan `sub_1`. */
export const anAzureEntitlement = (overrides: Partial<AzureEntitlement> = {}): AzureEntitlement => ({
  ...item('aze_1'),
  subscriptionId: 'sub_1',
  name: 'Production',
  status: 'active',
  ...overrides,
});

/** An ACTIVE refundable reservation that expires in 200 days. */
export const aReservation = (overrides: Partial<Reservation> = {}): Reservation => ({
  ...item('rsv_1'),
  name: 'D2s v5, 1 year',
  quantity: 2,
  purchasedAt: inDays(-165),
  expiresAt: inDays(200),
  status: 'active',
  refundable: true,
  ...overrides,
});

/** An ACTIVE savings plan that expires in 200 days. */
export const aSavingsPlan = (overrides: Partial<SavingsPlan> = {}): SavingsPlan => ({
  ...item('svp_1'),
  name: 'Compute savings plan, 1 year',
  quantity: 1,
  purchasedAt: inDays(-165),
  expiresAt: inDays(200),
  status: 'active',
  refundable: false,
  ...overrides,
});

/** Software bought outright ten days ago: its window is open for 20 more. */
export const aSoftwarePurchase = (overrides: Partial<SoftwarePurchase> = {}): SoftwarePurchase => ({
  ...item('sft_1'),
  name: 'Office LTSC 2024',
  quantity: 5,
  purchasedAt: inDays(-10),
  cancellationAllowedUntil: inDays(20),
  expiresAt: null,
  status: 'active',
  ...overrides,
});

/** A COMPLETED order of 100 days ago. */
export const anOrder = (overrides: Partial<Order> = {}): Order => ({
  ...item('ord_1'),
  status: 'completed',
  lines: [{ offerId: 'offer-business-basic', name: 'Business Basic', quantity: 10 }],
  createdAt: inDays(-100),
  ...overrides,
});

/** A new-commerce base offer, sold for a year. */
export const anOffer = (overrides: Partial<Offer> = {}): Offer => ({
  id: 'offer-business-premium',
  name: 'Business Premium',
  unitType: 'Licenses',
  commerceModel: 'new_commerce',
  isAddOn: false,
  isTrial: false,
  isAutoRenewable: true,
  minimumQuantity: 1,
  maximumQuantity: 300,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  prerequisiteOfferIds: [],
  ...overrides,
});

/** 25 on the offer's own terms, no add-on. */
export const orderTerms = (overrides: Partial<OrderTerms> = {}): OrderTerms => ({
  quantity: 25,
  termDuration: null,
  billingCycle: null,
  parentSubscriptionId: null,
  ...overrides,
});
