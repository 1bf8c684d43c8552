import type { MaybePromise } from '@untether/domain';
import type { Place } from './database.ts';
import type { Dialect, Values } from './dialect/dialect.ts';

export interface Connection extends Place {
  readonly dialect: Dialect;
  /** Called before each kept statement. */
  readonly enter?: () => void;
  /** Prepares a statement once per connection, when it is first run, and keeps it by name. SQLite answers at once. */
  readonly statement: <R>(name: string, build: () => PromiseLike<R>) => (values: Values) => MaybePromise<R>;
}

// More than the program has: only updates with ever new combinations of fields could reach it.
const mostKept = 1000;

export const createConnection = (parts: Omit<Connection, 'statement'>): Connection => {
  const kept = new Map<string, (values: Values) => MaybePromise<unknown>>();
  return {
    ...parts,
    statement: <R>(name: string, build: () => PromiseLike<R>) => {
      const found = kept.get(name);
      if (found) return found as (values: Values) => MaybePromise<R>;
      let run: ((values: Values) => MaybePromise<R>) | undefined;
      const made = (values: Values): MaybePromise<R> => {
        run ??= parts.dialect.prepare(build());
        parts.enter?.();
        return run(values);
      };
      if (kept.size < mostKept) kept.set(name, made);
      return made;
    },
  };
};
