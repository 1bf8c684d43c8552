import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { requestStates } from '../src/features/requests/search.ts';
import { texts as fromApi } from '../src/texts/from-api/ja.ts';
import { areas, languages, readTexts } from '../src/texts/texts.ts';
import type { ReestablishKind, RequestCommandKind, VocabularyTexts } from '../src/vocabulary.ts';

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
/** What English shows as the API says it, another language may say itself. */
const isUpToTheLanguage = (path: string) =>
  [...english].some(([known, leaf]) => leaf === null && (path === known || path.startsWith(`${known}.`)));
const required = [...english.keys()].filter((path) => !isUpToTheLanguage(path)).sort();

test('languages and areas are found where they are', () => {
  expect(languages).toEqual(expect.arrayContaining(['en', 'ja']));
  expect(areas.length).toBeGreaterThan(15);
  expect(required.length).toBeGreaterThan(600);
});

describe.each(languages)('in %s', (language) => {
  test('every area has every text, and no other', async () => {
    const texts = await readAll(language);
    expect([...texts.keys()].filter((path) => !isUpToTheLanguage(path)).sort()).toEqual(required);
    const kindOf = (leaf: unknown) => (typeof leaf === 'string' && leaf.trim() === '' ? 'empty' : typeof leaf);
    const wrong = required.filter((path) => kindOf(texts.get(path)) !== typeof english.get(path));
    expect(wrong).toEqual([]);
  });

  test('every member of an enum has its word, and two kinds of blocker never the same', async () => {
    const { ItemStatus, DirectoryRole, ...words } = (await readTexts(language, 'vocabulary')) as VocabularyTexts;
    for (const [name, texts] of Object.entries(words))
      expect(Object.keys(texts).sort(), name).toEqual([...membersOf(name)].sort());
    const statuses = ['ItemStatus', 'DelegatedAdminStatus'].flatMap(membersOf);
    expect(Object.keys(ItemStatus).sort()).toEqual([...new Set(statuses)].sort());
    const labels = Object.values(words.RemovalBlockerKind);
    expect(new Set(labels).size).toBe(labels.length);

    const list = new URL('../../../packages/domain/src/model/directory-roles.ts', import.meta.url);
    const roles = [...readFileSync(list, 'utf8').matchAll(/^ {2}'(.+)',$/gm)].map(([, role]) => role);
    expect(roles.length).toBeGreaterThan(20);
    expect(Object.keys(DirectoryRole).sort()).toEqual(roles.sort());
  });

  test('each command says what it does, and each thing that did not come back what it is', async () => {
    const requests = (await readTexts(
      language,
      'requests',
    )) as typeof import('../src/features/requests/texts/en.ts').texts;
    for (const command of membersOf('RequestCommandKind') as readonly RequestCommandKind[])
      expect(requests.consequence({ command, consequence: 'what it does' })).not.toBe('');
    const { item } = (await readTexts(
      language,
      'reestablishment',
    )) as typeof import('../src/features/reestablishment/texts/en.ts').texts;
    for (const kind of membersOf('ReestablishKind') as readonly ReestablishKind[])
      for (const done of [true, false])
        expect(item.say({ kind, done, name: 'Visio', message: 'Visio is back.' })).not.toBe('');
  });

  test.skipIf(language === 'en')('no English text is left', async () => {
    const sameEverywhere = new Set(['Untether', 'Azure', 'GraphiQL']);
    const left = [...(await readAll(language))].filter(
      ([path, text]) => typeof text === 'string' && text === english.get(path) && !sameEverywhere.has(text),
    );
    expect(left).toEqual([]);
  });
});

test('what the API says in English is said again in Japanese for every kind', () => {
  if (fromApi === null) return expect.unreachable();
  const said = [
    [fromApi.cause, 'RemovalBlockerKind'],
    [fromApi.effect, 'RemovalEffectKind'],
    [fromApi.warning, 'RemovalWarningKind'],
    [fromApi.remaining, 'RemainingItemKind'],
    [fromApi.error, 'ErrorCode'],
  ] as const;
  for (const [texts, name] of said) expect(Object.keys(texts).sort()).toEqual([...membersOf(name)].sort());
  const consequences = new Set([...membersOf('RemovalResolution'), ...membersOf('ItemCommandKind')]);
  expect(Object.keys(fromApi.consequence).sort()).toEqual([...consequences].sort());
});

test('the filter of requests offers every state', () => {
  expect([...requestStates].sort()).toEqual([...membersOf('RelationshipRequestState')].sort());
});
