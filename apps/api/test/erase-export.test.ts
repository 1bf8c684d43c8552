import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Ended, type Installation, newFolder, type Serving, serve, untetherHere } from './harness/process.ts';

let place: Installation;
let server: Serving;
const run = (...args: string[]): Promise<Ended> => untetherHere(args, { DATABASE_URL: place.databaseUrl });
const email = 'admin@meridian.example';
const partner = 'Meridian Cloud';

beforeAll(async () => {
  place = newFolder();
  server = await serve({ DATABASE_URL: place.databaseUrl });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const exported = async (name: string): Promise<{ readonly text: string; readonly rows: readonly Row[] }> => {
  const file = join(place.folder, name);
  expect(await run('export-partner', file, '--partner', partner)).toMatchObject({ code: 0, stderr: '' });
  const text = readFileSync(file, 'utf8');
  return {
    text,
    rows: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
};
interface Row {
  readonly kind: string;
  readonly row: Readonly<Record<string, unknown>>;
}

test('all of a partner is exported without secrets, and a person erased from it, while every hash still fits', async () => {
  const client = createClient(server.url);
  await client.signIn(email, 'untether-demo');
  const { body } = await client.query(
    '{ viewer { user { id name } } customers(first: 1, filter: { removable: true }) { edges { node { id } } } customerCount: customers { totalCount } }',
  );
  const { id, name } = body.data.viewer.user;
  const removed = await client.query(
    'mutation ($id: ID!) { removeResellerRelationship(input: {customerId: $id, attestation: true, reason: "Moved"}) { __typename } }',
    { id: body.data.customers.edges[0].node.id },
  );
  expect(removed.body.data.removeResellerRelationship.__typename).toBe('RemoveResellerRelationshipPayload');
  await client.query(
    'mutation { requestResellerRelationship(input: {customerEmail: "Admin@Meridian.example"}) { __typename } }',
  );

  const before = await exported('before.jsonl');
  const count = (kind: string) => before.rows.filter((row) => row.kind === kind).length;
  expect(count('partner')).toBe(1);
  expect(count('receipt')).toBe(1);
  expect(count('customer')).toBe(body.data.customerCount.totalCount);
  expect(before.rows.filter(({ kind }) => kind === 'event').map(({ row }) => row.sequence)).toEqual(
    Array.from({ length: count('event') }, (_, at) => at + 1),
  );
  for (const secret of ['password', 'tokenHash', 'secrets', 'whsec_']) expect(before.text).not.toContain(`"${secret}`);
  expect(before.text).toContain(email);
  expect(before.text).toContain(`"${name}"`);

  expect((await run('erase-person', '--user', 'nobody@meridian.example')).stderr).toContain('see user list');
  const erased = await run('erase-person', '--user', email, '--force');
  expect(erased).toMatchObject({ code: 0, stderr: '' });
  expect(erased.stdout).toMatch(/is erased from [1-9]\d* events and 1 receipts/);

  const after = await exported('after.jsonl');
  expect(after.text.toLowerCase()).not.toContain(email);
  expect(after.text).not.toContain(`"${name}"`);
  expect(after.text).toContain(id);
  const types = after.rows.filter(({ kind }) => kind === 'event').map(({ row }) => row.type);
  expect(types.slice(-2)).toEqual(['user-disabled', 'user-erased']);
  expect(await run('verify')).toMatchObject({ code: 0, stderr: '' });
  expect(await client.viewerEmail()).toBeNull();

  expect((await run('export-partner', join(place.folder, 'after.jsonl'), '--partner', partner)).stderr).toContain(
    'is there already',
  );
  // A run that was stopped is repeated by id.
  expect(await run('erase-person', '--user', id, '--force')).toMatchObject({ code: 0, stderr: '' });
});
