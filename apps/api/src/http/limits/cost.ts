import { defaultPage, largestPage } from '@untether/graphql';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './document.ts';
import { fieldOf, isIntrospection, typeNamed } from './fields.ts';

/** An object weighs one, a value in it a tenth: all is counted in tenths. */
export const objectTenths = 10;
export const valueTenths = 1;

/** Lists without pages, by what they hold, that are short by nature. All others could hold as much as a largest page. */
export const shortLists: Readonly<Record<string, number>> = {
  AcceptanceAddition: 5,
  CustomerNotice: 10,
  DelegatedAdminCommand: 5,
  ItemCommand: 10,
  PermissionRule: 25,
  PortfolioBlocked: 25,
  PortfolioSpan: 10,
  RemovalBlockerAction: 10,
  RemovalWarning: 10,
  RequestCommand: 5,
  SupportContact: 25,
  UserCommand: 5,
  ViewerPermission: 25,
  WebhookAttempt: 10,
  WebhookDelivery: 10,
};

export interface Measured {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, with their defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How many objects an answer could hold, taking each page as full as it is asked for. */
export const costOf = ({ schema, document, operation, variables }: Measured): number => {
  const fragments = fragmentsOf(document);
  const listLength = introspectionLengths(schema);
  /** Below `__Schema.types` every type comes once, so that averages are exact. */
  const known = {
    averages: new Map<FragmentDefinitionNode, number>(),
    most: new Map<FragmentDefinitionNode, number>(),
  };
  type Lengths = keyof typeof known;

  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType | undefined, lengths: Lengths): number =>
    set.selections.reduce((sum, selection) => sum + ofSelection(selection, type, lengths), 0);
  const ofSelection = (selection: SelectionNode, type: GraphQLNamedType | undefined, lengths: Lengths): number => {
    if (isLeftOut(selection, variables)) return 0;
    if (selection.kind === Kind.FIELD) return ofField(selection, type, lengths);
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return ofSet(selection.selectionSet, typeNamed(schema, selection.typeCondition?.name.value) ?? type, lengths);
    const fragment = fragments.get(selection.name.value);
    return fragment === undefined ? 0 : ofFragment(fragment, lengths);
  };
  const ofFragment = (fragment: FragmentDefinitionNode, lengths: Lengths): number => {
    const found = known[lengths].get(fragment);
    if (found !== undefined) return found;
    // Stands in while the fragment is measured, should it spread itself.
    known[lengths].set(fragment, 0);
    const tenths = ofSet(fragment.selectionSet, typeNamed(schema, fragment.typeCondition.name.value), lengths);
    known[lengths].set(fragment, tenths);
    return tenths;
  };
  const ofField = (field: FieldNode, parent: GraphQLNamedType | undefined, lengths: Lengths): number => {
    const definition = fieldOf(parent, field.name.value);
    if (definition === undefined || field.selectionSet === undefined) return valueTenths;
    const named = getNamedType(definition.type);
    const isAllTypes = parent?.name === '__Schema' && field.name.value === 'types';
    const inner = ofSet(field.selectionSet, named, isAllTypes ? 'averages' : 'most');
    const length = isIntrospection(named)
      ? listLength(`${parent?.name}.${field.name.value}`, lengths)
      : lengthOf(field, definition, variables);
    return length * (objectTenths + inner);
  };
  const tenths = ofSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 'most');
  return Math.min(Math.ceil(tenths / 10), Number.MAX_SAFE_INTEGER);
};

const isLeftOut = (selection: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
  getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false;

/** What a connection holds is counted there: its `edges` and `nodes` once. */
const lengthOf = (
  field: FieldNode,
  { args, type }: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
): number => {
  const sizes = args.filter(({ name }) => ['first', 'last', 'ids'].includes(name));
  if (sizes.length > 0) {
    const asked = sizes.map(({ name }) => askedLength(field, name, variables));
    return Math.max(0, Math.min(asked.find((length) => length !== undefined) ?? defaultPage, largestPage));
  }
  if (!isListType(getNullableType(type)) || ['edges', 'nodes'].includes(field.name.value)) return 1;
  return shortLists[getNamedType(type).name] ?? largestPage;
};

const askedLength = (
  field: FieldNode,
  argument: string,
  variables: Readonly<Record<string, unknown>>,
): number | undefined => {
  const node = field.arguments?.find(({ name }) => name.value === argument)?.value;
  if (node?.kind === Kind.INT) return Number(node.value);
  if (node?.kind === Kind.LIST) return node.values.length;
  if (node?.kind !== Kind.VARIABLE) return undefined;
  const value = variables[node.name.value];
  return typeof value === 'number' ? value : Array.isArray(value) ? value.length : undefined;
};

const lengthsOf = new WeakMap<GraphQLSchema, Readonly<Record<string, readonly number[]>>>();

/** How long the lists are in which a schema describes itself. */
const introspectionLengths = (schema: GraphQLSchema) => {
  const lists = lengthsOf.get(schema) ?? measureSchema(schema);
  lengthsOf.set(schema, lists);
  return (list: string, lengths: 'averages' | 'most'): number => {
    const all = lists[list] ?? [1];
    if (lengths === 'most') return Math.max(0, ...all);
    return all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
  };
};

const measureSchema = (schema: GraphQLSchema): Readonly<Record<string, readonly number[]>> => {
  const types = Object.values(schema.getTypeMap());
  const fields = types.map((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  return {
    '__Schema.types': [types.length],
    '__Schema.directives': [schema.getDirectives().length],
    '__Directive.args': schema.getDirectives().map(({ args }) => args.length),
    '__Field.args': fields.flat().map(({ args }) => args.length),
    '__Type.fields': fields.map(({ length }) => length),
    '__Type.enumValues': types.map((type) => (isEnumType(type) ? type.getValues().length : 0)),
    '__Type.inputFields': types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    // Clients ask for many, and most types are wrapped once or not at all.
    '__Type.ofType': [0.5],
    '__Type.interfaces': types.map((type) =>
      isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0,
    ),
    '__Type.possibleTypes': types.map((type) =>
      isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type).length : 0,
    ),
  };
};
