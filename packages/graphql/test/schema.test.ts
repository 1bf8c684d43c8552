import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../src/index.ts';

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);

const undescribed = (type: GraphQLNamedType): string[] => {
  const inside = isEnumType(type)
    ? type.getValues()
    : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) => [field, ...('args' in field ? field.args : [])])
      : [];
  return [type, ...inside].filter((one) => !one.description).map((one) => `${type.name} ${one.name}`);
};

test('everything has a description', () => {
  expect(types.filter((type) => !builtIn.has(type.name)).flatMap(undescribed)).toEqual([]);
});

describe('every mutation', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

  test.each(mutations)(
    '$name takes one input with an idempotencyKey and answers with a union of its payload and errors',
    (field) => {
      expect(field.args.map((arg) => arg.name)).toEqual(['input']);
      const result = schema.getType(`${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}Result`);
      expect(String(field.type)).toBe(`${result?.name}!`);
      if (!isUnionType(result)) throw new Error(`${field.name} does not answer with a union`);
      const errors = result.getTypes().filter((type) => type.getInterfaces().some((one) => one.name === 'Error'));
      expect(errors.map((type) => type.name)).toEqual(
        expect.arrayContaining(['ValidationError', 'NotFoundError', 'ForbiddenError', 'ConflictError']),
      );
      expect(result.getTypes().length).toBe(errors.length + 1);
      const input = schema.getType(`${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}Input`);
      expect(isInputObjectType(input) && Object.keys(input.getFields())).toContain('idempotencyKey');
    },
  );
});

test('every error code has its type, and each of them answers some mutation', () => {
  const codes = schema.getType('ErrorCode');
  const names = isEnumType(codes)
    ? codes.getValues().map(({ name }) => name.toLowerCase().replace(/(?:^|_)(.)/g, (_, first) => first.toUpperCase()))
    : [];
  const answers = types.filter(isUnionType).flatMap((union) => union.getTypes());
  const errors = answers.filter((type) => type.getInterfaces().some((one) => one.name === 'Error'));
  expect([...new Set(errors.map((type) => type.name))].sort()).toEqual(names.map((name) => `${name}Error`).sort());
});

test('every error code is explained where docUrl points', () => {
  const docs = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const codes = schema.getType('ErrorCode');
  for (const value of isEnumType(codes) ? codes.getValues() : [])
    expect(docs).toContain(`## ${value.name.toLowerCase().replaceAll('_', '-')}\n`);
});

describe('fields of one name have one type, so that any document can ask for them side by side', () => {
  const abstract = types
    .filter((type) => isUnionType(type) || isInterfaceType(type))
    .filter(({ name }) => name !== 'Node');

  test.each(abstract)('in every member of $name', (type) => {
    const members = schema.getPossibleTypes(type);
    const written = new Map<string, Set<string>>();
    for (const member of members)
      for (const field of Object.values(member.getFields()))
        written.set(field.name, (written.get(field.name) ?? new Set()).add(String(field.type)));
    expect([...written].filter(([, kinds]) => kinds.size > 1).map(([name, kinds]) => [name, ...kinds])).toEqual([]);
  });
});

test('every field of the root can be null, so that an error never replaces the rest of the answer', () => {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});
