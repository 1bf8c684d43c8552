import type { CustomerViewer } from '../src/access/authorise.ts';
import type {
  CustomerAdmin,
  RelationshipRequest,
  ReleaseRequest,
  RequestedGranularAdmin,
} from '../src/model/requests.ts';
import { aCustomer, anActor } from './companies.ts';
import { inDays } from './instants.ts';

/** A SENT request of `aPartner` that names no customer, made yesterday, for 29 more days. */
export const aRequest = (overrides: Partial<RelationshipRequest> = {}): RelationshipRequest => ({
  partnerId: 'par_meridian',
  id: 'req_1',
  indirectProviderId: null,
  customerId: null,
  customerEmail: null,
  granularAdmin: null,
  tokenHash: 'hash',
  state: 'sent',
  createdAt: inDays(-1),
  createdBy: anActor(),
  expiresAt: inDays(29),
  answeredBy: null,
  failedAnswers: 0,
  answeredAt: null,
  relationshipId: null,
  delegatedAdminRelationshipId: null,
  receiptId: null,
  ...overrides,
});

/** An OPEN request of `aCustomer` to `aPartner`, made yesterday. */
export const aReleaseRequest = (overrides: Partial<ReleaseRequest> = {}): ReleaseRequest => ({
  partnerId: 'par_meridian',
  id: 'rls_1',
  relationshipId: 'rel_1',
  customerId: 'cus_contoso',
  reason: 'We buy everything from one provider now.',
  state: 'open',
  requestedAt: inDays(-1),
  requestedBy: { kind: 'customer', id: 'usr_customer', name: 'Cora Customer' },
  endedAt: null,
  answeredBy: null,
  answer: null,
  ...overrides,
});

/** Granular privileges that a request may include. */
export const someRoles: RequestedGranularAdmin = {
  roles: ['Helpdesk Administrator', 'License Administrator'],
  durationDays: 180,
};

/** An admin of `aCustomer`. */
export const aCustomerAdmin = (overrides: Partial<CustomerAdmin> = {}): CustomerAdmin => ({
  customerId: 'cus_contoso',
  id: 'usr_customer',
  email: 'admin@contoso.example',
  name: 'Cora Customer',
  provenFor: null,
  disabledAt: null,
  createdAt: inDays(-100),
  ...overrides,
});

export const aCustomerViewer = (overrides: Partial<CustomerViewer> = {}): CustomerViewer => ({
  admin: aCustomerAdmin(),
  customer: aCustomer(),
  ...overrides,
});
