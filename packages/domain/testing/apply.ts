import { factsAfter } from '../src/commands/facts-after.ts';
import type { Decision } from '../src/model/changes.ts';
import type { RelationshipFacts } from '../src/model/facts.ts';
import { mustFit } from './misfits.ts';

/** The facts after a decision, whose events have to be as declared. */
export const applyDecision = (facts: RelationshipFacts, { events, changes }: Decision): RelationshipFacts => {
  mustFit(events);
  return factsAfter(facts, changes);
};
