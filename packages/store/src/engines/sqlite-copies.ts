import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type SqliteFile from 'better-sqlite3';
import { BackupRefused } from '../errors.ts';
import { migrationTable } from './migrations.ts';
import { giveToOwnerOfFolder, openFile, pathOf } from './sqlite.ts';

const pagesAtOnce = 10_000;

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A copy of the database as it is at one instant, in one file that only its owner may read. Writers go on meanwhile. */
const copyTo = async (from: string, draft: string): Promise<void> => {
  const source = openFile(from, { readonly: true, fileMustExist: true });
  try {
    await rm(draft, { force: true });
    const made = await open(draft, 'wx', 0o600);
    await giveToOwnerOfFolder(made, draft);
    await made.close();
    // One transaction over all steps: otherwise each commit of another process would make it begin again.
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await source.backup(draft, { progress: () => pagesAtOnce });
    source.exec('commit');
  } finally {
    source.close();
  }
  const copy = openFile(draft, { fileMustExist: true });
  try {
    // In one file: without a log of its own beside it.
    copy.pragma('journal_mode = DELETE');
    mustBeSound(copy, from);
  } finally {
    copy.close();
  }
  await chmod(draft, 0o600);
  const file = await open(draft, 'r+');
  await file.sync();
  await file.close();
};

const mustBeSound = (file: SqliteFile.Database, name: string): void => {
  const lines = file.prepare('pragma quick_check(3)').pluck().all() as string[];
  if (lines.join() !== 'ok') throw new BackupRefused('damaged', `${name} is damaged: ${lines.join('; ')}`);
};

/** Copies the database to a new file, while it is used. */
export const backupDatabase = async (url: string, target: string): Promise<{ readonly bytes: number }> => {
  if (!url.startsWith('file:')) throw new BackupRefused('engine', 'only an SQLite file is copied so: use pg_dump');
  if (await isThere(target)) throw new BackupRefused('exists', `${target} is there already`);
  const draft = `${target}.partial`;
  await copyTo(pathOf(url), draft);
  await rename(draft, target);
  return { bytes: (await stat(target)).size };
};

const isDatabaseOfOurs = (file: SqliteFile.Database): boolean =>
  file.prepare('select 1 from sqlite_schema where name = ?').get(migrationTable) !== undefined;

/**
 * Makes sure that nothing else has the target open, and leaves all of it in one file. A database that holds partners is
 * refused unless `force`. Resolves to whether there is a file.
 */
const freeTarget = async (path: string, force: boolean): Promise<boolean> => {
  if (!(await isThere(path))) return false;
  const file = openFile(path, { timeout: 0 });
  try {
    const hasPartners = isDatabaseOfOurs(file) && file.prepare('select 1 from partner limit 1').get() !== undefined;
    if (hasPartners && !force) throw new BackupRefused('not_empty', `${path} is not empty`);
    file.pragma('journal_mode = DELETE');
    return true;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (String(code).startsWith('SQLITE_BUSY')) throw new BackupRefused('in_use', `another process has ${path} open`);
    // With `force` also a damaged file makes way.
    if (error instanceof BackupRefused || !force) throw error;
    return true;
  } finally {
    file.close();
  }
};

/**
 * Moves a database away, with all that SQLite keeps beside it, also where only that is left: SQLite would write a log it
 * finds beside a database into it, whosever it was.
 */
const moveAway = async (path: string, to: string): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    if (await isThere(`${path}${suffix}`)) await rename(`${path}${suffix}`, `${to}${suffix}`);
};

export interface Restored {
  /** Where the database that was there before is now; null where there was none. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the database's place. `prepare` gets the URL of the copy before that, to migrate it: what it throws
 * leaves everything as it was.
 */
export const restoreDatabase = async (
  url: string,
  options: {
    readonly from: string;
    readonly force: boolean;
    readonly at: Date;
    readonly prepare: (url: string) => Promise<void>;
  },
): Promise<Restored> => {
  if (!url.startsWith('file:')) throw new BackupRefused('engine', 'only an SQLite file is restored so: use pg_restore');
  const { from, force, at, prepare } = options;
  const target = pathOf(url);
  const source = openFile(from, { readonly: true, fileMustExist: true });
  try {
    if (!isDatabaseOfOurs(source)) throw new BackupRefused('foreign', `${from} is not a database of Untether`);
  } finally {
    source.close();
  }
  const existed = await freeTarget(target, force);
  const draft = `${target}.restoring`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await copyTo(from, draft);
    await prepare(`file:${draft}`);
    await freeTarget(draft, true);
    // Once more: it took a while.
    await freeTarget(target, force);
    const before = `${target}.before-restore-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
    await moveAway(target, before);
    await rename(draft, target);
    return { kept: existed ? before : null };
  } finally {
    await rm(draft, { force: true });
  }
};
