import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { meridian } from '@untether/fixtures';
import { openStore } from '@untether/store';
import { createMigratedDatabase, createPostgresDatabase, runOn } from '@untether/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { newFolder, serve, untetherHere } from '../harness/process.ts';

const upload = { partnerId: meridian.id, importId: 'imp_moved' };
const secret = { AUTH_SECRET: 'x'.repeat(32), DEMO: 'true' };

const exported = async (DATABASE_URL: string, file: string): Promise<string> => {
  expect(await untetherHere(['export-partner', file, '--partner', meridian.id], { DATABASE_URL })).toMatchObject({
    code: 0,
  });
  return readFileSync(file, 'utf8');
};

const counts = async (url: string) => {
  const store = await openStore({ url });
  const found = {
    lastPiece: await store.readImportPiece(meridian.id, upload.importId, 1199),
    all: await store.countCustomers(meridian.id, {}),
    removable: await store.countCustomers(meridian.id, { removable: true }),
    letters: await store.countCustomers(meridian.id, { search: 'lo' }),
    word: await store.countCustomers(meridian.id, { search: 'bakery' }),
    groups: await store.portfolioGroups(meridian.id),
    outlooks: await store.portfolioOutlooks(meridian.id),
  };
  await store.close();
  return found;
};

test('to PostgreSQL and back: everything is there, counted, found and signed in as before', async () => {
  const place = newFolder();
  onTestFinished(place.remove);
  const file = (name: string) => join(place.folder, name);
  const source = `file:${file('source.db')}`;
  const server = await serve({ DATABASE_URL: source, ...secret });
  const client = createClient(server.url);
  await client.signIn('admin@meridian.example', 'untether-demo');
  await server.stop();
  const store = await openStore({ url: source });
  // More than a page of them.
  const pieces = Array.from({ length: 1200 }, (_, number) => ({
    ...upload,
    number,
    bytes: Buffer.from([0, 255, number % 256]),
  }));
  await store.transact([meridian.id], (tx) => tx.apply(pieces.map((row) => ({ insert: 'importPiece', row }))));
  await store.close();

  const postgres = await createMigratedDatabase();
  const fail = `create function fail() returns trigger language plpgsql as $$ begin raise 'the disk is gone'; end $$;
    create trigger fails before insert on import_piece execute function fail()`;
  await runOn(postgres, fail);
  const broken = await untetherHere(['move', '--from', source, '--to', postgres], {});
  expect(broken).toMatchObject({ code: 1, stderr: expect.stringContaining('the disk is gone') });
  await runOn(postgres, 'drop trigger fails on import_piece');
  const there = await untetherHere(['move', '--from', source, '--to', postgres], {});
  expect(there).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Everything fits.') });
  const back = `file:${file('back.db')}`;
  expect(await untetherHere(['move', '--from', postgres, '--to', back], {})).toMatchObject({ code: 0, stderr: '' });

  const before = await exported(source, file('before'));
  expect(before.length).toBeGreaterThan(100_000);
  expect(await exported(postgres, file('there'))).toBe(before);
  expect(await exported(back, file('back'))).toBe(before);
  const kept = await counts(source);
  expect([...(kept.lastPiece ?? [])]).toEqual([0, 255, 1199 % 256]);
  expect(await counts(postgres)).toEqual(kept);
  expect(await counts(back)).toEqual(kept);

  const again = await serve({ DATABASE_URL: postgres, DATA_DIR: place.folder, ...secret });
  onTestFinished(async () => {
    await again.stop();
  });
  const same = createClient(again.url);
  for (const [name, value] of client.cookies) same.cookies.set(name, value);
  expect(await same.viewerEmail()).toBe('admin@meridian.example');

  // What was not counted while it was moved is counted again.
  const { body } = await same.query(
    '{ portfolio { customers } customers(first: 1, filter: { removable: true }) { nodes { id } } }',
  );
  const remove = `mutation ($id: ID!) { removeResellerRelationship(input: { customerId: $id, attestation: true }) { __typename } }`;
  expect(
    (await same.query(remove, { id: body.data.customers.nodes[0].id })).body.data.removeResellerRelationship,
  ).toEqual({
    __typename: 'RemoveResellerRelationshipPayload',
  });
  expect((await same.query('{ portfolio { customers } }')).body.data.portfolio.customers).toBe(
    body.data.portfolio.customers - 1,
  );

  const refused = async (from: string, to: string) => {
    const { code, stderr } = await untetherHere(['move', '--from', from, '--to', to], {});
    expect(code).toBe(1);
    return stderr;
  };
  expect(await refused(back, postgres)).toBe('move: the target is not empty: choose another database, or empty it.\n');
  expect(await refused(postgres, await createPostgresDatabase())).toContain('both are databases of the same engine');
  expect(await refused(`file:${file('nothing.db')}`, postgres)).toContain('there is no such file');
  expect(await refused('mysql://db/u', postgres)).toContain('move: --from is "mysql://db/u": use file:');
});
