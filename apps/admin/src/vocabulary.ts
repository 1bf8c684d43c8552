import type { introspection_types } from './graphql-env.d.ts';

type Enums = {
  [Name in keyof introspection_types as introspection_types[Name] extends { readonly enumValues: string }
    ? Name
    : never]: introspection_types[Name] extends { readonly enumValues: infer Member extends string } ? Member : never;
};

export type AcceptanceAddition = Enums['AcceptanceAddition'];
export type ActorKind = Enums['ActorKind'];
export type CommerceModel = Enums['CommerceModel'];
export type DelegatedAdminCommandKind = Enums['DelegatedAdminCommandKind'];
export type DelegatedAdminStatus = Enums['DelegatedAdminStatus'];
export type ErrorCode = Enums['ErrorCode'];
export type EventType = Enums['EventType'];
export type ImportedKind = Enums['ImportedKind'];
export type ImportLineKind = Enums['ImportLineKind'];
export type ImportState = Enums['ImportState'];
export type ItemCommandKind = Enums['ItemCommandKind'];
export type PartnerKind = Enums['PartnerKind'];
export type OfferKind = Enums['OfferKind'];
export type Permission = Enums['Permission'];
export type ReestablishKind = Enums['ReestablishKind'];
export type RelationshipRequestState = Enums['RelationshipRequestState'];
export type RemainingItemKind = Enums['RemainingItemKind'];
export type RemovalBlockerKind = Enums['RemovalBlockerKind'];
export type RemovalEffectKind = Enums['RemovalEffectKind'];
export type RemovalJobItemState = Enums['RemovalJobItemState'];
export type RemovalJobKind = Enums['RemovalJobKind'];
export type RemovalJobState = Enums['RemovalJobState'];
export type RemovalOutlook = Enums['RemovalOutlook'];
export type RemovalResolution = Enums['RemovalResolution'];
export type RemovalWarningKind = Enums['RemovalWarningKind'];
export type RequestCommandKind = Enums['RequestCommandKind'];
export type Role = Enums['Role'];
export type SubscriptionKind = Enums['SubscriptionKind'];

/** Every status an item or a delegated admin relationship can have. */
export type ItemStatus = Enums['ItemStatus'] | DelegatedAdminStatus;

type WordedEnum =
  | 'ActorKind'
  | 'CommerceModel'
  | 'DelegatedAdminCommandKind'
  | 'EndOfTermAction'
  | 'ImportLineKind'
  | 'ImportState'
  | 'ItemCommandKind'
  | 'OfferKind'
  | 'PartnerKind'
  | 'RelationshipRequestState'
  | 'ReleaseRequestState'
  | 'RemovalBlockerKind'
  | 'RemovalOutlook'
  | 'RemovalResolution'
  | 'RequestCommandKind'
  | 'Role'
  | 'SubscriptionKind'
  | 'WebhookDeliveryCause'
  | 'ReceiptMailState'
  | 'WebhookDeliveryState'
  | 'WebhookEndpointState';

type JobEnum = 'RemovalJobItemState' | 'RemovalJobKind' | 'RemovalJobState' | 'RemovalJobStepState';

/** Of removal jobs, which few pages name. */
export type JobWords = { readonly [Name in JobEnum]: Readonly<Record<Enums[Name], string>> };

type RemovalEnum = 'ReestablishKind' | 'RemainingItemKind' | 'RemovalEffectKind' | 'RemovalWarningKind';

/** Of what a removal does and leaves, which no list names. */
export type RemovalWords = { readonly [Name in RemovalEnum]: Readonly<Record<Enums[Name], string>> } & {
  /** What a removal has done, by its effects. */
  readonly RemovalEffectDone: Readonly<Record<RemovalEffectKind, string>>;
};

/** The words for what the schema enumerates, by the names of its enums; the domain's sentences use the same. */
export type VocabularyTexts = { readonly [Name in WordedEnum]: Readonly<Record<Enums[Name], string>> } & {
  readonly ItemStatus: Readonly<Record<ItemStatus, string>>;
  /** By the vendor's word for what it counts in. */
  readonly UnitType: Readonly<Record<string, { readonly one: string; readonly many: string }>>;
};

/** The members of an enum, in the order of its words. */
export const membersOf = <Member extends string>(words: Readonly<Record<Member, string>>): readonly Member[] =>
  Object.keys(words) as Member[];
