import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import {
  type Ended,
  type Installation,
  newFolder,
  type Serving,
  serve,
  untether,
  untetherHere,
} from './harness/process.ts';

const password = 'a long enough password';
const tenantId = '0b8a4c0e-0000-4000-8000-00000000beef';
let place: Installation;
let server: Serving;
const run = (args: readonly string[], command = untether): Promise<Ended> =>
  command(args, { DATABASE_URL: place.databaseUrl, UNTETHER_ADMIN_PASSWORD: password });
const add = (...args: string[]): Promise<Ended> => run(['customer-admin', 'add', ...args]);
const expectRefused = async (args: readonly string[], line: string): Promise<void> => {
  const end = await run(['customer-admin', ...args], untetherHere);
  expect(end.code).toBe(1);
  expect(end.stderr.trim().split('\n')).toHaveLength(1);
  expect(end.stderr).toContain(line);
};

beforeAll(async () => {
  place = newFolder();
  await run(['init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', 'ada@alpha.example'], untetherHere);
  server = await serve({ DATABASE_URL: place.databaseUrl, AUTH_SECRET: 'x'.repeat(32) });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

const viewerOf = async (client: ReturnType<typeof createClient>) =>
  (await client.query('{ viewer { user { email roles } partner { name } organization { companyName } } }')).body.data
    .viewer;

test('a registrant accepts by link over HTTP, signs in, and sees the partner', async () => {
  const partner = createClient(server.url);
  await partner.signIn('ada@alpha.example', password);
  const asked = await partner.query(
    'mutation { requestResellerRelationship(input: {}) { ... on RequestResellerRelationshipPayload { link } } }',
  );
  const { link } = asked.body.data.requestResellerRelationship;
  expect(link).toMatch(new RegExp(`^${server.url}/invitation#[\\w-]{43}$`));
  const input = {
    token: link.split('#')[1],
    companyName: 'Beeswax',
    tenantId,
    domain: 'beeswax.example',
    adminName: 'Bea',
    adminEmail: 'Bea@Beeswax.example',
    adminPassword: password,
  };
  const customer = createClient(server.url);
  const answer = await customer.query(
    'mutation ($input: AcceptRelationshipRequestInput!) { acceptRelationshipRequest(input: $input) { __typename ... on Error { message } ... on AcceptRelationshipRequestPayload { relationship { state } } } }',
    { input },
  );
  expect(answer.body.data.acceptRelationshipRequest.relationship).toEqual({ state: 'ACTIVE' });
  expect(await viewerOf(customer)).toBeNull();
  expect((await customer.signIn('bea@beeswax.example', password)).status).toBe(200);
  expect(await viewerOf(customer)).toEqual({
    user: { email: 'bea@beeswax.example', roles: ['CUSTOMER_ADMIN'] },
    partner: null,
    organization: { companyName: 'Beeswax' },
  });
});

describe('customer-admin disable', () => {
  const disable = (...args: string[]): Promise<Ended> => run(['customer-admin', 'disable', ...args]);

  test('signs the admin out immediately and for good; a second time is no error', async () => {
    const email = 'gone@beeswax.example';
    await add('--customer', 'beeswax.example', '--email', email);
    const client = createClient(server.url);
    await client.signIn(email, password);
    expect(await viewerOf(client)).toMatchObject({ user: { email } });

    const named = ['--customer', 'beeswax.example', '--email', 'GONE@beeswax.example'];
    expect(await disable(...named)).toMatchObject({ code: 0, stderr: '' });
    expect(await viewerOf(client)).toBeNull();
    expect((await client.signIn(email, password)).status).not.toBe(200);
    const again = await disable(...named);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('already disabled');
  });

  test.each([
    [['--customer', 'beeswax.example'], '--email is missing'],
    [['--customer', 'beeswax.example', '--email', 'ada@alpha.example'], 'has no admin with the e-mail address'],
    [['--customer', 'beeswax.example', '--email', 'bea@beeswax.example', '--name', 'Bea'], "Unknown option '--name'"],
  ])('%j: %s', (args, line) => expectRefused(['disable', ...args], line));
});

describe('customer-admin add', () => {
  test.each([
    ['tenant id', tenantId],
    ['id', `cus_${tenantId}`],
    ['domain', 'BEESWAX.example'],
  ])('finds the customer by its %s, while the server runs', async (by, named) => {
    const email = `by-${by.replace(' ', '-')}@beeswax.example`;
    expect(await add('--customer', named, '--email', email)).toMatchObject({ code: 0, stderr: '' });
    const client = createClient(server.url);
    expect((await client.signIn(email, password)).status).toBe(200);
    expect(await viewerOf(client)).toMatchObject({ organization: { companyName: 'Beeswax' } });
  });

  test.each([
    [['--email', 'a@b.example'], '--customer is missing'],
    [['--customer', 'beeswax.example'], '--email is missing'],
    [['--customer', 'beeswax.example', '--email', 'bea'], '--email is "bea"'],
    [['--customer', 'nobody.example', '--email', 'a@b.example'], 'no customer "nobody.example"'],
    [['--customer', 'beeswax.example', '--email', 'ada@alpha.example'], 'account with the e-mail address'],
  ])('%j: %s', (args, line) => expectRefused(['add', ...args], line));
});

test('confirm lets a registrant see one partner’s share, or all', async () => {
  const bea = ['--customer', tenantId, '--email', 'Bea@beeswax.example'];
  const confirm = (...args: string[]) => run(['customer-admin', 'confirm', ...args], untetherHere);
  expect((await confirm(...bea, '--partner', 'Alpha')).stdout).toMatch(
    /sees what Alpha records of Beeswax .*, as before\.\n$/,
  );
  await expectRefused(['confirm', ...bea, '--partner', 'Nobody'], 'there is no partner "Nobody" here');
  await expectRefused(['confirm', '--customer', tenantId, '--email', 'x@y.example'], 'has no admin');
  expect((await confirm(...bea)).stdout).toMatch(/sees what every partner records of Beeswax \(cus_[^)]*\)\.\n$/);
  expect((await confirm(...bea)).stdout).toMatch(/, as before\.\n$/);
});
