import type { Viewer } from '@untether/domain';
import { addDays, languages } from '@untether/domain';
import { aSubscription } from '@untether/domain/testing';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesOf } from '../src/http/exports/pages.ts';
import { rowSources } from '../src/http/exports/row-sources.ts';
import { guid, start } from './api/test-api.ts';
import { emptyRelationship, keysOf, openWorld, type World } from './api/world.ts';
import { type Exporting, exportsOf } from './harness/exporting.ts';

let world: World;
let server: Exporting;
beforeAll(async () => {
  world = await openWorld();
  server = await exportsOf(world.api);
  for (const name of [
    '=HYPERLINK("http://evil.example")',
    '+1 Club',
    '-2 Degrees',
    '@home Ltd',
    'Comma, "Quote" & Sons',
  ])
    await world.api.addRelationship(emptyRelationship(world.meridian, name));
  const company = 'Blocked Bakery';
  const { own, id } = keysOf(world.meridian, company);
  await world.api.addRelationship({
    ...emptyRelationship(world.meridian, company),
    subscriptions: [aSubscription({ ...own, id: id('sub', 'mail') })],
  });
  await world.api.addRelationship(emptyRelationship(world.summit, 'Another Partner’s'));
});
afterAll(async () => {
  await server.close();
  await world.api.close();
});

const get = async (path: string, viewer: Viewer | null = world.admin, headers: Record<string, string> = {}) => {
  const response = await server.get(viewer, `/api/exports/${path}`, headers);
  return { response, text: Buffer.from(await response.arrayBuffer()).toString() };
};
const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n' });
const filtered = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;
const codeOf = (text: string) => JSON.parse(text).errors[0].extensions.code;

