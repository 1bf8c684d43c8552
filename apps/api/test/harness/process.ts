import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';

/** The bundled server. */
export const main = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly ended: Promise<Ended>;
}

type Variables = Readonly<Record<string, string>>;

/**
 * Nothing of the test runner's own environment: the process is started as an operator starts it, but says only what is
 * wrong, and stops without waiting for a proxy to notice.
 */
const cleanEnvironment = (variables: Variables): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '0',
  ...variables,
});

export const start = (command: readonly string[], variables: Variables, cwd?: string): Started => {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { env: cleanEnvironment(variables), stdio: ['ignore', 'pipe', 'pipe'], cwd });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, ...output }));
  });
  return { child, stdout: () => output.stdout, ended };
};

export const untether = (args: readonly string[], variables: Variables): Promise<Ended> =>
  start([process.execPath, main, ...args], variables).ended;

/** The same in this process: for what ends before anything is served. */
export const untetherHere = async (args: readonly string[], variables: Variables): Promise<Ended> => {
  const output = { stdout: '', stderr: '' };
  const code = await run({
    args,
    variables,
    print: (line) => {
      output.stdout += `${line}\n`;
    },
    printError: (line) => {
      output.stderr += `${line}\n`;
    },
  });
  return { code, ...output };
};

export interface Installation {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly remove: () => void;
}

export const newFolder = (): Installation => {
  const folder = mkdtempSync(join(tmpdir(), 'untether-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  return { folder, databaseUrl: `file:${join(folder, 'untether.db')}`, remove };
};

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

export const isTaken = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

/** Waits until a started process answers; fails with what it said if it ends instead. */
export const untilServing = async ({ ended }: Started, url: string): Promise<void> => {
  let said: Ended | undefined;
  void ended.then((end) => {
    said = end;
  });
  while (said === undefined) {
    const response = await fetch(`${url}/livez`).catch(() => undefined);
    if (response?.status === 200) return;
    await sleep(50);
  }
  throw new Error(`the server ended with ${said.code}: ${said.stderr}`);
};

export interface Serving extends Started {
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<Ended>;
}

export const serve = async (variables: Variables, ...args: readonly string[]): Promise<Serving> => {
  const port = variables.PORT === undefined ? await freePort() : Number(variables.PORT);
  const started = start([process.execPath, main, 'serve', ...args], { ...variables, PORT: String(port) });
  const url = `http://localhost:${port}`;
  await untilServing(started, url);
  const stop = (): Promise<Ended> => {
    started.child.kill('SIGTERM');
    return started.ended;
  };
  return { ...started, url, port, stop };
};

/** A real installation: the partner Alpha and its first admin. */
export const install = (
  databaseUrl: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Ended> =>
  untetherHere(['init', '--partner', 'Alpha', '--kind', 'direct_bill', '--admin', email], {
    DATABASE_URL: databaseUrl,
    UNTETHER_ADMIN_PASSWORD: password,
  });
