type Ordered = { readonly id: string; readonly parent: { readonly id: string } | null };

/** Each base is followed by its add-ons; an add-on whose base is not in the list stands for itself. */
export const withAddOnsBelow = <Item extends Ordered>(items: readonly Item[]): readonly Item[] => {
  const known = new Set(items.map(({ id }) => id));
  const standsAlone = ({ parent }: Item) => parent === null || !known.has(parent.id);
  const addOnsOf = (base: Item) => items.filter((item) => !standsAlone(item) && item.parent?.id === base.id);
  return items.filter(standsAlone).flatMap((base) => [base, ...addOnsOf(base)]);
};
