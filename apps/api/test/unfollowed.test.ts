import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from './harness/client.ts';
import { type Installation, newFolder, serve } from './harness/process.ts';

let place: Installation;
beforeEach(() => {
  place = newFolder();
});
afterEach(() => place.remove());

/** Loaded into the server. Of a promise that nobody follows the id is 0. */
const telling = `import { executionAsyncId as id } from 'node:async_hooks';
process.on('SIGUSR2', async () => { await null; process.stdout.write('promise ' + id() + ';'); });`;

test.runIf(Number.parseInt(process.versions.node, 10) < 24)(
  'after a sign-in, which uses AsyncLocalStorages, Node does not follow every promise',
  async () => {
    const server = await serve({
      DATABASE_URL: place.databaseUrl,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(telling)}`,
    });
    const client = createClient(server.url);
    expect((await client.signIn('admin@meridian.example', 'untether-demo')).status).toBe(200);
    expect(await client.viewerEmail()).toBe('admin@meridian.example');
    server.child.kill('SIGUSR2');
    await vi.waitFor(() => expect(server.stdout()).toMatch(/promise \d+;/), 20_000);
    expect(server.stdout()).toContain('promise 0;');
    await server.stop();
  },
);
