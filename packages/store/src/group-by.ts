/** Rows by a text of theirs, in the order given. */
export const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string | null) => {
  const groups = new Map<string | null, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return (key: string): readonly T[] => groups.get(key) ?? [];
};