describe('a list as rows', () => {
  test('is what the API lists under the same filter and order, whatever the number of pages', async () => {
    for (let at = 0; at < 240; at += 1)
      await world.api.addRelationship(emptyRelationship(world.meridian, `Many ${String(at).padStart(3, '0')}`));
    const asked = { search: 'many' };
    const { text } = await get(`customers.csv?${filtered(asked)}&orderBy=NAME_DESC`);
    const names = rowsOf(text).map((row) => row.Customer);
    expect(names).toHaveLength(240);
    expect(names.slice(0, 2)).toEqual(['Many 239', 'Many 238']);
    expect(names.at(-1)).toBe('Many 000');
    const all = rowsOf((await get('customers.csv')).text).map((row) => row.Customer);
    expect(all).toHaveLength(246);
    expect(all).not.toContain('Another Partner’s');
  });

  test('says what blocks in words, and gives times in UTC', async () => {
    const { text } = await get(`customers.csv?${filtered({ blockedBy: ['ACTIVE_SUBSCRIPTION'] })}`);
    const { relationship } = emptyRelationship(world.meridian, 'Blocked Bakery');
    expect(rowsOf(text)).toEqual([
      {
        Customer: 'Blocked Bakery',
        Domain: 'blocked-bakery.example',
        'Tenant id': guid('Blocked Bakery'),
        Country: 'US',
        'Customer since': relationship.establishedAt.toISOString(),
        Outlook: 'Can be cleared now',
        'Blocked by': languages.en.words.removalBlockerKind.active_subscription,
        'Earliest removal': start.toISOString(),
        'Indirect reseller': '',
        'Customer id': `cus_${guid('Blocked Bakery')}`,
      },
    ]);
  });

  test('defuses what a spreadsheet would carry out, and quotes the rest as RFC 4180 does', async () => {
    const { text } = await get('customers.csv');
    for (const cell of ['"\'=HYPERLINK(""http://evil.example"")"', "'+1 Club", "'-2 Degrees", "'@home Ltd"])
      expect(text).toContain(`\r\n${cell},`);
    expect(text).toContain('\r\n"Comma, ""Quote"" & Sons",');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('has a byte order mark on request, headings in the language asked for, and a name with partner and date', async () => {
    const plain = await get('customers.csv');
    expect(plain.text).toMatch(/^Customer,Domain/);
    expect(plain.response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(plain.response.headers.get('cache-control')).toBe('no-store');
    expect(plain.response.headers.get('content-disposition')).toBe(
      'attachment; filename="Meridian Cloud customers 2026-06-15.csv"',
    );
    const marked = await get('customers.csv?bom=true', world.admin, { 'accept-language': 'ja' });
    expect(marked.text).toMatch(/^\uFEFF顧客,ドメイン/);
    expect((await get('customers.csv?language=ja')).text).toMatch(/^顧客,/);
  });

  test('has a heading for each column, no two of them the same, in every language', () => {
    for (const { exportColumns } of Object.values(languages))
      for (const { columns } of Object.values(rowSources)) {
        const headings = columns.map((column) => exportColumns[column].trim());
        expect(headings).not.toContain('');
        expect(new Set(headings).size).toBe(columns.length);
      }
  });
});

describe('removals, their receipts and the log', () => {
  test('are exported as the API tells them', async () => {
    const company = 'Removed & Co';
    const { own, id } = keysOf(world.meridian, company);
    const facts = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, company),
      subscriptions: [aSubscription({ ...own, id: id('sub', 'mail'), friendlyName: 'Mail' })],
    });
    await world.api.post(
      world.helpdesk,
      `mutation { suspendSubscription(input: {subscriptionId: "${id('sub', 'mail')}"}) { __typename } }`,
    );
    const done = await world.api.post(
      world.admin,
      `mutation { removeResellerRelationship(input: {customerId: "${facts.customer.id}", attestation: true, reason: "-1"}) {
        ... on RemoveResellerRelationshipPayload { receipt { id contentHash } } } }`,
    );
    const { receipt } = done.data.removeResellerRelationship;
    const [removal, ...others] = rowsOf((await get(`removals.csv?${filtered({ search: 'removed' })}`)).text);
    expect(others).toEqual([]);
    expect(removal).toMatchObject({
      Customer: company,
      Partner: 'Meridian Cloud',
      Removed: start.toISOString(),
      'Removed by': world.admin.user.name,
      Reason: "'-1",
      'Items cleared': '1',
      'Items left behind': '1',
      Receipt: receipt.id,
      'Hash (SHA-256)': receipt.contentHash,
    });

    const lines = rowsOf((await get(`receipts/${receipt.id}.csv`)).text);
    expect(lines.map(({ Part, Item, By }) => [Part, Item, By])).toEqual([
      ['What ended', '', world.admin.user.name],
      ['What ended', '', world.admin.user.name],
      ['What ended', '', world.admin.user.name],
      ['What ended', '', world.admin.user.name],
      ['What was cleared', 'Mail', world.helpdesk.user.name],
      ['What stays behind', 'Mail', ''],
    ]);

    const asked = { customerId: facts.customer.id };
    const events = rowsOf((await get(`activity.csv?${filtered(asked)}`)).text);
    expect(events.map((row) => row['Event type'])).toEqual(['subscription-suspended', 'reseller-relationship-removed']);
    expect(events[0]).toMatchObject({
      Event: 'Subscription suspended',
      Customer: company,
      'Subject id': id('sub', 'mail'),
    });
    expect(JSON.parse(events[0]?.Changes ?? '')).toMatchObject({ status: { from: 'active', to: 'suspended' } });

    expect((await get(`receipts/${receipt.id}.csv`, world.summitAdmin)).response.status).toBe(404);
    expect(rowsOf((await get('removals.csv', world.summitAdmin)).text)).toEqual([]);
  });
});

