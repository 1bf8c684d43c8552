import type { EventType } from '../events/events.ts';
import type { Change } from '../model/changes.ts';
import type {
  Customer,
  InstalledPartner,
  ItemKind,
  Items,
  Partner,
  ResellerRelationship,
  User,
} from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { ApiKey } from '../model/integrations.ts';
import type { ReceiptMail } from '../model/mail.ts';
import type { Event, EventLink, NewEvent, RemovalReceipt } from '../model/records.ts';
import type { RelationshipRequest, ReleaseRequest } from '../model/requests.ts';
import type { AccountStore } from './account-store.ts';
import type { CustomerReads } from './customer-reads.ts';
import type { ImportReads } from './import-reads.ts';
import type { JobReads } from './job-reads.ts';
import type { MailStore } from './mail-store.ts';
import type { MaybePromise } from './maybe-promise.ts';
import type { Counts, Page, PageRequest, Pages, RowCount } from './paging.ts';
import type {
  CustomerOrder,
  CustomerPart,
  CustomerQuery,
  Designation,
  EventQuery,
  IdempotencyRecord,
  ItemQuery,
  ListedCustomer,
  LogPlace,
  OutlookCount,
  PeerRelationship,
  PortfolioGroup,
  ReceiptQuery,
  RequestQuery,
  ResellerOutlook,
  SupportContact,
  TimeSpan,
} from './queries.ts';
import type { WebhookReads } from './webhook-store.ts';

/**
 * The port to storage. Every read and write of tenant data takes the partner it is for as its first argument and sees
 * no other partner's rows; another tenant's id is not found, exactly as one that does not exist.
 * Where it says MaybePromise, an engine that knows at once answers at once: go on with `andThen`.
 * The exceptions say so: customer identity is shared; known partners, support contacts, peers and designations cross
 * tenants as far as the product requires; the command line and sign-in look up partners and users by name or id; a token's hash finds its
 * request; and a customer reads its own share of every partner's rows (`CustomerReads`).
 */
export interface StoreReads extends CustomerReads, WebhookReads, ImportReads, JobReads {
  findPartner(partnerId: string): Promise<Partner | undefined>;
  findPartners(partnerIds: readonly string[]): Promise<Partner[]>;
  /** By id or by name: for the command line, which acts for the whole installation. */
  findPartnerNamed(idOrName: string): Promise<Partner | undefined>;
  /** Those of these resellers that sell through this provider now (an ACTIVE PartnerAssociation). */
  findAssociated(providerId: string, resellerIds: readonly string[]): Promise<string[]>;
  /** Of the whole installation, by name: for the command line. */
  listInstalledPartners(): Promise<InstalledPartner[]>;
  /** Of the whole installation, in order: for the command line. */
  listPartnerNames(): Promise<string[]>;
  /** True once any partner exists. */
  hasPartners(): Promise<boolean>;

  /**
   * Customers with an ACTIVE relationship, in the given order. Fields outside the part asked for are not there. Where no
   * index has just what is asked for, a page ends after so many rows looked at, with `stoppedAt`, be it short or empty.
   */
  listCustomers(
    partnerId: string,
    query: CustomerQuery,
    order: CustomerOrder,
    page: PageRequest,
    part?: CustomerPart,
  ): MaybePromise<Page<ListedCustomer>>;
  /** By kinds of blockers exactly, otherwise up to a bound. */
  countCustomers(partnerId: string, query: CustomerQuery): MaybePromise<RowCount>;
  findCustomers(partnerId: string, customerIds: readonly string[], part?: CustomerPart): MaybePromise<ListedCustomer[]>;
  /** Identity of customers this partner has or had a relationship with. */
  findKnownCustomers(partnerId: string, customerIds: readonly string[]): Promise<Customer[]>;
  /** Customer identity across all partners; only import and acceptance may call this. */
  findCustomerIdentity(customerId: string): Promise<Customer | undefined>;
  findCustomerIdentities(customerIds: readonly string[]): Promise<Customer[]>;

