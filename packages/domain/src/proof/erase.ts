import type { Digests } from './digested.ts';

/** What stands where a name, an address or a text was that has been erased. */
export const erasedText = '[erased]';

/** A row whose texts at these places (JSON Pointers) are erased. */
export const withoutTexts = <T extends object>(row: T, paths: readonly string[]): T =>
  paths.reduce((erased, path) => withoutText(erased, path.split('/').slice(1)) as T, row);

const withoutText = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined) return typeof value === 'string' ? erasedText : value;
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === name ? withoutText(one, rest) : one));
  if (typeof value !== 'object' || value === null || !(name in value)) return value;
  return { ...value, [name]: withoutText((value as Readonly<Record<string, unknown>>)[name], rest) };
};

/** Without their salts, the digests at these places say nothing about what was there, and the hash still fits. */
export const withoutSalts = (digests: Digests, paths: readonly string[]): Digests =>
  Object.fromEntries(
    Object.entries(digests).map(([path, made]) => [path, paths.includes(path) ? { ...made, salt: null } : made]),
  );
