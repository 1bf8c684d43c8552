import { defaultPage, largestPage } from '@untether/graphql';
import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** The most that one document may ask for. */
export interface DocumentLimits {
  readonly tokens: number;
  /** Fields inside fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Objects an answer could hold if every page were full. */
  readonly objects: number;
}

export const documentLimits: DocumentLimits = {
  tokens: 5000,
  depth: 20,
  aliases: 50,
  directives: 50,
  objects: 100_000,
};

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly objects: number;
  /** Types of the unpaged lists inside. */
  readonly listed: ReadonlySet<string>;
  /** Types with such a list inside another of the same type: the size cannot be known. */
  readonly recurring: ReadonlySet<string>;
}
const none: ReadonlySet<string> = new Set();
const nothing: Size = { depth: 0, aliases: 0, directives: 0, objects: 0, listed: none, recurring: none };
const beside = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  objects: a.objects + b.objects,
  listed: union(a.listed, b.listed),
  recurring: union(a.recurring, b.recurring),
});
const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b]);

const usualListLength = 10;

/** A validation rule. Introspection is left to graphql-js, which has a depth rule of its own for it. */
export const limitDocuments =
  (limits: DocumentLimits) =>
  (context: ValidationContext): ASTVisitor => {
    const measure = createMeasure(context);
    return {
      OperationDefinition(operation) {
        const root = context.getSchema().getRootType(operation.operation) ?? undefined;
        const size = measure(operation.selectionSet, root);
        const refuse = (message: string, bounds: object = {}): void => {
          const extensions = { code: 'OPERATION_TOO_LARGE', ...bounds };
          context.reportError(new GraphQLError(message, { nodes: operation, extensions }));
        };
        for (const name of ['depth', 'aliases', 'directives', 'objects'] as const) {
          const [limit, found] = [limits[name], size[name]];
          if (found > limit)
            refuse(`This operation has ${name} ${found}; at most ${limit} are allowed.`, { limit, found });
        }
        for (const type of size.recurring)
          refuse(
            `This operation asks for a list of ${type} inside a list of ${type}: ask for the inner one by itself.`,
          );
      },
    };
  };

/** Each fragment is measured once, so spreading it a thousand times costs nothing more. */
const createMeasure = (context: ValidationContext) => {
  const measured = new Map<FragmentDefinitionNode, Size>();
  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType | undefined): Size =>
    set.selections.reduce((sum, selection) => beside(sum, ofSelection(selection, type)), nothing);
  const ofSelection = (selection: SelectionNode, type: GraphQLNamedType | undefined): Size => {
    const directives = selection.directives?.length ?? 0;
    const inner =
      selection.kind === Kind.FIELD
        ? ofField(selection, type)
        : selection.kind === Kind.INLINE_FRAGMENT
          ? ofSet(selection.selectionSet, namedType(selection.typeCondition?.name.value) ?? type)
          : ofFragment(context.getFragment(selection.name.value) ?? undefined);
    return { ...inner, directives: inner.directives + directives };
  };
  const ofFragment = (fragment: FragmentDefinitionNode | undefined): Size => {
    if (!fragment) return nothing;
    const known = measured.get(fragment);
    if (known) return known;
    // A placeholder while the fragment is measured: a cycle ends here, and another rule refuses it.
    measured.set(fragment, nothing);
    const size = ofSet(fragment.selectionSet, namedType(fragment.typeCondition.name.value));
    measured.set(fragment, size);
    return size;
  };
  const ofField = (field: FieldNode, parent: GraphQLNamedType | undefined): Size => {
    if (field.name.value.startsWith('__')) return nothing;
    const type = outputTypeOf(parent, field.name.value);
    const named = type ? getNamedType(type) : undefined;
    const inner = field.selectionSet ? ofSet(field.selectionSet, named) : nothing;
    const many = type && isCompositeType(named) ? lengthOf(field, type, named.name) : 1;
    const lists = type && named && isCompositeType(named) && isUnpagedList(field, type) ? new Set([named.name]) : none;
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (field.alias ? 1 : 0),
      directives: inner.directives,
      objects: field.selectionSet ? many * (1 + inner.objects) : 0,
      listed: union(inner.listed, lists),
      recurring: union(inner.recurring, new Set([...lists].filter((name) => inner.listed.has(name)))),
    };
  };
  const namedType = (name: string | undefined): GraphQLNamedType | undefined =>
    name === undefined ? undefined : context.getSchema().getType(name);
  return ofSet;
};

const outputTypeOf = (parent: GraphQLNamedType | undefined, field: string): GraphQLOutputType | undefined =>
  isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field]?.type : undefined;

/** The most objects a field can answer with. For a connection that is its page; its nodes count with it. */
const lengthOf = (field: FieldNode, type: GraphQLOutputType, typeName: string): number => {
  const asked = field.arguments?.find(({ name }) => ['first', 'last', 'ids'].includes(name.value))?.value;
  if (asked?.kind === Kind.INT) return Math.min(Number(asked.value), largestPage);
  if (asked?.kind === Kind.LIST) return asked.values.length;
  if (asked?.kind === Kind.VARIABLE) return largestPage;
  if (typeName.endsWith('Connection')) return defaultPage;
  return isUnpagedList(field, type) ? usualListLength : 1;
};

const isUnpagedList = (field: FieldNode, type: GraphQLOutputType): boolean =>
  isListType(getNullableType(type)) && !['edges', 'nodes'].includes(field.name.value);
