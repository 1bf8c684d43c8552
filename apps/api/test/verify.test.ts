import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Ended, type Installation, newFolder, serve, untetherHere } from './harness/process.ts';

const SqliteFile = createRequire(import.meta.url)('better-sqlite3');
let place: Installation;
const verify = (): Promise<Ended> => untetherHere(['verify'], { DATABASE_URL: place.databaseUrl });
const change = (...statements: readonly string[]): void => {
  const file = new SqliteFile(place.databaseUrl.slice('file:'.length));
  for (const statement of statements) file.exec(statement);
  file.close();
};
/** Whatever the change was, it is undone for the next test. */
const withChange = async (statement: string): Promise<readonly string[]> => {
  const file = new SqliteFile(place.databaseUrl.slice('file:'.length));
  const tables = ['event', 'removal_receipt', 'partner', 'partner_association'];
  for (const table of tables) file.exec(`create table kept_${table} as select * from ${table}`);
  file.pragma('foreign_keys = off');
  file.exec(statement);
  expect(file.prepare('select changes()').pluck().get()).toBeGreaterThan(0);
  const end = await verify();
  for (const table of tables)
    file.exec(`delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`);
  file.close();
  expect(end.code).toBe(2);
  return end.stderr.trim().split('\n');
};
const aReceipt = 'id = (select min(id) from removal_receipt)';
const itsEvent = `type = 'reseller-relationship-removed' and changes ->> 'receiptId' = (select min(id) from removal_receipt)`;

beforeAll(async () => {
  place = newFolder();
  const server = await serve({ DATABASE_URL: place.databaseUrl });
  const client = createClient(server.url);
  await client.signIn('admin@meridian.example', 'untether-demo');
  const { body } = await client.query('{ customers(first: 2, filter: { removable: true }) { edges { node { id } } } }');
  for (const { node } of body.data.customers.edges)
    await client.query(
      'mutation ($id: ID!) { removeResellerRelationship(input: {customerId: $id, attestation: true, reason: "Moved"}) { __typename } }',
      { id: node.id },
    );
  const beside = await verify();
  expect(beside).toMatchObject({ code: 0, stderr: '' });
  await server.stop();
});
afterAll(() => place.remove());

test('what the demo recorded fits, and the newest event of each log has a hash', async () => {
  const { code, stdout, stderr } = await verify();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Meridian.*: [1-9]\d* events, 2 receipts, [0-9a-f]{64}$/m);
  expect(stdout).toContain('Everything fits.');
});

describe('verify says what does not fit, and where', () => {
  test.each([
    [
      'an event that was changed',
      `update event set subject_id = 'sub_other' where sequence = 3 and partner_id = (select min(partner_id) from event)`,
      /event 3 evt_\w+: its hash is another one/,
    ],
    [
      'a name that was changed',
      `update event set actor = json_set(actor, '$.name', 'Eve') where ${itsEvent}`,
      /event \d+ evt_\w+: \/actor\/name is not what was written/,
    ],
    ['a hash that is gone', `update event set hash = null where ${itsEvent}`, /event \d+ evt_\w+: it has no hash yet/],
    [
      'a receipt that was changed',
      `update removal_receipt set customer_name = 'Other' where ${aReceipt}`,
      /receipt rcp_\S+: its hash is another one/,
    ],
    [
      'a receipt whose reason was changed',
      `update removal_receipt set removed_by = json_set(removed_by, '$.name', 'Eve') where ${aReceipt}`,
      /receipt rcp_\S+: \/removedBy\/name is not what was written/,
    ],
    [
      'a receipt that is gone',
      `delete from removal_receipt where ${aReceipt}`,
      /event \d+ evt_\w+: the receipt rcp_\S+ of this removal is not there/,
    ],
    [
      'an end that was cut off',
      `delete from event where sequence = (select max(sequence) from event e where e.partner_id = event.partner_id) and partner_id = (select min(partner_id) from event)`,
      /the log ends before it/,
    ],
    [
      'a row without its parent',
      `update partner_association set reseller_id = 'par_gone'`,
      /the database: row .* of partner_association names a row of partner/,
    ],
  ])('%s', async (_, statement, line) => {
    expect((await withChange(statement)).join('\n')).toMatch(line);
  });

  test('an event taken out of the middle', async () => {
    const lines = await withChange(
      `delete from event where sequence = 5 and partner_id = (select min(partner_id) from event)`,
    );
    expect(lines.join('\n')).toMatch(/event 6 evt_\w+: the log goes on here, but event 5 is next/);
  });

  test('a removal and its receipt that were both written anew', async () => {
    const lines = await withChange(
      `update removal_receipt set proof = json_set(proof, '$.sha256', 'ff') where ${aReceipt}`,
    );
    expect(lines.join('\n')).toMatch(/has another hash than the one recorded with this removal/);
  });
});

test('a log of a version without chains is chained by migrate', async () => {
  change('update event set hash = null, digests = null', 'update partner set chained = 0, chain_hash = null');
  const before = await verify();
  expect(before.code).toBe(2);
  expect(before.stderr).toContain('run migrate');
  expect((await untetherHere(['migrate'], { DATABASE_URL: place.databaseUrl })).code).toBe(0);
  expect(await verify()).toMatchObject({ code: 0, stderr: '' });
});
