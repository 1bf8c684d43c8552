import type {
  ErrorCode,
  ItemCommandKind,
  PartnerKind,
  RemainingItemKind,
  RemovalBlockerKind,
  RemovalEffectKind,
  RemovalResolution,
  RemovalWarningKind,
  Role,
} from '../../vocabulary.ts';

/**
 * The API words its messages in English. Where these texts are null the message is shown as it came; otherwise it is said
 * again from what the message is made of.
 */
type ApiTexts = {
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

export const texts: ApiTexts | null = null;

declare module '../texts.ts' {
  interface Areas {
    readonly fromApi: ApiTexts | null;
  }
}
