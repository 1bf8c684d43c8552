import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './tree.ts';

const inFolder = (folder: string): readonly string[] =>
  readdirSync(join(root, folder)).map((name) => join(folder, name));
const documents = ['.', 'docs', 'docs/cli', 'docs/decisions', ...['packages', 'examples'].flatMap(inFolder)]
  .flatMap((folder) => (existsSync(join(root, folder)) ? inFolder(folder) : []))
  .filter((path) => path.endsWith('.md'));

/** Without its code, which has brackets of its own. */
const read = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
const linksIn = (path: string): readonly string[] =>
  [...read(path).matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, link = '']) => link);
const anchorsIn = (path: string): readonly string[] =>
  [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

test.each(documents)('every link in %s leads somewhere', (path) => {
  const broken = linksIn(path).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsIn(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test('documents and links are found', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'packages/client/README.md']));
  expect(linksIn('README.md')).toContain('docs/events.md');
});
