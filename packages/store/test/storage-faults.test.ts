import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { pathOf } from '../src/engines/sqlite.ts';
import { CommitUnknown, findStorageFault, openStore } from '../src/index.ts';
import { addPartner } from './support/adding.ts';
import { query } from './support/query.ts';
import { useDatabase } from './support/stores.ts';

const caught = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (thrown) {
    return thrown;
  }
  return expect.fail('it did not fail');
};

describe('what is wrong with the storage', () => {
  test.each([
    ['SQLITE_FULL', 'DISK_FULL', true],
    ['ENOSPC', 'DISK_FULL', true],
    ['SQLITE_READONLY_DIRECTORY', 'READ_ONLY', true],
    ['EROFS', 'READ_ONLY', true],
    ['SQLITE_IOERR_WRITE', 'IO', true],
    ['SQLITE_CORRUPT_VTAB', 'DAMAGED', false],
    ['SQLITE_BUSY_SNAPSHOT', 'BUSY', true],
    ['53100', 'DISK_FULL', true],
    ['57P01', 'UNREACHABLE', true],
    ['ECONNREFUSED', 'UNREACHABLE', true],
    ['25006', 'UNREACHABLE', true],
    ['55P03', 'BUSY', true],
  ])('%s is told apart from a bug, however deep it is: %s', (code, reason, isPassing) => {
    const thrown = new DrizzleQueryError('insert', [], Object.assign(new Error('it failed'), { code }));
    expect(findStorageFault(new Error('outside', { cause: thrown }))).toMatchObject({ reason, isPassing });
  });

  test('a connection that ended has only a sentence; during a commit nobody knows what became of it', () => {
    const ended = new Error('Connection terminated unexpectedly');
    expect(findStorageFault(new DrizzleQueryError('select', [], ended))?.reason).toBe('UNREACHABLE');
    expect(findStorageFault(new CommitUnknown('it ended', { cause: ended }))?.reason).toBe('OUTCOME_UNKNOWN');
  });

  test.each([
    new Error('a bug'),
    Object.assign(new Error('a bug'), { code: 'SQLITE_ERROR' }),
    Object.assign(new Error('taken'), { code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    'a text',
    undefined,
  ])('nothing else is one: %s', (thrown) => {
    expect(findStorageFault(thrown)).toBeUndefined();
  });
});

describe('on SQLite', () => {
  const database = useDatabase('sqlite');

  const open = async () => {
    const store = await openStore({ url: database.url });
    const { writer } = store.identity;
    const fill = async () => {
      for (let n = 0; n < 2000; n += 1) await store.writeSetting(`filler ${n} ${randomUUID()}`, 'x'.repeat(4000));
    };
    return {
      store,
      set: (name: string, value: number) => writer[name === 'query_only' ? 'run' : 'all'](`pragma ${name} = ${value}`),
      fill,
    };
  };

  test('a full disk undoes what does not fit, is named, and is over once there is space', async () => {
    const { store, set, fill } = await open();
    const partner = await addPartner(store);
    const pages = Number((await query('sqlite', database.url, 'pragma page_count'))[0]?.['page_count' as never]);
    set('max_page_count', pages + 20);
    expect(findStorageFault(await caught(fill))?.reason).toBe('DISK_FULL');
    expect(findStorageFault(await caught(() => store.writeSetting('large', 'x'.repeat(1_000_000))))?.reason).toBe(
      'DISK_FULL',
    );
    expect(await store.readSetting('large')).toBeUndefined();
    expect(await store.findPartner(partner.id)).toEqual(partner);
    set('max_page_count', 1_000_000_000);
    await store.health.write();
    await addPartner(store);
    await store.close();
  });

  test('what may not be written is named', async () => {
    const { store, set } = await open();
    set('query_only', 1);
    expect(findStorageFault(await caught(store.health.write))?.reason).toBe('READ_ONLY');
    await store.health.read();
    set('query_only', 0);
    await store.health.write();
    await store.close();
  });

  test('nothing is acknowledged once the file, or its log, is gone', async () => {
    const { store } = await open();
    await store.health.write();
    await rm(`${pathOf(database.url)}-wal`);
    expect(findStorageFault(await caught(store.health.write))?.reason).toBe('FILE_GONE');
    await rm(pathOf(database.url));
    expect(findStorageFault(await caught(() => addPartner(store)))?.reason).toBe('FILE_GONE');
    expect(findStorageFault(await caught(store.health.read))?.reason).toBe('FILE_GONE');
    await store.close();
  });
});

test('a database that another version has migrated meanwhile is known', async () => {
  const database = { url: `file:/tmp/untether-${randomUUID()}.db` };
  const store = await openStore({ url: database.url });
  expect(await store.health.isCurrent()).toBe(true);
  await query(
    'sqlite',
    database.url,
    "insert into untether_migration (tag, applied_at) values ('9999_future', '2999')",
  );
  expect(await store.health.isCurrent()).toBe(false);
  await store.close();
  for (const end of ['', '-wal', '-shm']) await rm(`${pathOf(database.url)}${end}`, { force: true });
});
