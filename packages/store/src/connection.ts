import type { Place } from './database.ts';
import type { Dialect, Values } from './dialect/dialect.ts';

export interface Connection extends Place {
  readonly dialect: Dialect;
  /** Prepares a statement once per connection and keeps it by name. */
  readonly statement: <R>(name: string, build: () => PromiseLike<R>) => (values: Values) => Promise<R>;
}

// More than the program has: only updates with ever new combinations of fields could reach it.
const mostKept = 1000;

export const createConnection = (parts: Omit<Connection, 'statement'>): Connection => {
  const kept = new Map<string, (values: Values) => Promise<unknown>>();
  return {
    ...parts,
    statement: <R>(name: string, build: () => PromiseLike<R>) => {
      const found = kept.get(name);
      if (found) return found as (values: Values) => Promise<R>;
      const made = parts.dialect.prepare(build());
      if (kept.size < mostKept) kept.set(name, made);
      return made;
    },
  };
};
