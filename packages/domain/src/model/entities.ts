import type {
  ActorKind,
  AssociationState,
  CommerceModel,
  CommitmentStatus,
  DelegatedAdminStatus,
  EndOfTermAction,
  EntitlementStatus,
  ImportGap,
  OrderStatus,
  PartnerKind,
  RelationshipState,
  RemovalBlockerKind,
  RemovalOutlook,
  Role,
  SubscriptionKind,
  SubscriptionStatus,
} from './vocabulary.ts';

/** A company that sells for a vendor. `id` is `par_` and its tenant id. */
export interface Partner {
  readonly id: string;
  /** The vendor's tenant id, a lower-case GUID. */
  readonly tenantId: string;
  readonly name: string;
  /** The partner's public number in the vendor's network; null when it has none. */
  readonly mpnId: string | null;
  /** ISO 3166-1 alpha-2; null when unknown. */
  readonly country: string | null;
  readonly kind: PartnerKind;
  /** Since when its people need a second factor to sign in; null = they do not. */
  readonly secondFactorSince: Date | null;
}

/** A partner as the operator sees it. `disabledAt`: since when nobody signs in for it; null = somebody may. */
export interface InstalledPartner extends Partner {
  readonly disabledAt: Date | null;
}

/** An indirect reseller sells through an indirect provider. */
export interface PartnerAssociation {
  readonly providerId: string;
  readonly resellerId: string;
  readonly state: AssociationState;
}

