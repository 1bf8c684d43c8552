import type { Forbidden } from '../access/authorise.ts';
import type { Permission } from '../access/permissions.ts';
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
import type { DeliveryFailure, EndpointStop } from '../model/integrations.ts';
import type { SystemActor } from '../model/system-actors.ts';
import type { Locale } from '../model/vocabulary.ts';

/** One sentence per code, made from what stands beside the code; a code without a sentence does not compile. */
export type Sentences<Said extends { readonly code: string }> = {
  readonly [Code in Said['code']]: (
    said: Said extends { readonly code: infer Own } ? (Code extends Own ? Said : never) : never,
  ) => string;
};

/** Everything the domain can say, in one language. The domain itself returns codes and parameters only. */
export interface Language {
  readonly locale: Locale;

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

  /** Why a request as a whole is not answered. */
  readonly requests: Readonly<Record<'sign_in_first' | 'wrong_key' | 'partners_only' | 'cursor_invalid', string>>;

  /** Words inside those sentences. A permission completes "may …". */
  readonly permissions: Readonly<Record<Permission, string>>;
  readonly statuses: Readonly<Record<AnyStatus, string>>;
  readonly things: Readonly<Record<Thing, string>>;
  readonly actors: Readonly<Record<SystemActor, string>>;
}

/** The sentence for what was found. */
export const say = <Said extends { readonly code: string }>(sentences: Sentences<Said>, said: Said): string => {
  const sentence: (said: never) => string = sentences[said.code as Said['code']];
  return sentence(said as never);
};
