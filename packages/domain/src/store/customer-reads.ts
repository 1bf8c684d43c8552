import type { ItemKind, Items, Partner, ResellerRelationship } from '../model/entities.ts';
import type { RemovalReceipt } from '../model/records.ts';
import type { CustomerAdmin } from '../model/requests.ts';
import type { RelationshipState } from '../model/vocabulary.ts';
import type { Page, PageRequest } from './paging.ts';
import type { SupportContact } from './queries.ts';

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
  findCustomerItems<K extends ItemKind>(customerId: string, kind: K, ids: readonly string[]): Promise<Items[K][]>;
  /** Partners with an ACTIVE relationship with it. */
  listCustomerSupportContacts(customerId: string): Promise<SupportContact[]>;
  /** Of the removals of these relationships. */
  findCustomerReceipts(customerId: string, relationshipIds: readonly string[]): Promise<RemovalReceipt[]>;
  /** Disabled ones too. */
  listCustomerAdmins(customerId: string): Promise<CustomerAdmin[]>;
  /** The admin behind a signed-in account, of any customer; only identity may call this. */
  findCustomerAdminById(userId: string): Promise<CustomerAdmin | undefined>;
}
