import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createMigratedDatabase, isPostgresMissing, runOn } from '@untether/store/testing';
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

/** Keeps a copy of a database that nobody has open. Resolves to what puts it back, over what came later. */
export const keepCopy = async (url: string): Promise<() => Promise<void>> => {
  if (url.startsWith('file:')) {
    const file = url.slice('file:'.length);
    cpSync(file, `${file}.copy`);
    return async () => cpSync(`${file}.copy`, file);
  }
  const server = `${inject('postgresUrl')}/postgres`;
  const name = new URL(url).pathname.slice(1);
  await runOn(server, `create database ${name}_copy template ${name}`);
  return async () => {
    await runOn(server, `drop database ${name}`);
    await runOn(server, `create database ${name} template ${name}_copy`);
  };
};

/** How often something is tried that is true whatever the engine: on PostgreSQL, beside SQLite, less often. */
export const triesOf = (count: number): number => (inject('engine') === 'postgres' ? Math.ceil(count / 4) : count);
