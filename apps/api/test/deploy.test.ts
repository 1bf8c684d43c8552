import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readEnvironment } from '../src/env.ts';
import { findNginx } from './events/nginx.ts';
import { newFolder } from './harness/process.ts';

const deploy = fileURLToPath(new URL('../../../deploy', import.meta.url));
const read = (name: string): string => readFileSync(join(deploy, name), 'utf8');
const servedByTest = readFileSync(new URL('installed.test.ts', import.meta.url), 'utf8');

describe('an example of a deployment', () => {
  test.each([
    ['untether.service', /^Environment=(\w+)=(.*)$/gm],
    ['Dockerfile', /(?<=^ENV .*)\b([A-Z_]+)=(\S+)/gm],
    ['compose.yaml', /^ {6}([A-Z_]+): "?([\w.]+)"?(?: #.*)?$/gm],
  ] as const)('%s sets variables as they are read, and no other', (name, pattern) => {
    const found = Object.fromEntries([...read(name).matchAll(pattern)].map(([, key = '', value = '']) => [key, value]));
    expect(Object.keys(found).length).toBeGreaterThan(1);
    const known = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
    for (const key of Object.keys(found)) expect(known).toContain(`\`${key}\``);
    expect(() => readEnvironment(found)).not.toThrow();
  });

  test('the image has what the program needs, as the test of an installation finds it', () => {
    const list = /const served = \[([^\]]*)\]/.exec(servedByTest)?.[1] ?? '';
    const served = [...list.matchAll(/'([^']+)'/g)].map(([, path]) => path);
    expect(served.length).toBeGreaterThan(4);
    const copied = [...read('Dockerfile').matchAll(/^COPY --from=build \/src\/(\S+) (\S+)$/gm)];
    expect(copied.map(([, from]) => from).sort()).toEqual([...served].sort());
    expect(copied.every(([, from, to]) => from === to)).toBe(true);
  });

  test('all of them give it time to stop, and run the bundle', () => {
    expect(read('untether.service')).toContain('TimeoutStopSec=30');
    expect(read('compose.yaml')).toContain('stop_grace_period: 30s');
    for (const name of ['untether.service', 'Dockerfile']) expect(read(name)).toContain('apps/api/dist/bundle/main.js');
  });
});

test.skipIf(findNginx() === undefined)('nginx takes its example', () => {
  const { folder, remove } = newFolder();
  onTestFinished(remove);
  mkdirSync(join(folder, 'logs'));
  // Without its certificates, which are not here.
  const server = read('nginx.conf')
    .replaceAll(/^ *ssl_certificate.*$/gm, '')
    .replace('listen 443 ssl', 'listen 127.0.0.1:65000')
    .replace('listen 80', 'listen 127.0.0.1:65001');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${server} }`,
  );
  const { status, stderr } = spawnSync(findNginx() ?? '', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, expect.stringContaining('test is successful')]);
  for (const setting of ['proxy_buffering off', 'proxy_set_header Upgrade $http_upgrade'])
    expect(server).toContain(setting);
  // Otherwise whoever sends the header himself says which address limits are for.
  const toTheProcess = server
    .split('location ')
    .filter((block) => /proxy_pass/.test(block) && !/^= \/readyz/.test(block));
  expect(toTheProcess).toHaveLength(2);
  for (const block of toTheProcess)
    expect(block).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;');
});
