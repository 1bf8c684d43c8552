import pg from 'pg';
import { expect, test } from 'vitest';
import { referenceTables } from '../testing/partitioned.ts';
import { useStore } from './support/stores.ts';
import { dividedTables, isDivided } from './support/tenant-statements.ts';

const held = useStore('postgres');

test('every table is divided by its partner, with keys that carry it, or is named as one that is not', async () => {
  const client = new pg.Client({ connectionString: held.url });
  await client.connect();
  const list = async (sql: string, ...values: unknown[]) =>
    (await client.query(sql, values)).rows.map(({ name }) => name);
  const inPublic = `c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
  expect(await list(`select c.relname as name from pg_class c where ${inPublic} order by 1`)).toEqual(
    [...dividedTables, ...referenceTables].sort(),
  );
  const withoutPartner = (keys: string, relation: string) => `not exists (select 1 from unnest(${keys}) key
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = key where a.attname = 'partner_id')`;
  expect(
    await list(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
       where ${inPublic} and c.relname = any($1) and i.indisunique and ${withoutPartner('i.indkey::int[]', 'c.oid')}`,
      dividedTables,
    ),
  ).toEqual([]);
  expect(
    await list(
      `select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
       where k.contype = 'f' and c.relname = any($1) and r.relname <> all($2) and ${withoutPartner('k.conkey', 'c.oid')}`,
      dividedTables,
      referenceTables,
    ),
  ).toEqual([]);
  await client.end();
});

test.each([
  ['select "id" from "event" where "event"."sequence" = $1', false],
  ['update "subscription" set "status" = $1 where "subscription"."id" = $2', false],
  ['select "id" from "event" where ("event"."partner_id" = $1 and "event"."sequence" > $2)', true],
  ['select "id" from "user" where "user"."email" = $1', true],
])('%s: says of whom: %s', (sql, expected) => {
  expect(isDivided(sql)).toBe(expected);
});
