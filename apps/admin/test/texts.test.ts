import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { en } from '../src/app/text/en/index.ts';
import { fromApi } from '../src/app/text/ja/from-api.ts';
import { ja } from '../src/app/text/ja/index.ts';
import type { ReestablishKind, RequestCommandKind } from '../src/app/vocabulary.ts';
import { blockerKinds } from '../src/app/vocabulary-lists.ts';
import { rolesInJapanese } from '../src/features/delegated-admin/texts/directory-roles.ts';
import { delegatedAdmin as delegatedAdminInEnglish } from '../src/features/delegated-admin/texts/en.ts';
import { delegatedAdmin as delegatedAdminInJapanese } from '../src/features/delegated-admin/texts/ja.ts';
import { developers as developersInEnglish } from '../src/features/developers/texts/en.ts';
import { developers as developersInJapanese } from '../src/features/developers/texts/ja.ts';
import { invitation as invitationInEnglish } from '../src/features/invitation/texts/en.ts';
import { invitation as invitationInJapanese } from '../src/features/invitation/texts/ja.ts';
import { organization as organizationInEnglish } from '../src/features/organization/texts/en.ts';
import { organization as organizationInJapanese } from '../src/features/organization/texts/ja.ts';
import { purchase as purchaseInEnglish } from '../src/features/purchase/texts/en.ts';
import { purchase as purchaseInJapanese } from '../src/features/purchase/texts/ja.ts';
import { requestStates } from '../src/features/requests/search.ts';
import { requests as requestsInEnglish } from '../src/features/requests/texts/en.ts';
import { requests as requestsInJapanese } from '../src/features/requests/texts/ja.ts';
import { supportContacts as supportContactsInEnglish } from '../src/features/support-contacts/texts/en.ts';
import { supportContacts as supportContactsInJapanese } from '../src/features/support-contacts/texts/ja.ts';

const schema = buildSchema(readFileSync(new URL('../../../packages/graphql/schema.graphql', import.meta.url), 'utf8'));

const membersOf = (name: string): readonly string[] => {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`${name} is no enum of the schema`);
  return type.getValues().map((value) => value.name);
};

/** Each enum and where its words are. */
const worded = [
  ['ActorKind', 'actorKind'],
  ['CommerceModel', 'commerceModel'],
  ['EventType', 'eventType'],
  ['ItemCommandKind', 'command'],
  ['PartnerKind', 'partnerKind'],
  ['Permission', 'permission'],
  ['RemainingItemKind', 'remainingKind'],
  ['RemovalBlockerKind', 'blockerKind'],
  ['RemovalEffectKind', 'effectTitle'],
  ['RemovalResolution', 'resolution'],
  ['RemovalWarningKind', 'warningTitle'],
  ['Role', 'role'],
  ['SubscriptionKind', 'subscriptionKind'],
] as const;

