import { join } from 'node:path';
import { createMigratedDatabase, isPostgresMissing } from '@untether/store/testing';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** On which engine this run of the tests is. */
    readonly engine: 'sqlite' | 'postgres';
  }
}

/** The URL of a database that holds no partner yet; `folder` is where a file may lie. */
export const newDatabase = async (folder: string): Promise<string> =>
  // Without a PostgreSQL the tests are skipped, but what they open first is opened all the same.
  inject('engine') === 'postgres' && !isPostgresMissing()
    ? createMigratedDatabase()
    : `file:${join(folder, 'untether.db')}`;
