/** The databases of the bench, made once per schema and kept in data/bench for a few days. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runProduct } from '../product.mjs';
import { folder } from '../setup.mjs';
import { writePlain } from './plain.mjs';
import { customersOf } from './shape.mjs';
import { mustBeEqual, Sqlite, writeBySql, writeByStore } from './write.mjs';

export const admins = { main: 'admin@main.example', reserve: 'admin@reserve.example' };
export const password = 'a-password-of-the-bench';
const names = { main: 'Bench Main', reserve: 'Bench Reserve' };
const keptDays = 3;

/** Both partners of a real installation, without customers. */
const install = async (file) => {
  for (const which of ['main', 'reserve'])
    await runProduct(
      ['init', '--partner', names[which], '--kind', 'direct_bill', '--admin', admins[which], '--name', 'Bench Admin'],
      { DATABASE_URL: `file:${file}`, UNTETHER_ADMIN_PASSWORD: password },
    );
};

/** Everything in the file itself, so that it can be copied. */
const settle = (file) => {
  const db = new Sqlite(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};

const partnerOf = (file, which) => {
  const db = new Sqlite(file, { readonly: true });
  const found = db
    .prepare(
      'select p.id as partnerId, m.user_id as userId from partner p join membership m on m.partner_id = p.id where p.name = ?',
    )
    .get(names[which]);
  db.close();
  return { partnerId: found.partnerId, actor: { kind: 'user', id: found.userId, name: 'Bench Admin' } };
};

const removable = { main: 0.01, reserve: 1 };
const seeds = { main: 1, reserve: 2 };
const listCustomers = (file, which, { count, now }) => {
  const { partnerId, actor } = partnerOf(file, which);
  return {
    partnerId,
    customers: customersOf({ partnerId, actor, count, removableShare: removable[which], seed: seeds[which], now }),
  };
};

/** Bulk writing is only used where it leaves what the store leaves. */
const checkBulk = async (empty, place, now) => {
  const [byStore, bySql] = ['store.db', 'sql.db'].map((name) => join(place, name));
  for (const file of [byStore, bySql]) copyFileSync(empty, file);
  const few = () => listCustomers(empty, 'main', { count: 60, now });
  await writeByStore(byStore, few().partnerId, few().customers, { now });
  writeBySql(bySql, few().partnerId, few().customers, { now });
  mustBeEqual(byStore, bySql);
};

const progress = (what, count) => {
  const startedAt = performance.now();
  let done = 0;
  return () => {
    done += 1;
    if (done % 50_000 === 0)
      console.log(
        `  ${what}: ${done.toLocaleString('en')} of ${count.toLocaleString('en')} customers, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
      );
  };
};

const schemaMark = () => {
  const hash = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname).toSorted())
    hash.update(readFileSync(join(import.meta.dirname, name)));
  const kept = ['store/migrations/sqlite/meta/_journal.json', 'domain/src/blockers/kept-form.ts'];
  for (const file of kept) hash.update(readFileSync(new URL(`../../packages/${file}`, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
};

const dayMs = 86_400_000;
const isFresh = (path) => existsSync(path) && Date.now() - statSync(path).mtimeMs < keptDays * dayMs;

const write = async (which, { file, place, count, bulk, now }) => {
  const { partnerId, customers } = listCustomers(file, which, { count, now });
  const onRow = progress(which, count);
  if (!bulk) return writeByStore(file, partnerId, customers, { now, onRow });
  await checkBulk(file, place, now);
  writeBySql(file, partnerId, customers, { now, onRow, onIndexes: () => console.log('  indexes ...') });
};

/** A product's database of so many customers, 6 subscriptions each, and of a second partner whose customers can be removed. */
export const makeProductData = async ({ customers, reserve }) => {
  const kept = join(folder, `product-${customers}-${reserve}-${schemaMark()}.db`);
  if (isFresh(kept)) return kept;
  for (const name of readdirSync(folder))
    if (name.startsWith(`product-${customers}-${reserve}-`)) rmSync(join(folder, name));
  console.log(`Making ${customers.toLocaleString('en')} customers ...`);
  const startedAt = performance.now();
  const place = join(folder, `making-${process.pid}`);
  mkdirSync(place, { recursive: true });
  try {
    const file = join(place, 'product.db');
    const now = new Date();
    await install(file);
    settle(file);
    await write('main', { file, place, count: customers, bulk: customers > 50_000, now });
    if (reserve > 0) await write('reserve', { file, place, count: reserve, bulk: false, now });
    settle(file);
    renameSync(file, kept);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  console.log(
    `  made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${(statSync(kept).size / 2 ** 20).toFixed(0)} MiB`,
  );
  return kept;
};

/** What stands beside the product reads this. */
export const makePlainData = (productFile, target) => {
  rmSync(target, { force: true });
  const { customers } = listCustomers(productFile, 'main', { count: 500, now: new Date() });
  writePlain(target, productFile, [...customers]);
};
