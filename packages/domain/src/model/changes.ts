import type {
  BlockerWaiver,
  Customer,
  ImportFinding,
  InstalledPartner,
  Items,
  Partner,
  PartnerAssociation,
  ResellerRelationship,
  User,
} from './entities.ts';
import type { ImportJob, ImportLine, ImportPiece } from './imports.ts';
import type { ApiKey, WebhookDelivery, WebhookEndpoint } from './integrations.ts';
import type { RemovalJob, RemovalJobItem, RemovalJobStep } from './jobs.ts';
import type { NewMail } from './mail.ts';
import type { NewEvent, ReceiptSeal, RemovalReceipt } from './records.ts';
import type { CustomerAdmin, RelationshipRequest, ReleaseRequest } from './requests.ts';
import type { RemovalJobItemState, RemovalJobStepState } from './vocabulary.ts';

/** Tenant rows a command may insert or change, by the name a change carries. */
export interface TenantRows extends Items {
  readonly relationship: ResellerRelationship;
  readonly user: User;
  readonly webhookEndpoint: WebhookEndpoint;
  readonly webhookDelivery: WebhookDelivery;
  readonly apiKey: ApiKey;
  readonly relationshipRequest: RelationshipRequest;
  readonly releaseRequest: ReleaseRequest;
  readonly importFinding: ImportFinding;
  readonly importJob: ImportJob;
  readonly removalJob: RemovalJob;
  readonly removalJobItem: RemovalJobItem;
  readonly removalJobStep: RemovalJobStep;
}
export type TenantRowKind = keyof TenantRows;

/** How a user signs in with a password. The hash is the identity provider's. */
export interface Credential {
  readonly userId: string;
  readonly passwordHash: string;
}

/** How a user signs in through a provider. */
export interface ProviderLink {
  readonly userId: string;
  readonly issuer: string;
  /** Who they are there; never given to anyone else. */
  readonly subject: string;
}

/** A whole new row. Waivers and receipts are never changed afterwards. */
export type Insert =
  | { [K in TenantRowKind]: { readonly insert: K; readonly row: TenantRows[K] } }[TenantRowKind]
  | { readonly insert: 'waiver'; readonly row: BlockerWaiver }
  | { readonly insert: 'importLine'; readonly row: ImportLine }
  | { readonly insert: 'importPiece'; readonly row: ImportPiece }
  | { readonly insert: 'receipt'; readonly row: RemovalReceipt }
  | { readonly insert: 'partner'; readonly row: Partner }
  | { readonly insert: 'partnerAssociation'; readonly row: PartnerAssociation }
  | { readonly insert: 'customer'; readonly row: Customer }
  | { readonly insert: 'customerAdmin'; readonly row: CustomerAdmin }
  | { readonly insert: 'customerAdminProof'; readonly row: CustomerAdminProof }
  | { readonly insert: 'credential'; readonly row: Credential }
  | { readonly insert: 'mail'; readonly row: NewMail }
  | { readonly insert: 'providerLink'; readonly row: ProviderLink };

/** New values for some fields of one row of one partner. */
export type Update = {
  [K in TenantRowKind]: {
    readonly update: K;
    readonly partnerId: string;
    readonly id: string;
    readonly set: Partial<Omit<TenantRows[K], 'partnerId' | 'id'>>;
  };
}[TenantRowKind];

/** A receipt of a version without hashes gets its own; nothing else of a receipt ever changes. */
export interface ReceiptSealing {
  readonly update: 'receipt';
  readonly partnerId: string;
  readonly id: string;
  readonly set: ReceiptSeal;
}

/** Customer identity is shared, so its change names no partner. */
export interface CustomerUpdate {
  readonly update: 'customer';
  readonly id: string;
  readonly set: Partial<Omit<Customer, 'id' | 'tenantId'>>;
}

