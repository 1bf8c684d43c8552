import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@untether/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declarations } from '../src/cli/declarations.ts';
import { createClient } from './harness/client.ts';
import {
  type Ended,
  freePort,
  type Installation,
  newFolder,
  serve,
  untether,
  untetherHere,
} from './harness/process.ts';

let place: Installation;
beforeEach(() => {
  place = newFolder();
});
afterEach(() => place.remove());

const password = 'a long enough password';
const secret = { AUTH_SECRET: 'x'.repeat(32) };
const init = (options: string, variables: Record<string, string> = {}, run = untetherHere): Promise<Ended> =>
  run(['init', ...options.split(' ')], {
    DATABASE_URL: place.databaseUrl,
    UNTETHER_ADMIN_PASSWORD: password,
    ...variables,
  });
/** For what cannot be served. */
const serveHere = async (variables: Record<string, string>): Promise<Ended> =>
  untetherHere(['serve'], { DATABASE_URL: place.databaseUrl, PORT: String(await freePort()), ...variables });
const oneLine = (end: Ended): string => {
  expect(end.code).toBe(1);
  expect(end.stderr.trim().split('\n')).toHaveLength(1);
  return end.stderr;
};

describe('init', () => {
  test('sets up a partner whose admin can sign in to a real installation', async () => {
    const end = await init('--partner Alpha --kind direct_bill --admin ada@alpha.example', {}, untether);
    expect(end).toMatchObject({ code: 0, stderr: '' });
    const server = await serve({ DATABASE_URL: place.databaseUrl, ...secret });
    const client = createClient(server.url);
    expect((await client.signIn('ada@alpha.example', password)).status).toBe(200);
    expect(await client.viewerEmail()).toBe('ada@alpha.example');
    await server.stop();
  });

  test('the event of its first user belongs to a command, as every other does', async () => {
    await init('--partner Alpha --kind direct_bill --admin ada@alpha.example');
    const store = await openStore({ url: place.databaseUrl });
    const alpha = await store.findPartnerNamed('Alpha');
    const page = { direction: 'forward', limit: 10, cursor: null } as const;
    const { edges } = await store.listEvents(alpha?.id ?? '', {}, page);
    await store.close();
    expect(edges).toMatchObject([{ node: { type: 'user-created', correlationId: expect.stringMatching(/^cor_/) } }]);
  });

  test('works while the server runs', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl, DEMO: 'false', ...secret });
    expect((await init('--partner Alpha --kind direct_bill --admin ada@alpha.example', {}, untether)).code).toBe(0);
    const client = createClient(server.url);
    expect((await client.signIn('ada@alpha.example', password)).status).toBe(200);
    const end = await server.stop();
    expect(end.stderr).toContain('init --partner');
  });

  test('a reseller names the provider it sells through', async () => {
    const reseller = '--partner Gamma --kind indirect_reseller --admin a@gamma.example';
    expect(oneLine(await init(reseller))).toContain('needs the provider');
    expect(oneLine(await init(`${reseller} --provider Beta`))).toContain('no indirect provider "Beta"');
    expect((await init('--partner Beta --kind indirect_provider --admin a@beta.example')).code).toBe(0);
    expect((await init(`${reseller} --provider Beta`)).code).toBe(0);
  });

  test('the same partner, user or tenant a second time is refused, and nothing of it stays', async () => {
    const tenant = '--tenant-id 0b8a4c0e-0000-4000-8000-000000000001';
    await init(`--partner Alpha --kind direct_bill --admin ada@alpha.example ${tenant}`);
    expect(oneLine(await init('--partner Alpha --kind direct_bill --admin b@alpha.example'))).toContain(
      'named "Alpha"',
    );
    expect(oneLine(await init('--partner Beta --kind direct_bill --admin ada@alpha.example'))).toContain('ada@alpha');
    const again = await init(`--partner Beta --kind direct_bill --admin b@beta.example ${tenant}`);
    expect(oneLine(again)).toContain('tenant id');
    expect((await init('--partner Beta --kind direct_bill --admin b@alpha.example')).code).toBe(0);
  });

  test.each([
    ['--kind direct_bill --admin a@b.example', '--partner is missing'],
    ['--partner A --admin a@b.example', '--kind is missing'],
    ['--partner A --kind reseller --admin a@b.example', '--kind is "reseller": give direct_bill'],
    ['--partner A --kind direct_bill --admin ada', '--admin is "ada": give an e-mail address'],
    ['--partner A --kind direct_bill --admin a@b.example --tenant-id 7', '--tenant-id is "7": give a GUID'],
    ['--partner A --kind direct_bill --admin a@b.example --country Japan', 'two capital letters'],
    ['--partner A --partner B --kind direct_bill --admin a@b.example', '--partner is given twice'],
    ['--partner A --colour blue', "Unknown option '--colour'"],
  ])('%s: %s', async (options, line) => {
    expect(oneLine(await init(options))).toContain(line);
  });

  test('a password has at least twelve characters', async () => {
    const end = await init('--partner A --kind direct_bill --admin a@b.example', { UNTETHER_ADMIN_PASSWORD: 'short' });
    expect(oneLine(end)).toContain('12 to 128 characters');
  });

  test('without a terminal to ask for a password, it says how to give it', async () => {
    const end = await init(
      '--partner A --kind direct_bill --admin a@b.example',
      { UNTETHER_ADMIN_PASSWORD: '' },
      untether,
    );
    expect(oneLine(end)).toContain('UNTETHER_ADMIN_PASSWORD');
  });

  test('leaves a demo alone', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const end = await init('--partner A --kind direct_bill --admin a@b.example');
    await server.stop();
    expect(oneLine(end)).toContain('holds demo data: point DATABASE_URL to another file');
  });
});

