import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from './harness/client.ts';
import { newDatabase } from './harness/database.ts';
import { type Installation, install, newFolder, type Serving, serve } from './harness/process.ts';

const password = 'a long enough password';
const email = 'ada@alpha.example';
let place: Installation;
let server: Serving;

beforeAll(async () => {
  place = newFolder();
  const variables = { DATABASE_URL: await newDatabase(place.folder), DATA_DIR: place.folder };
  await install(variables.DATABASE_URL, { email, password });
  server = await serve({ ...variables, AUTH_SECRET: 'x'.repeat(32) });
});
afterAll(async () => {
  await server.stop();
  place.remove();
});

test('signed out, there is no viewer', async () => {
  expect(await createClient(server.url).viewerEmail()).toBeNull();
});

test('signed in, the viewer is who signed in, until signing out', async () => {
  const client = createClient(server.url);
  expect((await client.signIn(email, password)).status).toBe(200);
  expect(await client.viewerEmail()).toBe(email);
  const stolen = new Map(client.cookies);
  await client.signOut();
  expect(await client.viewerEmail()).toBeNull();
  const thief = createClient(server.url);
  for (const [name, value] of stolen) thief.cookies.set(name, value);
  expect(await thief.viewerEmail()).toBeNull();
});

test('capital letters in the address do not matter', async () => {
  expect((await createClient(server.url).signIn(email.toUpperCase(), password)).status).toBe(200);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const client = createClient(server.url);
  const wrong = await client.signIn(email, 'not the password');
  expect(wrong.status).toBe(401);
  expect(await client.signIn('nobody@alpha.example', password)).toEqual(wrong);
  expect(await client.viewerEmail()).toBeNull();
});

test('no one can sign up', async () => {
  const client = createClient(server.url);
  const answer = await client.send('/api/auth/sign-up/email', { email: 'eve@evil.example', password, name: 'Eve' });
  expect(answer.status).toBe(400);
  expect((await client.signIn('eve@evil.example', password)).status).toBe(401);
});

test('a page of another site cannot sign in', async () => {
  const client = createClient(server.url);
  const foreign = { origin: 'https://evil.example', cookie: 'any=thing' };
  const answer = await client.send('/api/auth/sign-in/email', { email, password }, foreign);
  expect(answer).toMatchObject({ status: 403, body: { code: 'INVALID_ORIGIN', publicUrl: server.url } });
  expect(client.cookies.size).toBe(0);
});

test("this machine's other names are not foreign", async () => {
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    const origin = { origin: `http://${name}:${server.port}` };
    const answer = await createClient(server.url).send('/api/auth/sign-in/email', { email, password }, origin);
    expect(answer.status).toBe(200);
  }
});

test("an error's address leads to its explanation", async () => {
  const { status, body } = await createClient(server.url).send('/docs/errors');
  expect(status).toBe(200);
  expect(body).toContain('<h2 id="removal-blocked">');
});

test('a real installation does not reveal who may sign in', async () => {
  expect((await createClient(server.url).send('/api/demo')).status).toBe(404);
});

// Last: afterwards this address has to wait.
describe('guessing', () => {
  test('after twenty sign-ins within a minute of one another the next has to wait, whatever address it claims', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 22; guess += 1) {
      const claimed = { 'x-forwarded-for': `203.0.113.${guess}`, 'x-untether-client-address': `203.0.113.${guess}` };
      const body = { email: 'guess@alpha.example', password: 'guessing away' };
      statuses.push((await createClient(server.url).send('/api/auth/sign-in/email', body, claimed)).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
