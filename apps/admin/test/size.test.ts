import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { languages } from '../src/texts/texts.ts';

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean };
type Manifest = Readonly<Record<string, Chunk>>;

const app = new URL('../', import.meta.url);
const dist = new URL('dist/', app);
const manifestFile = new URL('.vite/manifest.json', dist);
const limit = 180_000;

// bytes of gzipped JavaScript before the first page can be used

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

/** The modules that a module imports statically, and those these import. */
const sourcesOf = (path: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(path)) return seen;
  seen.add(path);
  const source = readFileSync(new URL(path, app), 'utf8');
  for (const [statement, imported = ''] of source.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+\.tsx?)';$/gm))
    if (!statement.startsWith('import type'))
      sourcesOf(new URL(imported, new URL(path, app)).pathname.slice(app.pathname.length), seen);
  return seen;
};

/** The files of the texts which those modules need, in a language. */
const textsFor = (modules: readonly string[], language: string): readonly string[] => {
  const sources = modules
    .flatMap((path) => [...sourcesOf(path)])
    .map((path) => readFileSync(new URL(path, app), 'utf8'));
  const needed = new Set(
    sources
      .flatMap((source) => [...source.matchAll(/textsOf\(([^)]*)\)/g)])
      .flatMap(([, list = '']) => list.match(/\w+/g) ?? []),
  );
  return Object.keys(readManifest()).filter((name) => {
    const [, area = '', of] = name.match(/([^/]+?)(?:\/texts)?\/(\w+)(?:\.gen)?\.ts$/) ?? [];
    return of === language && needed.has(area.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  });
};

describe('what a browser fetches before the first page can be used', () => {
  const firstPages = {
    'sign in': ['src/features/sign-in/SignInPage.tsx'],
    customers: ['src/app/PartnerShell.tsx', 'src/features/customers/CustomersPage.tsx'],
    'my partners': ['src/app/OrganizationShell.tsx', 'src/features/organization/PartnersPage.tsx'],
    invitation: ['src/features/invitation/InvitationPage.tsx'],
    overview: ['src/app/PartnerShell.tsx', 'src/features/overview/OverviewPage.tsx'],
  };
  test.each(Object.entries(firstPages))('%s stays within 180 kB of gzipped JavaScript', (_page, modules) => {
    for (const language of languages) {
      const texts = textsFor(['src/main.tsx', ...modules], language);
      expect(texts.length).toBeGreaterThan(2);
      const bytes = weigh(filesFor(readManifest(), ['index.html', ...modules, ...texts]));
      expect(bytes, `${language} with ${texts.join(', ')}`).toBeLessThanOrEqual(limit);
    }
  });
});
