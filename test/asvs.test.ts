import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './tree.ts';

const rows = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (id|---) \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', asks = '', state = '', why = '', ...rest]) => ({ id, asks, state, why, rest }));

test('every requirement of ASVS stands once, and is met, partly or not', () => {
  const ids = rows.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(
    rows.filter(
      ({ id, asks, state, why, rest }) =>
        !/^\d+\.\d+\.\d+$/.test(id) ||
        asks === '' ||
        !['met', 'partly', 'not'].includes(state) ||
        why === '' ||
        rest.length !== 1,
    ),
  ).toEqual([]);
  expect(ids).toEqual(expect.arrayContaining(['1.1.1', '16.5.3']));
});
