import type { graphql } from './graphql.ts';

type EnumOf<Name extends string> = ReturnType<typeof graphql.scalar<Name & Parameters<typeof graphql.scalar>[0]>>;

export type AcceptanceAddition = EnumOf<'AcceptanceAddition'>;
export type ActorKind = EnumOf<'ActorKind'>;
export type CommerceModel = EnumOf<'CommerceModel'>;
export type DelegatedAdminCommandKind = EnumOf<'DelegatedAdminCommandKind'>;
export type DelegatedAdminStatus = EnumOf<'DelegatedAdminStatus'>;
export type ErrorCode = EnumOf<'ErrorCode'>;
export type EventType = EnumOf<'EventType'>;
export type ItemCommandKind = EnumOf<'ItemCommandKind'>;
export type PartnerKind = EnumOf<'PartnerKind'>;
export type OfferKind = EnumOf<'OfferKind'>;
export type Permission = EnumOf<'Permission'>;
export type ReestablishKind = EnumOf<'ReestablishKind'>;
export type RelationshipRequestState = EnumOf<'RelationshipRequestState'>;
export type RemainingItemKind = EnumOf<'RemainingItemKind'>;
export type RemovalBlockerKind = EnumOf<'RemovalBlockerKind'>;
export type RemovalEffectKind = EnumOf<'RemovalEffectKind'>;
export type RemovalResolution = EnumOf<'RemovalResolution'>;
export type RemovalWarningKind = EnumOf<'RemovalWarningKind'>;
export type RequestCommandKind = EnumOf<'RequestCommandKind'>;
export type Role = EnumOf<'Role'>;
export type SubscriptionKind = EnumOf<'SubscriptionKind'>;

/** Every status an item, order or delegated admin relationship can have. */
export type ItemStatus = EnumOf<'ItemStatus'> | DelegatedAdminStatus;
