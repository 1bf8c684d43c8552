import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const executablePath = (): string | undefined =>
  process.env.CHROMIUM_PATH || systemPaths.find((path) => existsSync(path));

/** A Chromium that talks to nobody but the page under test. As root it cannot have a sandbox. */
export const openBrowser = (): Promise<Browser> => {
  const path = executablePath();
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-first-run',
    '--no-pings',
  ];
  return chromium.launch({ args, ...(path ? { executablePath: path } : {}) });
};

export interface OpenPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: script errors, console errors, refused by the content policy, other origins asked. */
  readonly complaints: readonly string[];
  /** Waits until the page has asked for nothing for half a second. Its live stream, which never ends, does not count. */
  readonly settled: () => Promise<void>;
}

/** A fresh profile, so nobody is signed in. `others` may be asked besides the page's own origin. */
export const openPage = async (browser: Browser, url: string, others: readonly string[] = []): Promise<OpenPage> => {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  const underWay = new Set<Request>();
  let lastEnd = 0;
  const end = (request: Request) => {
    underWay.delete(request);
    lastEnd = Date.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  const settled = async () => {
    while (underWay.size > 0 || Date.now() - lastEnd < 500) await sleep(50);
  };
  page.on('request', (request) => {
    if (request.headers().accept !== 'text/event-stream') underWay.add(request);
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && ![url, ...others].includes(origin))
      complaints.push(`asked elsewhere: ${request.url()}`);
  });
  return { context, page, complaints, settled };
};
