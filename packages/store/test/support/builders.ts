import type {
  Actor,
  ApiKey,
  Customer,
  CustomerAdmin,
  Items,
  NewEvent,
  Partner,
  RelationshipItem,
  RelationshipRequest,
  RemovalReceipt,
  ResellerRelationship,
  Store,
  User,
} from '@untether/domain';

let made = 0;
/** Numbers of one width, so that ids sort as they were made. */
const next = () => {
  made += 1;
  return String(made).padStart(6, '0');
};

export const noon = new Date('2026-03-01T12:00:00.123Z');
export const minutesAfter = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000);
export const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' };

export const buildPartner = (fields: Partial<Partner> = {}): Partner => {
  const n = next();
  return {
    id: `par_${n}`,
    tenantId: `tenant-${n}`,
    name: `Partner ${n}`,
    mpnId: null,
    country: 'US',
    kind: 'direct_bill',
    ...fields,
  };
};

export const buildCustomer = (fields: Partial<Customer> = {}): Customer => {
  const n = next();
  return {
    id: `cus_${n}`,
    tenantId: `tenant-${n}`,
    companyName: `Customer ${n}`,
    domain: `c${n}.example`,
    country: 'US',
    ...fields,
  };
};

export const buildRelationship = (
  fields: Pick<ResellerRelationship, 'partnerId' | 'customerId'> & Partial<ResellerRelationship>,
): ResellerRelationship => ({
  id: `rel_${next()}`,
  state: 'active',
  delegatedAdmin: null,
  associatedResellerId: null,
  establishedAt: noon,
  removedAt: null,
  removedBy: null,
  removalReason: null,
  previousId: null,
  blockerKinds: [],
  nextRemovalAt: null,
  recheckAt: null,
  dueAt: null,
  importHash: null,
  ...fields,
});

type Host = Pick<ResellerRelationship, 'partnerId' | 'id' | 'customerId'>;
const place = ({ partnerId, id, customerId }: Host): Omit<RelationshipItem, 'id'> => ({
  partnerId,
  relationshipId: id,
  customerId,
  rawStatus: null,
  importHash: null,
});

/** One item of every kind, with every field that may be null once set and once null between them. */
export const buildItem: { readonly [K in keyof Items]: (host: Host, fields?: Partial<Items[K]>) => Items[K] } = {
  subscription: (host, fields) => ({
    ...place(host),
    id: `sub_${next()}`,
    offerId: 'offer',
    offerName: 'Offer',
    friendlyName: 'Seats',
    quantity: 3_000_000_000,
    unitType: 'licenses',
    status: 'active',
    commerceModel: 'new_commerce',
    kind: 'license',
    isTrial: false,
    autoRenew: true,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    startDate: noon,
    commitmentEndDate: minutesAfter(60),
    cancellationAllowedUntil: null,
    suspendedAt: null,
    dataDeletionAt: null,
    parentSubscriptionId: null,
    supportContactPartnerId: null,
    suspensionReasons: ['PaymentDue'],
    orderId: null,
    ...fields,
  }),
  azureEntitlement: (host, fields) => ({
    ...place(host),
    id: `aze_${next()}`,
    subscriptionId: 'sub_plan',
    name: 'Production',
    status: 'active',
    ...fields,
  }),
  reservation: (host, fields) => ({
    ...place(host),
    id: `rsv_${next()}`,
    name: 'D4s v5',
    quantity: 2,
    purchasedAt: noon,
    expiresAt: null,
    status: 'active',
    refundable: true,
    ...fields,
  }),
  savingsPlan: (host, fields) => ({
    ...place(host),
    id: `svp_${next()}`,
    name: 'Compute',
    quantity: 1,
    purchasedAt: null,
    expiresAt: minutesAfter(30),
    status: 'expired',
    refundable: false,
    ...fields,
  }),
  softwarePurchase: (host, fields) => ({
    ...place(host),
    id: `sft_${next()}`,
    name: 'Windows Server',
    quantity: 8,
    purchasedAt: noon,
    cancellationAllowedUntil: minutesAfter(7),
    expiresAt: null,
    status: 'cancelled',
    ...fields,
  }),
  order: (host, fields) => ({
    ...place(host),
    id: `ord_${next()}`,
    rawStatus: 'weird',
    importHash: 'f00',
    status: 'unknown',
    lines: [{ offerId: 'o', name: 'Seats “日立”', quantity: 5 }],
    createdAt: noon,
    ...fields,
  }),
  delegatedAdminRelationship: ({ partnerId, id, customerId }, fields) => ({
    partnerId,
    relationshipId: id,
    customerId,
    id: `gdp_${next()}`,
    displayName: 'Support',
    roles: ['Global Reader', 'Service Support Administrator'],
    durationDays: 730,
    status: 'active',
    createdAt: noon,
    warnedDays: null,
    activatedAt: noon,
    endsAt: null,
    autoExtend: false,
    ...fields,
  }),
};

