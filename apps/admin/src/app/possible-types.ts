/** Which types implement the schema's interfaces, so that `... on Node` and `... on Error` are matched, not guessed. */
export const possibleTypes = {
  Error: [
    'ConflictError',
    'ForbiddenError',
    'NotFoundError',
    'PurchaseNotAllowedError',
    'RemovalBlockedError',
    'StateError',
    'ValidationError',
  ],
  Node: [
    'ApiKey',
    'AzureEntitlement',
    'Customer',
    'CustomerSubscription',
    'DelegatedAdminRelationship',
    'Event',
    'Order',
    'RemovalReceipt',
    'ResellerRelationship',
    'Reservation',
    'SavingsPlan',
    'SoftwarePurchase',
    'User',
  ],
};
