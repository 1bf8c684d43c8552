import type { MaybePromise } from '@untether/domain';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Bounds } from './bounds.ts';
import type { Place } from './database.ts';
import type { Dialect, InsertAll, Prepared, Values } from './dialect/dialect.ts';

export interface Connection extends Prepared {
  readonly dialect: Dialect;
  readonly bounds: Bounds;
  /** Called before each kept statement. */
  readonly enter?: () => void;
  /** As `statement`, for inserting many rows of these columns. */
  readonly inserter: (name: string, table: SQLiteTable, columns: readonly SQLiteColumn[]) => InsertAll;
}

interface Parts extends Place {
  readonly dialect: Dialect;
  readonly bounds: Bounds;
  readonly enter?: () => void;
  /** Gets the text of every statement that is not built by Drizzle. */
  readonly onStatement: (sql: string) => void;
}

// More than the program has: only updates with ever new combinations of fields could reach it.
const mostKept = 1000;

export const createConnection = ({ onStatement, ...parts }: Parts): Connection => {
  const kept = new Map<string, unknown>();
  const keep = <T>(name: string, make: () => T): T => {
    const found = kept.get(name);
    if (found) return found as T;
    const made = make();
    if (kept.size < mostKept) kept.set(name, made);
    return made;
  };
  return {
    ...parts,
    statement: <R>(name: string, build: () => PromiseLike<R>) =>
      keep(name, () => {
        let run: ((values: Values) => MaybePromise<R>) | undefined;
        return (values: Values): MaybePromise<R> => {
          run ??= parts.dialect.prepare(build());
          parts.enter?.();
          return run(values);
        };
      }),
    inserter: (name, table, columns) =>
      keep(name, () => parts.dialect.prepareInsert(parts.db, { table, columns, onStatement })),
  };
};
