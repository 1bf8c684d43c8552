import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../src/index.ts';
import { addPartner } from './support/adding.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';

describe.each(engines)('opening a store on %s', (engine) => {
  const database = useDatabase(engine);

  test('makes what is missing, and finds again what was written', async () => {
    const first = await openStore({ url: database.url });
    const partner = await addPartner(first);
    await first.close();
    const second = await openStore({ url: database.url });
    expect(await second.findPartner(partner.id)).toEqual(partner);
    await second.close();
  });

  test('refuses a schema newer than the program, and changes nothing', async () => {
    await (await openStore({ url: database.url })).close();
    const insert = "insert into untether_migration (tag, applied_at) values ('9999_future', '2999-01-01')";
    await query(engine, database.url, insert);
    const opening = openStore({ url: database.url });
    await expect(opening).rejects.toMatchObject({
      name: 'SchemaTooNew',
      message: expect.stringContaining('9999_future'),
    });
    await query(engine, database.url, "delete from untether_migration where tag = '9999_future'");
    await (await openStore({ url: database.url })).close();
  });

  test('a closed store refuses work', async () => {
    const store = await openStore({ url: database.url });
    const partner = await addPartner(store);
    await store.close();
    await expect(store.transact([partner.id], async () => 'ran')).rejects.toThrow();
  });
});

test('a SQLite file is written ahead and in full, without memory mapping', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = `file:${relative(process.cwd(), join(folder, 'a', 'b.db'))}`;
  const store = await openStore({ url });
  const { writer, reader } = store.identity;
  expect(writer.all('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  for (const [name, value] of [
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['mmap_size', 0],
  ] as const) {
    expect(writer.all(`pragma ${name}`), name).toEqual([{ [name]: value }]);
  }
  expect(reader.all('pragma cache_size')).toEqual([{ cache_size: -65_536 }]);
  let refusal: unknown;
  try {
    reader.run('delete from partner');
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ cause: { code: 'SQLITE_READONLY' } });
  await store.close();
  await expect(query('sqlite', url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
});

test('the samples that ANALYZE leaves in a SQLite file are gone with the next opening, and no plan follows them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = `file:${join(folder, 'a.db')}`;
  await (await openStore({ url })).close();
  // Nearly every row has the same value in both columns: which index serves a query depends on the values it is given.
  const rows = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000) select';
  const oftenOne = 'case when i % 100 = 0 then i else 1 end';
  const oftenTwo = 'case when i % 100 = 50 then i else 1 end';
  await query('sqlite', url, 'create table probe (one, two)');
  await query('sqlite', url, 'create index probe_one on probe (one)');
  await query('sqlite', url, 'create index probe_two on probe (two)');
  await query('sqlite', url, `insert into probe ${rows} ${oftenOne}, ${oftenTwo} from n`);
  await query('sqlite', url, 'analyze');
  const planFor = (one: number, two: number) =>
    `explain query plan select * from probe where one = ${one} and two = ${two}`;
  expect(await query('sqlite', url, planFor(300, 1))).not.toEqual(await query('sqlite', url, planFor(1, 350)));

  const statistics = "select name from sqlite_schema where name like 'sqlite_stat%' order by name";
  expect(await query('sqlite', url, statistics)).toEqual([{ name: 'sqlite_stat1' }, { name: 'sqlite_stat4' }]);
  const store = await openStore({ url });
  // A connection that had read the samples would still plan by them.
  for (const connection of [store.identity.writer, store.identity.reader]) {
    expect(connection.all(statistics)).toEqual([{ name: 'sqlite_stat1' }]);
    expect(connection.all(planFor(300, 1))).toEqual(connection.all(planFor(1, 350)));
  }
  await store.close();
});

test('an address of neither kind is refused', async () => {
  await expect(openStore({ url: 'mysql://localhost/x' })).rejects.toThrow('file: or postgres://');
});

const cutAll = (url: string) =>
  query(
    'postgres',
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );

describe('on PostgreSQL', () => {
  const database = useDatabase('postgres');

  test('every text is compared by its bytes, as on SQLite', async () => {
    await (await openStore({ url: database.url })).close();
    const rows = await query(
      'postgres',
      database.url,
      `select table_name, column_name from information_schema.columns where table_schema = 'public'
       and data_type = 'text' and collation_name is distinct from 'C' and table_name <> 'untether_migration'`,
    );
    expect(rows).toEqual([]);
  });

  test('a connection cut by the server does not end the process, and the statements after it find another', async () => {
    const store = await openStore({ url: database.url });
    const partner = await addPartner(store);
    await cutAll(database.url);
    const cut = store.transact([partner.id], async () => {
      await cutAll(database.url);
    });
    await expect(cut).rejects.toThrow();
    // The pool drops a connection when it hears of its end, which may be after the next statement got it.
    await vi.waitFor(async () => expect(await store.findPartner(partner.id)).toEqual(partner));
    await store.close();
  });
});

test('the SQLite file of another program is refused, and stays as it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'untether-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'bookmarks.db');
  const theirs = new SqliteFile(path);
  theirs.exec('create table bookmark (url text)');
  theirs.close();
  await expect(openStore({ url: `file:${path}` })).rejects.toMatchObject({ name: 'ForeignDatabase' });
  const again = new SqliteFile(path);
  expect(again.prepare('select name from sqlite_schema').pluck().all()).toEqual(['bookmark']);
  expect(again.pragma('journal_mode', { simple: true })).toBe('delete');
  again.close();
});
