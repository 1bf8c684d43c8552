import type { Forbidden } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
import type { BlockerFinding, RemovalBlocker } from '../blockers/blocker.ts';
import type { RemovalRule, RemovalRuleId } from '../blockers/removal-rules.ts';
import type { Consequence } from '../commands/consequences.ts';
import type {
  AnyStatus,
  Conflict,
  InputProblem,
  InvitationObstacle,
  Missing,
  PurchaseObstacle,
  StateObstacle,
  Thing,
} from '../commands/refusal.ts';
import type { IdKind, OurSuspensionReason } from '../model/entities.ts';
import type { ImportFailure } from '../model/imports.ts';
import type { DeliveryFailure, EndpointStop } from '../model/integrations.ts';
import type { RemainingBlocker, RemainingReason, RemovalJobReason } from '../model/jobs.ts';
import type { EndpointAlarm } from '../model/mail.ts';
import type {
  InvitationFacts,
  LetterText,
  NoticeFacts,
  RemainingItem,
  RemovalEffect,
  RemovalWarning,
} from '../model/records.ts';
import type { SystemActor } from '../model/system-actors.ts';
import type {
  AttestationVersion,
  ExportColumn,
  ImportGap,
  ReceiptPart,
  RemainingItemKind,
  RemovalBlockerKind,
  RemovalEffectKind,
  RemovalWarningKind,
} from '../model/vocabulary.ts';
import type { ReestablishFinding } from '../requests/reestablish.ts';
import type { Words } from './words.ts';

/** One sentence per code, made from the parameters beside it; a code without a sentence does not compile. */
export type Sentences<Said extends { readonly code: string }> = {
  readonly [Code in Said['code']]: (
    said: Said extends { readonly code: infer Own } ? (Code extends Own ? Said : never) : never,
  ) => string;
};

/** The same where the code is the kind of what is described. */
export type SentencesByKind<Kind extends string, Said extends { readonly kind: Kind }> = {
  readonly [K in Kind]: (
    said: Said extends { readonly kind: infer Own } ? (K extends Own ? Said : never) : never,
  ) => string;
};

/** What a rule is called, and what it says. */
export interface RuleWords {
  readonly title: string;
  readonly says: (rule: RemovalRule) => string;
}

/** Everything the domain can say, in one language. The domain itself returns codes and parameters only. */
export interface Language {
  /** Its tag, e.g. `en`. */
  readonly locale: string;
  readonly englishName: string;

  /** Why a command is not done. */
  readonly forbidden: (refusal: Forbidden) => string;
  readonly inputProblems: Sentences<InputProblem>;
  readonly missing: Sentences<Missing>;
  readonly stateObstacles: Sentences<StateObstacle>;
  readonly conflicts: Sentences<Conflict>;
  readonly purchaseObstacles: Sentences<PurchaseObstacle>;
  readonly invitationObstacles: Sentences<InvitationObstacle>;
  readonly removalBlocked: (blockers: number) => string;

  /** What became of deliveries to webhook endpoints. */
  readonly deliveryFailures: Sentences<DeliveryFailure>;
  readonly endpointStops: Sentences<EndpointStop>;

  /** Why an import failed as a whole. */
  readonly importFailures: Sentences<ImportFailure>;

  /** Why a customer of a removal job is not completed, and why a job leaves a blocker. */
  readonly removalJobReasons: Sentences<RemovalJobReason>;
  readonly remainingReasons: Readonly<Record<RemainingReason, (blocker: RemainingBlocker) => string>>;

  /** What removals are held against. */
  readonly removalRules: Readonly<Record<RemovalRuleId, RuleWords>>;

  /** Why a request as a whole is not answered. */
  readonly requests: Readonly<
    Record<
      | 'sign_in_first'
      | 'wrong_key'
      | 'second_factor_first'
      | 'rate_limited'
      | 'partners_only'
      | 'cursor_invalid'
      | 'log_cursor_invalid'
      | 'storage_unavailable'
      | 'storage_outcome_unknown',
      string
    >
  > & {
    readonly too_many_streams: (of: { readonly max: number }) => string;
    readonly too_many_operations: (of: { readonly max: number }) => string;
  };

  /** Words inside those sentences. A permission completes "may …". */
  readonly permissions: Readonly<Record<Permission, string>>;
  readonly status: (one: AnyStatus) => string;
  readonly things: Readonly<Record<Thing, string>>;
  /** In English with its article. */
  readonly idKinds: Readonly<Record<IdKind, string>>;
  readonly actors: Readonly<Record<SystemActor, string>>;

  /** What blocks a removal, what commands do, what a removal does and leaves behind. */
  readonly blockers: SentencesByKind<RemovalBlockerKind, RemovalBlocker>;
  /** Inside a blocker’s sentence: what could not be read. */
  readonly importGaps: Readonly<Record<ImportGap, (finding: BlockerFinding) => string>>;
  readonly consequences: Sentences<Consequence>;
  readonly effects: SentencesByKind<RemovalEffectKind, RemovalEffect>;
  /** The same once it has happened. */
  readonly effectsDone: SentencesByKind<RemovalEffectKind, RemovalEffect>;
  readonly warnings: SentencesByKind<RemovalWarningKind, RemovalWarning>;
  readonly remaining: SentencesByKind<RemainingItemKind, RemainingItem>;
  readonly reestablish: Sentences<ReestablishFinding>;
  readonly suspensionReasons: Sentences<OurSuspensionReason>;
  /** What the partner declares. English is binding; another language has a translation for reference. */
  readonly attestation: Readonly<Record<AttestationVersion, string>>;

  readonly words: Words;

  /** Headings of what is exported as rows, and what the rows of a receipt are about. */
  readonly exportColumns: Readonly<Record<ExportColumn, string>>;
  readonly receiptParts: Readonly<Record<ReceiptPart, string>>;

  /** Texts to send to a customer. */
  readonly removalNotice: (notice: NoticeFacts) => LetterText;
  readonly invitationEmail: (invitation: InvitationFacts) => LetterText;

  /** What the installation writes to the people who sign in. */
  readonly mails: {
    readonly passwordReset: (mail: {
      readonly email: string;
      readonly link: string;
      readonly expiresAt: Date;
    }) => LetterText;
    readonly endpointAlarm: (mail: {
      readonly alarm: EndpointAlarm;
      readonly url: string;
      readonly link: string;
    }) => LetterText;
  };
}

/** The sentence for a code and its parameters. */
export const say = <Said extends { readonly code: string }>(sentences: Sentences<Said>, said: Said): string => {
  const sentence: (said: never) => string = sentences[said.code as Said['code']];
  return sentence(said as never);
};

export const sayByKind = <Kind extends string, Said extends { readonly kind: Kind }>(
  sentences: SentencesByKind<Kind, Said>,
  said: Said,
): string => {
  const sentence: (said: never) => string = sentences[said.kind];
  return sentence(said as never);
};
