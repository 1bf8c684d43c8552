const sections = {
  CustomerSubscription: '/customers/$customerId/subscriptions',
  Reservation: '/customers/$customerId/reservations',
  SavingsPlan: '/customers/$customerId/reservations',
  SoftwarePurchase: '/customers/$customerId/software',
  AzureEntitlement: '/customers/$customerId/azure',
  Order: '/customers/$customerId/orders',
} as const;

/** Where an item of this type is shown. */
export const sectionOf = (typename: string) =>
  Object.hasOwn(sections, typename) ? sections[typename as keyof typeof sections] : sections.CustomerSubscription;
