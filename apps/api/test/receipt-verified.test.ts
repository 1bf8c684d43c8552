import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyRelationship, openWorld, type World } from './api/world.ts';
import { type Exporting, exportsOf } from './harness/exporting.ts';

let world: World;
let server: Exporting;
const folder = mkdtempSync(join(tmpdir(), 'untether-receipt-'));
beforeAll(async () => {
  world = await openWorld();
  server = await exportsOf(world.api);
  const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Verified Vaults'));
  await world.api.post(
    world.admin,
    `mutation { removeResellerRelationship(input: {customerId: "${customer.id}", attestation: true, reason: "契約終了"}) { __typename } }`,
  );
  const { data } = await world.api.post(world.admin, '{ removals(first: 1) { nodes { id } } }');
  const [{ id: receiptId }] = data.removals.nodes;
  const content = { kind: 'removal_notice', partnerId: world.meridian.id, receiptId } as const;
  const createdAt = new Date();
  const mail = { id: 'mal_1', recipient: 'vera@vaults.example', content, createdAt };
  await world.api.store.mails.queueUnlessMany(mail, { since: createdAt, most: 1 });
  const [, script = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('../../docs/receipts.md', 'utf8')) ?? [];
  writeFileSync(join(folder, 'verify.mjs'), script);
});
afterAll(async () => {
  await server.close();
  await world.api.close();
  rmSync(folder, { recursive: true });
});

const receiptFile = async (): Promise<string> => {
  const { data } = await world.api.post(world.admin, '{ removals(first: 1) { nodes { id } } }');
  const response = await server.get(world.admin, `/api/exports/receipts/${data.removals.nodes[0].id}.json`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${data.removals.nodes[0].id}.json"`);
  return response.text();
};

/** What the script of docs/receipts.md says of a file. */
const verdict = (text: string): string => {
  const file = join(folder, 'receipt.json');
  writeFileSync(file, text);
  try {
    return execFileSync(process.execPath, [join(folder, 'verify.mjs'), file], { encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
};

test('the script of the docs finds a receipt unchanged', async () => {
  expect(verdict(await receiptFile())).toBe('unchanged\n');
});

test('the file says who was told, which the hash is not over', async () => {
  const file = JSON.parse(await receiptFile());
  expect(file).toMatchObject({
    deliveries: [],
    mails: [{ recipient: 'vera@vaults.example', state: 'PENDING', sentAt: null }],
  });
  expect(verdict(JSON.stringify({ ...file, mails: [] }))).toBe('unchanged\n');
  const { data } = await world.api.post(world.admin, '{ removals(first: 1) { nodes { id } } }');
  const lines = await server.get(world.admin, `/api/exports/receipts/${data.removals.nodes[0].id}.csv`);
  expect(await lines.text()).toContain('Who was told,vera@vaults.example,On its way');
});

test.each([
  ['the customer', 'Verified Vaults', 'Forged Vaults', 'CHANGED \n'],
  ['the reason', '契約終了', '別の理由', 'CHANGED /reason\n'],
])('and a file in which %s was changed not', async (_, from, to, said) => {
  const text = await receiptFile();
  expect(text).toContain(from);
  expect(verdict(text.replace(from, to))).toBe(said);
});

test('one whose names were erased is still unchanged', async () => {
  const file = JSON.parse(await receiptFile());
  for (const one of file.concealed) Object.assign(one, { salt: null, value: null });
  expect(verdict(JSON.stringify(file))).toBe('unchanged\n');
});

test('another partner, and nobody, gets no receipt', async () => {
  const { data } = await world.api.post(world.admin, '{ removals(first: 1) { nodes { id } } }');
  const path = `/api/exports/receipts/${data.removals.nodes[0].id}.json`;
  expect((await server.get(world.summitAdmin, path)).status).toBe(404);
  expect((await server.get(null, path)).status).toBe(401);
});
