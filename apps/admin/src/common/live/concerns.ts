import type { DocumentNode, FieldNode } from 'graphql';
import type { EventType } from '../../vocabulary.ts';

/** What happened, as far as it decides which answers are old now. */
type Happened = { readonly type: EventType; readonly customerId: string | null };
type Asked = { readonly query: DocumentNode; readonly variables: unknown };

/** `id` is what the field was asked with as its argument of that name. */
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
  job: ({ customerId }) => customerId !== null,
  jobs: ({ customerId }) => customerId !== null,
  users: ({ type }) => type.startsWith('USER_'),
  // What happens is queued for every endpoint that wants it.
  webhookEndpoints: () => true,
  viewer: ({ type }) => type.startsWith('USER_'),
};

/** Requested, answered, removed: what a request, and the way back from a removal, are made of. */
const isAboutRelationship = (type: EventType): boolean => type.startsWith('RESELLER_RELATIONSHIP_');

const rootFieldsOf = (document: DocumentNode): readonly FieldNode[] =>
  document.definitions
    .flatMap((definition) => (definition.kind === 'OperationDefinition' ? definition.selectionSet.selections : []))
    .filter((selection) => selection.kind === 'Field');

/** The value of a field's `id` argument, whatever its variable is called. */
const idOf = (field: FieldNode, variables: unknown): unknown => {
  const value = field.arguments?.find(({ name }) => name.value === 'id')?.value;
  if (value?.kind === 'Variable') return new Map(Object.entries(variables ?? {})).get(value.name.value);
  return value?.kind === 'StringValue' ? value.value : undefined;
};

export const isConcerned = ({ query, variables }: Asked, happened: readonly Happened[]): boolean =>
  rootFieldsOf(query).some((field) => {
    const rule = rules[field.name.value];
    const id = idOf(field, variables);
    return rule !== undefined && happened.some((one) => rule(one, id));
  });

/** Whether any event could make an answer old. */
export const followsLog = ({ query }: Pick<Asked, 'query'>): boolean =>
  rootFieldsOf(query).some(({ name }) => name.value in rules);
