import { describe, expect, test } from 'vitest';
import { fieldProblemsOf, wholeNumberIn } from '../src/common/forms/fields.ts';

describe('what is wrong with an input', () => {
  const fields = ['quantity'];
  const result = (path: readonly string[]) => ({ issues: [{ path, message: 'Use 1 to 5.' }] });

  test('is shown beside its field, as the API says it', () => {
    expect(fieldProblemsOf(result(['quantity']), fields)).toEqual({ quantity: 'Use 1 to 5.' });
  });

  test.each([
    ['of a field the form has not', result(['customerId'])],
    ['of a name every object has', result(['constructor'])],
    ['of no field', result([])],
    ['that is no wrong input', {}],
  ])('is said for the whole form where it is a refusal %s', (_, refused) => {
    expect(fieldProblemsOf(refused, fields)).toEqual({});
  });
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
