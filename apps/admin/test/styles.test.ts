import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

const src = new URL('../src/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, src), 'utf8');
const paths = readdirSync(src, { recursive: true, encoding: 'utf8' });
const components = paths.filter((path) => path.endsWith('.tsx')).map(read);

const sheets = paths
  .filter((path) => path.endsWith('.module.css'))
  .map((path) => {
    const selectors = read(path).replace(/\{[^{}]*\}/g, '{}');
    return {
      path,
      classes: new Set([...selectors.matchAll(/\.([a-z]\w*)/gi)].map(([, name]) => name)),
      users: components.filter((text) => text.includes(`/${basename(path)}'`)),
    };
  });

test('every class of a stylesheet is used', () => {
  const unused = sheets.flatMap(({ path, classes, users }) =>
    users.some((text) => text.includes('styles['))
      ? []
      : [...classes]
          .filter((name) => !users.some((text) => new RegExp(`styles\\.${name}\\b`).test(text)))
          .map((name) => `${path}: .${name}`),
  );
  expect(unused).toEqual([]);
});

test('every class a component uses is in its stylesheet', () => {
  const missing = sheets.flatMap(({ path, classes, users }) =>
    users
      .flatMap((text) => [...text.matchAll(/styles\.(\w+)/g)].map(([, name]) => name))
      .filter((name) => !classes.has(name))
      .map((name) => `${path}: .${name}`),
  );
  expect(missing).toEqual([]);
});

test('stylesheets are looked for everywhere', () => {
  expect(sheets.length).toBeGreaterThan(30);
});
