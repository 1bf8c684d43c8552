import { readFileSync } from 'node:fs';
import type { AnyRoute } from '@tanstack/react-router';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { routeTree } from '../src/app/routes.tsx';
import { requestStates } from '../src/features/requests/search.ts';
import { type Areas, areas, languages, navigationIn, readTexts } from '../src/texts/texts.ts';
import type { RemovalWords, VocabularyTexts } from '../src/vocabulary.ts';

const schema = buildSchema(readFileSync(new URL('../../../packages/graphql/schema.graphql', import.meta.url), 'utf8'));

const membersOf = (name: string): readonly string[] => {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`${name} is no enum of the schema`);
  return type.getValues().map((value) => value.name);
};

/** Every text by its path; a function stands for itself. */
const leavesOf = (value: unknown, path: string): readonly (readonly [path: string, leaf: unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`))
    : [[path, value]];

const readAll = async (language: string) => {
  const read = await Promise.all(areas.map(async (area) => [area, await readTexts(language, area)] as const));
  return new Map(read.flatMap(([area, texts]) => leavesOf(texts, area)));
};
const english = await readAll('en');
const required = [...english.keys()].sort();

test('languages and areas are found where they are', () => {
  expect(languages).toEqual(expect.arrayContaining(['en', 'ja']));
  expect(areas.length).toBeGreaterThan(15);
  expect(required.length).toBeGreaterThan(600);
  expect(entries.length).toBeGreaterThan(9);
});

const labelsBelow = (route: AnyRoute): readonly string[] => [
  ...(route.options.staticData?.navigation ? [route.options.staticData.navigation.label] : []),
  ...Object.values<AnyRoute>(route.children ?? {}).flatMap(labelsBelow),
];
const entries = labelsBelow(routeTree);

describe.each(languages)('in %s', (language) => {
  test('every area has every text, and no other', async () => {
    const texts = await readAll(language);
    expect([...texts.keys()].sort()).toEqual(required);
    const kindOf = (leaf: unknown) => (typeof leaf === 'string' && leaf.trim() === '' ? 'empty' : typeof leaf);
    const wrong = required.filter((path) => kindOf(texts.get(path)) !== typeof english.get(path));
    expect(wrong).toEqual([]);
  });

  test('every entry of the navigation has its words, and no other', () => {
    expect(Object.keys(navigationIn(language)).sort()).toEqual([...entries].sort());
    expect(Object.values(navigationIn(language)).filter((words) => words.trim() === '')).toEqual([]);
  });

  test('every member of an enum has its word, and two kinds of blocker never the same', async () => {
    const { ItemStatus, UnitType: _, ...words } = (await readTexts(language, 'vocabulary')) as VocabularyTexts;
    for (const [name, texts] of Object.entries(words))
      expect(Object.keys(texts).sort(), name).toEqual([...membersOf(name)].sort());
    const { RemovalEffectDone, ...ofRemovals } = (await readTexts(language, 'removalWords')) as RemovalWords;
    for (const [name, texts] of Object.entries(ofRemovals))
      expect(Object.keys(texts).sort(), name).toEqual([...membersOf(name)].sort());
    const statuses = ['ItemStatus', 'DelegatedAdminStatus'].flatMap(membersOf);
    expect(Object.keys(ItemStatus).sort()).toEqual([...new Set(statuses)].sort());
    expect(Object.keys(RemovalEffectDone).sort()).toEqual([...membersOf('RemovalEffectKind')].sort());
    const labels = Object.values(words.RemovalBlockerKind);
    expect(new Set(labels).size).toBe(labels.length);

    const list = new URL('../../../packages/domain/src/model/directory-roles.ts', import.meta.url);
    const roles = [...readFileSync(list, 'utf8').matchAll(/^ {2}'(.+)',$/gm)].map(([, role]) => role);
    expect(roles.length).toBeGreaterThan(20);
    const named = (await readTexts(language, 'directoryRoles')) as Areas['directoryRoles'];
    expect(Object.keys(named).sort()).toEqual(roles.sort());
  });
});

describe.each(languages.filter((language) => language !== 'en'))('the texts in %s', (language) => {
  test('no English text is left', async () => {
    const sameEverywhere = new Set(['Untether', 'Azure', 'GraphiQL']);
    const left = [...(await readAll(language))].filter(
      ([path, text]) => typeof text === 'string' && text === english.get(path) && !sameEverywhere.has(text),
    );
    expect(left).toEqual([]);
  });
});

test('the filter of requests offers every state', () => {
  expect([...requestStates].sort()).toEqual([...membersOf('RelationshipRequestState')].sort());
});
