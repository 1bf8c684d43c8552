/** The same data in the few tables that a server of a hundred lines would have; written from the product's database. */
import {
  defaultPolicy,
  emptyFacts,
  languages,
  removalBlockers,
  sayByKind,
} from '../../packages/domain/dist/src/index.js';
import { Sqlite } from './write.mjs';

const tables = `
  create table partner (id text primary key, name text not null, sequence integer not null) without rowid;
  create table customer (row integer primary key, id text not null unique, partner text not null, relationship_id text not null,
    company_name text not null, name_key text not null, state text not null, kinds text not null);
  create table subscription (id text primary key, customer_id text not null, name text not null, quantity integer not null,
    unit_type text not null, status text not null, is_trial integer not null, parent_id text, suspended_at integer) without rowid;
  create table event (partner text not null, sequence integer not null, id text not null, type text not null, at integer not null,
    actor text not null, customer_id text, subject_id text, changes text not null, primary key (partner, sequence)) without rowid;
  create table receipt (id text primary key, customer_id text not null, at integer not null, body text not null) without rowid;
  create table sentence (kind text not null, unit_type text not null, text text not null);
  create virtual table customer_search using fts5(search_text, content='', tokenize='trigram case_sensitive 1');`;

const rows = `
  insert into partner select id, name, sequence from product.partner;
  insert into customer select r.row_number, c.id, r.partner_id, r.id, c.company_name, r.name_key, r.state, r.blocker_kinds
    from product.relationship r join product.customer c on c.id = r.customer_id;
  insert into customer_search (rowid, search_text) select row_number, search_text from product.relationship;
  insert into subscription select id, customer_id, friendly_name, quantity, unit_type, status, is_trial, parent_subscription_id,
    suspended_at from product.subscription;
  insert into event select partner_id, sequence, id, type, occurred_at, actor, customer_id, subject_id, changes from product.event;`;

const indexes = `
  create index customer_by_name on customer (partner, state, name_key, relationship_id);
  create index customer_by_kinds on customer (partner, state, kinds, name_key, relationship_id);
  create index subscription_by_customer on subscription (customer_id, status);`;

const stand = { name: '{name}', quantity: 987_654 };

/** The product's own sentences with places for a name and a quantity, so that bare words its answers as the product does. */
const sentencesOf = ({ customer, relationship, subscriptions }) => {
  const renamed = subscriptions.map((one) => ({
    ...one,
    friendlyName: stand.name,
    offerName: stand.name,
    quantity: stand.quantity,
  }));
  const blockers = removalBlockers(
    { ...emptyFacts(customer, relationship), subscriptions: renamed },
    defaultPolicy,
    new Date(),
  );
  return blockers.map((blocker) => ({
    kind: blocker.kind,
    unitType: blocker.unitType,
    text: sayByKind(languages.en.blockers, blocker).replace(stand.quantity.toLocaleString('en'), '{quantity}'),
  }));
};

/** `customers` are some that have every kind of blocker between them. */
export const writePlain = (file, productFile, customers) => {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  db.exec(tables);
  db.prepare('attach ? as product').run(productFile);
  db.exec(rows);
  db.exec(indexes);
  const known = new Set();
  const insert = db.prepare('insert into sentence values (?, ?, ?)');
  for (const { kind, unitType, text } of customers.flatMap(sentencesOf)) {
    if (known.has(`${kind} ${unitType}`)) continue;
    known.add(`${kind} ${unitType}`);
    insert.run(kind, unitType, text);
  }
  db.exec('detach product');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};
