// Generated from the schema by `npm run generate`: do not edit.

/**
 * Apollo's `typePolicies`: a list, or a part without an id, is replaced by what came last. Apollo does so anyway, but
 * warns that it might be wrong.
 */
export const typePolicies = {
  Query: {
    fields: {
      apiKeys: { merge: false },
      customers: { merge: false },
      events: { merge: false },
      imports: { merge: false },
      invitation: { merge: true },
      jobs: { merge: false },
      node: { merge: false },
      nodes: { merge: false },
      offers: { merge: false },
      permissions: { merge: false },
      portfolio: { merge: true },
      relationshipRequests: { merge: false },
      removalRules: { merge: false },
      removals: { merge: false },
      users: { merge: false },
      viewer: { merge: true },
      webhookEndpoints: { merge: false },
    },
  },
  Subscription: {
    fields: {
      relationshipEvents: { merge: false },
    },
  },
  AzureEntitlement: {
    fields: {
      commands: { merge: false },
    },
  },
  ClearedItem: {
    fields: {
      by: { merge: false },
    },
  },
  ClearingPlan: {
    fields: {
      remaining: { merge: false },
      steps: { merge: false },
    },
  },
  ClearingStep: {
    fields: {
      action: { merge: false },
    },
  },
  Customer: {
    fields: {
      availableSupportContacts: { merge: false },
      azureEntitlements: { merge: false },
      delegatedAdminRelationships: { merge: false },
      events: { merge: false },
      orders: { merge: false },
      purchaseOptions: { merge: false },
      removalBlockers: { merge: false },
      removalPreview: { merge: false },
      reservations: { merge: false },
      savingsPlans: { merge: false },
      softwarePurchases: { merge: false },
      subscriptions: { merge: false },
    },
  },
  CustomerOrganization: {
    fields: {
      availableSupportContacts: { merge: false },
      delegatedAdminRelationships: { merge: false },
      partners: { merge: false },
      subscriptions: { merge: false },
    },
  },
  CustomerSubscription: {
    fields: {
      addOns: { merge: false },
      azureEntitlements: { merge: false },
      commands: { merge: false },
      nextTerm: { merge: false },
      supportContact: { merge: false },
    },
  },
  DelegatedAdminCommand: {
    fields: {
      refusal: { merge: false },
    },
  },
  DelegatedAdminRelationship: {
    fields: {
      commands: { merge: false },
      endedBy: { merge: false },
    },
  },
  Event: {
    fields: {
      actor: { merge: false },
      deliveries: { merge: false },
      subject: { merge: false },
    },
  },
  Import: {
    fields: {
      check: { merge: false },
      createdBy: { merge: false },
      progress: { merge: false },
      report: { merge: false },
      result: { merge: false },
    },
  },
  ImportTally: {
    fields: {
      newItems: { merge: false },
    },
  },
  Invitation: {
    fields: {
      granularAdmin: { merge: false },
    },
  },
  ItemCommand: {
    fields: {
      refusal: { merge: false },
    },
  },
  Order: {
    fields: {
      commands: { merge: false },
      lines: { merge: false },
    },
  },
  Portfolio: {
    fields: {
      blockedBy: { merge: false },
      byNextPossibleDate: { merge: false },
      byOutlook: { merge: false },
      byReseller: { merge: false },
      extending: { merge: false },
    },
  },
  PortfolioReseller: {
    fields: {
      byOutlook: { merge: false },
    },
  },
  PurchaseOptions: {
    fields: {
      bases: { merge: false },
      refusal: { merge: false },
    },
  },
  ReestablishItem: {
    fields: {
      refusal: { merge: false },
      subject: { merge: false },
    },
  },
  RelationshipRequest: {
    fields: {
      answeredBy: { merge: false },
      commands: { merge: false },
      createdBy: { merge: false },
      granularAdmin: { merge: false },
    },
  },
  ReleaseRequest: {
    fields: {
      answeredBy: { merge: false },
      requestedBy: { merge: false },
    },
  },
  RemovalBlockedError: {
    fields: {
      blockers: { merge: false },
    },
  },
  RemovalBlocker: {
    fields: {
      actions: { merge: false },
      findings: { merge: false },
      subject: { merge: false },
    },
  },
  RemovalBlockerAction: {
    fields: {
      refusal: { merge: false },
    },
  },
  RemovalJob: {
    fields: {
      commands: { merge: false },
      counts: { merge: false },
      items: { merge: false },
      startedBy: { merge: false },
    },
  },
  RemovalJobCommand: {
    fields: {
      refusal: { merge: false },
    },
  },
  RemovalJobItem: {
    fields: {
      remaining: { merge: false },
      steps: { merge: false },
    },
  },
  RemovalJobStep: {
    fields: {
      refusal: { merge: false },
    },
  },
  RemovalPreview: {
    fields: {
      attestation: { merge: false },
      blockers: { merge: false },
      clearing: { merge: false },
      effects: { merge: false },
      scheduling: { merge: false },
      suggestedSchedule: { merge: false },
      warnings: { merge: false },
    },
  },
  RemovalReceipt: {
    fields: {
      attestation: { merge: false },
      cleared: { merge: false },
      commands: { merge: false },
      concealed: { merge: false },
      deliveries: { merge: false },
      effects: { merge: false },
      mails: { merge: false },
      notice: { merge: false },
      reestablish: { merge: false },
      remaining: { merge: false },
      removedBy: { merge: false },
    },
  },
  RemovalRule: {
    fields: {
      source: { merge: false },
    },
  },
  RemovalWarning: {
    fields: {
      subject: { merge: false },
    },
  },
  RequestCommand: {
    fields: {
      refusal: { merge: false },
    },
  },
  ResellerRelationship: {
    fields: {
      azureEntitlements: { merge: false },
      delegatedAdminCommands: { merge: false },
      delegatedAdminRelationships: { merge: false },
      effects: { merge: false },
      events: { merge: false },
      orders: { merge: false },
      purchaseOptions: { merge: false },
      remaining: { merge: false },
      removalBlockers: { merge: false },
      removalPreview: { merge: false },
      removedBy: { merge: false },
      reservations: { merge: false },
      savingsPlans: { merge: false },
      softwarePurchases: { merge: false },
      subscriptions: { merge: false },
    },
  },
  Reservation: {
    fields: {
      commands: { merge: false },
    },
  },
  SavingsPlan: {
    fields: {
      commands: { merge: false },
    },
  },
  SchedulePreview: {
    fields: {
      clearing: { merge: false },
    },
  },
  SoftwarePurchase: {
    fields: {
      commands: { merge: false },
    },
  },
  User: {
    fields: {
      commands: { merge: false },
    },
  },
  UserCommand: {
    fields: {
      refusal: { merge: false },
    },
  },
  ValidationError: {
    fields: {
      issues: { merge: false },
    },
  },
  Viewer: {
    fields: {
      indirectProviders: { merge: false },
      permissions: { merge: false },
    },
  },
  WebhookDelivery: {
    fields: {
      attemptLog: { merge: false },
      skippedBy: { merge: false },
    },
  },
  WebhookEndpoint: {
    fields: {
      blockedRelationships: { merge: false },
      deliveries: { merge: false },
    },
  },
};
