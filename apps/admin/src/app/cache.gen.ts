// Generated from the schema by `npm run generate`: do not edit.

/** The object types that an interface or a union stands for: graphcache's and Apollo's `possibleTypes`. */
export const possibleTypes: Record<string, string[]> = {
  CustomerItem: ['AzureEntitlement', 'CustomerSubscription', 'Order', 'Reservation', 'SavingsPlan', 'SoftwarePurchase'],
  Error: [
    'ConflictError',
    'ForbiddenError',
    'InvitationError',
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
    'CustomerOrganization',
    'CustomerSubscription',
    'DelegatedAdminRelationship',
    'Event',
    'Offer',
    'Order',
    'PartnerSummary',
    'RelationshipRequest',
    'RemovalReceipt',
    'ResellerRelationship',
    'Reservation',
    'SavingsPlan',
    'SoftwarePurchase',
    'User',
    'WebhookDelivery',
    'WebhookEndpoint',
  ],
};

/** Types without an id of their own: each such object is a part of the one that has it. */
const typesWithoutId = [
  'Actor',
  'AttestationText',
  'BlockedRelationship',
  'ClearedItem',
  'CustomerNotice',
  'DelegatedAdminCommand',
  'Heartbeat',
  'Invitation',
  'ItemCommand',
  'NextTerm',
  'OrderLine',
  'PermissionRule',
  'Portfolio',
  'PortfolioBlocked',
  'PortfolioExtending',
  'PortfolioSpan',
  'PurchaseOptions',
  'ReestablishItem',
  'RemainingItem',
  'RemovalBlockerAction',
  'RemovalEffect',
  'RemovalPreview',
  'RemovalRuleSource',
  'RemovalWarning',
  'RequestCommand',
  'SupportContact',
  'Viewer',
  'ViewerPermission',
  'WebhookAttempt',
];

/** The same as graphcache's `keys`. */
export const keys: Record<string, () => null> = Object.fromEntries(typesWithoutId.map((name) => [name, () => null]));
