import type { BlockingItem, RelationshipFacts } from '@untether/domain';
import { allItems, blockerIdOf } from '@untether/domain';
import type { Context } from './context.ts';
import type { ShownBlocker } from './refs.ts';

/** The facts of one of the viewer's relationships, loaded once per request. */
export const factsOf = async (context: Context, relationshipId: string): Promise<RelationshipFacts> => {
  const facts = await context.loaders.facts.load(relationshipId);
  if (facts === null) throw new Error('a relationship without facts was shown');
  return facts;
};

export const shownBlockers = (context: Context, facts: RelationshipFacts): readonly ShownBlocker[] =>
  context.loaders.blockersOf(facts, context.services.policy, context.now).map((blocker) => ({ blocker, facts }));

/** The blocker of one item; null when it does not block. */
export const blockerOfItem = async (
  context: Context,
  item: { readonly id: string; readonly relationshipId: string },
): Promise<ShownBlocker | null> => {
  const facts = await factsOf(context, item.relationshipId);
  return shownBlockers(context, facts).find(({ blocker }) => blocker.id === blockerIdOf(item.id)) ?? null;
};

export const itemAmong = (facts: RelationshipFacts, id: string): BlockingItem | undefined =>
  allItems(facts).find((item) => item.id === id);

/** The relationship or the item of it with this id. */
export const subjectAmong = (facts: RelationshipFacts, id: string) =>
  facts.relationship.id === id ? facts.relationship : itemAmong(facts, id);
