import type { RelationshipFacts } from '../../model/facts.ts';
import type { RemovalBlockerKind, RemovalResolution } from '../../model/vocabulary.ts';
import type { Policy } from '../../policy.ts';

/** One row of the table: when an item blocks, and what then. */
export interface Rule<T> {
  readonly kind: RemovalBlockerKind;
  readonly applies: (item: T, when: Moment) => boolean;
  readonly wayOut: (item: T, when: Moment, facts: RelationshipFacts) => WayOut;
  readonly billed: (item: T) => boolean;
  /** Items that have to be cleared first. */
  readonly after?: (item: T, facts: RelationshipFacts, when: Moment) => readonly string[];
}

export interface Moment {
  readonly policy: Policy;
  readonly now: Date;
}

export interface WayOut {
  readonly resolutions: readonly RemovalResolution[];
  readonly allowedUntil: Date | null;
  readonly clearsAt: Date | null;
  /** When time alone changes kind or way out; null = never. */
  readonly changesAt: Date | null;
}
