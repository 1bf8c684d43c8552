import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { MigrationFailed, SchemaTooNew } from '../errors.ts';

export interface AppliedMigration {
  readonly tag: string;
  /** Of the text that was applied; null where a version that did not record it applied it. */
  readonly sha256: string | null;
}

/** A database that migrations are applied to. `locked` runs its work in one transaction that no other process shares. */
export interface MigrationTarget {
  readonly run: (sql: string) => Promise<void>;
  /** Empty for a new database. */
  readonly listApplied: () => Promise<readonly AppliedMigration[]>;
  /** Makes the table of applied migrations what `record` needs. */
  readonly prepare: () => Promise<void>;
  readonly record: (migration: AppliedMigration) => Promise<void>;
  readonly locked: (work: () => Promise<void>) => Promise<void>;
}

export type EngineName = 'sqlite' | 'postgres';

export const migrationTable = 'untether_migration';

interface Migration {
  readonly tag: string;
  readonly text: string;
  readonly sha256: string;
}

const shipped = new URL('../../migrations/', import.meta.url);

/** The text of every migration, in order; each is the one that was released. */
export const readMigrations = async (engine: EngineName, folder: URL = shipped): Promise<readonly Migration[]> => {
  const read = (path: string) => readFile(new URL(path, folder), 'utf8');
  const [journal, frozen] = await Promise.all([read(`${engine}/meta/_journal.json`), read('frozen.json')]);
  const { entries } = JSON.parse(journal) as { readonly entries: readonly { readonly tag: string }[] };
  const released = (JSON.parse(frozen) as Readonly<Record<EngineName, Readonly<Record<string, string>>>>)[engine];
  return Promise.all(
    entries.map(async ({ tag }) => {
      const text = await read(`${engine}/${tag}.sql`);
      const sha256 = createHash('sha256').update(text).digest('hex');
      if (released[tag] !== sha256) {
        throw new MigrationFailed(
          `the program's own file ${engine}/${tag}.sql is not the one that was released: install this version again`,
        );
      }
      return { tag, text, sha256 };
    }),
  );
};

const listMissing = (known: readonly Migration[], applied: readonly AppliedMigration[]): readonly Migration[] => {
  for (const { tag, sha256 } of applied) {
    const found = known.find((one) => one.tag === tag);
    if (found === undefined) {
      throw new SchemaTooNew(
        `The database has the migration ${tag}, which this version does not know: a newer version opened it before. ` +
          'Start that version, or restore a backup made before the upgrade.',
      );
    }
    if (sha256 !== null && sha256 !== found.sha256) {
      throw new MigrationFailed(
        `its migration ${tag} was applied with another text than this version's: it comes from a build that was never released; restore a backup made by a released version`,
      );
    }
  }
  const tags = new Set(applied.map(({ tag }) => tag));
  return known.filter(({ tag }) => !tags.has(tag));
};

const apply = async (target: MigrationTarget, { tag, text, sha256 }: Migration): Promise<void> => {
  for (const statement of text.split('--> statement-breakpoint')) {
    try {
      await target.run(statement);
    } catch (thrown) {
      const { message, code = '' } = thrown as { readonly message: string; readonly code?: unknown };
      // What is wrong with the disk, or what this user may not do, is not wrong with the migration.
      if (code !== 'SQLITE_ERROR' && !/^42(?!501)/.test(String(code))) throw thrown;
      throw new MigrationFailed(
        `the migration ${tag} does not fit it (${message}), so nothing was changed: its earlier migrations are not the released ones; restore a backup made by a released version`,
        { cause: thrown },
      );
    }
  }
  await target.record({ tag, sha256 });
};

/** Brings the database to this version's schema. Forward only. Returns the tags of what it applied. */
export const migrate = async (engine: EngineName, target: MigrationTarget): Promise<readonly string[]> => {
  const known = await readMigrations(engine);
  const before = await target.listApplied();
  const isWhole = before.every(({ sha256 }) => sha256 !== null);
  if (listMissing(known, before).length === 0 && isWhole) return [];
  const done: string[] = [];
  await target.locked(async () => {
    // Read again under the lock: another process may have been first.
    const applied = await target.listApplied();
    const missing = listMissing(known, applied);
    await target.prepare();
    for (const { tag, sha256 } of known)
      if (applied.some((one) => one.tag === tag && one.sha256 === null)) await target.record({ tag, sha256 });
    for (const migration of missing) {
      await apply(target, migration);
      done.push(migration.tag);
    }
  });
  return done;
};
