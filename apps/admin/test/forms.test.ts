import { describe, expect, test } from 'vitest';
import { fieldProblemsOf, wholeNumberIn } from '../src/common/forms/fields.ts';
import { texts as delegatedAdminInEnglish } from '../src/features/delegated-admin/texts/en.ts';
import { texts as delegatedAdminInJapanese } from '../src/features/delegated-admin/texts/ja.ts';
import { texts as developersInJapanese } from '../src/features/developers/texts/ja.ts';
import { texts as invitationInJapanese } from '../src/features/invitation/texts/ja.ts';
import { texts as purchaseInEnglish } from '../src/features/purchase/texts/en.ts';
import { texts as purchaseInJapanese } from '../src/features/purchase/texts/ja.ts';
import { texts as removalInJapanese } from '../src/features/removal/texts/ja.ts';
import { texts as requestsInJapanese } from '../src/features/requests/texts/ja.ts';
import { texts as usersInJapanese } from '../src/features/users/texts/ja.ts';
import { asSentence } from '../src/texts/sentence.ts';

describe('what is wrong with an input', () => {
  const words = { quantity: asSentence };
  const result = (path: readonly string[]) => ({ issues: [{ path, message: 'use 1 to 5.' }] });

  test('stands beside its field, as a sentence', () => {
    const problems = fieldProblemsOf(result(['quantity']), words);
    expect(problems).toEqual({ quantity: 'use 1 to 5.' });
    expect(words.quantity(problems.quantity ?? '')).toBe('Use 1 to 5.');
  });

  test.each([
    ['of a field the form has not', result(['customerId'])],
    ['of a name every object has', result(['constructor'])],
    ['of no field', result([])],
    ['that is no wrong input', { code: 'FORBIDDEN' }],
    ['without an answer', undefined],
  ])('is said for the whole form where it is a refusal %s', (_, refused) => {
    expect(fieldProblemsOf(refused, words)).toEqual({});
  });
});

test.each([
  ['delegated admin', delegatedAdminInJapanese.problems],
  ['invitation', invitationInJapanese.register.problems],
  ['purchase', purchaseInJapanese.problems],
  ['requests', requestsInJapanese.form.problems],
  ['keys', developersInJapanese.key.problems],
  ['endpoints', developersInJapanese.endpoint.problems],
  ['users', usersInJapanese.problems],
  ['removal', { reason: removalInJapanese.waiveReasonProblem }],
])('beside a field of %s nothing English stands in Japanese', (_, problems) => {
  for (const words of Object.values(problems)) {
    expect(words('use 1 to 5.')).toMatch(/[ぁ-ん]/);
    expect(words('use 1 to 5.')).not.toContain('use 1 to 5');
  }
});

test('what is no number is noticed before the API has said anything', () => {
  expect(delegatedAdminInEnglish.problems.durationDays('')).toBe('Enter a whole number.');
  expect(purchaseInEnglish.problems.quantity('')).toBe('Enter a whole number.');
});

describe('a number typed', () => {
  test.each([
    ['30', 30],
    [' 7 ', 7],
    ['400', 400],
    ['', null],
    ['1.5', null],
    ['-3', null],
    ['a week', null],
    ['99999999999', null],
  ])('as %o is %o', (typed, number) => {
    expect(wholeNumberIn(typed)).toBe(number);
  });
});
