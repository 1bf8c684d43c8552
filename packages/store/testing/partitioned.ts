import pg from 'pg';

/** Who somebody is, and what is found by a secret before its partner is known: on Citus, reference tables. */
export const referenceTables = [
  'account',
  'api_key',
  'customer',
  'customer_admin_proof',
  'customer_membership',
  'mail',
  'membership',
  'partner',
  'partner_association',
  'password_reset',
  'relationship_request',
  'session',
  'setting',
  'two_factor',
  'untether_migration',
  'user',
  'verification',
];

const partitions = 2;

interface Part {
  readonly table: string;
  readonly text: string;
}

/** Makes every table of partners' one that is partitioned by them; keys, indexes and triggers are as they were. */
export const partitionByPartner = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const list = async (sql: string): Promise<readonly Part[]> => (await client.query<Part>(sql, [referenceTables])).rows;
  const parted = `from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)`;
  const tables = await list(`select c.relname as table, '' as text ${parted} order by 1`);
  const keys = await list(
    `select c.relname as table, format('alter table %I add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as text
     from pg_constraint k, lateral (select * ${parted}) c where k.conrelid = c.oid and k.contype in ('p', 'f') order by k.contype desc`,
  );
  const indexes = await list(
    `select c.relname as table, pg_get_indexdef(i.indexrelid) as text
     from pg_index i, lateral (select * ${parted}) c where i.indrelid = c.oid and not i.indisprimary`,
  );
  const triggers = await list(
    `select c.relname as table, pg_get_triggerdef(t.oid) as text
     from pg_trigger t, lateral (select * ${parted}) c where t.tgrelid = c.oid and not t.tgisinternal`,
  );
  for (const { table } of tables) {
    await client.query(`alter table "${table}" rename to "${table}_whole"`);
    const like = 'including defaults including generated including identity including comments';
    await client.query(`create table "${table}" (like "${table}_whole" ${like}) partition by hash (partner_id)`);
    for (let n = 0; n < partitions; n += 1)
      await client.query(
        `create table "${table}_${n}" partition of "${table}" for values with (modulus ${partitions}, remainder ${n})`,
      );
    await client.query(`drop table "${table}_whole" cascade`);
  }
  const isForeign = ({ text }: Part): boolean => text.includes(' FOREIGN KEY ');
  const found = [...keys.filter((key) => !isForeign(key)), ...indexes];
  // A key or an index of a partition that is there before its table's becomes part of that.
  const ofPartitions = found.flatMap(({ table, text }) =>
    Array.from({ length: partitions }, (_, n) => ({
      table,
      text: text
        .replace(/INDEX (\w+) ON public\.(\w+) /, `INDEX $1_${n} ON public.$2_${n} `)
        .replace(/alter table (\w+) add constraint (\w+) /, `alter table $1_${n} add constraint $2_${n} `),
    })),
  );
  const inOrder = [...ofPartitions, ...found, ...keys.filter(isForeign), ...triggers];
  for (const { text } of inOrder) await client.query(text);
  await client.end();
};
