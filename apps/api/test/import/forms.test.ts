import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { megabyte } from '../../src/archive-limits.ts';
import { azurePlan, entitlement, guid, order, record, subscription, writeExport } from './export-folder.ts';
import { type Harness, openHarness, typesOfNewEvents } from './harness.ts';
import { filesIn, zipOf, zipped } from './zip.ts';

const customers = [
  {
    record: record(1),
    customer: { companyProfile: { address: { country: 'FR' } } },
    subscriptions: [
      subscription('s'),
      azurePlan('p'),
      azurePlan('v', { productType: { id: 'Azure', subType: 'SavingsPlan' } }),
    ],
    azureEntitlements: { p: [{ id: 'web', friendlyName: 'web', status: 'active' }] },
    orders: [order('o')],
    entitlements: [entitlement('o')],
  },
  { record: record(2) },
];

const eachFile = async ({ dir }: Harness, change: (text: string) => string | Buffer): Promise<void> => {
  for (const file of await filesIn(dir)) await writeFile(file, change(await readFile(file, 'utf8')));
};

const pascal = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(pascal);
  if (typeof json === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(json)) return `/Date(${Date.parse(json)})/`;
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), pascal(value)]),
  );
};
const asPowerShell = (text: string): string => JSON.stringify(pascal(JSON.parse(text)));
/** PowerShell 5 writes a list of one as its only element, and one of none as an empty list. */
const unwrapped = (text: string): string => {
  const { items } = JSON.parse(text) as { items?: unknown[] };
  if (items === undefined) return text;
  return JSON.stringify(items.length === 1 ? items[0] : items);
};
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

/** Changes the folder that was written into the form; returns what to import. */
const forms: Readonly<Record<string, (harness: Harness) => Promise<string>>> = {
  'a folder': async ({ dir }) => dir,
  'a zip of its files': (harness) => zipped(harness.dir),
  'a zip of the folder': (harness) => zipped(harness.dir, 'Export 2026/'),
  'UTF-16, little-endian': async (harness) => {
    await eachFile(harness, utf16);
    return harness.dir;
  },
  'UTF-16, big-endian': async (harness) => {
    await eachFile(harness, (text) => utf16(text).swap16());
    return harness.dir;
  },
  'UTF-16 without a mark': async (harness) => {
    await eachFile(harness, (text) => Buffer.from(text, 'utf16le'));
    return harness.dir;
  },
  'PowerShell’s names and dates': async (harness) => {
    await eachFile(harness, asPowerShell);
    return harness.dir;
  },
  'PowerShell’s single objects': async (harness) => {
    await eachFile(harness, (text) => utf16(asPowerShell(unwrapped(text))));
    return harness.dir;
  },
  'folders in capitals': async ({ dir }) => {
    for (const n of [1, 2]) {
      const folder = join(dir, 'customers', guid(n));
      await rename(folder, join(dir, 'customers', guid(n).toUpperCase()));
    }
    return dir;
  },
};

describe.each(Object.entries(forms))('an export that is %s', (_, write) => {
  test('is read whole, and again changes nothing', async () => {
    await using harness = await openHarness();
    await writeExport(harness.dir, customers);
    const path = await write(harness);
    const first = await harness.importFolder({ path });
    expect(first).toMatchObject({ code: 0, report: [] });
    const facts = await harness.factsOf(1);
    expect(facts?.customer.country).toBe('FR');
    expect(facts?.relationship.blockerKinds).toEqual([
      'active_subscription',
      'active_azure_entitlement',
      'active_azure_plan',
      'active_savings_plan',
      'software_purchase_outside_window',
    ]);
    expect((await harness.factsOf(2))?.relationship.blockerKinds).toEqual([]);
    await harness.newEvents();
    const again = await harness.importFolder({ path });
    expect(again).toMatchObject({ code: 0, report: [], text: expect.stringContaining('2 unchanged') });
    expect(await typesOfNewEvents(harness)).toEqual([]);
    expect(await harness.factsOf(1)).toEqual(facts);
  });
});

