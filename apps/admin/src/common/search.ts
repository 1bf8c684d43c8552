/** What the address bar may hold: texts only, and nothing that is empty. */
export type RawSearch = Readonly<Record<string, unknown>>;

export const textIn = (search: RawSearch, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const oneIn = <T extends string>(search: RawSearch, name: string, values: readonly T[]): T | undefined =>
  values.find((candidate) => candidate === search[name]);

/** Leaves out what is undefined, as `exactOptionalPropertyTypes` and short addresses want it. */
export const withoutUndefined = <T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

// "00123" and "1e5" are searches, not numbers, so the router's JSON reading of values is not used.
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export const stringifySearch = (search: Record<string, unknown>): string => {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
};

/** The item that is open beside its list. */
export const readItemSearch = (search: RawSearch): { readonly item?: string } =>
  withoutUndefined({ item: textIn(search, 'item') });
