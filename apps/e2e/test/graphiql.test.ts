import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../harness/browser.ts';
import { type RunningServer, startServer } from '../harness/server.ts';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test('GraphiQL runs its first query for whoever is signed in, and asks no other origin for anything', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  const demo = await (await context.request.get('/api/demo')).json();
  const data = { email: demo.users[0].email, password: demo.password };
  const signedIn = await context.request.post('/api/auth/sign-in/email', { data, headers: { origin: server.url } });
  expect(signedIn.status()).toBe(200);
  await page.goto('/graphql');
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('query Blocked') ?? false,
  );
  await page.getByRole('button', { name: /execute/i }).click();
  const { data: answer } = await (await answered).json();
  expect(answer.viewer.user.email).toBe(demo.users[0].email);
  expect(answer.customers.edges[0].node.removalBlockers.length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await context.close();
});
