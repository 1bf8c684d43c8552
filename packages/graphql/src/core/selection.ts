import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

type Selecting = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** What an answer was for the same selection: a document is executed many times. */
const known = new WeakMap<FieldNode, ReadonlySet<string>>();

/**
 * Names of the fields selected of what a field returns, in any fragment and whatever @skip and @include say; below
 * `edges` and `nodes` those of the rows.
 */
export const selectedFields = ({ fieldNodes, fragments }: Selecting): ReadonlySet<string> => {
  const [first] = fieldNodes;
  if (first === undefined) return new Set();
  const found = known.get(first);
  if (found !== undefined && fieldNodes.length === 1) return found;
  const names = new Set<string>();
  const ofSet = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) ofSelection(selection);
  };
  const ofSelection = (selection: SelectionNode): void => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) ofSet(fragments[selection.name.value]?.selectionSet);
    else if (selection.kind === Kind.INLINE_FRAGMENT || rowFields.has(selection.name.value))
      ofSet(selection.selectionSet);
    else names.add(selection.name.value);
  };
  for (const { selectionSet } of fieldNodes) ofSet(selectionSet);
  if (fieldNodes.length === 1) known.set(first, names);
  return names;
};

const rowFields: ReadonlySet<string> = new Set(['edges', 'nodes', 'node']);

/** Whether of an object nothing is selected but its `id`, and its type: what is known without reading it. */
export const asksOnlyForIds = (info: Selecting): boolean => isWithin(selectedFields(info), idOnly);

export const isWithin = (names: ReadonlySet<string>, allowed: ReadonlySet<string>): boolean => {
  for (const name of names) if (!allowed.has(name)) return false;
  return true;
};

const idOnly: ReadonlySet<string> = new Set(['id', '__typename']);