/** A person who signs in for a partner. `id` is `usr_…`. */
export interface User {
  readonly partnerId: string;
  readonly id: string;
  /** Lower case, unique in the installation. */
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** When the account was disabled; null while it may sign in. */
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

/** A company that buys. Its identity is shared by all its partners; everything commercial belongs to a relationship. */
export interface Customer {
  /** `cus_` and the tenant id. */
  readonly id: string;
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string | null;
  /** ISO 3166-1 alpha-2; null when unknown. */
  readonly country: string | null;
}

/** A customer as first seen: what is not given is not known. */
export const newCustomer = (given: Pick<Customer, 'tenantId' | 'companyName'> & Partial<Customer>): Customer => ({
  id: `${idPrefixes.customer}${given.tenantId}`,
  domain: null,
  country: null,
  ...given,
});

/** What one partner has with one customer. At most one is active per pair; removed ones are kept. */
export interface ResellerRelationship {
  readonly partnerId: string;
  readonly id: string;
  readonly customerId: string;
  readonly state: RelationshipState;
  /** The DAP flag; null = not known. */
  readonly delegatedAdmin: boolean | null;
  /** The indirect reseller a provider's relationship is for. */
  readonly associatedResellerId: string | null;
  readonly establishedAt: Date;
  readonly removedAt: Date | null;
  readonly removedBy: Actor | null;
  readonly removalReason: string | null;
  /** Since when the vendor no longer has it, by the newest import; null = the vendor has it, or it was not imported. */
  readonly endedAtVendorAt: Date | null;
  /** The relationship this one re-established. */
  readonly previousId: string | null;
  /** Kept: the distinct kinds that block now, in the order of `removalBlockerKinds`. Written only by `keptBlockers`. */
  readonly blockerKinds: readonly RemovalBlockerKind[];
  /** Kept: all that blocks, as `readKept` reads it, good until `recheckAt`; null = not kept yet. */
  readonly keptBlockers: string | null;
  /** Kept: when it could be removed at the earliest; `alreadyPossible` once it can be, null = not known. */
  readonly nextRemovalAt: Date | null;
  /** Of all its kept blockers, see `worstOutlook`. */
  readonly removalOutlook: RemovalOutlook;
  /** Kept: how many of its subscriptions fall into a paid extension unless somebody chooses otherwise, see `willExtend`. */
  readonly extendingSubscriptions: number;
  /** Kept: the earliest instant at which time alone changes what it keeps of its blockers; null = never. */
  readonly recheckAt: Date | null;
  /** Kept: the earliest instant at which time changes one of its items or what it keeps; null = never. */
  readonly dueAt: Date | null;
  /** Fingerprint of the record it was last imported from; null = not imported. */
  readonly importHash: string | null;
  /** The item of a removal job (`jit_…`) that will remove it later; null = no removal is scheduled. */
  readonly scheduledItemId: string | null;
}

/** What is usual of a new relationship. */
export const relationshipDefaults = {
  associatedResellerId: null,
  removedAt: null,
  removedBy: null,
  removalReason: null,
  endedAtVendorAt: null,
  previousId: null,
  blockerKinds: [],
  keptBlockers: null,
  nextRemovalAt: null,
  removalOutlook: 'ready',
  extendingSubscriptions: 0,
  recheckAt: null,
  dueAt: null,
  importHash: null,
  scheduledItemId: null,
} as const satisfies Partial<ResellerRelationship>;

/** What every item of a relationship has. */
export interface RelationshipItem {
  readonly partnerId: string;
  readonly id: string;
  readonly relationshipId: string;
  readonly customerId: string;
  /** The status as the vendor wrote it; null for what was made here. */
  readonly rawStatus: string | null;
  /** Fingerprint of the record it was last imported from; null = not imported. */
  readonly importHash: string | null;
}

/** What a customer buys by subscription. `id` is `sub_…`. */
export interface CustomerSubscription extends RelationshipItem {
  readonly offerId: string;
  readonly offerName: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly unitType: string;
  readonly status: SubscriptionStatus;
  readonly commerceModel: CommerceModel;
  readonly kind: SubscriptionKind;
  readonly isTrial: boolean;
  /** As last sent or chosen; null = not known. Rules read `endOfTermAction`. */
  readonly autoRenew: boolean | null;
  /** What happens at the end of its term; null = not known, or nothing was chosen. */
  readonly endOfTermAction: EndOfTermAction | null;
  /** What changes when it renews; null = nothing. */
  readonly nextTerm: NextTerm | null;
  /** A paid monthly extension of a term that ended without a choice. */
  readonly isExtendedServiceTerm: boolean;
  /** When its term was bought or began by renewal; null = not known. */
  readonly purchasedOrRenewedAt: Date | null;
  readonly billingCycle: string | null;
  /** ISO 8601 duration (P1M, P1Y, P3Y); null where there is no term. */
  readonly termDuration: string | null;
  readonly startDate: Date;
  /** When its term is over: of new-commerce licences the end of its last day. */
  readonly commitmentEndDate: Date | null;
  /** Last instant at which it may be cancelled; null = closed. */
  readonly cancellationAllowedUntil: Date | null;
  readonly suspendedAt: Date | null;
  /** When a suspended legacy subscription's data is deleted. */
  readonly dataDeletionAt: Date | null;
  /** The base subscription of an add-on. */
  readonly parentSubscriptionId: string | null;
  /** The partner designated to support it; null = the customer's default. */
  readonly supportContactPartnerId: string | null;
  readonly suspensionReasons: readonly SuspensionReason[];
  readonly orderId: string | null;
}

/** What is usual of a new subscription. */
export const subscriptionDefaults = {
  rawStatus: null,
  importHash: null,
  isTrial: false,
  autoRenew: false,
  endOfTermAction: null,
  nextTerm: null,
  isExtendedServiceTerm: false,
  purchasedOrRenewedAt: null,
  billingCycle: null,
  termDuration: null,
  commitmentEndDate: null,
  cancellationAllowedUntil: null,
  suspendedAt: null,
  dataDeletionAt: null,
  parentSubscriptionId: null,
  supportContactPartnerId: null,
  suspensionReasons: [],
  orderId: null,
} as const satisfies Partial<CustomerSubscription>;

/** Changes of a subscription that take effect when it renews; what is null stays. */
export interface NextTerm {
  readonly offerId: string | null;
  readonly quantity: number | null;
  readonly termDuration: string | null;
  readonly billingCycle: string | null;
  /** RFC 3339: the last day of a term that ends with others. */
  readonly customTermEndDate: string | null;
}

/** Why it was suspended: in the vendor's words, or a reason of ours as facts. */
export type SuspensionReason = string | OurSuspensionReason;
export type OurSuspensionReason =
  | { readonly code: 'by_partner' }
  | { readonly code: 'with_base'; readonly baseName: string };

/** One Azure subscription inside an Azure plan. `id` is `aze_…`. */
export interface AzureEntitlement extends RelationshipItem {
  /** The Azure plan it belongs to. */
  readonly subscriptionId: string;
  readonly name: string;
  readonly status: EntitlementStatus;
}

interface Commitment extends RelationshipItem {
  readonly name: string;
  readonly quantity: number;
  readonly purchasedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly status: CommitmentStatus;
  /** null = not known. */
  readonly refundable: boolean | null;
}

/** An Azure reservation. `id` is `rsv_…`. */
export interface Reservation extends Commitment {}

/** An Azure savings plan: final, it only expires. `id` is `svp_…`. */
export interface SavingsPlan extends Commitment {}

/** Software bought outright or for a term. `id` is `sft_…`. */
export interface SoftwarePurchase extends RelationshipItem {
  readonly name: string;
  readonly quantity: number;
  readonly purchasedAt: Date | null;
  /** Last instant at which it may be cancelled; null = closed. */
  readonly cancellationAllowedUntil: Date | null;
  readonly expiresAt: Date | null;
  readonly status: CommitmentStatus;
}

export interface OrderLine {
  readonly offerId: string;
  readonly name: string;
  readonly quantity: number;
}

/** `id` is `ord_…`. */
export interface Order extends RelationshipItem {
  readonly status: OrderStatus;
  readonly lines: readonly OrderLine[];
  readonly createdAt: Date;
}

/** Granular delegated admin privileges (GDAP). `id` is `gdp_…`. */
export interface DelegatedAdminRelationship {
  readonly partnerId: string;
  readonly id: string;
  readonly customerId: string;
  readonly relationshipId: string;
  readonly displayName: string;
  /** The status as the vendor wrote it; null for what was made here. */
  readonly rawStatus: string | null;
  /** Fingerprint of the record it was last imported from; null = not imported. */
  readonly importHash: string | null;
  /** Names of the directory roles granted; one this version cannot name, by its id at the vendor. */
  readonly roles: readonly string[];
  /** 1 to 730. */
  readonly durationDays: number;
  readonly status: DelegatedAdminStatus;
  /** When it was requested; unanswered it expires 90 days later. */
  readonly createdAt: Date;
  /** The last warning (31, 7, 1 days) given before its end; null = none yet. */
  readonly warnedDays: number | null;
  readonly activatedAt: Date | null;
  readonly endsAt: Date | null;
  /** When it was terminated, rejected or ran out; null until that is recorded. */
  readonly endedAt: Date | null;
  /** Who terminated or rejected it; null otherwise. */
  readonly endedBy: Actor | null;
  readonly autoExtend: boolean;
}

/** What the newest import could not read although the rules need it: it blocks until an import reads it. */
export interface ImportFinding {
  readonly partnerId: string;
  /** `fnd_…` */
  readonly id: string;
  readonly relationshipId: string;
  readonly customerId: string;
  /** The item whose record it is in; the relationship where it is about a file as a whole. */
  readonly subjectId: string;
  /** In the export, e.g. `customers/…/subscriptions.json`. */
  readonly file: string;
  /** Inside the file, e.g. `items[3].quantity`; empty for the whole file. */
  readonly path: string;
  readonly gap: ImportGap;
  /** The name of the field; null where it is not about one. */
  readonly field: string | null;
  /** What stands there, shortened; null where nothing does. */
  readonly value: string | null;
  /** Which import: the fingerprint of all that its files say about the customer. */
  readonly importHash: string;
}

/** An admin agent's word that one item, in one status, need not block. */
export interface BlockerWaiver {
  readonly partnerId: string;
  /** `wvr_…` */
  readonly id: string;
  readonly relationshipId: string;
  readonly customerId: string;
  readonly subjectId: string;
  /** The status it covers, see `statusForWaiver`. */
  readonly status: string;
  readonly reason: string;
  readonly by: Actor;
  readonly at: Date;
}

/** Who did something. `id` is null where there is no account behind it. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly name: string;
}

/** The kinds of item of a relationship, by the name a change carries. */
export interface Items {
  readonly subscription: CustomerSubscription;
  readonly azureEntitlement: AzureEntitlement;
  readonly reservation: Reservation;
  readonly savingsPlan: SavingsPlan;
  readonly softwarePurchase: SoftwarePurchase;
  readonly order: Order;
  readonly delegatedAdminRelationship: DelegatedAdminRelationship;
}
export type ItemKind = keyof Items;

/** How an id begins, by what it names. */
export const idPrefixes = {
  partner: 'par_',
  customer: 'cus_',
  organization: 'org_',
  relationship: 'rel_',
  request: 'req_',
  releaseRequest: 'rls_',
  subscription: 'sub_',
  azureEntitlement: 'aze_',
  reservation: 'rsv_',
  savingsPlan: 'svp_',
  softwarePurchase: 'sft_',
  order: 'ord_',
  offer: 'off_',
  delegatedAdminRelationship: 'gdp_',
  waiver: 'wvr_',
  importFinding: 'fnd_',
  importJob: 'imp_',
  removalJob: 'job_',
  removalJobItem: 'jit_',
  event: 'evt_',
  correlation: 'cor_',
  receipt: 'rcp_',
  blocker: 'blk_',
  user: 'usr_',
  apiKey: 'key_',
  webhookEndpoint: 'whk_',
  webhookDelivery: 'dlv_',
} as const;
export type IdKind = keyof typeof idPrefixes;

/** What an id says of itself that it names; undefined for what begins like no id. Nothing is looked up. */
export const idKindOf = (id: string): IdKind | undefined =>
  (Object.keys(idPrefixes) as IdKind[]).find((kind) => id.startsWith(idPrefixes[kind]) && id !== idPrefixes[kind]);

/** Makes a new id of a kind. Randomness is the caller's. */
export type NewId = (kind: IdKind) => string;
