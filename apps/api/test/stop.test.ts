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
