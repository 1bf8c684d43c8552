import { describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { addCustomer, addPartner } from './support/adding.ts';
import { query } from './support/query.ts';
import { engines, useDatabase } from './support/stores.ts';

/** Its tables as they were before, as far as the migration cannot begin again. */
const back = [
  'drop table name_letters',
  'drop index relationship_by_outlook_established',
  'drop index relationship_by_outlook_removal',
  "delete from untether_migration where tag = '0023_names_with_letters'",
];

describe.each(engines)('a database from before, opened on %s', (engine) => {
  const database = useDatabase(engine);

  test('keeps between which names its letters are as a new one does', async () => {
    const letters = () => query(engine, database.url, 'select * from name_letters order by partner_id, letters');
    const before = await openStore({ url: database.url });
    for (const names of [['Amber', '東京商事', 'Zebra 𠮟'], ['ｚｅｔａ']]) {
      const { id } = await addPartner(before);
      for (const companyName of names) await addCustomer(before, id, { customer: { companyName } });
    }
    await before.close();
    const kept = await letters();
    for (const sql of back) await query(engine, database.url, sql);
    await (await openStore({ url: database.url })).close();
    expect(await letters()).toEqual(kept);
    expect(kept.length).toBeGreaterThan(50);
  });
});
