import { expect, test } from 'vitest';
import { requestedAccess } from '../src/features/invitation/InvitationDetails.tsx';
import { texts as english } from '../src/features/invitation/texts/en.ts';
import { texts as japanese } from '../src/features/invitation/texts/ja.ts';

const said = (invitation: Parameters<typeof requestedAccess>[0], words: typeof english = english) =>
  requestedAccess(invitation, words);

test.each([
  ['English', english, /order/],
  ['Japanese', japanese, /注文と管理/],
] as const)('through a reseller its provider orders, and both support, in %s', (_, words, orders) => {
  const lines = said({ partnerName: 'Harbor IT', providerName: 'Summit', adds: ['RELATIONSHIP'] }, words);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^Summit/);
  expect(lines[0]).toMatch(orders);
  expect(lines[1]).toMatch(/^Harbor IT/);
  expect(lines[2]).toBe(words.toSupportBoth);
});

test('a partner without a provider orders itself', () => {
  expect(said({ partnerName: 'Meridian', providerName: null, adds: ['RELATIONSHIP'] })).toEqual([
    english.toSell('Meridian'),
    english.toSupport('Meridian'),
  ]);
});

test('what a company has granted already is not asked for again', () => {
  expect(said({ partnerName: 'Meridian', providerName: null, adds: ['GRANULAR_ADMIN'] })).toEqual([]);
});