  /** By tenant id or domain, across all partners; only acceptance and the command line may call this. */
  findCustomersKnownAs(tenantId: string, domain: string | null): Promise<Customer[]>;

  /** Newest first. */
  listRequests(partnerId: string, query: RequestQuery, page: PageRequest): Promise<Page<RelationshipRequest>>;
  countRequests(partnerId: string, query: RequestQuery): Promise<number>;
  findRequests(partnerId: string, ids: readonly string[]): Promise<RelationshipRequest[]>;
  /** The newest to each of these customers, in any state. */
  findLatestRequests(partnerId: string, customerIds: readonly string[]): Promise<RelationshipRequest[]>;
  /** SENT ones that name one of these customers. */
  listOpenRequests(partnerId: string, customerIds: readonly string[]): Promise<RelationshipRequest[]>;
  /** In any state. */
  findReleaseRequests(partnerId: string, ids: readonly string[]): Promise<ReleaseRequest[]>;
  /** The newest about each of these relationships; where one is OPEN, that one. */
  findLatestReleaseRequests(partnerId: string, relationshipIds: readonly string[]): Promise<ReleaseRequest[]>;
  /** No partner needed: the token's hash is the key. */
  findRequestByTokenHash(tokenHash: string): Promise<RelationshipRequest | undefined>;
  /** SENT ones that have run out, oldest first, of the whole installation: for the clock only. */
  listRequestsDue(now: Date, limit: number): Promise<RelationshipRequest[]>;
  /** Whether any other partner has or had a relationship with a customer: for acceptance only. */
  isHeldByOthers(customerId: string, partnerId: string): Promise<boolean>;
  /** Of these partners: itself, those it is or was associated with, and those that have an ACTIVE customer in common. */
  findKnownPartners(partnerId: string, ids: readonly string[]): Promise<Partner[]>;
  /** Indirect providers this reseller sells through now. */
  listProviders(resellerId: string): Promise<Partner[]>;
  /** The relationships that re-established these ones, in any state. */
  findReestablished(partnerId: string, relationshipIds: readonly string[]): Promise<ResellerRelationship[]>;

  /** In any state. */
  findRelationships(partnerId: string, relationshipIds: readonly string[]): Promise<ResellerRelationship[]>;
  /** The newest one with a customer, in any state. */
  findLatestRelationship(partnerId: string, customerId: string): Promise<ResellerRelationship | undefined>;
  /** The newest one with each of these customers, in any state. */
  findLatestRelationships(partnerId: string, customerIds: readonly string[]): Promise<ResellerRelationship[]>;
  /** ACTIVE ones past their `recheckAt`, oldest first. */
  listRelationshipsToRecheck(partnerId: string, now: Date, limit: number): MaybePromise<string[]>;
  /** ACTIVE ones of every partner whose `dueAt` has come, longest overdue first: only the clock crosses tenants so. */
  listRelationshipsDue(now: Date, limit: number): Promise<{ readonly partnerId: string; readonly id: string }[]>;
  /** When the next relationship or request of any partner falls due; null = none does: for the clock only. */
  findNextDueAt(): Promise<Date | null>;
  /** The facts of the ACTIVE relationship that an item of the partner hangs on; undefined where there is none. */
  findFactsOfItem(partnerId: string, kind: ItemKind, itemId: string): MaybePromise<RelationshipFacts | undefined>;
  /** The facts of the newest relationship with a customer, in any state; undefined where there was none. */
  findLatestFacts(partnerId: string, customerId: string): MaybePromise<RelationshipFacts | undefined>;
  /** All facts of these relationships, in a bounded number of statements. */
  loadFacts(partnerId: string, relationshipIds: readonly string[]): MaybePromise<RelationshipFacts[]>;

