/** What bare and the peers read: prepared statements, blockers put together in JavaScript, those of a page in one statement. */
import { createRequire } from 'node:module';
import { asEvent, asPortfolio, byCustomer, createBlockers } from './answers.mjs';

const Sqlite = createRequire(new URL('../../packages/store/package.json', import.meta.url))('better-sqlite3');

export const openPlain = (file, { writable = false } = {}) => {
  const db = new Sqlite(file, { readonly: !writable });
  db.pragma('mmap_size = 0');
  if (writable) db.pragma('synchronous = FULL');
  const partner = db.prepare("select id from partner where name = 'Bench Main'").pluck().get();
  const active = "partner = ? and state = 'active'";
  const shown = 'select id, company_name as companyName from customer';
  const one = db.prepare(`${shown} where id = ? and ${active}`);
  const page = db.prepare(`${shown} where ${active} order by name_key, relationship_id limit ?`);
  const removable = db.prepare(`${shown} where ${active} and kinds = '' order by name_key, relationship_id limit ?`);
  const found = db.prepare(
    `${shown} where row in (select rowid from customer_search where customer_search match ?) and +partner = ? and +state = 'active'
     order by name_key, relationship_id limit ?`,
  );
  const removableCount = db.prepare(`select count(*) from customer where ${active} and kinds = ''`).pluck();
  const groups = db.prepare(`select kinds, count(*) as customers from customer where ${active} group by kinds`);
  const running = db.prepare("select * from subscription where customer_id = ? and status = 'active'");
  const runningOfMany = db.prepare(
    "select * from subscription where customer_id in (select value from json_each(?)) and status = 'active'",
  );
  const newest = db.prepare('select * from event where partner = ? order by sequence desc limit ?');
  const blockersOf = createBlockers(db.prepare('select * from sentence').all());

  return {
    db,
    customer: (id) => one.get(id, partner) ?? null,
    blockers: (id) => blockersOf(running.all(id)),
    blockersOfMany: (ids) => {
      const rows = byCustomer(ids, runningOfMany.all(JSON.stringify(ids)));
      return ids.map((id) => blockersOf(rows.get(id)));
    },
    customers: (first, filter) => {
      if (filter?.search != null) return found.all(`"${filter.search.replaceAll('"', '""')}"`, partner, first);
      return (filter?.removable ? removable : page).all(partner, first);
    },
    countRemovable: () => removableCount.get(partner),
    portfolio: () => asPortfolio(groups.all(partner)),
    events: (last) =>
      newest
        .all(partner, last)
        .reverse()
        .map((row) => asEvent(row, JSON.parse(row.actor), JSON.parse(row.changes))),
  };
};
