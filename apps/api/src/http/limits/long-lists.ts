import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The lists of a document that may be longer than others: a field of an input says so in `extensions.mostValues`. */
export interface LongLists {
  /** In the variables, by their path: `customerIds`, or `input.customerIds`. */
  readonly variables: ReadonlyMap<string, number>;
  /** In the document itself. */
  readonly values: ReadonlyMap<ValueNode, number>;
}

const kept = new WeakMap<DocumentNode, LongLists>();

export const longListsOf = (schema: GraphQLSchema, document: DocumentNode): LongLists => {
  const known = kept.get(document);
  if (known) return known;
  const made = findLongLists(schema, document);
  kept.set(document, made);
  return made;
};

const findLongLists = (schema: GraphQLSchema, document: DocumentNode): LongLists => {
  const variables = new Map<string, number>();
  const values = new Map<ValueNode, number>();
  const elsewhere = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: ({ variable, type }) => {
        for (const [field, most] of mostValuesOf(typeFromAST(schema, type as Parameters<typeof typeFromAST>[1])))
          variables.set(`${variable.name.value}.${field}`, most);
      },
      ObjectField: ({ name, value }) => {
        const most = mostValuesOf(types.getParentInputType()).get(name.value);
        if (most !== undefined) values.set(value, most);
      },
      Variable: (variable, _key, parent) => {
        if (parent && 'kind' in parent && parent.kind === Kind.VARIABLE_DEFINITION) return;
        const most = values.get(variable);
        if (most === undefined) elsewhere.add(variable.name.value);
        else variables.set(variable.name.value, most);
      },
    }),
  );
  // Where a variable is used twice, the shorter list counts.
  for (const name of elsewhere) variables.delete(name);
  return { variables, values };
};

const mostValuesOf = (type: unknown): ReadonlyMap<string, number> => {
  const named = getNamedType(type as Parameters<typeof getNamedType>[0]);
  if (!isInputObjectType(named)) return new Map();
  return new Map(
    Object.values(named.getFields()).flatMap(({ name, extensions: { mostValues } }) =>
      typeof mostValues === 'number' ? [[name, mostValues] as const] : [],
    ),
  );
};
