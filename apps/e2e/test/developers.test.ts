import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearItem, openCustomer, showcase, signInAs } from '../harness/admin.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { openReceiver } from '../harness/receiver.ts';
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

/** As a program beside the page would, with its session. */
const suspendSomething = (page: Page) =>
  page.evaluate(async (spared) => {
    const ask = async (query: string, variables = {}) => {
      const headers = { 'content-type': 'application/json', 'x-graphql-csrf': '1' };
      const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return (await response.json()).data;
    };
    const { customers } = await ask(
      '{ customers(first: 20) { nodes { companyName subscriptions(first: 10) { nodes { id commands { command allowedToViewer } } } } } }',
    );
    type Offered = { id: string; commands: { command: string; allowedToViewer: boolean }[] };
    type Customer = { companyName: string; subscriptions: { nodes: Offered[] } };
    const others = (customers.nodes as Customer[]).filter(({ companyName }) => companyName !== spared);
    const subscriptions = others.flatMap((customer) => customer.subscriptions.nodes);
    const one = subscriptions.find(({ commands }) =>
      commands.some(({ command, allowedToViewer }) => command === 'SUSPEND' && allowedToViewer),
    );
    await ask('mutation ($id: ID!) { suspendSubscription(input: { subscriptionId: $id }) { __typename } }', {
      id: one?.id,
    });
  }, showcase.name);

test('an endpoint gets a signed test event, every attempt is shown, and Activity says what it got', async () => {
  const receiver = await openReceiver();
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.getByRole('link', { name: 'Developers' }).click();

  await page.getByRole('button', { name: 'Add an endpoint' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill(receiver.url);
  await page.getByRole('button', { name: 'Save' }).click();
  const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
  await page.getByRole('button', { name: 'I have saved it' }).click();
  await page.getByRole('link', { name: receiver.url }).click();

  await page.getByRole('button', { name: 'Send a test event' }).click();
  const row = page.getByRole('row', { name: /Test event/ }).first();
  await row.getByText('Delivered').waitFor();
  const [first] = receiver.received;
  expect(new Webhook(secret).verify(first?.body ?? '', { ...first?.headers })).toMatchObject({ type: 'test-created' });

  receiver.answerWith(503);
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page
    .getByRole('row', { name: /Test event.*Being retried/ })
    .getByRole('button', { name: 'Test event', exact: true })
    .click();
  const panel = page.getByRole('complementary', { name: 'Attempts: Test event' });
  await panel.getByText('HTTP 503').first().waitFor();
  receiver.answerWith(204);
  await panel.getByText('HTTP 204').waitFor();
  await page.keyboard.press('Escape');

  receiver.answerWith(500);
  await suspendSomething(page);
  await page.getByRole('heading', { name: 'Held up: 1' }).waitFor();
  await page.getByRole('button', { name: /^Skip…/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Its customer is not known there.');
  await dialog.getByRole('button', { name: 'Skip', exact: true }).click();
  await page
    .getByRole('row', { name: /Subscription suspended.*Skipped/ })
    .first()
    .waitFor();
  await page.getByRole('heading', { name: 'Held up: 1' }).waitFor({ state: 'detached' });
  receiver.answerWith(204);

  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('button', { name: 'Test event', exact: true }).first().click();
  await page.getByRole('complementary', { name: 'Test event' }).getByText('HTTP 503').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
  await receiver.close();
});

test('a key’s secret is shown once, opens the API, and is refused once the key is revoked', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/developers/keys');
  await page.getByRole('button', { name: 'Create a key' }).click();
  await page.getByRole('textbox', { name: 'What it is for' }).fill('Ledger');
  await page.getByRole('checkbox', { name: 'Admin agent' }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
  const ask = async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const body = JSON.stringify({ query: '{ viewer { roles } }' });
    return (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).json();
  };
  expect(await ask()).toEqual({ data: { viewer: { roles: ['ADMIN_AGENT'] } } });
  await page.getByRole('button', { name: 'I have saved it' }).click();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: 'Revoke: Ledger' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page
    .getByRole('row', { name: /Ledger/ })
    .getByText('Revoked')
    .waitFor();
  expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(complaints).toEqual([]);
  await context.close();
});

test('what one person does shows up on the pages of another without a reload', async () => {
  const acting = await openPage(browser, server.url);
  await signInAs(acting.page, 'admin@meridian.example');
  await openCustomer(acting.page, showcase.name);

  const watching = await openPage(browser, server.url);
  await signInAs(watching.page, 'sales@meridian.example');
  const stream = await watching.context.newPage();
  const activity = await watching.context.newPage();
  await openCustomer(watching.page, showcase.name);
  await watching.page.getByRole('link', { name: 'Blocked by 5' }).waitFor();
  await activity.goto('/activity');
  await activity.getByRole('table').waitFor();
  await stream.goto('/developers/stream');
  await stream.getByText('Waiting for the next event.').waitFor();

  await clearItem(acting.page, { control: 'Suspend', item: 'Power BI Pro' });
  await watching.page.getByRole('link', { name: 'Blocked by 4' }).waitFor();
  await watching.page
    .getByRole('row', { name: /Power BI Pro/ })
    .getByText('Suspended', { exact: true })
    .waitFor();
  await activity
    .getByRole('row', { name: /Subscription suspended/ })
    .first()
    .getByText('Power BI Pro')
    .waitFor();
  await stream.getByText('SUBSCRIPTION_SUSPENDED', { exact: true }).waitFor();
  expect([...acting.complaints, ...watching.complaints]).toEqual([]);
  await acting.context.close();
  await watching.context.close();
});
