import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAs } from '../harness/admin.ts';
import { inviteByLink, openApi, runMutation } from '../harness/api.ts';
import { type OpenPage, openBrowser, openPage } from '../harness/browser.ts';
import { acceptByRegistering, fillRegistration, newcomer } from '../harness/customer-side.ts';
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

/** 155 characters, most of them one word: nothing but breaking inside it fits a phone. */
const companyName = `${'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten'.repeat(2)} Gesellschaft ABC`;

/** How far the page can be scrolled sideways, or a panel or dialog on it. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('dialog, aside, [role=complementary]')].map(
        (element) => element.scrollWidth - element.clientWidth,
      ),
    ),
  );

type Requests = {
  readonly requests: {
    readonly nodes: readonly {
      readonly id: string;
      readonly relationship: { readonly customer: { readonly id: string } };
    }[];
  };
};

test('the longest word in a company’s name breaks on a phone', async () => {
  const meridian = await openApi(server.url, 'admin@meridian.example');
  const customer = await openPage(browser, server.url);
  const partner = await openPage(browser, server.url);
  for (const { page } of [customer, partner]) await page.setViewportSize({ width: 390, height: 844 });
  const wide: string[] = [];
  const look = async ({ page, settled }: OpenPage, place?: string) => {
    if (place) await page.goto(place);
    await page.getByText(companyName).first().waitFor({ state: 'attached' });
    await settled();
    const by = await overflow(page);
    if (by > 0) wide.push(`${new URL(page.url()).pathname} by ${by} px`);
  };

  await customer.page.goto(await inviteByLink(meridian));
  await fillRegistration(customer.page, { ...newcomer, companyName });
  await acceptByRegistering(customer.page);
  await customer.page.waitForURL('**/my-partners?item=rel_*');
  await look(customer);

  const { requests } = await meridian.post<Requests>(
    '{ requests: relationshipRequests(first: 1) { nodes { id relationship { customer { id } } } } }',
  );
  const [request] = requests.nodes;
  const customerId = request?.relationship.customer.id ?? '';
  await signInAs(partner.page, 'admin@meridian.example');
  await look(partner, `/customers/${customerId}/account`);
  await look(partner, `/requests?item=${request?.id}`);

  const { receipt } = await runMutation<{ receipt: { id: string } }>(meridian, {
    name: 'removeResellerRelationship',
    input: { customerId, attestation: true },
    payload: 'receipt { id }',
  });
  await look(customer, await inviteByLink(meridian, { addressee: { customerId } }));
  await customer.page.getByRole('button', { name: 'Accept', exact: true }).click();
  await customer.page.waitForURL('**/my-partners?item=rel_*');
  await look(customer);
  await look(partner, `/removals/${receipt.id}`);
  await partner.page.getByRole('link', { name: `Open ${companyName}` }).waitFor();
  await look(partner, `/customers/${customerId}/account`);
  await look(partner, '/removals');
  expect(wide).toEqual([]);

  // Japanese may break anywhere: what leads back up stays on one line nevertheless.
  await partner.page.evaluate(() => localStorage.setItem('untether.language', 'ja'));
  await look(partner, `/removals/${receipt.id}`);
  const breadcrumb = await partner.page.getByRole('navigation', { name: '現在の位置' }).boundingBox();
  expect(breadcrumb?.height).toBeLessThan(24);
  expect([...customer.complaints, ...partner.complaints]).toEqual([]);
  await customer.context.close();
  await partner.context.close();
});
