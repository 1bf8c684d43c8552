import type { Forbidden } from '../access/authorise.ts';
import type { BlockerSubjectKind } from '../blockers/blocker.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { Actor } from './entities.ts';
import { idPrefixes } from './entities.ts';
import type {
  RemovalBlockerKind,
  RemovalJobItemState,
  RemovalJobKind,
  RemovalJobState,
  RemovalJobStepState,
  Role,
} from './vocabulary.ts';

/** Clears or removes in the background, now or later, for the user who started it and with that user's roles at the time. */
export interface RemovalJob {
  readonly partnerId: string;
  /** `job_…` */
  readonly id: string;
  readonly kind: RemovalJobKind;
  readonly state: RemovalJobState;
  readonly startedBy: Actor;
  readonly userId: string;
  /** The API key that started it; null = the user did. */
  readonly keyId: string | null;
  readonly createdAt: Date;
  /** When it completed or was cancelled; null before that. */
  readonly finishedAt: Date | null;
  /** How many items it has. */
  readonly customers: number;
  /** Whether it clears what the user may clear. */
  readonly clears: boolean;
  /** The only blockers it clears; null = all. */
  readonly blockerIds: readonly string[] | null;
  /** Not to remove before; null = now. */
  readonly removeAt: Date | null;
  /** Whether what blocks makes it wait instead of fail. */
  readonly whenClear: boolean;
  /** Given with the removals. */
  readonly reason: string | null;
  /** Which declaration the user attested; null where it removes nothing. */
  readonly attestationVersion: string | null;
  /** When there is something to do next; null = nothing is known to be. */
  readonly dueAt: Date | null;
  /** Whose turn it is: who holds another lease has lost it. null = nobody's. */
  readonly lease: string | null;
  /** A process works on it until then. Afterwards any may. */
  readonly leasedUntil: Date | null;
}

/** One customer of a removal job. */
export interface RemovalJobItem {
  readonly partnerId: string;
  /** `jit_…`, the job's own part and the number. */
  readonly id: string;
  readonly jobId: string;
  /** 1, 2, 3 … */
  readonly number: number;
  readonly customerId: string;
  readonly customerName: string;
  readonly relationshipId: string;
  readonly state: RemovalJobItemState;
  /** When a waiting one is looked at again; null = once nothing blocks. */
  readonly dueAt: Date | null;
  /** Why it is not completed; null where it is, or not over. */
  readonly reason: RemovalJobReason | null;
  /** What blocked the removal when it was looked at last. */
  readonly remaining: readonly RemainingBlocker[];
  /** How many steps were planned for it. */
  readonly steps: number;
  /** Of its removal; null where there was none. */
  readonly receiptId: string | null;
  /** When it was over; null before that. */
  readonly finishedAt: Date | null;
}

/** One resolution of one blocker, tried for one item. */
export interface RemovalJobStep {
  readonly partnerId: string;
  /** The item's id and the number. */
  readonly id: string;
  readonly jobId: string;
  readonly itemId: string;
  /** 1, 2, 3 … within the item. */
  readonly number: number;
  readonly blockerId: string;
  readonly blockerKind: RemovalBlockerKind;
  readonly subjectKind: BlockerSubjectKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly resolution: ClearingResolution;
  readonly state: RemovalJobStepState;
  /** Why it failed; null unless it did. */
  readonly refusal: StepRefusal | null;
  /** When it was completed, failed or cancelled; null before that. */
  readonly finishedAt: Date | null;
}

/** What a job may do about a blocker. It never waives one. */
export const clearingResolutions = ['suspend', 'cancel', 'cancel_at_term_end', 'turn_off_auto_renew'] as const;
export type ClearingResolution = (typeof clearingResolutions)[number];

/** Why the decision about a step was a refusal. */
export type StepRefusal = Forbidden | Extract<Refusal, { readonly error: 'state' | 'not_found' }>;

/** Why an item is not completed. */
export type RemovalJobReason =
  /** `remaining` says by what. */
  | { readonly code: 'blocked' }
  | { readonly code: 'steps_failed'; readonly count: number }
  | { readonly code: 'forbidden'; readonly refusal: Forbidden }
  | { readonly code: 'user_disabled'; readonly name: string }
  | { readonly code: 'key_ended'; readonly name: string }
  | { readonly code: 'attestation_outdated' }
  | { readonly code: 'already_removed' }
  | { readonly code: 'unscheduled' }
  | { readonly code: 'rescheduled' }
  | { readonly code: 'job_cancelled' }
  /** A fault of this installation's: its log has more. */
  | { readonly code: 'fault' };

/**
 * Why a job leaves a blocker.
 * `runs_out`     clears by itself at `at`; null = there is no date
 * `not_yours`    one of `roles` could clear it
 * `vendor`       has to be settled with the vendor
 * `import_again` an import has to read it again
 * `held_back`    another one has to go first
 * `clearable`    it could be cleared; the job does not, or it failed
 */
export const remainingReasons = ['runs_out', 'not_yours', 'vendor', 'import_again', 'held_back', 'clearable'] as const;
export type RemainingReason = (typeof remainingReasons)[number];

/** A blocker that a job leaves. */
export interface RemainingBlocker {
  readonly blockerId: string;
  readonly kind: RemovalBlockerKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly reason: RemainingReason;
  readonly at: Date | null;
  readonly roles: readonly Role[];
}

export const jobItemIdOf = (jobId: string, number: number): string =>
  `${idPrefixes.removalJobItem}${jobId.slice(idPrefixes.removalJob.length)}_${number}`;

/** The job an item belongs to. */
export const jobIdOfItem = (itemId: string): string =>
  idPrefixes.removalJob + itemId.slice(idPrefixes.removalJobItem.length, itemId.lastIndexOf('_'));
