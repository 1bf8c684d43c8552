import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteTransaction } from '../src/engines/sqlite-begin.ts';
import { createWriterQueue, type WriterQueue } from '../src/engines/writer-queue.ts';

const oneTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

describe('works that wait together', () => {
  let folder: string;
  let file: SqliteFile.Database;
  let queue: WriterQueue;
  let commits: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'untether-queue-'));
    file = new SqliteFile(join(folder, 'queue.db'));
    file.pragma('journal_mode = WAL');
    file.pragma('foreign_keys = ON');
    file.exec('create table owner (id integer primary key)');
    file.exec('create table row (id integer primary key, owner integer references owner(id))');
    const transaction = createSqliteTransaction(file);
    commits = 0;
    queue = createWriterQueue(file, async (work) => {
      const result = await transaction(work);
      commits += 1;
      return result;
    });
  });
  afterEach(() => {
    file.close();
    rmSync(folder, { recursive: true });
  });

  const insert = async (id: number) => file.prepare('insert into row (id) values (?)').run(id).lastInsertRowid;
  const stored = () => file.prepare('select id from row order by id').pluck().all();

  test('share commits, in the order asked', async () => {
    const answered = await Promise.all(oneTo(40).map((id) => queue.run(() => insert(id))));
    expect(answered).toEqual(oneTo(40));
    expect(stored()).toEqual(oneTo(40));
    expect(commits).toBeLessThan(40);
  });

  test('are undone one by one: what throws leaves nothing and affects no other', async () => {
    const settled = await Promise.allSettled(
      oneTo(6).map((id) =>
        queue.run(async () => {
          await insert(id);
          if (id % 2 === 0) throw new RangeError(`not ${id}`);
          return id;
        }),
      ),
    );
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      ...[1, 'not 2', 3, 'not 4', 5, 'not 6'],
    ]);
    expect(stored()).toEqual([1, 3, 5]);
  });

  test('do not settle before the commit, and fail together when it fails', async () => {
    const orphan = queue.run(async () => {
      file.pragma('defer_foreign_keys = ON');
      file.prepare('insert into row (id, owner) values (1, 99)').run();
    });
    const neighbour = queue.run(() => insert(2));
    const settled = await Promise.allSettled([orphan, neighbour]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(stored()).toEqual([]);
    await queue.run(() => insert(3));
    expect(stored()).toEqual([3]);
  });

  test('are all done before the queue is drained, and none is taken after', async () => {
    const working = oneTo(3).map((id) => queue.run(() => insert(id)));
    await queue.drain();
    expect(stored()).toEqual([1, 2, 3]);
    await expect(queue.run(() => insert(4))).rejects.toThrow('the store is closed');
    await Promise.all(working);
  });
});
