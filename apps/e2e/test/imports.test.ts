import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAs } from '../harness/admin.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The folder of an export with one customer, of which the subscriptions are damaged. */
const makeExport = async (): Promise<string> => {
  const folder = join(await mkdtemp(join(tmpdir(), 'untether-export-')), 'september');
  const id = '4f2c7a10-93be-4a57-8d1c-2b6f5c9e7a01';
  const customer = {
    id,
    companyProfile: { tenantId: id, domain: 'quince.example', companyName: 'Quince & Co' },
    relationshipToPartner: 'reseller',
  };
  await mkdir(join(folder, 'customers', id), { recursive: true });
  await writeFile(join(folder, 'customers.json'), JSON.stringify({ totalCount: 1, items: [customer] }));
  await writeFile(join(folder, 'customers', id, 'subscriptions.json'), '{"items": [');
  return folder;
};

test('a folder is uploaded, its check says what is wrong, and the import makes a customer of it', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByText('No imports yet').waitFor();
  await page
    .getByLabel('Choose a folder')
    .last()
    .setInputFiles(await makeExport());

  await page.getByRole('heading', { level: 1, name: 'september.zip' }).waitFor();
  await page.getByRole('heading', { name: 'What an import would do' }).waitFor();
  await page.getByRole('row', { name: /subscriptions\.json.*Not read/ }).waitFor();
  await page.getByRole('button', { name: 'Start the import' }).click();

  await page.getByRole('heading', { name: 'What the import did' }).waitFor();
  await page.getByText('The import is complete.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the report (CSV)' }).click(),
  ]);
  const lines: string[] = [];
  for await (const chunk of await download.createReadStream()) lines.push(String(chunk));
  expect(lines.join('')).toMatch(/^\uFEFFNumber,Kind,File,Place,Reason,What to do\r\n1,Not read,customers\/4f2c7a10/);

  await page.getByRole('link', { name: 'To the customers' }).click();
  await page.getByRole('searchbox').fill('Quince');
  await page.getByRole('link', { name: 'Quince & Co' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
