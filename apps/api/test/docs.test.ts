import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocs } from '../src/http/docs.ts';
import { defaultLimits } from '../src/http/limits/limits.ts';
import { type Listening, listen, smallSchema } from './harness/in-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const clientPackage = join(root, 'packages/client/dist/untether-client.tgz');

let server: Listening;
beforeAll(async () => {
  server = await listen({ docs: await openDocs({ folder: join(root, 'docs'), clientPackage }) });
});
afterAll(() => server.close());

const textOf = async (path: string): Promise<string> => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(200);
  return response.text();
};
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('the docs are pages', () => {
  const pages = [
    '/docs',
    '/docs/errors',
    '/docs/events',
    '/docs/receipts',
    '/docs/exports',
    '/docs/lifecycle',
    '/docs/glossary',
    '/docs/operations',
    '/docs/clients',
  ];

  test.each(pages)('%s is readable, under a policy that runs nothing', async (path) => {
    const { headers } = await fetch(server.url + path);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('script-src');
    const text = await textOf(path);
    expect(text).toMatch(/<h1 id="[^"]+">/);
    expect(text).not.toMatch(/<script|style=|<style/);
  });

  test('each address a docUrl may name is on it', async () => {
    const text = await textOf('/docs/errors');
    for (const anchor of ['not-found', 'removal-blocked', 'purchase-not-allowed', 'limits'])
      expect(text).toContain(`<h2 id="${anchor}">`);
  });

  test('every link leads somewhere', async () => {
    const broken: string[] = [];
    for (const page of pages) {
      for (const href of matches(await textOf(page), /href="([^"]+)"/g)) {
        if (/^(https|data):/.test(href)) continue;
        const [path = '', anchor] = href.startsWith('#') ? [page, href.slice(1)] : href.split('#');
        const response = await fetch(server.url + path);
        const found =
          response.status === 200 && (anchor === undefined || (await response.text()).includes(`id="${anchor}"`));
        if (!found) broken.push(`${page}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('the client’s package and the facts for caches are beside them', async () => {
    const response = await fetch(`${server.url}/docs/untether-client.tgz`);
    expect(response.headers.get('content-type')).toBe('application/gzip');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(readFileSync(clientPackage));
    expect(JSON.parse(await textOf('/docs/cache.json'))).toHaveProperty('possibleTypes.Error');
  });

  test('what is not one is not there', async () => {
    for (const path of ['/docs/architecture', '/docs/__proto__', '/docs/errors.md/x'])
      expect((await fetch(server.url + path)).status).toBe(404);
  });
});

test('the schema can be downloaded', async () => {
  const response = await fetch(`${server.url}/schema.graphql`);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="schema.graphql"');
  expect(printSchema(buildSchema(await response.text()))).toBe(printSchema(smallSchema));
});

describe('the page of errors', () => {
  const docs = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const sources = ['apps/api/src', 'packages/graphql/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const own = sources.flatMap((text) => matches(text, /\bcode: '([A-Z][A-Z_]+)'/g));
  /** What the libraries answer, each seen by a request here or to sign in. */
  const ofLibraries = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_REQUEST',
    'OPERATION_RESOLUTION_FAILURE',
    'INVALID_EMAIL_OR_PASSWORD',
  ];

  test('has every code that a client can meet', () => {
    expect(own.length).toBeGreaterThan(8);
    expect([...new Set([...own, ...ofLibraries])].filter((code) => !docs.includes(`\`${code}\``))).toEqual([]);
  });

  test('has the numbers of the limits', () => {
    const numbers = Object.entries(defaultLimits).map(([name, limit]) => [name, limit.toLocaleString('en')] as const);
    expect(numbers.filter(([, number]) => !new RegExp(`\\b${number}\\b`).test(docs))).toEqual([]);
  });
});
