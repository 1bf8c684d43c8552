import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { embeddedTypes, possibleTypes } from '../src/app/cache.ts';

const app = fileURLToPath(new URL('..', import.meta.url));
const sdl = readFileSync(join(app, '../../packages/graphql/schema.graphql'), 'utf8');
const schema = buildSchema(sdl);

const tada = (...args: readonly string[]) => {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('gql.tada/package.json')), 'bin/cli.js');
  return execFileSync(process.execPath, [cli, ...args], { cwd: app, encoding: 'utf8' });
};

test('every document asks only for what the schema has', { timeout: 120_000 }, () => {
  expect(() => tada('check', '--level', 'error')).not.toThrow();
});

test('the cache knows which types implement each interface', () => {
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  const expected = Object.fromEntries(
    interfaces.map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ]),
  );
  expect(possibleTypes).toEqual(expected);
});

test('a type without an id is kept inside its parent, and one with an id by its id', () => {
  const neverKept =
    /^(Query|Mutation|Subscription|PageInfo|__.*|.*Payload|.*Connection|.*Edge|.*Error|ValidationIssue)$/;
  const withoutId = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !neverKept.test(name))
    .filter((type) => !('id' in type.getFields()))
    .map(({ name }) => name);
  expect([...embeddedTypes].sort()).toEqual(withoutId.sort());
});
