/** The same databases on PostgreSQL: the product's by its own move, and beside it, in the schema `plain`, what a bare server has. */
import { createRequire } from 'node:module';
import { runProduct } from '../product.mjs';
import { Sqlite } from './write.mjs';

const { Client } = createRequire(new URL('../../packages/store/package.json', import.meta.url))('pg');

export const onPostgres = async (connectionString, work) => {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A new database with all that a product's file has; resolves to its URL. */
export const moveToPostgres = async (serverUrl, name, file) => {
  await onPostgres(`${serverUrl}/postgres`, (client) => client.query(`create database ${name}`));
  const url = `${serverUrl}/${name}`;
  await runProduct(['move', '--from', `file:${file}`, '--to', url], {});
  await onPostgres(url, (client) => client.query('vacuum analyze'));
  return url;
};

const plain = `
  create schema plain;
  create table plain.partner as select id, name, sequence::integer from partner;
  create table plain.customer as select c.id, r.partner_id as partner, r.id as relationship_id, c.company_name, r.name_key,
      r.search_text, r.state from relationship r join customer c on c.id = r.customer_id;
  create table plain.subscription as select id, customer_id, friendly_name as name, quantity::integer, unit_type, status, is_trial,
      parent_subscription_id as parent_id, suspended_at from subscription;
  create table plain.event as select partner_id as partner, sequence::integer, id, type, occurred_at as at, actor, customer_id,
      subject_id, changes from event;
  create table plain.receipt (id text primary key, customer_id text not null, at timestamptz not null, body json not null);
  create table plain.sentence (kind text not null, unit_type text not null, text text not null);
  alter table plain.partner add primary key (id);
  alter table plain.customer add primary key (id);
  alter table plain.subscription add primary key (id);
  alter table plain.event add primary key (partner, sequence);
  create index on plain.customer (partner, state, name_key, relationship_id);
  create index on plain.customer using gin (search_text gin_trgm_ops);
  create index on plain.subscription (customer_id, status);`;

/** `plainFile` is what the bare server has on SQLite: its sentences are the same. */
export const addPlainTables = async (url, plainFile) => {
  const db = new Sqlite(plainFile, { readonly: true });
  const sentences = db.prepare('select * from sentence').all();
  db.close();
  await onPostgres(url, async (client) => {
    await client.query(plain);
    for (const { kind, unit_type, text } of sentences)
      await client.query('insert into plain.sentence values ($1, $2, $3)', [kind, unit_type, text]);
    await client.query('vacuum analyze');
  });
};