describe('the results of a removal job', () => {
  const startJob = async (customerIds: readonly string[], at: Date | null = null): Promise<string> => {
    const { data } = await world.api.post(
      world.admin,
      `mutation ($input: StartBulkRemovalInput!) { startBulkRemoval(input: $input) {
        ... on StartBulkRemovalPayload { job { id } } } }`,
      { input: { customerIds, clearBlockers: false, attestation: true, at: at?.toISOString() } },
    );
    await world.api.workOnJobs();
    return data.startBulkRemoval.job.id;
  };

  test('are exported customer by customer, all or those in some states, and to nobody else', async () => {
    const ready = await world.api.addRelationship(emptyRelationship(world.meridian, 'Job Ready'));
    const { own, id } = keysOf(world.meridian, 'Job Blocked');
    const blocked = await world.api.addRelationship({
      ...emptyRelationship(world.meridian, 'Job Blocked'),
      subscriptions: [aSubscription({ ...own, id: id('sub', 'mail'), friendlyName: 'Mail' })],
    });
    const jobId = await startJob([ready.customer.id, blocked.customer.id]);
    const { response, text } = await get(`jobs/${jobId}.csv`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${jobId}.csv"`);
    const rows = rowsOf(text);
    expect(rows).toMatchObject([
      { Number: '1', Customer: 'Job Ready', State: 'Done', Reason: '', 'Customer id': ready.customer.id },
      { Number: '2', Customer: 'Job Blocked', State: 'Failed', Receipt: '', 'Customer id': blocked.customer.id },
    ]);
    expect(rows[0]?.Receipt).toMatch(/^rcp_/);
    expect(rows[1]?.Reason).not.toBe('');
    expect(rows[1]?.['Still blocked by']).toMatch(/^Mail: /);

    const failed = rowsOf((await get(`jobs/${jobId}.csv?states=FAILED,CANCELLED`)).text);
    expect(failed.map((row) => row.Customer)).toEqual(['Job Blocked']);
    const wrong = await get(`jobs/${jobId}.csv?states=LOST`);
    expect([wrong.response.status, codeOf(wrong.text)]).toEqual([400, 'BAD_USER_INPUT']);

    const stranger = await get(`jobs/${jobId}.csv`, world.summitAdmin);
    expect([stranger.response.status, codeOf(stranger.text)]).toEqual([404, 'NOT_FOUND']);
    expect((await get('jobs.csv')).response.status).toBe(404);
    expect((await get(`jobs/${jobId}.json`)).response.status).toBe(404);
    expect((await get(`jobs/${jobId}.csv`, null)).response.status).toBe(401);
  });

  test('are as many as the job has customers', async () => {
    const { data } = await world.api.post(
      world.admin,
      '{ customers(first: 100, filter: {search: "many"}) { nodes { id } } }',
    );
    const many = data.customers.nodes.map(({ id }: { readonly id: string }) => id);
    const { customer } = await world.api.addRelationship(emptyRelationship(world.meridian, 'Job Last'));
    const jobId = await startJob([...many, customer.id], addDays(start, 9));
    const rows = rowsOf((await get(`jobs/${jobId}.csv`)).text);
    expect(rows.map((row) => row.Number)).toEqual(Array.from({ length: 101 }, (_, at) => String(at + 1)));
    expect(rows.at(-1)?.Customer).toBe('Job Last');
  });
});

describe('what is refused', () => {
  test.each([
    ['nobody', 'customers.csv', () => null, 401, 'UNAUTHENTICATED'],
    ['a list that is none', 'secrets.csv', () => world.admin, 404, 'NOT_FOUND'],
    ['what only objects have', 'constructor.csv', () => world.admin, 404, 'NOT_FOUND'],
    ['another kind of file', 'customers.json', () => world.admin, 404, 'NOT_FOUND'],
    ['a parameter that is none', 'customers.csv?filters={}', () => world.admin, 400, 'BAD_USER_INPUT'],
    ['a filter that is no JSON', 'customers.csv?filter={', () => world.admin, 400, 'BAD_USER_INPUT'],
    ['a filter that the API does not know', 'customers.csv?filter={"x":1}', () => world.admin, 400, 'BAD_USER_INPUT'],
    [
      'a filter that finds nothing, ever',
      'customers.csv?filter={"blockedBy":[]}',
      () => world.admin,
      400,
      'BAD_USER_INPUT',
    ],
    ['an order that is none', 'customers.csv?orderBy=SIZE', () => world.admin, 400, 'BAD_USER_INPUT'],
  ])('%s', async (_, path, viewer, status, code) => {
    const { response, text } = await get(path, viewer());
    expect([response.status, codeOf(text)]).toEqual([status, code]);
  });

  test('a page of another site, which could make a browser ask with its cookie', async () => {
    const { response } = await get('customers.csv', world.admin, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(403);
  });

  test('a fifth file at once, until one of them is done', async () => {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((done) => {
      letGo = done;
    });
    let waiting = 0;
    const listCustomers: typeof world.api.services.listCustomers = async (...asked) => {
      waiting += 1;
      await gate;
      return world.api.services.listCustomers(...asked);
    };
    const slow = await exportsOf(world.api, { listCustomers });
    const ask = () => slow.get(world.admin, '/api/exports/customers.csv');
    const four = [ask(), ask(), ask(), ask()];
    while (waiting < 4) await new Promise(setImmediate);
    const fifth = await ask();
    expect([fifth.status, codeOf(await fifth.text())]).toEqual([429, 'TOO_MANY_OPERATIONS']);
    expect(fifth.headers.get('retry-after')).toBe('5');
    letGo();
    for (const one of await Promise.all(four)) expect((await one.text()).length).toBeGreaterThan(1000);
    expect((await ask()).status).toBe(200);
    await slow.close();
  });
});

test.each([
  ['before the first row', true],
  ['in the middle', false],
])('a receiver that goes away %s gives its place back, four times over', async (_, isFirst) => {
  let waiting = 0;
  let letGo = (): void => undefined;
  const gate = new Promise<void>((done) => {
    letGo = done;
  });
  let isHeld = true;
  const listCustomers: typeof world.api.services.listCustomers = async (...asked) => {
    const [, { page }] = asked;
    if (isHeld && (page.cursor === null) === isFirst) {
      waiting += 1;
      await gate;
    }
    return world.api.services.listCustomers(...asked);
  };
  const faults: string[] = [];
  const leaving = await exportsOf(world.api, { listCustomers }, (text) => faults.push(text));
  const gone = new AbortController();
  const four = Array.from({ length: 4 }, async () => {
    const response = await leaving.get(world.admin, '/api/exports/customers.csv', {}, gone.signal);
    await response.text();
  });
  while (waiting < 4) await new Promise(setImmediate);
  gone.abort();
  for (const one of await Promise.allSettled(four)) expect(one.status).toBe('rejected');
  isHeld = false;
  letGo();
  let fifth = await leaving.get(world.admin, '/api/exports/customers.csv');
  while (fifth.status === 429) {
    await fifth.text();
    await new Promise(setImmediate);
    fifth = await leaving.get(world.admin, '/api/exports/customers.csv');
  }
  expect(rowsOf(await fifth.text()).length).toBeGreaterThan(200);
  expect(faults).toEqual([]);
  await leaving.close();
});

describe('a file that cannot be finished', () => {
  test('is broken off, so that nobody takes it for the whole', async () => {
    let pages = 0;
    const listCustomers: typeof world.api.services.listCustomers = (...asked) => {
      pages += 1;
      if (pages > 1) throw new Error('the disk is full');
      return world.api.services.listCustomers(...asked);
    };
    const failing = await exportsOf(world.api, { listCustomers });
    const response = await failing.get(world.admin, '/api/exports/customers.csv');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    await failing.close();
  });

  test('ends with the key it was asked for with', async () => {
    let revoke = async (): Promise<void> => undefined;
    const listCustomers: typeof world.api.services.listCustomers = async (...asked) => {
      const page = await world.api.services.listCustomers(...asked);
      await revoke();
      return page;
    };
    const ending = await exportsOf(world.api, { listCustomers });
    const whole = await (await ending.get(world.admin, '/api/exports/customers.csv')).text();
    expect(rowsOf(whole).length).toBeGreaterThan(200);
    revoke = async () => {
      const { data } = await world.api.post(world.admin, '{ apiKeys(first: 100) { nodes { id revokedAt } } }');
      for (const { id } of data.apiKeys.nodes)
        await world.api.post(world.admin, `mutation { revokeApiKey(input: {keyId: "${id}"}) { __typename } }`);
    };
    const response = await ending.get(world.admin, '/api/exports/customers.csv');
    await expect(response.text()).rejects.toThrow();
    await ending.close();
  });
});

test('a page is read only once the one before was taken', async () => {
  const { customers } = rowSources;
  if (customers === undefined) throw new Error('no customers');
  let asked = 0;
  const pages = pagesOf(customers, {}, async () => {
    asked += 1;
    return {
      services: world.api.services,
      viewer: world.admin,
      now: world.api.now(),
      language: languages.en,
      errorDocs: '',
    };
  });
  await pages.next();
  await new Promise((done) => setTimeout(done, 20));
  expect(asked).toBe(1);
  await pages.next();
  expect(asked).toBe(2);
  await pages.return(undefined);
});
