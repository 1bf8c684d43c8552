import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../api/dist/bundle/main.js', import.meta.url));

export interface RunningServer {
  readonly url: string;
  readonly databaseUrl: string;
  /** The API key of the demo's admin. */
  readonly key: string;
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** Starts it again after that, with the same database at the same address. */
  readonly restart: () => Promise<void>;
  /** Stops it politely, removes its database, and fails if it did not end well. */
  readonly stop: () => Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** The built server with fresh demo data of its own, as `npm start` runs it. */
export const startServer = async (variables: Readonly<Record<string, string>> = {}): Promise<RunningServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'untether-e2e-'));
  const databaseUrl = `file:${join(folder, 'untether.db')}`;
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    DRAIN_SECONDS: '0',
    LOG_LEVEL: 'warn',
    ...variables,
  };
  const url = `http://localhost:${port}`;
  let said = '';
  const start = async () => {
    const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    const ended = new Promise<number | null>((done) => child.once('close', done));
    while (child.exitCode === null) {
      const response = await fetch(`${url}/livez`).catch(() => undefined);
      if (response?.status === 200) break;
      await sleep(50);
    }
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said}`);
    return {
      end: (signal: 'SIGTERM' | 'SIGKILL') => {
        child.kill(signal);
        return ended;
      },
    };
  };
  let running = await start();
  const stop = async (): Promise<void> => {
    const code = await running.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0 || said !== '') throw new Error(`the server ended with ${code}: ${said}`);
  };
  const kill = async (): Promise<void> => {
    await running.end('SIGKILL');
  };
  const restart = async (): Promise<void> => {
    running = await start();
  };
  const key = readFileSync(join(folder, 'demo-api-key'), 'utf8').trim();
  return { url, databaseUrl, key, kill, restart, stop };
};
