/** Servers and clients in processes of their own, each on one core, and what they say of themselves (probe.mjs). */
import { execFileSync, spawn } from 'node:child_process';
import http from 'node:http';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { until } from './measure.mjs';

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const canPin = (() => {
  try {
    execFileSync('taskset', ['-c', '1', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
/** How servers and clients share the machine, in words. */
export const sharing = canPin ? 'servers on one core, clients on another' : 'not pinned to cores';
export const serverCore = 0;
export const clientCore = 1;
export const cores = availableParallelism();

export const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/**
 * Starts a Node program on one core, or on `core` as taskset names them. `ask` sends it a message and takes the next one as
 * the answer. What `endsItself` when its channel closes is not killed.
 */
export const startProcess = (args, { core = serverCore, cwd, env = {}, probe = true, endsItself = false } = {}) => {
  const nodeArgs = probe ? ['--import', new URL('probe.mjs', import.meta.url).href, ...args] : args;
  const command = canPin ? ['taskset', '-c', String(core), process.execPath] : [process.execPath];
  const child = spawn(command[0], [...command.slice(1), ...nodeArgs], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  if (!endsItself) running.add(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = `${said}${text}`.slice(-4000);
  });
  const exited = new Promise((done) =>
    child.once('exit', (code) => {
      running.delete(child);
      done(code);
    }),
  );
  const failed = exited.then((code) => {
    throw new Error(`${args.join(' ').slice(0, 200)} ended with ${code}: ${said}`);
  });
  failed.catch(() => undefined);
  const next = () => Promise.race([new Promise((done) => child.once('message', done)), failed]);
  return {
    child,
    exited,
    errors: () => said,
    next,
    ask: (message) => {
      const answer = next();
      child.send(message);
      return answer;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 8000);
      await exited;
      clearTimeout(impatient);
    },
  };
};

export const startClient = (file) =>
  startProcess([fileURLToPath(new URL(`load/${file}`, import.meta.url))], { core: clientCore, probe: false });

/** One request on a connection of its own. */
export const request = ({ port, path = '/graphql', method = 'POST', headers = {}, body }) =>
  new Promise((done, fail) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = http.request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...length, ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: text }));
        response.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });

export const askGraphql = async ({ port, headers }, query, variables = {}) => {
  const { body } = await request({ port, headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = JSON.parse(body);
  if (errors) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(errors)}`);
  return data;
};

/** A server, once it answers `body` with 200. */
export const startServer = async (args, { port, body, path, headers, ...options }) => {
  const server = startProcess(args, options);
  const answers = async () => {
    const { status } = await request({ port, path, method: body === undefined ? 'GET' : 'POST', headers, body });
    return status === 200;
  };
  await Promise.race([until(answers, { seconds: 60 }), server.exited]);
  if (server.child.exitCode !== null) throw new Error(`${args[0]}: ${server.errors()}`);
  return { ...server, port, headers: {} };
};
