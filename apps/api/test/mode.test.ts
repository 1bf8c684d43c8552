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
] as const)('a database that is %s with DEMO %s, on this machine alone', (contents, demo, expected) => {
  expect(decideMode({ contents, demo, isPrivate: true })).toEqual(expected);
});

test.each([
  ['empty', null, { refusal: expect.stringMatching(/-- init.*DEMO=true/) }],
  ['empty', true, { mode: 'demo' }],
  ['empty', false, { mode: 'real' }],
  ['demo', null, { refusal: expect.stringMatching(/DEMO=true/) }],
  ['demo', true, { mode: 'demo' }],
  ['demo', false, { refusal: expect.stringContaining('holds demo data') }],
  ['real', null, { mode: 'real' }],
] as const)('a database that is %s with DEMO %s, for others or with a secret', (contents, demo, expected) => {
  expect(decideMode({ contents, demo, isPrivate: false })).toEqual(expected);
});
