import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCustomer, openSection, removeButton, showcase, signInAs } from '../harness/admin.ts';
import { type ApiSession, openApi } from '../harness/api.ts';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
let api: ApiSession;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  api = await openApi(server.url, 'admin@meridian.example');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface JobItem {
  readonly state: string;
  readonly customerName: string;
  readonly receipt: { readonly id: string } | null;
}

/** Every customer of a job, from its first page to its last. */
const itemsOf = async (id: string): Promise<readonly JobItem[]> => {
  const items: JobItem[] = [];
  let after: string | null = null;
  do {
    const { job }: { job: { items: { nodes: JobItem[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } } =
      await api.post(
        `query ($id: ID!, $after: String) { job(id: $id) { items(first: 100, after: $after) {
          nodes { state customerName receipt { id } } pageInfo { hasNextPage endCursor } } } }`,
        { id, after },
      );
    items.push(...job.items.nodes);
    after = job.items.pageInfo.hasNextPage ? job.items.pageInfo.endCursor : null;
  } while (after !== null);
  return items;
};

const overOf = async (id: string): Promise<number> => {
  const { job } = await api.post<{ job: { counts: readonly { state: string; customers: number }[] } }>(
    'query ($id: ID!) { job(id: $id) { counts { state customers } } }',
    { id },
  );
  return job.counts
    .filter(({ state }) => state === 'COMPLETED' || state === 'FAILED')
    .reduce((sum, { customers }) => sum + customers, 0);
};

const newestJob = async (): Promise<string> => {
  const { jobs } = await api.post<{ jobs: { nodes: readonly { id: string }[] } }>(
    '{ jobs(first: 1) { nodes { id } } }',
  );
  return jobs.nodes[0]?.id ?? '';
};

/** Selects all customers that match the filter in the address, and starts to remove them. Returns the job's id. */
const removeAllThatMatch = async (page: Page, place: string, clearFirst = false): Promise<string> => {
  await page.goto(place);
  await page.getByRole('checkbox', { name: 'Select all loaded customers' }).click();
  const selectAll = page.getByRole('button', { name: /^Select all \d+ that match$/ });
  if (await selectAll.isVisible()) await selectAll.click();
  const selected = await page.getByText(/^\d+ selected$/).textContent();
  const count = selected?.match(/\d+/)?.[0] ?? '';
  await page.getByRole('button', { name: 'Remove…' }).click();
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: `Remove ${count}`, exact: true });
  if (clearFirst) await dialog.getByRole('checkbox', { name: /Clear first/ }).check();
  await dialog.getByRole('checkbox', { name: /I act in good faith/ }).check();
  expect(await submit.getAttribute('aria-disabled')).toBe('true');
  await dialog.getByRole('textbox', { name: /To confirm, type/ }).fill(count);
  await submit.click();
  await page.waitForURL(/\/jobs\/job_/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
};

test('one customer is cleared and removed in five actions', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await openCustomer(page, showcase.name);
  await openSection(page, 'Account');
  await page.getByRole('heading', { name: '5 items block the removal' }).waitFor();
  let actions = 0;
  const act = async (action: Promise<unknown>) => {
    await action;
    actions += 1;
  };

  await act(page.getByRole('button', { name: 'Clear all that can be cleared…' }).click());
  const clear = page.getByRole('dialog', { name: /Clear what blocks/ });
  await clear
    .getByText(/billing stops/)
    .first()
    .waitFor();
  expect(await clear.evaluate((dialog) => [dialog.scrollTop, document.activeElement?.tagName])).toEqual([0, 'H2']);
  await act(clear.getByRole('button', { name: 'Clear, then remove…' }).click());

  const removal = page.getByRole('dialog', { name: /Remove the reseller relationship/ });
  await act(removal.getByRole('checkbox').check());
  await act(removal.getByRole('textbox', { name: /To confirm, type/ }).fill(showcase.domain));
  await act(removal.getByRole('button', { name: 'Remove', exact: true }).click());
  await page.getByRole('heading', { level: 1, name: `The relationship with ${showcase.name} has ended` }).waitFor();
  expect(actions).toBe(5);
  expect(complaints).toEqual([]);
  await context.close();
});

interface Clearable {
  readonly id: string;
  readonly removalPreview: {
    readonly clearing: { readonly steps: readonly object[]; readonly remaining: readonly object[] };
  };
}

