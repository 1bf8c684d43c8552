import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest';
import { type OpenStore, openStore, type StoreOptions } from '../../src/index.ts';
import { createMigratedDatabase, createPostgresDatabase, isPostgresMissing } from '../../testing/index.ts';
import { partitionByPartner } from '../../testing/partitioned.ts';
import { isDivided } from './tenant-statements.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly tables: 'whole' | 'partitioned';
  }
}

export type EngineName = 'sqlite' | 'postgres';
/** The tables are as they are made, or, on PostgreSQL, partitioned by their partner. */
const isPartitioned = inject('tables') === 'partitioned';
export const engines: readonly EngineName[] = isPartitioned ? ['postgres'] : ['sqlite', 'postgres'];

const isMissing = (engine: EngineName): boolean => engine === 'postgres' && isPostgresMissing();

/** The URL of a database that holds nothing yet, for the tests of one file. */
export const useDatabase = (engine: EngineName): { readonly url: string } => {
  const made = { url: '' };
  let folder = '';
  beforeEach(({ skip }) => skip(isMissing(engine), 'no PostgreSQL here'));
  beforeAll(async () => {
    if (isMissing(engine)) return;
    if (engine === 'postgres') {
      made.url = isPartitioned ? await createMigratedDatabase() : await createPostgresDatabase();
      if (isPartitioned) await partitionByPartner(made.url);
      return;
    }
    folder = await mkdtemp(join(tmpdir(), 'untether-store-'));
    made.url = `file:${join(folder, 'new', 'store.db')}`;
  });
  afterAll(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  return made;
};

export interface TestStore {
  readonly store: OpenStore;
  /** Every statement since it was last emptied. */
  readonly statements: string[];
  readonly url: string;
}

export const useStore = (engine: EngineName, options: Omit<StoreOptions, 'url'> = {}): TestStore => {
  const database = useDatabase(engine);
  const statements: string[] = [];
  const ran = new Set<string>();
  const held: { store?: OpenStore } = {};
  beforeAll(async () => {
    if (isMissing(engine)) return;
    const onStatement = (sql: string): void => {
      statements.push(sql);
      ran.add(sql);
    };
    held.store = await openStore({ ...options, url: database.url, onStatement });
  });
  afterAll(() => expect([...ran].filter((sql) => !isDivided(sql))).toEqual([]));
  afterAll(() => held.store?.close());
  return {
    statements,
    get url() {
      return database.url;
    },
    get store() {
      if (!held.store) throw new Error('the store opens before the first test');
      return held.store;
    },
  };
};
