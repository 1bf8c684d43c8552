import { expect, test } from 'vitest';
// @ts-expect-error: a script without types
import { generated, regenerate } from '../scripts/generate.mjs';

test.each(Object.keys(generated))('%s is current; if not: npm run generate', { timeout: 400_000 }, async (path) => {
  const { now, wanted } = await regenerate(path, { write: false });
  expect(now).toEqual(wanted);
});
