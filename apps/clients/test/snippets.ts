import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Where the snippets can be imported from, and find this package's dependencies. */
export const folder = fileURLToPath(new URL('.snippets', import.meta.url));

const block = /^```\w+\n\/\/ ([\w./-]+)\n([\s\S]*?)^```$/gm;

/** Writes each file that the page shows, and the schema its readers download. Returns their names. */
export const writeSnippets = (): readonly string[] => {
  rmSync(folder, { recursive: true, force: true });
  const page = readFileSync(join(root, 'docs/clients.md'), 'utf8');
  const files = [...page.matchAll(block)].map(([, name = '', text = '']) => ({ name, text }));
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  copyFileSync(join(root, 'packages/graphql/schema.graphql'), join(folder, 'schema.graphql'));
  return files.map(({ name }) => name);
};
