import type { ImportFinding, ItemKind } from '../model/entities.ts';
import type { ItemStatus, RemovalBlockerKind, RemovalResolution, Role } from '../model/vocabulary.ts';
import type { RemovalRuleId } from './removal-rules.ts';

/** One item, or one file of an import, that keeps a relationship from being removed: what, why, who can clear it, how, and when it clears. */
export interface RemovalBlocker {
  /** `blk_` and the subject's id: one per item, unchanged when its kind changes; of a file, `blk_`, the relationship's id and the file. */
  readonly id: string;
  readonly kind: RemovalBlockerKind;
  readonly subjectKind: BlockerSubjectKind;
  readonly subjectId: string;
  /** What people call the item; of a file, its name in the export. */
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
  /**
   * When it clears by itself, auto-renew counted as turned off; null = not known, or not by itself. An imported item then
   * blocks as RECORD_INCOMPLETE until an import sees its end.
   */
  readonly clearsAt: Date | null;
  /** Whether the item costs money while it waits. */
  readonly billedMeanwhile: boolean;
  /** Blockers in the same list that have to go first. */
  readonly clearAfter: readonly string[];
  /** The blocker in the same list whose clearing clears this one too. */
  readonly clearedWith: string | null;
  /** Of RECORD_INCOMPLETE: what the newest import could not read; empty where it has not seen an end, and for every other kind. */
  readonly findings: readonly BlockerFinding[];
  /** Of reservations: whether it is refunded; null = not known, or another kind of item. */
  readonly refundable: boolean | null;
}

/** What a blocker tells of a finding. */
export type BlockerFinding = Pick<ImportFinding, 'id' | 'gap' | 'file' | 'path' | 'field' | 'value'>;

export type BlockingItemKind = Exclude<ItemKind, 'delegatedAdminRelationship'>;

/** `relationship`: a file of the import as a whole. */
export type BlockerSubjectKind = BlockingItemKind | 'relationship';

export const blockerIdOf = (subjectId: string): string => `blk_${subjectId}`;

/** Of a file of the import as a whole. */
export const fileBlockerIdOf = (relationshipId: string, file: string): string =>
  `${blockerIdOf(relationshipId)}_${file.replace(/[^\w.-]+/g, '-')}`;
