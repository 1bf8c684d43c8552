import { emptyFacts, type RelationshipFacts } from '../src/model/facts.ts';
import { aCustomer, aRelationship } from './companies.ts';

/** The facts of one relationship: only what is given belongs to it. */
export const facts = (overrides: Partial<RelationshipFacts> = {}): RelationshipFacts => ({
  ...emptyFacts(aCustomer(), aRelationship()),
  ...overrides,
});
