import { type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../src/database.ts';
import { createPostgresDialect } from '../src/dialect/postgres.ts';
import { openStore } from '../src/index.ts';
import { postgresTables } from '../src/tables/postgres.ts';
import { runOn } from '../testing/index.ts';
import { addPartner } from './support/adding.ts';
import { buildEvent } from './support/builders.ts';
import { useDatabase } from './support/stores.ts';

const database = useDatabase('postgres');

const open = async (max: number) => {
  const store = await openStore({ url: database.url });
  const partner = await addPartner(store);
  await store.transact([partner.id], (tx) => tx.append([buildEvent(partner.id), buildEvent(partner.id)]));
  await store.close();
  const pool = new pg.Pool({ connectionString: database.url, max });
  onTestFinished(() => pool.end());
  return { db: drizzle(pool) as unknown as Database, partner };
};

const { event, partner: partners } = postgresTables;
const shown = {
  row: event,
  partner: { name: partners.name, since: partners.secondFactorSince },
  whole: sql`3`,
  large: sql`4000000000`,
  asNumber: sql`count(*) over ()`.mapWith(Number),
  exact: sql`1.50::numeric`,
  truth: sql`true`,
  nothing: sql<string | null>`null::text`,
  at: sql`timestamptz '2026-06-15 12:00:00.25+02'`,
  atAsColumn: sql`timestamptz '2026-06-15 12:00:00.25+02'`.mapWith(event.occurredAt),
  list: sql`array['a', 'b,"']`,
  bytes: sql`'\\x00ff'::bytea`,
  json: sql`'{"b": [1, null], "a": "ä"}'::json`,
  aliased: sql<string>`'x'`.as('aliased'),
};

test.each([
  ['prepared', true],
  ['by a pooler that keeps no statements', false],
])('rows are as drizzle makes them, on each of several connections: %s', async (_, prepare) => {
  const { db, partner } = await open(3);
  const select = () =>
    db
      .select(shown)
      .from(event)
      .innerJoin(partners, sql`${partners.id} = ${event.partnerId}`)
      .where(sql`${event.partnerId} = ${sql.placeholder('partner')}`)
      .orderBy(event.sequence);
  const prepared = select().prepare() as unknown as { execute(values: object): Promise<unknown> };
  const byDrizzle = await prepared.execute({ partner: partner.id });
  const run = createPostgresDialect({ prepare }).prepare(select());
  for (let round = 0; round < 2; round += 1) {
    const all = await Promise.all(Array.from({ length: 6 }, () => run({ partner: partner.id })));
    for (const rows of all) {
      expect(rows).toHaveLength(2);
      expect(rows).toEqual(byDrizzle);
    }
  }
});

test('what cannot be decoded, or is refused, fails without its values; the connection goes on', async () => {
  const { db } = await open(1);
  const { prepare } = createPostgresDialect({ prepare: true });
  const select = (column: SQL) =>
    prepare(
      db
        .select({ column })
        .from(partners)
        .where(sql`${sql.placeholder('secret')} <> ''`),
    );
  const undecodable = select(
    sql`1`.mapWith((): never => {
      throw new Error('not a number');
    }),
  );
  const refused = select(sql`1 / (length(${partners.id}) - length(${partners.id}))`);
  const fine = select(sql`2`);
  for (let round = 0; round < 3; round += 1) {
    await expect(undecodable({ secret: 'hunter2' })).rejects.toMatchObject({ cause: { message: 'not a number' } });
    const failure = refused({ secret: 'hunter2' });
    await expect(failure).rejects.toThrow(/^failed query: select/);
    await expect(failure).rejects.toMatchObject({ cause: { code: '22012' } });
    await expect(failure).rejects.not.toThrow('hunter2');
    expect(await fine({ secret: 'hunter2' })).toContainEqual({ column: 2 });
  }
});

test('a column that has become one of another type is read as that', async () => {
  const { db } = await open(1);
  await runOn(database.url, 'create table changing (value integer); insert into changing values (7)');
  const run = createPostgresDialect({ prepare: false }).prepare(db.select({ value: sql`value` }).from(sql`changing`));
  expect(await run({})).toEqual([{ value: 7 }]);
  await runOn(database.url, 'alter table changing alter value type text');
  expect(await run({})).toEqual([{ value: '7' }]);
});
