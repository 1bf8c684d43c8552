import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { costOf } from '../limits/cost.ts';
import { findDocumentProblems } from '../limits/document.ts';
import type { Limits } from '../limits/limits.ts';
import { type LongLists, longListsOf } from '../limits/long-lists.ts';
import { findSourceProblem } from '../limits/source.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** An operation that is plainly right, ready to run with any variables. */
export interface Operation {
  readonly run: CompiledQuery['query'];
  /** As its document calls it. */
  readonly name: string | undefined;
  /** Whether its answer can only be as large as is allowed; false too where its variables are wrong. */
  readonly fits: (variables: Variables) => boolean;
  readonly longLists: LongLists['variables'];
}

/** null: not for the short path. */
export type FindOperation = (text: string, name: string | undefined) => Operation | null;

/** Each takes some 100 kB. */
const mostKept = 300;
/** Longer documents are looked at anew each time. */
const longestKept = 20_000;

/** Parses, validates, measures and compiles each document once. */
export const createOperations = (schema: GraphQLSchema, limits: Limits): FindOperation => {
  const kept = new Map<string, Operation | null>();
  return (text, name) => {
    if (text.length > longestKept) return null;
    const key = name === undefined ? text : `${name}\0${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = makeOperation(text, name, { schema, limits });
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, made);
    return made;
  };
};

interface Making {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
}

const makeOperation = (text: string, name: string | undefined, { schema, limits }: Making): Operation | null => {
  const document = parsed(text, limits);
  if (document === undefined) return null;
  if (validate(schema, document, specifiedRules).length > 0) return null;
  if (findDocumentProblems({ schema, document, limits }).length > 0) return null;
  const operation = getOperationAST(document, name);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION || asksForTheSchema(document)) return null;
  const compiled = compileQuery(schema, document, name, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled)) return null;
  const { variables: longLists } = longListsOf(schema, document);
  return {
    run: compiled.query,
    name: operation.name?.value,
    fits: createFits({ schema, document, operation, limits }),
    longLists,
  };
};

const parsed = (text: string, limits: Limits): DocumentNode | undefined => {
  if (findSourceProblem(text, limits)) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
};

const asksForTheSchema = (document: DocumentNode): boolean => {
  let asks = false;
  visit(document, {
    Field: ({ name: { value } }) => {
      asks ||= value === '__schema' || value === '__type';
    },
  });
  return asks;
};

const mostWeighed = 100;
/** A variable of such a type is neither the size of a page nor what leaves a field out. */
const sizeless: ReadonlySet<string> = new Set(['ID', 'ID!', 'String', 'String!', 'DateTime', 'DateTime!']);

/** The cost of an answer depends on few variables, page sizes for instance: it is reckoned once for each of their values. */
const createFits = ({
  schema,
  document,
  operation,
  limits,
}: Making & { readonly document: DocumentNode; readonly operation: OperationDefinitionNode }): Operation['fits'] => {
  const definitions = operation.variableDefinitions ?? [];
  const names = definitions.filter(({ type }) => !sizeless.has(print(type))).map(({ variable }) => variable.name.value);
  const weighed = new Map<string, boolean>();
  const weigh = (variables: Variables): boolean => {
    const { coerced } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
    return coerced !== undefined && costOf({ schema, document, operation, variables: coerced }) <= limits.objects;
  };
  return (variables) => {
    const key = names.length === 0 ? '' : JSON.stringify(names.map((name) => variables[name]));
    const known = weighed.get(key);
    if (known !== undefined) return known;
    const fits = weigh(variables);
    if (weighed.size < mostWeighed && key.length < 1000) weighed.set(key, fits);
    return fits;
  };
};
