import type { ItemKind } from '../model/entities.ts';
import type { ItemStatus, RemovalBlockerKind, RemovalResolution, Role } from '../model/vocabulary.ts';
import type { RemovalRuleId } from './removal-rules.ts';

/** One item that keeps a relationship from being removed: what, why, who can clear it, how, and when it clears. */
export interface RemovalBlocker {
  /** `blk_` and the subject's id: one per item, unchanged when its kind changes. */
  readonly id: string;
  readonly kind: RemovalBlockerKind;
  readonly subjectKind: BlockingItemKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly subjectStatus: ItemStatus;
  /** The subject's status as the vendor wrote it; null for what was made here. */
  readonly rawStatus: string | null;
  /** How many, and of what; null for subjects without a quantity. */
  readonly quantity: number | null;
  readonly unitType: string | null;
  /** The rule it follows. */
  readonly rule: RemovalRuleId;
  /** Best first. */
  readonly resolutions: readonly RemovalResolution[];
  /** Roles that can do one of the resolutions now; empty = only time clears it. */
  readonly allowedRoles: readonly Role[];
  /** Last instant at which CANCEL is possible; null where it is not offered. */
  readonly allowedUntil: Date | null;
  /** When it clears by itself, auto-renew counted as turned off; null = not known, or not by itself. */
  readonly clearsAt: Date | null;
  /** Whether the item costs money while it waits. */
  readonly billedMeanwhile: boolean;
  /** Blockers in the same list that have to go first. */
  readonly clearAfter: readonly string[];
  /** The blocker in the same list whose clearing clears this one too. */
  readonly clearedWith: string | null;
}

export type BlockingItemKind = Exclude<ItemKind, 'delegatedAdminRelationship'>;

export const blockerIdOf = (subjectId: string): string => `blk_${subjectId}`;
