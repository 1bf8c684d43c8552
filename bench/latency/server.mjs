/** The whole server in this process, over a new database, with access to its store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../apps/api/dist/env.js';
import { openServer } from '../../apps/api/dist/http/server.js';
import { startServing } from '../../apps/api/dist/serve/start-serving.js';

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** The demo, with its first admin signed in; in a file of its own, or in a new database of a PostgreSQL. */
export const openBenchServer = async (databaseUrl) => {
  const folder = mkdtempSync(join(tmpdir(), 'untether-bench-'));
  const variables = { DATABASE_URL: databaseUrl ?? `file:${join(folder, 'bench.db')}`, DATA_DIR: folder };
  const environment = readEnvironment({ ...variables, PORT: String(await freePort()) });
  const server = await openServer(environment.port, environment.host);
  const log = (level, message, fields) => console.error(level, message, fields);
  const serving = await startServing({ environment, print: () => undefined, log });
  server.serve(serving.handle, serving.upgrade);
  const url = environment.publicUrl;
  const { users, password } = await serving.demo();
  const [{ email, partner: name }] = users;
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0].split(';', 1)[0];
  const partner = await serving.app.store.findPartnerNamed(name);
  return {
    url,
    cookie,
    /** What another process needs to serve the same. */
    variables,
    store: serving.app.store,
    partnerId: partner.id,
    close: async () => {
      await serving.endStreams();
      await server.close();
      await serving.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
