import type { ResellerRelationship } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import { type RemovalBlockerKind, removalBlockerKinds } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';
import { willExtend } from '../time/end-of-term.ts';
import { earliest, isPast } from '../time/instants.ts';
import { nextDueAt } from '../time/pass-time.ts';
import type { RemovalBlocker } from './blocker.ts';
import { allItems } from './items.ts';
import { readKept, writeKept } from './kept-form.ts';
import { nextPossibleRemovalDate } from './next-removal-date.ts';
import { worstOutlook } from './outlook.ts';
import { findBlockers } from './removal-blockers.ts';

export type KeptBlockers = Pick<
  ResellerRelationship,
  | 'blockerKinds'
  | 'keptBlockers'
  | 'nextRemovalAt'
  | 'removalOutlook'
  | 'extendingSubscriptions'
  | 'recheckAt'
  | 'dueAt'
>;

/**
 * Stands for now in what is kept: it comes before every other date, and no passing second makes it wrong. A date that
 * has come means the same until the relationship is looked at again.
 */
const alreadyPossible = new Date(0);

/** From then on it blocks until an import sees its end, also where a waiver covers it until then. */
const comingExpiries = (facts: RelationshipFacts, now: Date): readonly Date[] =>
  allItems(facts).flatMap((item) => {
    if (!('expiresAt' in item) || item.expiresAt === null || item.status !== 'active') return [];
    return item.importHash !== null && !isPast(item.expiresAt, now) ? [item.expiresAt] : [];
  });

/** The distinct kinds of blockers, in the order of `removalBlockerKinds`. */
export const kindsIn = (blockers: readonly RemovalBlocker[]): readonly RemovalBlockerKind[] => {
  const kinds = new Set(blockers.map(({ kind }) => kind));
  return removalBlockerKinds.filter((kind) => kinds.has(kind));
};

/** Of a relationship that is over. */
const nothingKept: KeptBlockers = {
  blockerKinds: [],
  keptBlockers: '',
  nextRemovalAt: null,
  removalOutlook: 'ready',
  extendingSubscriptions: 0,
  recheckAt: null,
  dueAt: null,
};

/** What a relationship keeps: its blockers, so that lists and filters need not compute them, and when the clock has to look at it. */
export const keptBlockers = (facts: RelationshipFacts, policy: Policy, now: Date): KeptBlockers => {
  if (facts.relationship.state === 'removed') return nothingKept;
  const found = findBlockers(facts, policy, now);
  const blockers = found.map((one) => one.blocker);
  const changes = [...found.flatMap((one) => one.changesAt ?? []), ...comingExpiries(facts, now)];
  const recheckAt = earliest(changes) ?? null;
  const nextRemovalAt = nextPossibleRemovalDate(blockers, facts, policy, now);
  const due = [recheckAt, nextDueAt(facts, policy, now)].flatMap((instant) => instant ?? []);
  return {
    blockerKinds: kindsIn(blockers),
    keptBlockers: writeKept(blockers),
    nextRemovalAt: nextRemovalAt !== null && nextRemovalAt <= now ? alreadyPossible : nextRemovalAt,
    removalOutlook: worstOutlook(blockers),
    extendingSubscriptions: facts.subscriptions.filter((one) => willExtend(one, policy)).length,
    recheckAt,
    dueAt: earliest(due) ?? null,
  };
};

type Keeping = Pick<ResellerRelationship, 'keptBlockers' | 'recheckAt'>;

/** Whether what it keeps holds; not where time has passed over it, or nothing was kept yet. */
export const isKept = ({ keptBlockers, recheckAt }: Keeping, now: Date): boolean =>
  keptBlockers !== null && !isPast(recheckAt, now);

/** The blockers it keeps; undefined where they have to be computed. */
export const blockersKept = (relationship: Keeping, now: Date): readonly RemovalBlocker[] | undefined =>
  isKept(relationship, now) ? readKept(relationship.keptBlockers ?? '') : undefined;
