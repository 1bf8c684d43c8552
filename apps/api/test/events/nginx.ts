import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, newFolder } from '../harness/process.ts';

/** undefined where it is not installed. */
export const findNginx = (): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, 'nginx'))
    .find((path) => existsSync(path));

/** What Debian's own configuration sets; buffering, timeouts and all else as they are by default. */
const configuration = (folder: string, port: number, location: string, upstream: string): string => `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
worker_processes 1;
events { worker_connections 768; }
http {
  access_log off;
  gzip on;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${upstream}
  server {
    listen 127.0.0.1:${port};
    ${location}
  }
}
`;

/** A real nginx in front of a server, its `location` as given, and its `upstream` if it names one. */
export const startNginx = async (path: string, location: string, upstream = '') => {
  const { folder, remove } = newFolder();
  const port = await freePort();
  mkdirSync(join(folder, 'logs'), { recursive: true });
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port, location, upstream));
  const child = spawn(path, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/livez`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${said}`);
    await sleep(20);
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGQUIT');
    child.kill('SIGTERM');
    await ended;
    remove();
  };
  return { url, stop };
};
