import type { DocumentNode } from 'graphql';
import type { EventType } from '../../app/vocabulary.ts';

/** What happened, as far as it decides which answers are old now. */
export type Happened = { readonly type: EventType; readonly customerId: string | null };
type Asked = { readonly query: DocumentNode; readonly variables: unknown };

type Rule = (happened: Happened, id: unknown) => boolean;

/** Which event makes the answer of a root field old. A field that is not here does not follow the log. */
const rules: Readonly<Record<string, Rule>> = {
  customer: ({ customerId }, id) => customerId !== null && customerId === id,
  customers: ({ customerId }) => customerId !== null,
  portfolio: ({ customerId }) => customerId !== null,
  removals: ({ type }) => isAboutRelationship(type),
  // A removal takes back what is open, and an acceptance leaves nothing to ask for.
  relationshipRequests: ({ type }) => isAboutRelationship(type),
  // Of what one thing says about itself and around it, nothing tells which events it depends on.
  node: ({ type, customerId }) => customerId !== null || isAboutRelationship(type),
  users: ({ type }) => type.startsWith('USER_'),
  // What happens is queued for every endpoint that wants it.
  webhookEndpoints: () => true,
  viewer: ({ type }) => type.startsWith('USER_'),
};

/** Requested, answered, removed: what a request, and the way back from a removal, are made of. */
const isAboutRelationship = (type: EventType): boolean => type.startsWith('RESELLER_RELATIONSHIP_');

const rootFieldsOf = (document: DocumentNode): readonly string[] =>
  document.definitions
    .flatMap((definition) => (definition.kind === 'OperationDefinition' ? definition.selectionSet.selections : []))
    .flatMap((selection) => (selection.kind === 'Field' ? [selection.name.value] : []));

const idIn = (variables: unknown): unknown =>
  typeof variables === 'object' && variables !== null && 'id' in variables ? variables.id : undefined;

export const isConcerned = ({ query, variables }: Asked, happened: readonly Happened[]): boolean =>
  rootFieldsOf(query).some((field) => happened.some((one) => rules[field]?.(one, idIn(variables)) ?? false));

/** Whether any event could make an answer old. */
export const followsLog = ({ query }: Pick<Asked, 'query'>): boolean =>
  rootFieldsOf(query).some((field) => field in rules);