describe.each([en, ja])('in $language', ({ vocabulary }) => {
  test.each(worded)('every %s has its words', (name, place) => {
    const texts: Readonly<Record<string, string>> = vocabulary[place];
    expect(Object.keys(texts).sort()).toEqual([...membersOf(name)].sort());
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  test('every status of every kind of item has its word', () => {
    const names = ['ItemStatus', 'DelegatedAdminStatus'];
    const expected = [...new Set(names.flatMap(membersOf))].sort();
    expect(Object.keys(vocabulary.status).sort()).toEqual(expected);
  });

  test('two blocker kinds never share a label', () => {
    const labels = Object.values(vocabulary.blockerKind);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe.each([
  ['English', requestsInEnglish],
  ['Japanese', requestsInJapanese],
])('of requests, in %s', (_, texts) => {
  test.each([
    ['RelationshipRequestState', texts.state],
    ['RelationshipRequestState', texts.stateText],
    ['RelationshipRequestState', texts.wayBack.lastOne],
    ['RequestCommandKind', texts.command],
    ['ReestablishKind', texts.item.kind],
    ['NoticeLocale', texts.link.language],
  ] as const)('every %s has its words', (name, words) => {
    expect(Object.keys(words).sort()).toEqual([...membersOf(name)].sort());
    expect(Object.values(words).filter((text) => text.trim() === '')).toEqual([]);
  });

  test('each command says what it does, and each thing that did not come back what it is', () => {
    for (const command of membersOf('RequestCommandKind') as readonly RequestCommandKind[])
      expect(texts.consequence({ command, consequence: 'what it does' })).not.toBe('');
    for (const kind of membersOf('ReestablishKind') as readonly ReestablishKind[])
      for (const done of [true, false])
        expect(texts.item.say({ kind, done, name: 'Visio', message: 'Visio is back.' })).not.toBe('');
  });
});

test('the filter of requests offers every state', () => {
  expect([...requestStates].sort()).toEqual([...membersOf('RelationshipRequestState')].sort());
});

test.each([
  ['English', purchaseInEnglish],
  ['Japanese', purchaseInJapanese],
] as const)('every kind of offer has its words in %s', (_, { kinds }) => {
  expect(Object.keys(kinds).sort()).toEqual([...membersOf('OfferKind')].sort());
});

test.each([
  ['English', organizationInEnglish, invitationInEnglish],
  ['Japanese', organizationInJapanese, invitationInJapanese],
] as const)('the customer’s side has words for every kind in %s', (_, { admin, ended }, { adds, over, sells }) => {
  const said = [
    [admin.command, membersOf('DelegatedAdminCommandKind')],
    [admin.ask, membersOf('DelegatedAdminCommandKind')],
    [admin.done, membersOf('DelegatedAdminCommandKind')],
    [admin.consequence, membersOf('DelegatedAdminCommandKind')],
    [ended.effects, membersOf('RemovalEffectKind')],
    [adds, membersOf('AcceptanceAddition')],
    [over, membersOf('RelationshipRequestState').filter((state) => state !== 'SENT')],
    [sells, membersOf('PartnerKind')],
  ] as const;
  for (const [texts, members] of said) expect(Object.keys(texts).sort()).toEqual([...members].sort());
});

test('what the API says in English is said in Japanese for every kind', () => {
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

test('the filter offers every blocker kind, in the order of the schema', () => {
  expect([...blockerKinds].sort()).toEqual([...membersOf('RemovalBlockerKind')].sort());
});

test('every directory role has its name in Japanese', () => {
  const list = new URL('../../../packages/domain/src/model/directory-roles.ts', import.meta.url);
  const roles = [...readFileSync(list, 'utf8').matchAll(/^ {2}'(.+)',$/gm)].map(([, role]) => role);
  expect(roles.length).toBeGreaterThan(20);
  expect(Object.keys(rolesInJapanese).sort()).toEqual(roles.sort());
});

test('no English text is left in Japanese', () => {
  const untranslated: string[] = [];
  const sameInBoth = new Set(['Untether', 'Azure', 'GraphiQL']);
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (typeof one === 'string' && one === other && !sameInBoth.has(one)) untranslated.push(path);
    if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return;
    for (const [key, value] of Object.entries(one)) compare(value, other[key as keyof typeof other], `${path}.${key}`);
  };
  compare(
    {
      common: en.common,
      delegatedAdmin: delegatedAdminInEnglish,
      developers: developersInEnglish,
      invitation: invitationInEnglish,
      organization: organizationInEnglish,
      pages: en.pages,
      purchase: purchaseInEnglish,
      removal: en.removal,
      requests: requestsInEnglish,
      supportContacts: supportContactsInEnglish,
      vocabulary: en.vocabulary,
    },
    {
      common: ja.common,
      delegatedAdmin: delegatedAdminInJapanese,
      developers: developersInJapanese,
      invitation: invitationInJapanese,
      organization: organizationInJapanese,
      pages: ja.pages,
      purchase: purchaseInJapanese,
      removal: ja.removal,
      requests: requestsInJapanese,
      supportContacts: supportContactsInJapanese,
      vocabulary: ja.vocabulary,
    },
    '',
  );
  expect(untranslated).toEqual([]);
});
