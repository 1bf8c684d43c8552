import type {
  ApiKey,
  Customer,
  CustomerAdmin,
  NewEvent,
  Partner,
  RelationshipRequest,
  ReleaseRequest,
  RemovalReceipt,
  ResellerRelationship,
  User,
} from '@untether/domain';
import { newCustomer, relationshipDefaults } from '@untether/domain';
import { ada, minutesAfter, next, noon } from './fixed.ts';

export const buildPartner = (fields: Partial<Partner> = {}): Partner => {
  const n = next();
  return {
    id: `par_${n}`,
    tenantId: `tenant-${n}`,
    name: `Partner ${n}`,
    mpnId: null,
    country: 'US',
    kind: 'direct_bill',
    secondFactorSince: null,
    ...fields,
  };
};

export const buildCustomer = (fields: Partial<Customer> = {}): Customer => {
  const n = next();
  const named = { tenantId: `tenant-${n}`, companyName: `Customer ${n}`, domain: `c${n}.example`, country: 'US' };
  return newCustomer({ ...named, id: `cus_${n}`, ...fields });
};

export const buildRelationship = (
  fields: Pick<ResellerRelationship, 'partnerId' | 'customerId'> & Partial<ResellerRelationship>,
): ResellerRelationship => ({
  ...relationshipDefaults,
  id: `rel_${next()}`,
  state: 'active',
  delegatedAdmin: null,
  establishedAt: noon,
  removalOutlook: (fields.blockerKinds ?? []).length === 0 ? 'ready' : 'clearable',
  ...fields,
});

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
    provenFor: null,
    disabledAt: null,
    createdAt: noon,
    ...fields,
  };
};

/** A SENT request that names no customer, for a day. */
export const buildRequest = (partnerId: string, fields: Partial<RelationshipRequest> = {}): RelationshipRequest => {
  const n = next();
  return {
    partnerId,
    id: `req_${n}`,
    indirectProviderId: null,
    customerId: null,
    customerEmail: null,
    granularAdmin: null,
    tokenHash: `hash ${n}`,
    state: 'sent',
    createdAt: noon,
    createdBy: ada,
    expiresAt: minutesAfter(24 * 60),
    answeredBy: null,
    failedAnswers: 0,
    answeredAt: null,
    relationshipId: null,
    delegatedAdminRelationshipId: null,
    receiptId: null,
    ...fields,
  };
};

/** An OPEN request to end this relationship. */
export const buildReleaseRequest = (
  { partnerId, customerId, id: relationshipId }: Pick<ResellerRelationship, 'partnerId' | 'customerId' | 'id'>,
  fields: Partial<ReleaseRequest> = {},
): ReleaseRequest => ({
  partnerId,
  id: `rls_${next()}`,
  relationshipId,
  customerId,
  reason: 'We move.',
  state: 'open',
  requestedAt: noon,
  requestedBy: ada,
  endedAt: null,
  answeredBy: null,
  answer: null,
  ...fields,
});

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
  partnerName: null,
  partnerTenantId: null,
  id: `rcp_${next()}`,
  relationshipId: host.id,
  customerId: host.customerId,
  customerName: 'Customer',
  customerTenantId: 'tenant',
  customerDomain: null,
  removedAt: noon,
  removedBy: ada,
  reason: null,
  attestation: { version: '1', text: 'In good faith.' },
  effects: [
    { kind: 'leaves_customer_list', count: 1, partnerName: 'Partner', granularCount: null },
    { kind: 'no_future_purchases', count: 1, message: 'written by an early version' },
  ],
  cleared: [{ subjectId: 'sub_1', name: 'Seats', how: 'subscription-suspended', by: ada, at: noon, reason: null }],
  remaining: [
    {
      kind: 'suspended_subscription',
      subjectId: 'sub_1',
      name: 'Seats',
      at: minutesAfter(5),
      recordedAs: null,
      endedBy: null,
    },
    { kind: 'end_at_vendor', message: 'written by an early version', subjectId: null, name: null, at: null },
  ],
  notice: [{ locale: 'ja', subject: 'お知らせ', body: '…' }],
  proof: null,
  ...fields,
});

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
