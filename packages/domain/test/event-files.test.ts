import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error: a script without types
import { eventFiles } from '../scripts/event-files.mjs';

const files: readonly { readonly path: string; readonly content: string }[] = eventFiles();

test.each(files)('$path is current', ({ path, content }) => {
  expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(content);
});
