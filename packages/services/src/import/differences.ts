import type { EventChanges, JsonValue } from '@untether/domain';

/** Instants become RFC 3339. */
const toJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value ?? null));

/** Bookkeeping of the import itself: no change of the item. */
const silent = new Set(['importHash', 'id']);

/** {field: {from, to}} for the fields of `after` that differ; those of a new row have no `from`. */
export const differences = (before: object | undefined, after: object): EventChanges => {
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field]) => !silent.has(field))
      .map(([field, value]) => [field, { from: toJson(old[field]), to: toJson(value) }] as const)
      .filter(([, { from, to }]) => before === undefined || JSON.stringify(from) !== JSON.stringify(to)),
  );
};
