import { readFile } from 'node:fs/promises';
import { SchemaTooNew } from '../errors.ts';

/** A database that migrations are applied to. `locked` runs its work in one transaction that no other process shares. */
export interface MigrationTarget {
  readonly run: (sql: string) => Promise<void>;
  /** Tags of the applied ones; empty for a new database. */
  readonly listApplied: () => Promise<readonly string[]>;
  readonly record: (tag: string) => Promise<void>;
  readonly locked: (work: () => Promise<void>) => Promise<void>;
}

export const migrationTable = 'untether_migration';

const folder = new URL('../../migrations/', import.meta.url);

const listTags = async (engine: 'sqlite' | 'postgres'): Promise<readonly string[]> => {
  const journal = JSON.parse(await readFile(new URL(`${engine}/meta/_journal.json`, folder), 'utf8')) as {
    readonly entries: readonly { readonly tag: string }[];
  };
  return journal.entries.map((entry) => entry.tag);
};

const readStatements = async (engine: string, tag: string) =>
  (await readFile(new URL(`${engine}/${tag}.sql`, folder), 'utf8')).split('--> statement-breakpoint');

const listMissing = (known: readonly string[], applied: readonly string[]) => {
  const unknown = applied.find((tag) => !known.includes(tag));
  if (unknown !== undefined) {
    throw new SchemaTooNew(
      `The database has the migration ${unknown}, which this version does not know: a newer version opened it before. ` +
        'Start that version, or restore a backup made before the upgrade.',
    );
  }
  return known.filter((tag) => !applied.includes(tag));
};

/** Brings the database to this version's schema. Forward only. */
export const migrate = async (engine: 'sqlite' | 'postgres', target: MigrationTarget): Promise<void> => {
  const known = await listTags(engine);
  if (listMissing(known, await target.listApplied()).length === 0) return;
  await target.locked(async () => {
    // Read again under the lock: another process may have been first.
    for (const tag of listMissing(known, await target.listApplied())) {
      for (const statement of await readStatements(engine, tag)) await target.run(statement);
      await target.record(tag);
    }
  });
};
