import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showcase, signInAs } from '../harness/admin.ts';
import { type ApiSession, askForRoles, inviteByLink, openApi, runMutation } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { acceptByRegistering, fillRegistration, newcomer, partnerRow } from '../harness/customer-side.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
let meridian: ApiSession;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  meridian = await openApi(server.url, 'admin@meridian.example');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const showcaseId = 'cus_a1de5f1c-4b7e-4c02-9f6d-0a1de4f1c4e5';
const potteryId = 'cus_b0a7e1a3-6c2d-4f18-8a5b-5e1f0c7d9b02';
const granularAdmin = { roles: ['Helpdesk Administrator', 'License Administrator'], durationDays: 180 };
const rolesIn = (page: Page) => page.locator('li[data-grave] li').allTextContents();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

test('a customer’s admin sees its partners, approves what one asks for, and ends delegated admin', async () => {
  await askForRoles(meridian, {
    customerId: showcaseId,
    displayName: 'Migration',
    roles: ['Exchange Administrator', 'Global Reader'],
  });
  const { context, page, complaints } = await openPage(browser, server.url);
  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.headers().accept === 'text/event-stream') streams.push(request.url());
  });
  await signInAs(page, 'admin@alderfinch.example');
  await heading(page, 'My partners');
  await page.getByRole('banner').getByText(showcase.name).waitFor();
  for (const partner of ['Meridian Cloud', 'Summit Distribution', 'Harbor IT'])
    await partnerRow(page, partner).waitFor();

  await page.getByRole('link', { name: 'See the requests' }).click();
  await heading(page, 'Delegated admin');
  await page.getByRole('button', { name: 'Approve: Migration, Meridian Cloud' }).click();
  const approval = page.getByRole('dialog');
  await approval.getByRole('heading', { name: 'Approve the roles that Meridian Cloud asks for?' }).waitFor();
  for (const role of ['Exchange Administrator', 'Global Reader']) await approval.getByText(role).waitFor();
  await approval.getByRole('button', { name: 'Approve', exact: true }).click();
  await approval.waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: /Migration/ })
    .getByText('Active', { exact: true })
    .waitFor();

  // What a partner does meanwhile appears by itself.
  await askForRoles(meridian, { customerId: showcaseId, displayName: 'Audit', roles: ['Security Reader'] });
  await page.getByRole('button', { name: 'Reject: Audit, Meridian Cloud' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('row', { name: /Audit/ }).getByText('Rejected', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'My partners' }).click();
  await partnerRow(page, 'Meridian Cloud').getByText('Exchange Administrator and 1 more').waitFor();
  await page.getByRole('button', { name: 'End delegated admin: Meridian Cloud' }).click();
  const ending = page.getByRole('dialog');
  await ending.getByText(/no longer act as an admin/).waitFor();
  await ending.getByRole('button', { name: 'End delegated admin' }).click();
  await partnerRow(page, 'Meridian Cloud').getByText('Off', { exact: true }).waitFor();
  const { customer } = await meridian.post<{ customer: object }>(
    'query ($id: ID!) { customer(id: $id) { relationship { delegatedAdmin } } }',
    { id: showcaseId },
  );
  expect(customer).toEqual({ relationship: { delegatedAdmin: false } });

  await page.getByRole('link', { name: 'Subscriptions' }).click();
  const contacts = page.getByRole('table', { name: 'Available support contacts' });
  for (const partner of ['Meridian Cloud', 'Summit Distribution', 'Harbor IT'])
    await contacts.getByText(partner).waitFor();
  await page.getByRole('row', { name: /Power BI Pro.*Meridian Cloud.*Summit Distribution.*By default/ }).waitFor();
  expect(streams).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('each side’s pages lead the other home', async () => {
  const customers = await openPage(browser, server.url);
  await signInAs(customers.page, 'admin@alderfinch.example');
  for (const place of ['/', '/customers', `/customers/${showcaseId}/account`, '/users', '/developers/keys']) {
    await customers.page.goto(place);
    await customers.page.waitForURL('**/my-partners');
    await heading(customers.page, 'My partners');
  }
  const partners = await openPage(browser, server.url);
  await signInAs(partners.page, 'admin@meridian.example');
  for (const place of ['/my-partners', '/delegated-admin', '/support']) {
    await partners.page.goto(place);
    await partners.page.waitForURL(`${server.url}/`);
    await heading(partners.page, 'Overview');
  }
  expect([...customers.complaints, ...partners.complaints]).toEqual([]);
  await customers.context.close();
  await partners.context.close();
});

test('a company that is new here registers with an invitation and has its partner; the token is in no address', async () => {
  const invitation = await inviteByLink(meridian, { granularAdmin });
  const token = invitation.split('#')[1] ?? '';
  const { context, page, complaints } = await openPage(browser, server.url);
  const leaks: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes(token) || (request.headers().referer ?? '').includes(token)) leaks.push(request.url());
  });
  await page.goto(invitation);
  await heading(page, 'Meridian Cloud asks to be your partner');
  await page.getByText(/act in your tenant with the roles below, and no others, for 180 days/).waitFor();
  expect(await rolesIn(page)).toEqual(granularAdmin.roles);

  await fillRegistration(page, newcomer);
  await page.getByRole('textbox', { name: 'Tenant id' }).fill('not a tenant');
  await acceptByRegistering(page);
  await page.getByText(/Give a GUID such as/).waitFor();
  expect(await page.getByRole('textbox', { name: 'Tenant id' }).getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('textbox', { name: 'Tenant id' }).fill(newcomer.tenantId);
  await acceptByRegistering(page);

  await page.waitForURL('**/my-partners?item=rel_*');
  await page.getByRole('banner').getByText(newcomer.companyName).waitFor();
  await partnerRow(page, 'Meridian Cloud').getByText('Off', { exact: true }).waitFor();
  const panel = page.getByRole('complementary', { name: 'Meridian Cloud' });
  await panel.getByText('License Administrator').waitFor();
  expect(leaks).toEqual([]);

  await page.goto(invitation);
  await heading(page, 'This invitation can no longer be answered');
  await page.getByText('It has already been accepted.').waitFor();
  expect(await page.getByText('Meridian').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('an admin who is signed out signs in and is back at the invitation, and may decline it', async () => {
  const invitation = await inviteByLink(await openApi(server.url, 'admin@summit.example'));
  const { context, page, complaints } = await openPage(browser, server.url);
  await page.goto(invitation);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(new URL(page.url()).search).toBe('?next=%2Finvitation');
  await page.getByRole('button', { name: 'admin@harrowlane.example' }).click();
  await page.getByText(/signed in as admin@harrowlane.example for Harrow Lane Pottery/).waitFor();
  await page.getByRole('button', { name: 'Decline' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Decline the invitation from Summit Distribution?' }).waitFor();
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await heading(page, 'You have declined. The partner has been notified.');
  await page.reload();
  await page.getByText('It has been declined.').waitFor();
  await page.getByRole('link', { name: 'My partners' }).click();
  await heading(page, 'My partners');
  expect(complaints).toEqual([]);
  await context.close();
});

test('a company that has the partner already is told so, and what accepting would add', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@alderfinch.example');
  await page.goto(await inviteByLink(meridian));
  await heading(page, 'Meridian Cloud is already your partner');
  await page.getByText(/has been your partner since .* Accepting would add nothing/).waitFor();
  expect(await page.getByRole('button', { name: /Accept|Decline/ }).count()).toBe(0);
  await page.goto('about:blank');
  await page.goto(await inviteByLink(meridian, { granularAdmin }));
  await page.getByText(/has been your partner since .* Accepting adds admin privileges in your tenant/).waitFor();
  await page.getByText(/act in your tenant with the roles below/).waitFor();
  expect(await page.getByText(/sell to you/).count()).toBe(0);
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a partner’s user is told that only the company answers, and can sign out', async () => {
  const invitation = await inviteByLink(meridian);
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@summit.example');
  await page.goto(invitation);
  await page.getByText('Only a customer admin may accept or decline a reseller relationship.').waitFor();
  expect(await page.getByRole('button', { name: /Accept|Decline/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Accept and create the account' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever is not the admin who is signed in signs out and stays at the invitation', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harrowlane.example');
  await page.goto(await inviteByLink(await openApi(server.url, 'admin@summit.example')));
  await page.getByText(/signed in as admin@harrowlane.example.*Not you\?/).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Accept and create the account' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('signed out meanwhile, an answer is refused and the page says who may answer now', async () => {
  const { context, page } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harrowlane.example');
  await page.goto(await inviteByLink(await openApi(server.url, 'admin@summit.example')));
  const accept = page.getByRole('button', { name: 'Accept', exact: true });
  await accept.waitFor();
  await context.clearCookies();
  await accept.click();
  await page.getByRole('alert').getByText('You are no longer signed in.').waitFor();
  await page.getByRole('button', { name: 'Accept and create the account' }).waitFor();
  expect(await page.getByText(/You are signed in/).count()).toBe(0);
  await context.close();
});

test('revoked meanwhile, an invitation is not declined: the page says what has become of it', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await page.goto(await inviteByLink(meridian));
  await page.getByRole('button', { name: 'Decline' }).click();
  const { requests } = await meridian.post<{ requests: { nodes: readonly { id: string }[] } }>(
    '{ requests: relationshipRequests(first: 1) { nodes { id } } }',
  );
  await runMutation(meridian, {
    name: 'revokeRelationshipRequest',
    input: { requestId: requests.nodes[0]?.id },
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await heading(page, 'This invitation can no longer be answered');
  await page.getByText('The partner has revoked it.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test.each(['/invitation#nonsense', '/invitation'])('%s is a wrong link, and says nothing else', async (place) => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await page.goto(place);
  await heading(page, 'This invitation link does not work');
  expect(await page.getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('an ended relationship stays, with what ended; accepting the partner’s next invitation begins another', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@harrowlane.example');
  await partnerRow(page, 'Meridian Cloud').waitFor();
  await runMutation(meridian, {
    name: 'removeResellerRelationship',
    input: { customerId: potteryId, attestation: true },
  });
  const ended = page.getByRole('region', { name: 'Meridian Cloud' });
  await ended.getByText('It can no longer buy for you.').waitFor();
  await ended.getByText('Ended by').waitFor();
  await page.getByText('No partner may currently sell to you.').waitFor();

  await page.goto(await inviteByLink(meridian, { addressee: { customerId: potteryId } }));
  await page.getByText('Harrow Lane Pottery', { exact: true }).waitFor();
  await page.getByText('It asks for no admin privileges').waitFor();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByText('Accepted: Meridian Cloud is now your partner.').waitFor();
  const panel = page.getByRole('complementary', { name: 'Meridian Cloud' });
  await panel.getByText('This relationship re-established an earlier one that had ended.').waitFor();
  await page.keyboard.press('Escape');
  await partnerRow(page, 'Meridian Cloud').getByText('Off', { exact: true }).waitFor();
  await ended.waitFor();

  // What was answered is not a page to go back to.
  await page.goBack();
  await heading(page, 'My partners');
  expect(complaints).toEqual([]);
  await context.close();
});

test('without a connection what is shown stays and says that it is old; without a session one signs in again', async () => {
  const { context, page } = await openPage(browser, server.url);
  await signInAs(page, 'admin@alderfinch.example');
  await partnerRow(page, 'Summit Distribution').waitFor();
  await context.setOffline(true);
  await page.getByRole('banner').getByText('Not live').waitFor();
  await partnerRow(page, 'Summit Distribution').waitFor();
  await context.setOffline(false);
  await page.getByRole('banner').getByText('Not live').waitFor({ state: 'detached' });
  await context.clearCookies();
  await page.waitForURL('**/sign-in?next=%2Fmy-partners&ended=true');
  await page.getByText('Your session has ended.').waitFor();
  await context.close();
});
