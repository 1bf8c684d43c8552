/**
 * What is generated from the table of events (src/events): the catalogue in docs/events.md, the JSON Schema, the
 * client's types. Needs a build of this package. As a program it writes what is not current.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clientTypes } from './event-types.mjs';
import { catalogue } from './events-catalogue.mjs';
import { jsonSchema } from './events-json-schema.mjs';

const root = new URL('../../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

const begin = '<!-- generated from packages/domain/src/events: npm run generate -->';
const end = '<!-- end of the generated part -->';

const docs = (path) => {
  const text = read(path);
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has lost the marks of its generated part`);
  return `${text.slice(0, from)}${begin}\n\n${catalogue()}\n${text.slice(to)}`;
};

/** Each generated file as it has to be; `path` is relative to the repository. */
export const eventFiles = () => [
  { path: 'docs/events.md', content: docs('docs/events.md') },
  ...['docs', 'packages/client'].map((folder) => ({ path: `${folder}/events.schema.json`, content: jsonSchema() })),
  { path: 'packages/client/src/events.gen.ts', content: clientTypes() },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const { path, content } of eventFiles()) writeFileSync(fileURLToPath(new URL(path, root)), content);
