import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';

/** Types whose objects have no `id` of their own; all others are shown with the id they are stored with. */
const idsMade: ReadonlySet<string> = new Set(['Offer', 'CustomerOrganization']);

/**
 * Takes the resolvers off fields that show what their object has under the same name: executors read that at once. (The
 * relay plugin makes every id by an asynchronous function: 250 promises for a page.)
 */
export const readPlainly = (schema: GraphQLSchema): void => {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const isNode = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node');
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isId = field.name === 'id' && isNode(type) && !idsMade.has(type.name);
      if (isId || isExposed(field)) delete field.resolve;
    }
  }
};

const isExposed = ({ name, extensions }: GraphQLField<unknown, unknown>): boolean => {
  const { pothosExposedField, pothosOptions } = extensions as {
    readonly pothosExposedField?: string;
    readonly pothosOptions?: { readonly authScopes?: unknown };
  };
  return pothosExposedField === name && pothosOptions?.authScopes === undefined;
};