  /** By id; per relationship, in any state. */
  listItems<K extends ItemKind>(
    partnerId: string,
    kind: K,
    query: ItemQuery,
    page: PageRequest,
  ): Promise<Pages<Items[K]>>;
  countItems(partnerId: string, kind: ItemKind, query: ItemQuery): Promise<Counts>;
  /** Items of ACTIVE relationships only: after a removal its items are not found. */
  findItems<K extends ItemKind>(partnerId: string, kind: K, ids: readonly string[]): Promise<Items[K][]>;

  /** Partners with an ACTIVE relationship to these customers, each of which this partner itself has. */
  supportContactsOf(partnerId: string, customerIds: readonly string[]): Promise<SupportContact[]>;
  /** Other partners' ACTIVE relationships with these customers: for removal and acceptance only. */
  listPeers(partnerId: string, customerIds: readonly string[]): Promise<PeerRelationship[]>;
  /** Designations of these partners on any subscription of these customers: for removal and re-establishment only. */
  listDesignations(customerIds: readonly string[], supportContactPartnerIds: readonly string[]): Promise<Designation[]>;

  /**
   * Ascending by sequence. Where no index has just what is asked for, a page ends after so many events looked at, with
   * `stoppedAt`, be it short or empty.
   */
  listEvents(partnerId: string, query: EventQuery, page: PageRequest): MaybePromise<Page<Event>>;
  /** The cursor just after an event, whatever the filter. */
  eventCursor(place: LogPlace): string;
  /**
   * The event a cursor comes just after, `start` and the end of an empty log included. @throws LogCursorError where its
   * event is not in the log.
   */
  findLogPlace(partnerId: string, cursor: string): Promise<LogPlace>;
  /** Events after a sequence, ascending, `limit` at most. */
  readLog(partnerId: string, afterSequence: number, limit: number): Promise<Event[]>;
  /** As `readLog`, with each event's link; null for one that is not chained yet. */
  readChain(
    partnerId: string,
    afterSequence: number,
    limit: number,
  ): Promise<(Event & { readonly link: EventLink | null })[]>;
  /** Any partner whose log is not chained to its end: only the step that chains earlier logs crosses tenants so. */
  findPartnerToChain(): Promise<string | undefined>;
  /** The sequence of the newest event; 0 for an empty log. */
  lastSequence(partnerId: string): Promise<number>;
  countEvents(partnerId: string, query: EventQuery): Promise<number | RowCount>;
  /** The events of each of these customers, ascending by sequence. */
  listEventsOfCustomers(partnerId: string, customerIds: readonly string[], page: PageRequest): Promise<Pages<Event>>;
  countEventsOfCustomers(partnerId: string, customerIds: readonly string[]): Promise<Counts>;
  findEvents(partnerId: string, ids: readonly string[]): Promise<Event[]>;
  /** The newest event of a type about a subject; undefined if there is none. */
  findLatestEvent(partnerId: string, type: EventType, subjectId: string): Promise<Event | undefined>;
  /** All events of these types about these customers, with any of their relationships; ascending. */
  listCustomerEvents(partnerId: string, customerIds: readonly string[], types: readonly EventType[]): Promise<Event[]>;

  /** Newest first; pages may be short as those of `listEvents`. */
  listReceipts(partnerId: string, query: ReceiptQuery, page: PageRequest): Promise<Page<RemovalReceipt>>;
  countReceipts(partnerId: string, query: ReceiptQuery): Promise<number | RowCount>;
  findReceipts(partnerId: string, ids: readonly string[]): Promise<RemovalReceipt[]>;
  /** Of the removals of these relationships. */
  findReceiptsOf(partnerId: string, relationshipIds: readonly string[]): Promise<RemovalReceipt[]>;
  /** The notices mailed about these removals, as far as they are kept, oldest first. */
  listMailsOfReceipts(partnerId: string, receiptIds: readonly string[]): Promise<ReceiptMail[]>;
  /** Of every partner, those without a hash, `limit` at most: only the step that gives them theirs crosses tenants so. */
  listReceiptsWithoutProof(limit: number): Promise<{ readonly partnerId: string; readonly id: string }[]>;