/** Disabling a partner ends the sessions of its users. */
export interface PartnerUpdate {
  readonly update: 'partner';
  readonly partnerId: string;
  /** The same. */
  readonly id: string;
  readonly set: Partial<Pick<InstalledPartner, 'name' | 'disabledAt' | 'secondFactorSince'>>;
}

/** A customer's admin belongs to no partner. */
export interface CustomerAdminUpdate {
  readonly update: 'customerAdmin';
  readonly id: string;
  /** `provenFor` only grows: partners are added with `customerAdminProof`. */
  readonly set: Partial<Pick<CustomerAdmin, 'disabledAt' | 'name' | 'email'>> & { readonly provenFor?: null };
}

/** A customer's admin that proves itself to one more partner. */
export interface CustomerAdminProof {
  readonly adminId: string;
  readonly partnerId: string;
}

/** Deletes an endpoint and all its deliveries. */
export interface EndpointDeletion {
  readonly delete: 'webhookEndpoint';
  readonly partnerId: string;
  readonly id: string;
}

/** Gives up a delivery; the next of its lane takes its place. */
export interface QueueSkip {
  readonly skip: 'webhookDelivery';
  readonly partnerId: string;
  readonly endpointId: string;
  readonly id: string;
  readonly set: Pick<WebhookDelivery, 'state' | 'skip' | 'finishedAt'>;
}

/** Makes everything due that waits for its next attempt at an endpoint. */
export interface QueueRetry {
  readonly retry: 'webhookEndpoint';
  readonly partnerId: string;
  readonly id: string;
  readonly at: Date;
}

/** Takes up again what has failed in a removal job. */
export interface JobRetry {
  readonly retry: 'removalJob';
  readonly partnerId: string;
  readonly id: string;
  /** Which of its customers. */
  readonly from: RemovalJobItemState;
  /** Which steps of those, and what these become. */
  readonly steps: { readonly from: readonly RemovalJobStepState[]; readonly to: RemovalJobStepState };
  /** What a customer with such steps becomes, and one without. */
  readonly to: { readonly withSteps: RemovalJobItemState; readonly withoutSteps: RemovalJobItemState };
}

/** Changes every step of one customer of a removal job that is in one state, however many there are. */
export interface StepsUpdate {
  readonly updateSteps: RemovalJobStepState;
  readonly partnerId: string;
  readonly itemId: string;
  readonly set: Pick<RemovalJobStep, 'state' | 'finishedAt'>;
}

/** An import read what an earlier one could not. */
export interface FindingDeletion {
  readonly delete: 'importFinding';
  readonly partnerId: string;
  readonly id: string;
}

/** Lets go of the last pieces of an upload. */
export interface PieceDeletion {
  readonly delete: 'importPiece';
  readonly partnerId: string;
  readonly importId: string;
  /** Those from this number on. */
  readonly from: number;
}

/** Takes back the last lines of a report: they are written again. */
export interface LineDeletion {
  readonly delete: 'importLine';
  readonly partnerId: string;
  readonly importId: string;
  readonly isCheck: boolean;
  /** Those after this number. */
  readonly after: number;
}

/** Resumes an endpoint's queue, in order: what has waited since `keptSince` or longer is dropped, the rest is due. */
export interface QueueResumption {
  readonly resume: 'webhookEndpoint';
  readonly partnerId: string;
  readonly id: string;
  readonly keptSince: Date;
  readonly at: Date;
}

export type Change =
  | Insert
  | Update
  | ReceiptSealing
  | CustomerUpdate
  | CustomerAdminUpdate
  | PartnerUpdate
  | EndpointDeletion
  | FindingDeletion
  | PieceDeletion
  | LineDeletion
  | QueueSkip
  | QueueRetry
  | JobRetry
  | StepsUpdate
  | QueueResumption;

/** What a command does: rows to write and the events that record it, both in one transaction or neither. */
export interface Decision {
  readonly changes: readonly Change[];
  readonly events: readonly NewEvent[];
}