test('ids, words and enum values in other letters are the same', async () => {
  await using harness = await openHarness();
  await harness.importAll(...customers);
  await harness.newEvents();
  await harness.importAll(
    {
      ...customers[0],
      record: record(1, { relationshipToPartner: 'Reseller' }),
      subscriptions: [
        subscription('S', { status: 'Active' }),
        azurePlan('P', { status: 'ACTIVE', productType: { id: 'AZURE' } }),
        azurePlan('V', { productType: { id: 'azure', subType: { id: 'savingsPlan' } } }),
      ],
      azureEntitlements: { P: [{ id: 'WEB', friendlyName: 'web', status: 'Active' }] },
      orders: [order('O')],
      entitlements: [entitlement('O')],
    },
    { record: record(2) },
  );
  const facts = await harness.factsOf(1);
  expect(facts?.subscriptions).toHaveLength(2);
  expect(facts?.savingsPlans).toHaveLength(1);
  expect(facts?.softwarePurchases).toHaveLength(1);
  const types = await typesOfNewEvents(harness);
  expect(types.filter((type) => /created|cancelled|placed/.test(type))).toEqual([]);
});

describe('the portal’s list of customers', () => {
  const rows = [
    'Microsoft ID,Company name,Primary domain name,Relationship,Tags',
    `${guid(1)},"Company, One","one.example",Reseller,`,
    `${guid(2).toUpperCase()},"Zwei ""GmbH""",two.example,"Reseller, Indirect reseller",x`,
    `${guid(3)},Drei,three.example,Advisor,`,
    'not-an-id,Vier,,Reseller,',
  ];

  test.each([
    ['commas', 'customers.csv', (text: string) => text],
    ['semicolons', 'Customers 2026.csv', (text: string) => text.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ';')],
    ['UTF-16', 'customers.csv', utf16],
    ['the name of the API’s list', 'customers.json', (text: string) => text],
  ])('in %s gives its customers, each blocked until its items come', async (_, name, write) => {
    await using harness = await openHarness();
    await mkdir(harness.dir, { recursive: true });
    await writeFile(join(harness.dir, name), write(rows.join('\r\n')));
    const { code, text } = await harness.importFolder();
    expect(code).toBe(2);
    expect(text).toContain('2 imported');
    expect(text).toContain(`${name}: row 5`);
    expect(await harness.factsOf(1)).toMatchObject({
      customer: { companyName: 'Company, One', domain: 'one.example' },
      relationship: { blockerKinds: ['record_incomplete'] },
    });
    expect((await harness.factsOf(2))?.customer.companyName).toBe('Zwei "GmbH"');
    expect(await harness.factsOf(3)).toBeUndefined();
    await harness.newEvents();
    await harness.importFolder();
    expect(await typesOfNewEvents(harness)).toEqual([]);
    await rm(join(harness.dir, name));
    await harness.importAll({ record: record(1) }, { record: record(2) });
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toEqual([]);
  });

  test('stands by itself, too', async () => {
    await using harness = await openHarness();
    await mkdir(harness.dir, { recursive: true });
    const path = join(harness.dir, 'Kunden.csv');
    await writeFile(path, rows.slice(0, 2).join('\n'));
    expect((await harness.importFolder({ path })).text).toContain('1 imported');
  });

  test('without a column of ids it is refused, with what it needs', async () => {
    await using harness = await openHarness();
    await mkdir(harness.dir, { recursive: true });
    await writeFile(join(harness.dir, 'customers.csv'), 'Company name,Domain\nContoso,contoso.example');
    const { code, refusal } = await harness.importFolder();
    expect(code).toBe(1);
    expect(refusal).toContain('"Microsoft ID"');
  });
});

