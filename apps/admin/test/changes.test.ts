import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changesIn, sayValue, valueWords } from '../src/common/changes/changes.ts';
import { type Areas, type Language, languages, readTexts } from '../src/texts/texts.ts';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string;
};
const { $defs } = JSON.parse(readFileSync(new URL('../../../docs/events.schema.json', import.meta.url), 'utf8')) as {
  readonly $defs: Readonly<Record<string, Schema>>;
};

/** Every name in the `changes` of any event, with the words it may hold. */
const names = new Map<string, Set<string>>();
const collect = (schema: Schema, name: string): void => {
  const words = names.get(name) ?? new Set();
  names.set(name, words);
  for (const word of [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])])
    if (typeof word === 'string') words.add(word);
  for (const one of [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.items ? [schema.items] : [])])
    collect(one, name);
  for (const [key, one] of Object.entries(schema.properties ?? {}))
    collect(one, key === 'from' || key === 'to' ? name : key);
};
for (const schema of Object.values($defs)) collect(schema, '');
names.delete('');
const isId = (name: string) => name === 'id' || name.endsWith('Id');

const textsIn = async (language: Language) => {
  const areas = ['changes', 'directoryRoles', 'items', 'removalWords', 'vocabulary'] as const;
  const texts = await Promise.all(areas.map((area) => readTexts(language, area)));
  return Object.fromEntries(areas.map((area, at) => [area, texts[at]])) as Pick<Areas, (typeof areas)[number]>;
};

test('the events say much', () => {
  expect(names.size).toBeGreaterThan(80);
  expect([...names.values()].filter(({ size }) => size > 0).length).toBeGreaterThan(7);
});

describe.each(languages)('what an event changed is said in words: %s', (language) => {
  test('whatever may have changed', async () => {
    const { changes, removalWords } = await textsIn(language);
    const unsaid = [...names.keys()].filter(
      (name) =>
        !isId(name) && !changes.fields[name] && !Object.hasOwn(removalWords.RemovalEffectKind, name.toUpperCase()),
    );
    expect(unsaid).toEqual([]);
  });

  test('whatever its vocabulary it may have become', async () => {
    const words = valueWords(await textsIn(language));
    const unsaid = [...names].flatMap(([name, values]) =>
      [...values].filter((value) => !words[name]?.[value.toUpperCase()]).map((value) => `${name}: ${value}`),
    );
    expect(unsaid).toEqual([]);
  });

  test('with its dates, lists and parts, and without ids', async () => {
    const texts = await textsIn(language);
    const values = valueWords(texts);
    const say = (name: string, value: unknown) =>
      sayValue(
        {
          fields: texts.changes.fields,
          valuesOf: (field) => values[field],
          none: '–',
          flag: (yes) => (yes ? 'yes' : 'no'),
          number: String,
          instant: (at) => `at ${at}`,
          all: (all) => all.join(' + '),
        },
        name,
        value,
      );
    expect(say('status', 'suspended')).toBe(texts.vocabulary.ItemStatus.SUSPENDED);
    expect(say('suspendedAt', '2026-11-22T09:30:00.000Z')).toBe('at 2026-11-22T09:30:00.000Z');
    expect(say('reason', 'Moved to Summit')).toBe('Moved to Summit');
    expect(say('name', 'active')).toBe('active');
    expect(say('autoRenew', false)).toBe('no');
    expect(say('parentSubscriptionId', null)).toBe('–');
    expect(say('suspensionReasons', [])).toBe('–');
    expect(say('suspensionReasons', [{ code: 'by_partner' }])).toBe(texts.changes.values.BY_PARTNER);
    expect(say('roles', ['global_admin', 'billing_admin'])).toBe(
      `${texts.vocabulary.Role.GLOBAL_ADMIN} + ${texts.vocabulary.Role.BILLING_ADMIN}`,
    );
    const { subscription, reservation } = texts.changes.fields;
    expect(say('counts', { subscription: 3, order: 0, reservation: 1 })).toBe(`${subscription}: 3, ${reservation}: 1`);
    expect(say('effects', { leaves_customer_list: 1, delegated_admin_ends: 2 })).toBe(
      `${texts.removalWords.RemovalEffectKind.LEAVES_CUSTOMER_LIST}: 1, ${texts.removalWords.RemovalEffectKind.DELEGATED_ADMIN_ENDS}: 2`,
    );
    expect(say('blockers', [{ id: 'blk_1', kind: 'unknown_status', subjectId: 'sub_1', subjectName: 'E3' }])).toBe(
      `${texts.changes.fields.kind}: ${texts.vocabulary.RemovalBlockerKind.UNKNOWN_STATUS}, ${texts.changes.fields.subjectName}: E3`,
    );
  });
});

test('a field has a value before and after, a fact only its own; ids are left out', () => {
  expect(
    changesIn({
      status: { from: 'active', to: null },
      receiptId: 'rcp_1',
      reason: null,
      orderId: { from: null, to: 'ord_1' },
    }),
  ).toEqual([
    { name: 'status', before: 'active', after: null },
    { name: 'reason', before: undefined, after: null },
  ]);
});
