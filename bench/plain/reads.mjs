/** What bare and the peers read: prepared statements, blockers put together in JavaScript, those of a page in one statement. */
import { createRequire } from 'node:module';

const Sqlite = createRequire(new URL('../../packages/store/package.json', import.meta.url))('better-sqlite3');

/** In the order in which blockers are listed. */
const kinds = ['active_subscription', 'active_trial', 'active_add_on'];
const enumName = (word) => word.replaceAll('-', '_').toUpperCase();
const names = new Map(kinds.map((kind) => [kind, enumName(kind)]));
const places = new Map(kinds.map((kind, index) => [kind, index]));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const kindOf = (row) =>
  row.is_trial ? 'active_trial' : row.parent_id === null ? 'active_subscription' : 'active_add_on';

const createBlockers = (db) => {
  const sentences = new Map(
    db
      .prepare('select * from sentence')
      .all()
      .map((row) => [`${row.kind} ${row.unit_type}`, row.text]),
  );
  const message = (kind, row) =>
    sentences.get(`${kind} ${row.unit_type}`).replace('{name}', row.name).replace('{quantity}', row.quantity);
  return (rows) =>
    rows
      .map((row) => ({ row, kind: kindOf(row) }))
      .sort(
        (a, b) =>
          places.get(a.kind) - places.get(b.kind) || compare(a.row.name, b.row.name) || compare(a.row.id, b.row.id),
      )
      .map(({ row, kind }) => ({
        kind: names.get(kind),
        message: message(kind, row),
        resolutions: ['SUSPEND'],
        subject: { id: row.id },
      }));
};

const asEvent = (row) => {
  const actor = JSON.parse(row.actor);
  return {
    id: row.id,
    sequence: row.sequence,
    type: enumName(row.type),
    occurredAt: new Date(row.at).toISOString(),
    actor: { kind: enumName(actor.kind), name: actor.name },
    customerId: row.customer_id,
    subjectId: row.subject_id,
    changes: JSON.parse(row.changes),
  };
};

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
  const blockersOf = createBlockers(db);

  return {
    db,
    customer: (id) => one.get(id, partner) ?? null,
    blockers: (id) => blockersOf(running.all(id)),
    blockersOfMany: (ids) => {
      const rows = new Map(ids.map((id) => [id, []]));
      for (const row of runningOfMany.all(JSON.stringify(ids))) rows.get(row.customer_id).push(row);
      return ids.map((id) => blockersOf(rows.get(id)));
    },
    customers: (first, filter) => {
      if (filter?.search != null) return found.all(`"${filter.search.replaceAll('"', '""')}"`, partner, first);
      return (filter?.removable ? removable : page).all(partner, first);
    },
    countRemovable: () => removableCount.get(partner),
    portfolio: () => {
      const rows = groups.all(partner);
      const sum = (fits) => rows.reduce((total, row) => (fits(row.kinds) ? total + row.customers : total), 0);
      const blockedBy = kinds.map((kind) => ({
        kind: names.get(kind),
        customers: sum((packed) => packed.includes(`|${kind}|`)),
      }));
      return {
        customers: sum(() => true),
        removable: sum((packed) => packed === ''),
        blocked: sum((packed) => packed !== ''),
        blockedBy: blockedBy.filter(({ customers }) => customers > 0),
      };
    },
    events: (last) => newest.all(partner, last).reverse().map(asEvent),
  };
};
