import type { Viewer } from '../src/access/authorise.ts';
import type { CommandContext } from '../src/commands/command.ts';
import type {
  Actor,
  BlockerWaiver,
  Customer,
  DelegatedAdminRelationship,
  ImportFinding,
  Partner,
  ResellerRelationship,
  User,
} from '../src/model/entities.ts';
import { newCustomer, relationshipDefaults } from '../src/model/entities.ts';
import type { ApiKey } from '../src/model/integrations.ts';
import type { PartnerKind, Role } from '../src/model/vocabulary.ts';
import { defaultPolicy } from '../src/policy.ts';
import { inDays, now } from './instants.ts';

export const aPartner = (overrides: Partial<Partner> = {}): Partner => ({
  id: 'par_meridian',
  tenantId: '11111111-0000-4000-8000-000000000001',
  name: 'Meridian Cloud',
  mpnId: '4500001',
  country: 'US',
  kind: 'direct_bill',
  secondFactorSince: null,
  ...overrides,
});

export const aCustomer = (overrides: Partial<Customer> = {}): Customer => ({
  ...newCustomer({ tenantId: '22222222-0000-4000-8000-000000000001', companyName: 'Contoso' }),
  id: 'cus_contoso',
  domain: 'contoso.example',
  country: 'US',
  ...overrides,
});

/** An ACTIVE relationship of `aPartner` with `aCustomer`, made here, without delegated admin. */
export const aRelationship = (overrides: Partial<ResellerRelationship> = {}): ResellerRelationship => ({
  ...relationshipDefaults,
  partnerId: 'par_meridian',
  id: 'rel_1',
  customerId: 'cus_contoso',
  state: 'active',
  delegatedAdmin: false,
  establishedAt: inDays(-400),
  ...overrides,
});

export const aUser = (overrides: Partial<User> = {}): User => ({
  partnerId: 'par_meridian',
  id: 'usr_1',
  email: 'admin@meridian.example',
  name: 'Ada Admin',
  roles: ['global_admin', 'admin_agent'],
  disabledAt: null,
  createdAt: inDays(-400),
  ...overrides,
});

/** A user with these roles at a partner of this kind; by default a signed-in admin of a direct-bill partner. */
export const aViewer = (
  overrides: { readonly roles?: readonly Role[]; readonly kind?: PartnerKind; readonly key?: ApiKey } = {},
): Viewer => ({
  user: aUser({ roles: overrides.roles ?? ['global_admin', 'admin_agent'] }),
  partner: aPartner({ kind: overrides.kind ?? 'direct_bill' }),
  key: overrides.key ?? null,
});

/** A key of `aUser` that was made a day ago and lasts a month. */
export const anApiKey = (overrides: Partial<ApiKey> = {}): ApiKey => ({
  partnerId: 'par_meridian',
  id: 'key_1',
  userId: 'usr_1',
  name: 'Ledger',
  roles: ['admin_agent'],
  prefix: 'unt_abcdefgh',
  hash: 'hash of the secret',
  createdAt: inDays(-1),
  expiresAt: inDays(30),
  lastUsedAt: null,
  revokedAt: null,
  ...overrides,
});

export const anActor = (overrides: Partial<Actor> = {}): Actor => ({
  kind: 'user',
  id: 'usr_1',
  name: 'Ada Admin',
  ...overrides,
});

/** ACTIVE granular admin privileges. */
export const aDelegatedAdminRelationship = (
  overrides: Partial<DelegatedAdminRelationship> = {},
): DelegatedAdminRelationship => ({
  partnerId: 'par_meridian',
  id: 'gdp_1',
  customerId: 'cus_contoso',
  relationshipId: 'rel_1',
  rawStatus: null,
  importHash: null,
  displayName: 'Helpdesk for Contoso',
  roles: ['Helpdesk Administrator'],
  durationDays: 730,
  status: 'active',
  createdAt: inDays(-101),
  warnedDays: null,
  endedAt: null,
  endedBy: null,
  activatedAt: inDays(-100),
  endsAt: inDays(630),
  autoExtend: false,
  ...overrides,
});

export const anImportFinding = (overrides: Partial<ImportFinding> = {}): ImportFinding => ({
  partnerId: 'par_meridian',
  id: 'fnd_1',
  relationshipId: 'rel_1',
  customerId: 'cus_contoso',
  subjectId: 'rel_1',
  file: 'customers/contoso/subscriptions.json',
  path: '',
  gap: 'file_missing',
  field: null,
  value: null,
  importHash: 'f00',
  ...overrides,
});

export const aWaiver = (overrides: Partial<BlockerWaiver> = {}): BlockerWaiver => ({
  partnerId: 'par_meridian',
  id: 'wvr_1',
  relationshipId: 'rel_1',
  customerId: 'cus_contoso',
  subjectId: 'sub_1',
  status: 'unknown:paused',
  reason: 'The vendor confirmed that it has ended.',
  by: anActor(),
  at: inDays(-1),
  ...overrides,
});

export const commandContext = (overrides: Partial<CommandContext> = {}): CommandContext => ({
  actor: anActor(),
  policy: defaultPolicy,
  now,
  correlationId: 'cor_1',
  ...overrides,
});