  portfolioGroups(partnerId: string): MaybePromise<PortfolioGroup[]>;
  /** Without those that count none. */
  portfolioOutlooks(partnerId: string): MaybePromise<OutlookCount[]>;
  /** Of the resellers with the most customers, `limit` at most, most first; customers of no reseller are one of them. */
  portfolioResellers(partnerId: string, limit: number): MaybePromise<ResellerOutlook[]>;
  /** For each span, how many blocked customers have their kept `nextRemovalAt` in it; and how many have none. */
  portfolioSpans(
    partnerId: string,
    spans: readonly TimeSpan[],
  ): MaybePromise<{ readonly spans: readonly number[]; readonly unknown: number }>;

  /** Customers with an OPEN request to be released. */
  portfolioReleases(partnerId: string): MaybePromise<number>;
  /** By the kept counts: customers with subscriptions that fall into a paid extension, and how many these are. */
  portfolioExtensions(partnerId: string): MaybePromise<{ readonly customers: number; readonly subscriptions: number }>;

  /** By name, then id. */
  listUsers(partnerId: string, page: PageRequest): Promise<Page<User>>;
  countUsers(partnerId: string): Promise<number>;
  findUsers(partnerId: string, ids: readonly string[]): Promise<User[]>;
  /** Not disabled, with this role. */
  listUsersWithRole(partnerId: string, role: User['roles'][number]): Promise<User[]>;
  /** By id or e-mail address, of any partner: for the command line. */
  findUserNamed(idOrEmail: string): Promise<User | undefined>;
  /** The user behind a signed-in account, of any partner, disabled also where the partner is; only identity may call this. */
  findUserById(userId: string): Promise<User | undefined>;
  /** Whether an account of anyone has this address, in lower case; only what makes accounts may call this. */
  isEmailTaken(email: string): Promise<boolean>;

  /** Newest first. */
  listApiKeys(partnerId: string, page: PageRequest): Promise<Page<ApiKey>>;
  countApiKeys(partnerId: string): Promise<number>;
  findApiKeys(partnerId: string, ids: readonly string[]): Promise<ApiKey[]>;
  /** The key with this hash, of any partner, revoked or expired ones too, and whom it acts for; only identity may call this. */
  findKeyHolder(
    hash: string,
  ): MaybePromise<{ readonly key: ApiKey; readonly user: User; readonly partner: Partner } | undefined>;
}

/** Writes exist only here. Reads inside see the transaction's own writes. */
export interface StoreTransaction extends StoreReads {
  /**
   * As `findCustomersKnownAs`, and the answer holds to the end of the transaction: meanwhile no other claim can bring
   * in a company with this tenant id or domain.
   */
  claimCompany(tenantId: string, domain: string | null): Promise<Customer[]>;
  /** Applies changes in order; all must concern locked partners, except customer identity. */
  apply(changes: readonly Change[]): MaybePromise<void>;
  /** Numbers and appends events in the order given, each in its partner's log. */
  append(events: readonly NewEvent[]): MaybePromise<Event[]>;
  /** Chains events of earlier versions, in order, `limit` at most; resolves to how many. */
  chainEarlier(partnerId: string, limit: number): Promise<number>;
  findIdempotent(partnerId: string, key: string): MaybePromise<IdempotencyRecord | undefined>;
  saveIdempotent(partnerId: string, key: string, record: IdempotencyRecord, at: Date): MaybePromise<void>;
}

export interface Store extends StoreReads {
  readonly accounts: AccountStore;
  readonly mails: MailStore;
  /**
   * Runs `work` in one transaction that holds the locks of these partners, taken in id order. What it returns is
   * committed; what it throws rolls everything back.
   */
  transact<T>(partnerIds: readonly string[], work: (tx: StoreTransaction) => MaybePromise<T>): Promise<T>;
}