describe('demo mode', () => {
  test('an empty database becomes a demo that says how to sign in, and stays one', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const { body } = await createClient(server.url).send('/api/demo');
    expect(body.users.map(({ email }: { email: string }) => email)).toContain('admin@meridian.example');
    const client = createClient(server.url);
    expect((await client.signIn('admin@meridian.example', body.password)).status).toBe(200);
    const { stdout } = await server.stop();
    expect(stdout).toContain(body.password);
    const again = await serve({ DATABASE_URL: place.databaseUrl });
    const same = createClient(again.url);
    for (const [name, value] of client.cookies) same.cookies.set(name, value);
    expect(await same.viewerEmail()).toBe('admin@meridian.example');
    expect((await again.stop()).stdout).not.toContain('Creating demo data');
    expect(oneLine(await serveHere({ DEMO: 'false' }))).toContain('DEMO');
  });

  test('who got another password, or was disabled, is no longer offered, on the page and in the terminal', async () => {
    const offered = async ({ url }: { readonly url: string }): Promise<readonly string[]> =>
      (await createClient(url).send('/api/demo')).body.users.map(({ email }: { email: string }) => email);
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const all = await offered(server);
    const [changed, disabled] = ['sales@meridian.example', 'helpdesk@meridian.example'];
    expect(all).toEqual(expect.arrayContaining([changed, disabled]));
    const { body } = await createClient(server.url).send('/api/demo');
    const client = createClient(server.url);
    await client.signIn(changed, body.password);
    const own = { currentPassword: body.password, newPassword: 'one of my very own' };
    expect((await client.send('/api/auth/account/password', own)).status).toBe(200);
    await untether(['user', 'disable', '--user', disabled], { DATABASE_URL: place.databaseUrl });
    const left = all.filter((email) => email !== changed && email !== disabled);
    expect(await offered(server)).toEqual(left);
    await server.stop();
    const again = await serve({ DATABASE_URL: place.databaseUrl });
    expect(await offered(again)).toEqual(left);
    const { stdout } = await again.stop();
    expect(stdout).toContain(`  ${left[0]} `);
    expect(stdout).not.toContain(`  ${changed} `);
  });

  test("its secret is its owner's alone", async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    await server.stop();
    expect(readdirSync(place.folder)).toContain('auth-secret');
    expect(statSync(join(place.folder, 'auth-secret')).mode & 0o777).toBe(0o600);
  });
});

describe('import', () => {
  test('what keeps it from doing anything is one line on standard error, and nothing is printed', async () => {
    await init('--partner Alpha --kind direct_bill --admin ada@alpha.example');
    const variables = { DATABASE_URL: place.databaseUrl };
    const unknown = await untether(['import', place.folder, '--partner', 'Beta'], variables);
    expect(oneLine(unknown)).toContain('no partner is called "Beta". There are: Alpha.');
    const empty = await untether(['import', place.folder, '--partner', 'Alpha'], variables);
    expect(empty.code).toBe(3);
    expect(oneLine({ ...empty, code: 1 })).toContain('holds no customers.json');
    expect([unknown.stdout, empty.stdout]).toEqual(['', '']);
  });
});

describe('what cannot be served is one line', () => {
  test('a real installation without a secret, or asked to be a demo', async () => {
    await init('--partner Alpha --kind direct_bill --admin ada@alpha.example');
    expect(oneLine(await serveHere({}))).toContain('AUTH_SECRET is not set');
    expect(oneLine(await serveHere({ ...secret, DEMO: 'true' }))).toContain('DEMO is "true"');
  });

  test('a file that is no database', async () => {
    writeFileSync(join(place.folder, 'untether.db'), 'not a database');
    expect(oneLine(await untether(['migrate'], { DATABASE_URL: place.databaseUrl }))).toContain('is not a database');
  });

  test('an unknown command', async () => {
    expect(oneLine(await untetherHere(['frobnicate'], {}))).toContain('Unknown command "frobnicate"');
  });

  test.each([
    ['PORT', 'abc'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['DEMO', 'maybe'],
  ])('%s=%s', async (name, value) => {
    expect(oneLine(await untetherHere(['serve'], { [name]: value }))).toContain(`${name} is "${value}"`);
  });
});

describe('help', () => {
  test('names every command', async () => {
    const { code, stdout } = await untether([], {});
    expect(code).toBe(0);
    for (const command of Object.keys(declarations)) expect(stdout).toContain(`  ${command} `);
  });

  test.each([
    ['verify', '--help'],
    ['help', 'verify'],
    ['verify', '-h'],
  ])('%s %s prints that command and no other', async (...args) => {
    const { code, stdout } = await untetherHere(args, {});
    expect(code).toBe(0);
    expect(stdout).toContain('npm run -s untether -- verify');
    expect(stdout).toContain('Exit codes:');
    expect(stdout).not.toContain('listen');
  });

  test('lists the commands that begin with a word, and knows no others', async () => {
    const { code, stdout } = await untetherHere(['customer-admin'], {});
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/ {2,}/)[0]),
    ).toEqual(['customer-admin add', 'customer-admin confirm', 'customer-admin disable']);
    expect(oneLine(await untetherHere(['remove'], {}))).toContain('Unknown command "remove"');
  });
});
