import { chmod, type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteFile from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { createConnection } from '../connection.ts';
import { sqliteDialect } from '../dialect/sqlite.ts';
import { ForeignDatabase } from '../errors.ts';
import { sqliteTables } from '../tables/sqlite.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { createFileGuard } from './file-guard.ts';
import { type AppliedMigration, migrate, migrationTable } from './migrations.ts';
import { refuseNesting } from './nesting.ts';
import { createReadTurn } from './read-turn.ts';
import { createSqliteTransaction, whenFree } from './sqlite-begin.ts';
import { createWriterQueue } from './writer-queue.ts';

/** `file:` and a path, relative to where the process runs, or a whole file URL. */
export const pathOf = (url: string): string =>
  url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));

/** Pages that reads keep in memory, in KiB; taken as they are used. */
const readerCacheKib = 64 * 1024;

/**
 * Of what ANALYZE leaves, samples of the keys make SQLite plan each statement again at every execution (STAT4), which
 * doubles the cost of a short one; a connection that has read them keeps them. Returns whether there were any.
 */
const dropSamples = async (file: SqliteFile.Database): Promise<boolean> => {
  const found = file.prepare("select 1 from sqlite_schema where name = 'sqlite_stat4'").get() !== undefined;
  if (found) await whenFree(() => file.exec('drop table if exists sqlite_stat4'));
  return found;
};

/** Named, because looking for it where it could be takes longer than loading it. */
const nativeBinding = createRequire(import.meta.url).resolve('better-sqlite3/build/Release/better_sqlite3.node');

/** Opens a file as it is: no migration, no setting. */
export const openFile = (path: string, options: SqliteFile.Options): SqliteFile.Database =>
  new SqliteFile(path, { ...options, nativeBinding });

/**
 * How long the write-ahead log gets before it is written back, 16 MB: each page that changed once, however often it did.
 * Up to here readers find a page of the log by one table.
 */
const pagesInWal = 4000;

/** What root makes in a folder of the server's user is that user's: otherwise the server could not open it. */
export const giveToOwnerOfFolder = async (file: FileHandle, path: string): Promise<void> => {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(path));
  await file.chown(uid, gid);
};

/** SQLite gives the files beside a database the permissions, and from root the owner, that it finds on it. */
const makePrivate = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const made = await open(path, 'wx', 0o600).catch(() => undefined);
  if (made !== undefined) await giveToOwnerOfFolder(made, path);
  await made?.close();
  // What cannot be changed, or is not there, is for SQLite to report.
  for (const file of [path, `${path}-wal`, `${path}-shm`]) await chmod(file, 0o600).catch(() => undefined);
};

/** Before anything is changed: a file with tables of which none is ours belongs to another program. */
const refuseForeign = (file: SqliteFile.Database): void => {
  const tables = file.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  if (tables.length > 0 && !tables.includes(migrationTable)) throw new ForeignDatabase();
};

const openWriter = async (path: string): Promise<SqliteFile.Database> => {
  await makePrivate(path);
  // A wait inside SQLite would stop the event loop: `whenFree` waits outside.
  const file = new SqliteFile(path, { timeout: 0, nativeBinding });
  try {
    await whenFree(() => refuseForeign(file));
    await whenFree(() => file.pragma('journal_mode = WAL'));
  } catch (thrown) {
    file.close();
    throw thrown;
  }
  if (await dropSamples(file)) {
    file.close();
    return openWriter(path);
  }
  // A reopened WAL file falls back to NORMAL, so this is set on every open.
  file.pragma('synchronous = FULL');
  file.pragma('mmap_size = 0');
  file.pragma(`wal_autocheckpoint = ${pagesInWal}`);
  return file;
};

const migrateFile = async (file: SqliteFile.Database, transaction: ReturnType<typeof createSqliteTransaction>) => {
  file.pragma('foreign_keys = OFF');
  const columns = () => file.pragma(`table_info(${migrationTable})`) as readonly { readonly name: string }[];
  const applied = await migrate('sqlite', {
    run: async (sql) => {
      file.exec(sql);
    },
    listApplied: async () => {
      if (columns().length === 0) return [];
      const rows = file.prepare(`select * from ${migrationTable}`).all() as Partial<AppliedMigration>[];
      return rows.map(({ tag = '', sha256 = null }) => ({ tag, sha256 }));
    },
    prepare: async () => {
      file.exec(`create table if not exists ${migrationTable} (tag text primary key, applied_at text not null)`);
      if (!columns().some(({ name }) => name === 'sha256'))
        file.exec(`alter table ${migrationTable} add column sha256 text`);
    },
    record: async ({ tag, sha256 }) => {
      file
        .prepare(
          `insert into ${migrationTable} (tag, applied_at, sha256) values (?, datetime(), ?)
           on conflict (tag) do update set sha256 = excluded.sha256`,
        )
        .run(tag, sha256);
    },
    locked: (work) => transaction(work),
  });
  file.pragma('foreign_keys = ON');
  return applied;
};

const openReader = (path: string) => {
  const file = new SqliteFile(path, { readonly: true, fileMustExist: true, nativeBinding });
  file.pragma('mmap_size = 0');
  file.pragma(`cache_size = -${readerCacheKib}`);
  return file;
};

/** A line of each kind of damage; at most 100 of each. */
const findDamage = (file: SqliteFile.Database): readonly string[] => {
  const pages = file.prepare('pragma integrity_check(100)').pluck().all() as string[];
  const orphans = file
    .prepare('select "table", rowid as row, parent from pragma_foreign_key_check limit 100')
    .all() as { readonly table: string; readonly row: number | null; readonly parent: string }[];
  return [
    ...pages.filter((line) => line !== 'ok'),
    ...orphans.map(({ table, row, parent }) => `row ${row} of ${table} names a row of ${parent} that is not there`),
  ];
};

export const openSqlite = async (url: string, { onStatement, bounds }: EngineOptions): Promise<Engine> => {
  const path = pathOf(url);
  const writerFile = await openWriter(path);
  const guard = createFileGuard(path);
  const transaction = createSqliteTransaction(writerFile, guard.check);
  try {
    const migrated = await migrateFile(writerFile, transaction);
    const readerFile = openReader(path);
    const connect = (file: SqliteFile.Database, enter?: () => void) =>
      createConnection({
        db: drizzle(file, { logger: { logQuery: onStatement } }),
        tables: sqliteTables,
        dialect: sqliteDialect,
        bounds,
        onStatement,
        ...(enter && { enter }),
      });
    const writer = connect(writerFile);
    const turn = createReadTurn(readerFile);
    const queue = createWriterQueue(writerFile, transaction, turn.end);
    const write = refuseNesting(queue.run);
    return {
      reader: connect(readerFile, turn.enter),
      writer,
      transaction: (work) => write(() => work(writer)),
      // A file has one writer.
      frozen: (work) => write(() => work(writer)),
      exclusive: write,
      migrated,
      listApplied: async () => {
        turn.end();
        return readerFile.prepare(`select tag from ${migrationTable} order by tag`).pluck().all() as string[];
      },
      checkFiles: guard.check,
      // Other processes look at the file's own mark.
      announce: () => undefined,
      onAnnounced: () => () => undefined,
      // Asked on the writer, whose own commits do not change it.
      commitMark: async () => {
        turn.end();
        return Number(writerFile.pragma('data_version', { simple: true }));
      },
      findDamage: async () => findDamage(readerFile),
      close: async () => {
        await queue.drain();
        turn.end();
        readerFile.close();
        writerFile.close();
      },
    };
  } catch (error) {
    writerFile.close();
    throw error;
  }
};
