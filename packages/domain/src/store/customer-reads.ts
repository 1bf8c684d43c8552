import type { CustomerScope } from '../access/authorise.ts';
import type { ItemKind, Items, Partner, ResellerRelationship } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemovalReceipt } from '../model/records.ts';
import type { CustomerAdmin, ReleaseRequest } from '../model/requests.ts';
import type { RelationshipState } from '../model/vocabulary.ts';
import type { Counts, Page, PageRequest, Pages } from './paging.ts';
import type { ItemQuery, SupportContact } from './queries.ts';

/**
 * What a customer's admins read of their own company. It crosses partners by design: the customer is the first
 * argument, and nothing of another customer is found.
 */
export interface CustomerReads {
  /** In any state, newest first; in these states where they are given. */
  listCustomerRelationships(
    scope: CustomerScope,
    states: readonly RelationshipState[] | undefined,
    page: PageRequest,
  ): Promise<Page<ResellerRelationship>>;
  countCustomerRelationships(scope: CustomerScope, states: readonly RelationshipState[] | undefined): Promise<number>;
  findCustomerRelationships(scope: CustomerScope, ids: readonly string[]): Promise<ResellerRelationship[]>;
  /** Partners that have or had a relationship with it. */
  findCustomerPartners(scope: CustomerScope, partnerIds: readonly string[]): Promise<Partner[]>;
  /** By id; items of ACTIVE relationships only. */
  listCustomerItems<K extends ItemKind>(scope: CustomerScope, kind: K, page: PageRequest): Promise<Page<Items[K]>>;
  countCustomerItems(scope: CustomerScope, kind: ItemKind): Promise<number>;
  /** By id; per relationship of this customer, in any state. */
  listCustomerItemsEach<K extends ItemKind>(
    scope: CustomerScope,
    kind: K,
    query: ItemQuery,
    page: PageRequest,
  ): Promise<Pages<Items[K]>>;
  countCustomerItemsEach(scope: CustomerScope, kind: ItemKind, query: ItemQuery): Promise<Counts>;
  findCustomerItems<K extends ItemKind>(scope: CustomerScope, kind: K, ids: readonly string[]): Promise<Items[K][]>;
  /** All facts of these relationships, in a fixed number of statements. */
  loadCustomerFacts(scope: CustomerScope, relationshipIds: readonly string[]): Promise<RelationshipFacts[]>;
  /** Partners with an ACTIVE relationship with it. */
  listCustomerSupportContacts(scope: CustomerScope): Promise<SupportContact[]>;
  /** Of the removals of these relationships. */
  findCustomerReceipts(scope: CustomerScope, relationshipIds: readonly string[]): Promise<RemovalReceipt[]>;
  findCustomerReleaseRequests(scope: CustomerScope, ids: readonly string[]): Promise<ReleaseRequest[]>;
  /** As `findLatestReleaseRequests`. */
  findCustomerLatestReleaseRequests(
    scope: CustomerScope,
    relationshipIds: readonly string[],
  ): Promise<ReleaseRequest[]>;
  /** Disabled ones too. */
  listCustomerAdmins(customerId: string): Promise<CustomerAdmin[]>;
  /** The admin behind a signed-in account, of any customer; only identity may call this. */
  /** By id or e-mail address: for the command line. */
  findCustomerAdminNamed(idOrEmail: string): Promise<CustomerAdmin | undefined>;
  findCustomerAdminById(userId: string): Promise<CustomerAdmin | undefined>;
}
