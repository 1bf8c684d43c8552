import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../src/index.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const released = read('schema.released.graphql');
const list = read('schema.breaks.md');

const allowed = list.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
const breaksOf = (now: Parameters<typeof findBreakingChanges>[1]) =>
  findBreakingChanges(buildSchema(released), now).map(({ description }) => description);

test('a change that breaks clients of the released schema is on the reviewed list, and the list has no other', () => {
  expect(breaksOf(schema).sort()).toEqual([...allowed].sort());
});

test('each is listed under its reason', () => {
  const [introduction = '', ...groups] = list.split('\n## ');
  expect(introduction).not.toMatch(/^- /m);
  for (const group of groups) expect(group).toMatch(/^\S.{20,}\n\n- /);
});

test('a field that goes and one that has to be given are found', () => {
  const changed = released
    .replace('  viewer: Viewer', '  viewers: Viewer')
    .replace('  attestation: Boolean!\n', '  attestation: Boolean!\n  why: String!\n');
  expect(breaksOf(buildSchema(changed))).toEqual(
    expect.arrayContaining(['Query.viewer was removed.', expect.stringMatching(/A required field why on input type/)]),
  );
});