test('what a clearing has done is shown in place, after a reload too; what it leaves is said before', async () => {
  const { customers } = await api.post<{ customers: { nodes: readonly Clearable[] } }>(
    `{ customers(first: 100, filter: { blockedBy: [ACTIVE_SUBSCRIPTION] }) { nodes {
      id removalPreview { clearing { steps { clears } remaining { blockerId } } } } } }`,
  );
  const customer = customers.nodes.find(({ removalPreview: { clearing } }) => clearing.remaining.length > 0);
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto(`/customers/${customer?.id}/account`);
  await page.getByRole('button', { name: 'Clear all that can be cleared…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Goes at once' }).waitFor();
  expect(await dialog.getByRole('heading', { name: /^(Stays|Runs out by itself)$/ }).count()).toBeGreaterThan(0);
  expect(await dialog.getByRole('button', { name: 'Clear, then remove…' }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();

  const progress = page.getByRole('region', { name: 'Clearing' });
  const steps = customer?.removalPreview.clearing.steps.length;
  await progress.getByRole('heading', { name: `Done. Steps: ${steps}` }).waitFor();
  expect(await progress.getByRole('listitem').count()).toBe(steps);
  await page.reload();
  await progress.getByRole('heading', { name: `Done. Steps: ${steps}` }).waitFor();
  await progress.getByRole('button', { name: 'Dismiss' }).click();
  await progress.waitFor({ state: 'detached' });
  expect(await removeButton(page).getAttribute('aria-disabled')).toBe('true');
  expect(complaints).toEqual([]);
  await context.close();
});

test('a removal is scheduled, shows its countdown, and is taken back', async () => {
  const { customers } = await api.post<{ customers: { nodes: readonly { id: string; companyName: string }[] } }>(
    '{ customers(first: 1, filter: { blockedBy: [NEW_COMMERCE_OUTSIDE_WINDOW] }) { nodes { id companyName } } }',
  );
  const [customer] = customers.nodes;
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto(`/customers/${customer?.id}/account`);
  await page.getByRole('button', { name: 'Schedule removal…' }).click();
  const dialog = page.getByRole('dialog', { name: `Schedule the removal of ${customer?.companyName}` });
  await dialog.getByRole('radio', { name: 'On a date' }).check();
  await dialog.getByLabel('Date and time').fill('2031-05-06T07:08');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await dialog.getByText('Attest the declaration first.').waitFor();
  await dialog.getByRole('checkbox', { name: /I act in good faith/ }).check();
  await dialog.getByRole('textbox', { name: /Reason/ }).fill('They move on.');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();

  const banner = page.getByRole('region', { name: 'Scheduled removal' });
  await banner.getByRole('heading', { name: /^Will be removed in \d[\d,]* days/ }).waitFor();
  expect(await banner.getByText(/6 May 2031, 07:08 \S+/).count()).toBe(1);
  await page.reload();
  await banner.getByRole('link', { name: 'Open the job' }).click();
  await page.getByRole('heading', { level: 1, name: `Scheduled removal of ${customer?.companyName}` }).waitFor();
  await page.getByText('They move on.').waitFor();
  await page.getByRole('link', { name: customer?.companyName ?? '', exact: true }).click();

  await banner.getByRole('button', { name: 'Take back…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Activity', exact: true }).first().click();
  await page.getByRole('table').getByRole('button', { name: 'Removal no longer scheduled' }).first().click();
  await page.getByRole('complementary').getByRole('link', { name: 'Open the job' }).waitFor();
  const { events } = await api.post<{ events: { nodes: readonly { type: string }[] } }>(
    '{ events(last: 1) { nodes { type } } }',
  );
  expect(events.nodes).toEqual([{ type: 'RESELLER_RELATIONSHIP_REMOVAL_UNSCHEDULED' }]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a job of many that waits is cancelled, and its customers stay', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/customers?state=removable');
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Remove…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'On a date' }).check();
  await dialog.getByRole('checkbox', { name: /I act in good faith/ }).check();
  await dialog.getByRole('textbox', { name: /To confirm, type/ }).fill('3');
  await dialog.getByRole('button', { name: 'Remove 3' }).click();

  const results = page.getByRole('list', { name: 'Results' });
  await results.getByText('Waiting', { exact: true }).nth(2).waitFor();
  await page.getByRole('button', { name: 'Cancel job…' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel this job?' });
  await question.getByText(/removals it has scheduled are taken back/).waitFor();
  await question.getByRole('button', { name: 'Cancel job' }).click();
  await results.getByText('Cancelled', { exact: true }).nth(2).waitFor();
  await results.getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Nothing blocks the removal' }).waitFor();
  expect(await page.getByRole('region', { name: 'Scheduled removal' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('rows are selected by keyboard and in ranges; who may not remove has nothing to select', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  await page.goto('/customers?state=blocked');
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await boxes.first().waitFor();
  await page.locator('[data-row="0"]').focus();
  await page.keyboard.press('Space');
  await page.getByText('1 selected').waitFor();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await page.getByText('5 selected').waitFor();
  await boxes.nth(2).click();
  await page.getByText('4 selected').waitFor();
  await page.getByRole('combobox', { name: 'State' }).selectOption('removable');
  await page.getByText('4 selected').waitFor({ state: 'detached' });
  await context.close();

  const other = await openPage(browser, server.url);
  await signInAs(other.page, 'helpdesk@meridian.example');
  await other.page.goto('/customers');
  await other.page.locator('[data-row="0"]').waitFor();
  expect(await other.page.getByRole('checkbox').count()).toBe(0);
  expect([...complaints, ...other.complaints]).toEqual([]);
  await other.context.close();
});

test('blocked ones are cleared as far as that goes, each with its result; what failed comes first and is tried again', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  const jobId = await removeAllThatMatch(page, '/customers?blockedBy=NEW_COMMERCE_OUTSIDE_WINDOW', true);
  await page.getByText('Completed, with failures').waitFor();
  const items = await itemsOf(jobId);
  expect(items.every(({ state, receipt }) => (state === 'COMPLETED') === (receipt !== null))).toBe(true);
  const failed = items.filter(({ state }) => state === 'FAILED');
  expect(failed.length).toBeGreaterThan(0);
  const list = page.getByRole('list', { name: 'Results' });
  await list.getByRole('listitem').first().getByText('Failed', { exact: true }).waitFor();
  await list.getByRole('button', { name: `Details of ${failed[0]?.customerName}` }).click();
  await list.getByRole('heading', { name: 'What still blocks' }).waitFor();
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await page.getByText('Completed, with failures').waitFor();

  await page.getByRole('link', { name: 'Jobs', exact: true }).first().click();
  await page
    .getByRole('link', { name: `Removal of ${items.length} customers` })
    .first()
    .click();
  await page
    .getByRole('navigation', { name: 'Results' })
    .getByRole('link', { name: /^Failed/ })
    .click();
  await page.reload();
  await list.getByRole('link', { name: failed[0]?.customerName ?? '', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: failed[0]?.customerName ?? '' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

interface Logged {
  readonly type: string;
  readonly occurredAt: string;
  readonly customerName: string;
  readonly subjectId: string;
}

/** What has happened since this sequence number, from first to last. */
const eventsSince = async (cursor: string): Promise<readonly Logged[]> => {
  const events: Logged[] = [];
  let after: string | null = cursor;
  while (after !== null) {
    const page: { events: { nodes: Logged[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await api.post(
      `query ($after: String) { events(first: 100, after: $after) {
        nodes { type occurredAt customerName subjectId } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    events.push(...page.events.nodes);
    after = page.events.pageInfo.hasNextPage ? page.events.pageInfo.endCursor : null;
  }
  return events;
};

test('a server killed in the middle of a job goes on with it, and the page shows every customer done once', async () => {
  const { events } = await api.post<{ events: { pageInfo: { endCursor: string } } }>(
    '{ events(last: 1) { pageInfo { endCursor } } }',
  );
  const { context, page } = await openPage(browser, server.url);
  await signInAs(page, 'admin@meridian.example');
  // So that the browser has the page whose server is gone in a moment.
  await page.goto('/jobs/job_unknown');
  await page.getByRole('heading', { name: 'No such job' }).waitFor();
  const before = await newestJob();
  const killed = (async () => {
    for (;;) {
      const newest = await newestJob();
      if (newest !== before && (await overOf(newest)) > 0) break;
    }
    await server.kill();
    return Date.now();
  })();
  const jobId = await removeAllThatMatch(page, '/customers?sort=NAME_DESC', true);
  const killedAt = await killed;
  await page.getByText('Not live').waitFor();
  const restartedAt = Date.now();
  await server.restart();

  await page.getByText('Completed, with failures').waitFor({ timeout: 60_000 });
  await page.getByText('Not live').waitFor({ state: 'detached' });
  const items = await itemsOf(jobId);
  const done = items.filter(({ state }) => state === 'COMPLETED');
  expect(items.length).toBeGreaterThan(40);
  expect(done.length).toBeGreaterThan(40);
  expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(String(items.length));
  await page
    .getByRole('navigation', { name: 'Results' })
    .getByRole('link', { name: `Done ${done.length}` })
    .click();
  await page
    .getByRole('link', { name: /^Receipt: / })
    .first()
    .waitFor();

  const since = await eventsSince(events.pageInfo.endCursor);
  const removed = since.filter(({ type }) => type === 'RESELLER_RELATIONSHIP_REMOVED');
  expect(removed.map(({ customerName }) => customerName).sort()).toEqual(
    done.map(({ customerName }) => customerName).sort(),
  );
  expect(new Set(done.map(({ receipt }) => receipt?.id)).size).toBe(done.length);
  const happened = since.map(({ type, subjectId }) => `${type} ${subjectId}`);
  expect(happened.length).toBe(new Set(happened).size);
  const at = removed.map(({ occurredAt }) => Date.parse(occurredAt));
  expect(at.some((one) => one <= killedAt)).toBe(true);
  expect(at.some((one) => one >= restartedAt)).toBe(true);
  await context.close();
});
