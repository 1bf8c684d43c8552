import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPostgresMissing, openServer } from '@untether/store/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../harness/client.ts';
import { newFolder, serve, untetherHere } from '../harness/process.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('No openssl here: its test is skipped.');

const place = newFolder();
const file = (name: string): string => join(place.folder, name);
let server: Awaited<ReturnType<typeof openServer>> | undefined;

/** An authority of our own, and a certificate of it for localhost. */
const makeCertificates = (): void => {
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: place.folder, stdio: 'ignore' });
  const key = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`];
  openssl('req', '-x509', ...key('authority'), '-out', 'authority.crt', '-subj', '/CN=Test authority', '-days', '2');
  openssl('req', '-new', ...key('server'), '-out', 'server.csr', '-subj', '/CN=localhost');
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost');
  const signed = ['-CA', 'authority.crt', '-CAkey', 'authority.key', '-CAcreateserial', '-days', '2'];
  openssl('x509', '-req', '-in', 'server.csr', ...signed, '-extfile', 'names', '-out', 'server.crt');
};

beforeAll(async () => {
  if (!hasOpenssl || isPostgresMissing()) return;
  makeCertificates();
  const read = (name: string) => readFileSync(file(name), 'utf8');
  server = await openServer({
    settings: ['ssl=on'],
    files: {
      'server.crt': read('server.crt'),
      'server.key': read('server.key'),
      // Nobody gets in without TLS.
      'pg_hba.conf': 'hostssl all all 127.0.0.1/32 password\n',
    },
  });
});
afterAll(async () => {
  await server?.close();
  place.remove();
});

const urlWith = (search: string, hostname = 'localhost'): string =>
  Object.assign(new URL(server?.url ?? ''), { hostname, search }).href;

test.skipIf(!hasOpenssl)(
  'a server whose certificate is of the authority that is named is spoken to by TLS alone',
  async () => {
    const DATABASE_URL = urlWith(`sslmode=verify-full&sslrootcert=${file('authority.crt')}`);
    const running = await serve({ DATABASE_URL, DATA_DIR: place.folder });
    onTestFinished(async () => {
      await running.stop();
    });
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    const client = createClient(running.url);
    expect(await client.signIn('admin@meridian.example', 'untether-demo')).toMatchObject({ status: 200 });
  },
);

test.skipIf(!hasOpenssl)('what is wrong with TLS is one line with the way out', async () => {
  const refusal = async (DATABASE_URL: string): Promise<string> => {
    const { code, stderr } = await untetherHere(['migrate'], { DATABASE_URL });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATABASE_URL names postgres:\/\/\*\*\*@[^\n]*\.\n$/);
    return stderr;
  };
  const unknown = 'its certificate cannot be verified; name its authority by NODE_EXTRA_CA_CERTS or sslrootcert=';
  for (const mode of ['require', 'verify-ca', 'verify-full'])
    expect(await refusal(urlWith(`sslmode=${mode}`))).toContain(unknown);
  const known = `sslmode=verify-full&sslrootcert=${file('authority.crt')}`;
  expect(await refusal(urlWith(known, '127.0.0.1'))).toContain('name the host as the certificate does');
  expect(await refusal(urlWith(''))).toContain('no encryption');
});
