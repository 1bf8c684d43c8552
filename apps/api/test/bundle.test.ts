import { mkdtempSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error: a script without types
import { createBundler } from '../scripts/bundle.mjs';

let folder: string;
let outputs: Metafile['outputs'];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'untether-bundle-'));
  const bundler = await createBundler({ outdir: folder });
  ({ outputs } = (await bundler.rebuild()).metafile as Metafile);
  await bundler.dispose();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entryOf = (source: string): string =>
  Object.keys(outputs).find((file) => outputs[file]?.entryPoint?.endsWith(source)) ?? expect.fail(`no ${source}`);

/** What is loaded with a file: the files it imports, and those that these import. */
const loadedWith = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind, external } of outputs[file]?.imports ?? [])
    if (kind === 'import-statement' && external !== true) loadedWith(path, seen);
  return seen;
};
const sourcesOf = (files: Iterable<string>): readonly string[] =>
  [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
const packageOf = (source: string): string => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? '';

const onceNeeded = [
  'better-auth',
  'graphql-yoga',
  'ws',
  'graphql-ws',
  'pg',
  'marked',
  'yauzl',
  'csv-parse',
  'csv-stringify',
  'cli-progress',
  '@streamparser/json',
  'zod',
  'prom-client',
  '@opentelemetry/sdk-trace-base',
  '@opentelemetry/exporter-trace-otlp-http',
];

describe('before it listens the server', () => {
  const loaded = (): readonly string[] => sourcesOf(loadedWith(entryOf('src/cli/serve.ts')));

  test.each(onceNeeded)('loads nothing of %s, which the bundle has', (name) => {
    expect(sourcesOf(Object.keys(outputs)).map(packageOf)).toContain(name);
    expect(loaded().map(packageOf)).not.toContain(name);
  });

  test('loads of its packages what every request needs', () => {
    const packages = new Set(loaded().map(packageOf));
    expect([...packages].filter((name) => name !== '').sort()).toEqual([
      '@pinojs/redact',
      '@pothos/core',
      '@pothos/plugin-errors',
      '@pothos/plugin-relay',
      '@pothos/plugin-scope-auth',
      'atomic-sleep',
      'better-sqlite3',
      'bindings',
      'dataloader',
      'drizzle-orm',
      'file-uri-to-path',
      'graphql',
      'graphql-jit',
      'lodash.memoize',
      'lodash.merge',
      'lodash.mergewith',
      'on-exit-leak-free',
      'pino',
      'pino-std-serializers',
      'quick-format-unescaped',
      'safe-stable-stringify',
      'sonic-boom',
      'thread-stream',
    ]);
  });

  test('loads no demo data and no reader of exports', () => {
    expect(loaded().filter((source) => /packages\/fixtures|src\/import\//.test(source))).toEqual([]);
  });
});

test('there is one copy of graphql, which knows the types of all', () => {
  const files = sourcesOf(Object.keys(outputs)).filter((source) => packageOf(source) === 'graphql');
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((source) => !source.endsWith('.mjs'))).toEqual([]);
});

test('zod brings the words of one language, not of forty', () => {
  const locales = sourcesOf(Object.keys(outputs)).filter((source) => /zod\/v4\/locales\//.test(source));
  expect(locales.map((source) => source.replace(/.*\//, ''))).toEqual(['en.js']);
});

test('the program is production code, which does not look for nested transactions by an AsyncLocalStorage', () => {
  const files = [...loadedWith(entryOf('src/cli/serve.ts'))];
  expect(sourcesOf(files).some((source) => source.endsWith('engines/nesting.ts'))).toBe(true);
  expect(files.flatMap((file) => outputs[file]?.imports ?? []).map(({ path }) => path)).not.toContain(
    'node:async_hooks',
  );
});

test('every module is in the bundle, but those that libraries try and do without', () => {
  const external = Object.values(outputs).flatMap(({ imports }) => imports.filter((one) => one.external));
  const others = external.filter(({ path }) => !isBuiltin(path)).map(({ path }) => path);
  expect([...new Set(others)].sort()).toEqual(['bufferutil', 'pg-native', 'utf-8-validate']);
});
