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
    customerId: string,
    states: readonly RelationshipState[] | undefined,
    page: PageRequest,
  ): Promise<Page<ResellerRelationship>>;
  countCustomerRelationships(customerId: string, states: readonly RelationshipState[] | undefined): Promise<number>;
  findCustomerRelationships(customerId: string, ids: readonly string[]): Promise<ResellerRelationship[]>;
  /** Partners that have or had a relationship with it. */
  findCustomerPartners(customerId: string, partnerIds: readonly string[]): Promise<Partner[]>;
  /** By id; items of ACTIVE relationships only. */
  listCustomerItems<K extends ItemKind>(customerId: string, kind: K, page: PageRequest): Promise<Page<Items[K]>>;
  countCustomerItems(customerId: string, kind: ItemKind): Promise<number>;
  /** By id; per relationship of this customer, in any state. */
  listCustomerItemsEach<K extends ItemKind>(
    customerId: string,
    kind: K,
    query: ItemQuery,
    page: PageRequest,
  ): Promise<Pages<Items[K]>>;
  countCustomerItemsEach(customerId: string, kind: ItemKind, query: ItemQuery): Promise<Counts>;
  findCustomerItems<K extends ItemKind>(customerId: string, kind: K, ids: readonly string[]): Promise<Items[K][]>;
  /** All facts of these relationships, in a fixed number of statements. */
  loadCustomerFacts(customerId: string, relationshipIds: readonly string[]): Promise<RelationshipFacts[]>;
  /** Partners with an ACTIVE relationship with it. */
  listCustomerSupportContacts(customerId: string): Promise<SupportContact[]>;
  /** Of the removals of these relationships. */
  findCustomerReceipts(customerId: string, relationshipIds: readonly string[]): Promise<RemovalReceipt[]>;
  findCustomerReleaseRequests(customerId: string, ids: readonly string[]): Promise<ReleaseRequest[]>;
  /** As `findLatestReleaseRequests`. */
  findCustomerLatestReleaseRequests(customerId: string, relationshipIds: readonly string[]): Promise<ReleaseRequest[]>;
  /** Disabled ones too. */
  listCustomerAdmins(customerId: string): Promise<CustomerAdmin[]>;
  /** The admin behind a signed-in account, of any customer; only identity may call this. */
  findCustomerAdminById(userId: string): Promise<CustomerAdmin | undefined>;
}
