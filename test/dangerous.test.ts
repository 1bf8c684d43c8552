import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './tree.ts';

const sources = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** What would make a text from outside a program, a pattern or a page; with where our own texts are made one. */
const dangerous = {
  'starts programs': { pattern: /child_process/, but: [] },
  'makes code of text': {
    pattern: /\beval\(|new Function\(|node:vm|\bvm\.run/,
    // Of the names of our own tables.
    but: ['packages/store/src/dialect/rows.ts'],
  },
  'makes patterns of text': { pattern: /\bRegExp\(/, but: [] },
  'makes pages of text': {
    pattern: /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    but: [],
  },
};

test.each(Object.entries(dangerous))('no source %s', (_, { pattern, but }) => {
  expect(sources.length).toBeGreaterThan(500);
  const found = sources.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  expect(found).toEqual(but);
});
