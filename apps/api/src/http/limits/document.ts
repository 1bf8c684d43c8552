import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fieldOf, isIntrospection, typeNamed } from './fields.ts';
import { type Limits, tooLarge } from './limits.ts';
import { longListsOf } from './long-lists.ts';
import { listTooLong } from './source.ts';

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Types of the unpaged lists inside. */
  readonly listed: ReadonlySet<string>;
  /** Types with such a list inside another of the same type: the size cannot be known. */
  readonly recurring: ReadonlySet<string>;
}
const none: ReadonlySet<string> = new Set();
const nothing: Size = { depth: 0, aliases: 0, directives: 0, listed: none, recurring: none };
const beside = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  listed: union(a.listed, b.listed),
  recurring: union(a.recurring, b.recurring),
});
const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  b.size === 0 ? a : a.size === 0 ? b : new Set([...a, ...b]);

interface Measured {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly limits: Limits;
}

/** What makes a document too large whatever its variables are. Introspection counts like everything else. */
export const findDocumentProblems = ({ schema, document, limits }: Measured): readonly GraphQLError[] => {
  const problems: GraphQLError[] = [];
  const measure = createMeasure(schema, document);
  const longLists = longListsOf(schema, document);
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
    for (const name of ['depth', 'aliases', 'directives'] as const) {
      const [limit, found] = [limits[name], size[name]];
      if (found <= limit) continue;
      const message = `This operation has ${name} ${found}; at most ${limit} are allowed.`;
      problems.push(tooLarge({ message, limit, found }));
    }
    for (const type of size.recurring) {
      const message = `This operation asks for a list of ${type} inside a list of ${type}: ask for the inner one by itself.`;
      problems.push(tooLarge({ message, limit: 1 }));
    }
  }
  visit(document, {
    ListValue: (list, _key, parent) => {
      const { length } = list.values;
      const most = longLists.values.get(list) ?? limits.list;
      if (length <= most) return;
      const name = parent && 'name' in parent && parent.name ? parent.name.value : '';
      problems.push(listTooLong(length, most, name));
    },
  });
  return problems;
};

/** Each fragment is measured once, so spreading it a thousand times costs nothing more. */
const createMeasure = (schema: GraphQLSchema, document: DocumentNode) => {
  const fragments = fragmentsOf(document);
  const measured = new Map<FragmentDefinitionNode, Size>();
  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType | undefined): Size =>
    set.selections.reduce((sum, selection) => beside(sum, ofSelection(selection, type)), nothing);
  const ofSelection = (selection: SelectionNode, type: GraphQLNamedType | undefined): Size => {
    const directives = selection.directives?.length ?? 0;
    const inner =
      selection.kind === Kind.FIELD
        ? ofField(selection, type)
        : selection.kind === Kind.INLINE_FRAGMENT
          ? ofSet(selection.selectionSet, typeNamed(schema, selection.typeCondition?.name.value) ?? type)
          : ofFragment(fragments.get(selection.name.value));
    return { ...inner, directives: inner.directives + directives };
  };
  const ofFragment = (fragment: FragmentDefinitionNode | undefined): Size => {
    if (!fragment) return nothing;
    const known = measured.get(fragment);
    if (known) return known;
    // Stands in while the fragment is measured: a cycle ends here, and is refused by its own rule.
    measured.set(fragment, nothing);
    const size = ofSet(fragment.selectionSet, typeNamed(schema, fragment.typeCondition.name.value));
    measured.set(fragment, size);
    return size;
  };
  const ofField = (field: FieldNode, parent: GraphQLNamedType | undefined): Size => {
    const type = fieldOf(parent, field.name.value)?.type;
    const named = type && getNamedType(type);
    const inner = field.selectionSet ? ofSet(field.selectionSet, named) : nothing;
    const isOpenList =
      named &&
      isCompositeType(named) &&
      !isIntrospection(named) &&
      isListType(getNullableType(type)) &&
      !['edges', 'nodes'].includes(field.name.value);
    const lists = isOpenList ? new Set([named.name]) : none;
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (field.alias ? 1 : 0),
      directives: inner.directives,
      listed: union(inner.listed, lists),
      recurring: union(inner.recurring, new Set([...lists].filter((name) => inner.listed.has(name)))),
    };
  };
  return ofSet;
};

export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
