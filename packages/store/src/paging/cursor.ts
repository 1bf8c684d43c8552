import { createHash } from 'node:crypto';
import { CursorError } from '@untether/domain';

export type CursorKey = string | number;

const version = 1;

/** Marks a list's cursors with the list, its order and its partner. */
export const cursorMark = (scope: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 11);

export const writeCursor = (mark: string, keys: readonly CursorKey[]): string =>
  Buffer.from(JSON.stringify([version, mark, ...keys])).toString('base64url');

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

// Our keys have neither NUL nor fractions, and the engines treat those differently.
const holds = (key: unknown) => (typeof key === 'string' ? !key.includes('\0') : Number.isSafeInteger(key));

/** @throws CursorError when it is not a cursor, or one of another list, order or partner. */
export const readCursor = (mark: string, types: readonly ('string' | 'number')[], cursor: string): CursorKey[] => {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed)) throw new CursorError('not a cursor');
  const [madeBy, madeFor, ...keys] = parsed as unknown[];
  const fits = keys.length === types.length && keys.every((key, at) => typeof key === types[at] && holds(key));
  if (madeBy !== version || madeFor !== mark || !fits) throw new CursorError('a cursor of another list');
  return keys as CursorKey[];
};
