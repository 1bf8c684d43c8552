import type {
  ActorKind,
  CommerceModel,
  ErrorCode,
  EventType,
  ItemCommandKind,
  ItemStatus,
  PartnerKind,
  Permission,
  RemainingItemKind,
  RemovalBlockerKind,
  RemovalEffectKind,
  RemovalResolution,
  RemovalWarningKind,
  Role,
  SubscriptionKind,
} from '../vocabulary.ts';
import type { common } from './en/common.ts';
import type { pages } from './en/pages.ts';
import type { removal } from './en/removal.ts';

export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** The words for what the schema enumerates: a member without a text does not compile. */
export type VocabularyTexts = {
  readonly actorKind: Readonly<Record<ActorKind, string>>;
  readonly blockerKind: Readonly<Record<RemovalBlockerKind, string>>;
  readonly commerceModel: Readonly<Record<CommerceModel, string>>;
  readonly eventType: Readonly<Record<EventType, string>>;
  readonly partnerKind: Readonly<Record<PartnerKind, string>>;
  readonly permission: Readonly<Record<Permission, string>>;
  readonly resolution: Readonly<Record<RemovalResolution, string>>;
  readonly command: Readonly<Record<ItemCommandKind, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly status: Readonly<Record<ItemStatus, string>>;
  readonly subscriptionKind: Readonly<Record<SubscriptionKind, string>>;
  readonly effectTitle: Readonly<Record<RemovalEffectKind, string>>;
  readonly warningTitle: Readonly<Record<RemovalWarningKind, string>>;
  readonly remainingKind: Readonly<Record<RemainingItemKind, string>>;
};

/**
 * The API words its messages in English. Where `fromApi` is null the message is shown as it came; otherwise it is said
 * again from what the message is made of.
 */
export type ApiTexts = {
  readonly cause: Readonly<Record<RemovalBlockerKind, string>>;
  readonly consequence: Readonly<Record<RemovalResolution | ItemCommandKind, string>>;
  readonly refused: (facts: {
    readonly roles: readonly Role[];
    /** Kinds of partner that may, where the viewer's is none of them; else empty. */
    readonly kinds: readonly PartnerKind[];
    readonly state: boolean;
  }) => string;
  readonly mayNotRemove: string;
  readonly effect: Readonly<Record<RemovalEffectKind, (count: number) => string>>;
  readonly warning: Readonly<Record<RemovalWarningKind, string>>;
  readonly remaining: Readonly<
    Record<RemainingItemKind, (item: { readonly name: string | null; readonly at: string | null }) => string>
  >;
  readonly error: Readonly<Record<ErrorCode, string>>;
  readonly attestation: string;
};

type Common = typeof common;
type Pages = typeof pages;
type Removal = typeof removal;

export type Texts = {
  readonly language: Language;
  readonly common: Common;
  readonly pages: Pages;
  readonly removal: Removal;
  readonly vocabulary: VocabularyTexts;
  readonly fromApi: ApiTexts | null;
};
