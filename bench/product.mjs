/** The product as `npm start` runs it, and who is signed in there. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askGraphql, freePort, request, startServer } from './processes.mjs';
import { root } from './setup.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The file that npm start ends with. */
export const main = join(root, /node (\S+\.js) serve/.exec(scripts.start)[1]);

const secret = 'only-for-the-bench-only-for-the-bench';

/** Runs a command of the product to its end; resolves to what it printed. @throws Error with an exit code but 0 */
export const runProduct = (args, env, nodeArgs = []) =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [...nodeArgs, main, ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', AUTH_SECRET: secret, ...env },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        text += chunk;
      });
    child.once('exit', (code) =>
      code === 0 ? done(text) : fail(new Error(`${args.join(' ')}: exit ${code}: ${text}`)),
    );
  });

/** `database` is a file, or the URL of a PostgreSQL database. */
export const productCommand = (database, port) => ({
  args: [main, 'serve'],
  env: {
    PORT: String(port),
    DATABASE_URL: database.startsWith('postgres:') ? database : `file:${database}`,
    AUTH_SECRET: secret,
    MAX_STREAMS_PER_USER: '20000',
  },
});

/** Resolves once it serves. */
export const startProduct = async (database, { env = {}, core, role = 'all' } = {}) => {
  const port = await freePort();
  const command = productCommand(database, port);
  const args = [...command.args, '--role', role];
  return startServer(args, { port, path: '/livez', core, env: { ...command.env, ...env } });
};

export const signIn = async ({ port }, email, password) => {
  const { status, headers, body } = await request({
    port,
    path: '/api/auth/sign-in/email',
    headers: { origin: `http://localhost:${port}` },
    body: JSON.stringify({ email, password }),
  });
  if (status !== 200) throw new Error(`sign-in: ${status} ${body}`);
  return { cookie: headers['set-cookie'][0].split(';', 1)[0] };
};

/** The headers of a program with a key of its own. */
export const makeKey = async ({ port }, headers) => {
  const { createApiKey: made } = await askGraphql(
    { port, headers },
    `mutation Key($at: DateTime!) { createApiKey(input: { name: "bench", roles: [GLOBAL_ADMIN, ADMIN_AGENT], expiresAt: $at }) {
      __typename ... on CreateApiKeyPayload { secret } ... on Error { message } } }`,
    { at: new Date(Date.now() + 86_400_000).toISOString() },
  );
  if (made.secret === undefined) throw new Error(`createApiKey: ${made.message}`);
  return { authorization: `Bearer ${made.secret}` };
};
