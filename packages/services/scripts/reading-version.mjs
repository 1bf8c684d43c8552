/** packages/services/src/import/reading.gen.ts, made from the files beside it; prints it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/import', import.meta.url));
const files = readdirSync(folder, { recursive: true })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.gen.ts'))
  .sort();
const hash = createHash('sha256');
for (const name of files)
  hash.update(`${name}\n${readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')}\n`);

console.log(`/**
 * Changes with every change of how an export is read: a record that says the same may then mean something else, and is
 * read again. Written by npm run generate.
 */
export const readingVersion = '${hash.digest('hex').slice(0, 16)}';`);
