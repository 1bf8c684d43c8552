import type {
  BlockingItem,
  MaybePromise,
  RelationshipFacts,
  RemovalBlocker,
  RemovalBlockerKind,
  RemovalOutlook,
  ResellerRelationship,
} from '@untether/domain';
import {
  allItems,
  andThen,
  blockerIdOf,
  blockersKept,
  isKept,
  kindsIn,
  nextPossibleRemovalDate,
  worstOutlook,
} from '@untether/domain';
import type { Context } from './context.ts';
import type { ShownBlocker } from './refs.ts';

/** The facts of one of the viewer's relationships, loaded once per request. */
export const factsOf = async (context: Context, relationshipId: string): Promise<RelationshipFacts> => {
  const facts = await context.loaders.facts.load(relationshipId);
  if (facts === null) throw new Error('a relationship without facts was shown');
  return facts;
};

const shown = (blockers: readonly RemovalBlocker[], relationshipId: string): readonly ShownBlocker[] =>
  blockers.map((blocker) => ({ blocker, relationshipId }));

/** What blocks now: as it is kept, or computed where it is not or time has passed over it. */
export const blockersOf = (
  context: Context,
  relationship: ResellerRelationship,
): MaybePromise<readonly ShownBlocker[]> => {
  if (relationship.state === 'removed') return [];
  const kept = blockersKept(relationship, context.now);
  if (kept !== undefined) return shown(kept, relationship.id);
  return factsOf(context, relationship.id).then((facts) => computedBlockers(context, facts));
};

/** Their kinds, in the same way. */
export const kindsOf = (
  context: Context,
  relationship: ResellerRelationship,
): MaybePromise<readonly RemovalBlockerKind[]> =>
  isKept(relationship, context.now)
    ? relationship.blockerKinds
    : andThen(blockersOf(context, relationship), (blockers) => kindsIn(blockers.map(({ blocker }) => blocker)));

/** What has to happen for its removal, in the same way. */
export const outlookOfRelationship = (
  context: Context,
  relationship: ResellerRelationship,
): MaybePromise<RemovalOutlook> =>
  isKept(relationship, context.now)
    ? relationship.removalOutlook
    : andThen(blockersOf(context, relationship), (blockers) => worstOutlook(blockers.map(({ blocker }) => blocker)));

/** When it can be removed at the earliest, in the same way; null where no date is known, or it is removed. */
export const nextRemovalOf = (context: Context, relationship: ResellerRelationship): MaybePromise<Date | null> => {
  const { now } = context;
  if (relationship.state === 'removed') return null;
  if (!isKept(relationship, now))
    return factsOf(context, relationship.id).then((facts) => {
      const { policy } = context.services;
      return nextPossibleRemovalDate(context.loaders.blockersOf(facts, policy, now), facts, policy, now);
    });
  const { nextRemovalAt } = relationship;
  return nextRemovalAt !== null && nextRemovalAt < now ? now : nextRemovalAt;
};

export const computedBlockers = (context: Context, facts: RelationshipFacts): readonly ShownBlocker[] =>
  shown(context.loaders.blockersOf(facts, context.services.policy, context.now), facts.relationship.id);

/** The blocker of one item; null when it does not block. */
export const blockerOfItem = async (
  context: Context,
  item: { readonly id: string; readonly relationshipId: string },
): Promise<ShownBlocker | null> => {
  const facts = await factsOf(context, item.relationshipId);
  return computedBlockers(context, facts).find(({ blocker }) => blocker.id === blockerIdOf(item.id)) ?? null;
};

export const itemAmong = (facts: RelationshipFacts, id: string): BlockingItem | undefined =>
  allItems(facts).find((item) => item.id === id);

/** The relationship or the item of it with this id. */
export const subjectAmong = (facts: RelationshipFacts, id: string) =>
  facts.relationship.id === id ? facts.relationship : itemAmong(facts, id);
