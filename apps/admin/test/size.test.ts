import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean };
type Manifest = Readonly<Record<string, Chunk>>;

const dist = new URL('../dist/', import.meta.url);
const manifestFile = new URL('.vite/manifest.json', dist);
const limit = 180_000; // bytes of gzipped JavaScript before the first page can be used

const readManifest = (): Manifest => {
  if (!existsSync(manifestFile)) throw new Error('There is no build to measure: run the build first.');
  return JSON.parse(readFileSync(manifestFile, 'utf8'));
};

/** Everything the browser has to fetch before these modules run. */
const filesFor = (manifest: Manifest, modules: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}`);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of modules) visit(name);
  return [...seen].map((name) => manifest[name]?.file ?? '');
};

const weigh = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);

describe('what a browser fetches before the first page can be used', () => {
  const firstPages = {
    'sign in': ['src/features/sign-in/SignInPage.tsx'],
    customers: ['src/app/Shell.tsx', 'src/features/customers/CustomersPage.tsx'],
    'my partners': ['src/features/organization/home.ts'],
    invitation: ['src/features/invitation/InvitationPage.tsx'],
    overview: ['src/app/Shell.tsx', 'src/features/overview/OverviewPage.tsx'],
  };
  test.each(Object.entries(firstPages))('%s stays within 180 kB of gzipped JavaScript', (_page, modules) => {
    const bytes = weigh(filesFor(readManifest(), ['index.html', ...modules]));
    expect(bytes).toBeLessThanOrEqual(limit);
  });
});
