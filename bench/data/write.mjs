/** Two ways to write the same customers: through the product's store, and, for a million, in bulk by SQL. */
import { createRequire } from 'node:module';
import { eventSchemaVersion, linkOf, startOfChain } from '../../packages/domain/dist/src/index.js';
import { openStore } from '../../packages/store/dist/index.js';
import { sealing } from '../../packages/store/dist/sealing.js';
import { sqliteTables } from '../../packages/store/dist/tables/sqlite.js';
import { packWords } from '../../packages/store/dist/words.js';
import { customerCopies } from '../../packages/store/dist/writes/customer-copies.js';
import { newEventId } from '../../packages/store/dist/writes/event-id.js';
import { createNameLetters } from '../../packages/store/dist/writes/name-letters.js';

const require = createRequire(new URL('../../packages/store/package.json', import.meta.url));
export const Sqlite = require('better-sqlite3');
const { getTableColumns, getTableName } = require('drizzle-orm');

const customersAtOnce = 500;

export const writeByStore = async (file, partnerId, customers, { now, onRow = () => undefined }) => {
  const store = await openStore({ url: `file:${file}`, now: () => now });
  const write = (batch) =>
    store.transact([partnerId], async (tx) => {
      await tx.apply(batch.map(({ customer: row }) => ({ insert: 'customer', row })));
      await tx.apply(batch.map(({ relationship: row }) => ({ insert: 'relationship', row })));
      await tx.apply(
        batch.flatMap(({ subscriptions }) => subscriptions.map((row) => ({ insert: 'subscription', row }))),
      );
      await tx.append(batch.map(({ event }) => event));
    });
  let batch = [];
  for (const one of customers) {
    batch.push(one);
    onRow();
    if (batch.length < customersAtOnce) continue;
    await write(batch);
    batch = [];
  }
  if (batch.length > 0) await write(batch);
  await store.close();
};

/** Inserts rows as the store would encode them; a field that a row lacks gets its column's default. */
const inserter = (db, table) => {
  const columns = Object.entries(getTableColumns(table)).filter(
    ([, { generated, primary, dataType }]) => !generated && !(primary && dataType === 'number'),
  );
  const names = columns.map(([, { name }]) => `"${name}"`);
  const insert = db.prepare(`insert into "${getTableName(table)}" (${names}) values (${names.map(() => '?')})`);
  const encode = (column, value) => (value === undefined || value === null ? null : column.mapToDriverValue(value));
  return (row) =>
    insert.run(
      columns.map(([field, column]) => encode(column, row[field] === undefined ? column.default : row[field])),
    );
};

/** Indexes are built once at the end: a sort instead of a million searches. Triggers stay, so that search finds all. */
const withoutIndexes = (db, tables, write) => {
  const marks = tables.map(() => '?');
  const indexes = db
    .prepare(`select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (${marks})`)
    .all(tables);
  for (const { name } of indexes) db.exec(`drop index "${name}"`);
  write();
  for (const { sql } of indexes) db.exec(sql);
};

const bulkTables = ['customer', 'relationship', 'subscription', 'event'];
const customersPerCommit = 20_000;

export const writeBySql = (
  file,
  partnerId,
  customers,
  { now, onRow = () => undefined, onIndexes = () => undefined },
) => {
  const db = new Sqlite(file);
  for (const pragma of [
    'journal_mode = OFF',
    'synchronous = OFF',
    'foreign_keys = OFF',
    'locking_mode = EXCLUSIVE',
    'cache_size = -524288',
    'threads = 2',
  ])
    db.pragma(pragma);
  const log = db
    .prepare('select sequence, recorded_at as recordedAt, chain_hash as chainHash from partner where id = ?')
    .get(partnerId);
  let { sequence } = log;
  let chainHash = log.chainHash ?? startOfChain;
  const recordedAt = new Date(Math.max(now, log.recordedAt));
  withoutIndexes(db, bulkTables, () => {
    const [customer, relationship, subscription, event] = bulkTables.map((name) => inserter(db, sqliteTables[name]));
    const letters = createNameLetters();
    let written = 0;
    db.exec('begin');
    for (const one of customers) {
      customer(one.customer);
      const row = {
        ...one.relationship,
        blockerKinds: packWords(one.relationship.blockerKinds),
        ...customerCopies(one.customer),
      };
      relationship(row);
      letters.note(row);
      for (const row of one.subscriptions) subscription(row);
      sequence += 1;
      const logged = { ...one.event, id: newEventId(now), sequence, recordedAt, schemaVersion: eventSchemaVersion };
      const link = linkOf(logged, chainHash, sealing);
      chainHash = link.hash;
      event({ ...logged, ...link });
      onRow();
      written += 1;
      if (written % customersPerCommit === 0) db.exec('commit; begin');
    }
    const nameLetters = inserter(db, sqliteTables.nameLetters);
    for (const row of letters.rows()) nameLetters(row);
    db.exec('commit');
    onIndexes();
  });
  db.prepare('update partner set sequence = ?, recorded_at = ?, chained = ?, chain_hash = ? where id = ?').run(
    sequence,
    recordedAt.getTime(),
    sequence,
    chainHash,
    partnerId,
  );
  db.pragma('locking_mode = NORMAL');
  db.pragma('journal_mode = WAL');
  db.close();
};

/** Ids and salts of events are random, and so are hashes over them. */
const shown = (table, row) => {
  if (table === 'event') return { ...row, id: null, hash: null, digests: null };
  return table === 'partner' ? { ...row, chain_hash: null } : row;
};

/** Throws where the two ways leave different rows: a new table or column that bulk writing does not know yet. */
export const mustBeEqual = (byStore, bySql) => {
  const [store, sql] = [byStore, bySql].map((file) => new Sqlite(file, { readonly: true }));
  const virtual = store.prepare("select name from sqlite_master where sql like 'create virtual table%'").pluck().all();
  const isShadow = (name) => virtual.some((one) => name === one || name.startsWith(`${one}_`));
  const tables = store
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
    .pluck()
    .all();
  for (const table of tables.filter((name) => !isShadow(name))) {
    const read = (db) =>
      db
        .prepare(`select * from "${table}" order by 1, 2`)
        .all()
        .map((row) => JSON.stringify(shown(table, row)));
    const [wanted, found] = [read(store), read(sql)];
    const at = wanted.findIndex((row, index) => row !== found[index]);
    if (at >= 0 || wanted.length !== found.length)
      throw new Error(
        `bulk writing (bench/data/write.mjs) leaves ${table} unlike the store does:\n${wanted[at]}\n${found[at]}`,
      );
  }
  store.close();
  sql.close();
};