export const buildUser = (partnerId: string, fields: Partial<User> = {}): User => {
  const n = next();
  return {
    partnerId,
    id: `usr_${n}`,
    email: `user${n}@partner.example`,
    name: `User ${n}`,
    roles: ['admin_agent'],
    disabledAt: null,
    createdAt: noon,
    ...fields,
  };
};

export const buildCustomerAdmin = (customerId: string, fields: Partial<CustomerAdmin> = {}): CustomerAdmin => {
  const n = next();
  return {
    customerId,
    id: `usr_${n}`,
    email: `admin${n}@customer.example`,
    name: `Admin ${n}`,
    disabledAt: null,
    createdAt: noon,
    ...fields,
  };
};

/** A SENT request that names nobody, for a day. */
export const buildRequest = (partnerId: string, fields: Partial<RelationshipRequest> = {}): RelationshipRequest => {
  const n = next();
  return {
    partnerId,
    id: `req_${n}`,
    indirectProviderId: null,
    customerId: null,
    customerEmail: null,
    includeDelegatedAdmin: false,
    tokenHash: `hash ${n}`,
    state: 'sent',
    createdAt: noon,
    createdBy: ada,
    expiresAt: minutesAfter(24 * 60),
    answeredBy: null,
    answeredAt: null,
    relationshipId: null,
    receiptId: null,
    ...fields,
  };
};

export const buildEvent = (partnerId: string, fields: Partial<NewEvent> = {}): NewEvent => ({
  partnerId,
  type: 'test-created',
  occurredAt: noon,
  actor: ada,
  customerId: null,
  relationshipId: null,
  subjectId: partnerId,
  changes: { quantity: { from: 2, to: 1 }, a: null },
  correlationId: 'cor_1',
  ...fields,
});

export const buildReceipt = (
  host: Pick<ResellerRelationship, 'partnerId' | 'id' | 'customerId'>,
  fields: Partial<RemovalReceipt> = {},
): RemovalReceipt => ({
  partnerId: host.partnerId,
  id: `rcp_${next()}`,
  relationshipId: host.id,
  customerId: host.customerId,
  customerName: 'Customer',
  customerTenantId: 'tenant',
  removedAt: noon,
  removedBy: ada,
  reason: null,
  attestation: { version: '1', text: 'In good faith.' },
  effects: [{ kind: 'leaves_customer_list', count: 1, message: 'gone' }],
  cleared: [{ subjectId: 'sub_1', name: 'Seats', how: 'subscription-suspended', by: ada, at: noon, reason: null }],
  remaining: [
    { kind: 'suspended_subscription', message: 'kept', subjectId: 'sub_1', name: 'Seats', at: minutesAfter(5) },
    { kind: 'end_at_vendor', message: 'there too', subjectId: null, name: null, at: null },
  ],
  notice: [{ locale: 'ja', subject: 'お知らせ', body: '…' }],
  ...fields,
});

/** Saves a new partner. */
export const addPartner = async (store: Store, fields: Partial<Partner> = {}): Promise<Partner> => {
  const partner = buildPartner(fields);
  await store.transact([], (tx) => tx.apply([{ insert: 'partner', row: partner }]));
  return partner;
};

export interface Listed {
  readonly customer: Customer;
  readonly relationship: ResellerRelationship;
}

/** Saves a new customer and the partner's relationship with it. */
export const addCustomer = async (
  store: Store,
  partnerId: string,
  fields: { readonly customer?: Partial<Customer>; readonly relationship?: Partial<ResellerRelationship> } = {},
): Promise<Listed> => {
  const customer = buildCustomer(fields.customer);
  const relationship = buildRelationship({ partnerId, customerId: customer.id, ...fields.relationship });
  await store.transact([partnerId], (tx) =>
    tx.apply([
      { insert: 'customer', row: customer },
      { insert: 'relationship', row: relationship },
    ]),
  );
  return { customer, relationship };
};

/** Saves another partner's relationship with a customer that is there. */
export const addRelationship = async (
  store: Store,
  fields: Parameters<typeof buildRelationship>[0],
): Promise<ResellerRelationship> => {
  const relationship = buildRelationship(fields);
  await store.transact([fields.partnerId], (tx) => tx.apply([{ insert: 'relationship', row: relationship }]));
  return relationship;
};

export const buildApiKey = (fields: Pick<ApiKey, 'partnerId' | 'userId'> & Partial<ApiKey>): ApiKey => {
  const n = next();
  return {
    id: `key_${n}`,
    name: `Key ${n}`,
    roles: ['admin_agent', 'sales_agent'],
    prefix: `unt_${n}`,
    hash: `hash ${n}`,
    createdAt: noon,
    expiresAt: minutesAfter(60),
    lastUsedAt: null,
    revokedAt: null,
    ...fields,
  };
};
