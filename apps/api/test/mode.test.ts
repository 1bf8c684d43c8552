import { expect, test } from 'vitest';
import { decideMode } from '../src/installation/mode.ts';

test.each([
  ['empty', null, { mode: 'demo' }],
  ['empty', true, { mode: 'demo' }],
  ['empty', false, { mode: 'real' }],
  ['demo', null, { mode: 'demo' }],
  ['demo', true, { mode: 'demo' }],
  ['demo', false, { refusal: expect.stringContaining('holds demo data') }],
  ['real', null, { mode: 'real' }],
  ['real', true, { refusal: expect.stringContaining('is a real installation') }],
  ['real', false, { mode: 'real' }],
] as const)('a database that is %s with DEMO %s', (contents, demo, expected) => {
  expect(decideMode({ contents, demo })).toEqual(expected);
});
