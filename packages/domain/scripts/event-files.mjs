/**
 * What is generated from the table of events (src/events): the catalogue in docs/events.md, the JSON Schema, the
 * client's types. Needs a build of this package; prints the file whose path in the repository it is given.
 */
import { readFileSync } from 'node:fs';
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

const files = {
  'docs/events.md': () => docs('docs/events.md'),
  'docs/events.schema.json': jsonSchema,
  'packages/client/events.schema.json': jsonSchema,
  'packages/client/src/events.gen.ts': clientTypes,
};

process.stdout.write(files[process.argv[2]]());
