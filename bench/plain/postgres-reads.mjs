/** What bare reads on PostgreSQL: the same statements as on SQLite, each prepared once per connection. */
import { asEvent, byCustomer, createBlockers } from './answers.mjs';

export const openPlain = async (pool) => {
  const all = async (name, text, ...values) => (await pool.query({ name, text, values })).rows;
  const [{ id: partner }] = await all('partner', "select id from plain.partner where name = 'Bench Main'");
  const blockersOf = createBlockers(await all('sentences', 'select * from plain.sentence'));

  const active = "partner = $1 and state = 'active'";
  const shown = 'select id, company_name as "companyName" from plain.customer';
  const ordered = 'order by name_key, relationship_id limit';
  const one = `${shown} where ${active} and id = $2`;
  const page = `${shown} where ${active} ${ordered} $2`;
  const found = `${shown} where ${active} and search_text like $2 ${ordered} $3`;
  const running = "select * from plain.subscription where customer_id = $1 and status = 'active'";
  const runningOfMany = "select * from plain.subscription where customer_id = any($1::text[]) and status = 'active'";
  const newest = 'select * from plain.event where partner = $1 order by sequence desc limit $2';

  return {
    customer: async (id) => (await all('one', one, partner, id))[0] ?? null,
    blockers: async (id) => blockersOf(await all('running', running, id)),
    blockersOfMany: async (ids) => {
      const rows = byCustomer(ids, await all('running of many', runningOfMany, ids));
      return ids.map((id) => blockersOf(rows.get(id)));
    },
    customers: (first) => all('page', page, partner, first),
    found: (first, text) => all('found', found, partner, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, first),
    events: async (last) =>
      (await all('newest', newest, partner, last)).reverse().map((row) => asEvent(row, row.actor, row.changes)),
  };
};
