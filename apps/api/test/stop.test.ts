import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  freePort,
  type Installation,
  isTaken,
  newFolder,
  serve,
  start,
  untether,
  untilServing,
} from './harness/process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let place: Installation;
beforeEach(() => {
  place = newFolder();
});
afterEach(() => place.remove());

describe('the server', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s and frees the port', async (signal) => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    // A browser keeps its connection open.
    await fetch(`${server.url}/livez`, { headers: { connection: 'keep-alive' } });
    server.child.kill(signal);
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
    expect(await isTaken(server.port)).toBe(false);
  });

  test('ends what it does for somebody who has gone before it closes the database', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const gone = new AbortController();
    const signIn = () =>
      fetch(`${server.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'admin@meridian.example', password: 'untether-demo' }),
        signal: gone.signal,
      }).catch(() => undefined);
    await signIn();
    // Their passwords are checked two at a time, a tenth of a second each; a session of each is written after that.
    const asked = Array.from({ length: 20 }, signIn);
    await sleep(50);
    gone.abort();
    await Promise.all(asked);
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('says in one line that its port is taken', async () => {
    const server = await serve({ DATABASE_URL: place.databaseUrl });
    const second = await untether(['serve'], { DATABASE_URL: place.databaseUrl, PORT: String(server.port) });
    await server.stop();
    expect(second.code).toBe(1);
    expect(second.stderr).toBe(
      `PORT ${server.port} on 127.0.0.1 is in use: stop what runs there, or choose another with PORT=${server.port + 1}.\n`,
    );
  });
});

test('npm start stops with npm: nothing stays behind', { timeout: 180_000 }, async () => {
  const port = await freePort();
  const npm = start(['npm', 'start'], { DATABASE_URL: place.databaseUrl, PORT: String(port) }, root);
  await untilServing(npm, `http://localhost:${port}`);
  npm.child.kill('SIGTERM');
  await npm.ended;
  expect(await isTaken(port)).toBe(false);
});