describe('an archive', () => {
  const list = Buffer.from(JSON.stringify({ totalCount: 1, items: [record(1)] }));

  test('that names a file outside of itself is refused', async () => {
    await using harness = await openHarness();
    await mkdir(harness.dir, { recursive: true });
    const path = await zipOf(
      [
        ['customers.json', list],
        ['aa/evil.json', list],
      ],
      `${harness.dir}.zip`,
    );
    const bytes = await readFile(path);
    await writeFile(path, Buffer.from(bytes.toString('latin1').replaceAll('aa/evil.json', '../evil.json'), 'latin1'));
    expect(await harness.importFolder({ path })).toMatchObject({ code: 1, refusal: expect.stringContaining('..') });
    expect(await harness.factsOf(1)).toBeUndefined();
  });

  test('that unpacks to more than may be read, or holds more files, is refused, and the limit named', async () => {
    await using harness = await openHarness();
    await mkdir(harness.dir, { recursive: true });
    const zeros = Buffer.alloc(8 * megabyte);
    const many = Array.from({ length: 3 }, (_, n) => [`${n}.json`, zeros] as const);
    const path = await zipOf([['customers.json', list], ...many], `${harness.dir}.zip`);
    const within = { mostBytes: 25 * megabyte, mostFiles: 4 };
    const imported = (limits: Partial<typeof within>) =>
      harness.importFolder({ path, limits: { ...within, ...limits } });
    expect((await imported({ mostBytes: 24 * megabyte })).refusal).toBe(
      `import: ${path} unpacks to more than 24 MB, which is all that IMPORT_MAX_UNPACKED_MB allows.`,
    );
    expect((await imported({ mostFiles: 3 })).refusal).toBe(
      `import: ${path} holds more than 3 files, which is all that IMPORT_MAX_FILES allows.`,
    );
    expect(await harness.factsOf(1)).toBeUndefined();
    expect((await imported({})).refusal).toBeUndefined();
  });

  test('whose files say they are small, and are not, unpacks to no more than they say', async () => {
    await using harness = await openHarness();
    await mkdir(harness.dir, { recursive: true });
    const path = await zipOf([['customers.json', Buffer.alloc(8 * megabyte, ' ')]], `${harness.dir}.zip`);
    const bytes = await readFile(path);
    bytes.writeUInt32LE(1000, bytes.lastIndexOf('customers.json') - 46 + 24);
    await writeFile(path, bytes);
    const limits = { mostBytes: megabyte, mostFiles: 1 };
    expect((await harness.importFolder({ path, limits })).refusal).toContain('cannot be unpacked: too many bytes');
  });

  test('whose file is larger than it says breaks off there, and blocks', async () => {
    await using harness = await openHarness();
    await writeExport(harness.dir, customers);
    const path = await zipped(harness.dir);
    const bytes = await readFile(path);
    const name = `customers/${guid(1)}/subscriptions.json`;
    const at = bytes.lastIndexOf(name) - 46;
    bytes.writeUInt32LE(10, at + 24);
    await writeFile(path, bytes);
    expect((await harness.importFolder({ path })).code).toBe(2);
    expect((await harness.factsOf(1))?.relationship.blockerKinds).toContain('record_incomplete');
  });

  test.each([
    ['no archive', Buffer.from('PK what is this')],
    ['cut in the middle', undefined],
  ])('that is %s is refused', async (_, content) => {
    await using harness = await openHarness();
    await writeExport(harness.dir, customers);
    const path = await zipped(harness.dir);
    const whole = await readFile(path);
    await writeFile(path, content ?? whole.subarray(0, whole.length / 2));
    expect(await harness.importFolder({ path })).toMatchObject({
      code: 1,
      refusal: expect.stringContaining('is not an archive that can be read'),
    });
  });
});

test('a folder’s names do not lead out of it', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1), subscriptions: [azurePlan('../../x')] });
  expect((await harness.factsOf(1))?.relationship.blockerKinds).toContain('record_incomplete');
});

test('a check tells what an import would do, and writes nothing', async () => {
  await using harness = await openHarness();
  await harness.importAll({ record: record(1) }, { record: record(2), subscriptions: [subscription('b')] });
  await harness.newEvents();
  const before = await Promise.all([harness.factsOf(1), harness.factsOf(2)]);
  await writeExport(harness.dir, [
    { record: record(1), subscriptions: [subscription('a')] },
    { record: record(2) },
    { record: record(3) },
  ]);
  const check = await harness.importFolder({ check: true });
  expect(check.code).toBe(0);
  expect(check.text).toContain('Check only: nothing was written');
  expect(check.text).toContain('1 imported, 2 updated');
  expect(check.text).toContain('Removal: 1 customers would be blocked that are not now, 1 no longer');
  expect(await typesOfNewEvents(harness)).toEqual([]);
  expect(await Promise.all([harness.factsOf(1), harness.factsOf(2)])).toEqual(before);
  expect(await harness.factsOf(3)).toBeUndefined();
  const real = await harness.importFolder();
  expect(real.text).toContain('1 imported, 2 updated');
});
