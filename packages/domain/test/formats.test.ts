import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishFormats, japaneseFormats } from '../src/messages/formats.ts';

describe.each([
  ['en-GB', englishFormats],
  ['ja', japaneseFormats],
])('%s is written as its readers expect, which Intl knows', (locale, { day, number, and, or }) => {
  test('numbers', () => {
    const { format } = new Intl.NumberFormat(locale);
    const numbers = fc.oneof(fc.integer(), fc.constantFrom(0, 999, 1000, 1_000_000, 0.5, 1234.125, -1000));
    fc.assert(
      fc.property(numbers, (value) => {
        expect(number(value)).toBe(format(value));
      }),
    );
  });

  test('days', () => {
    const { format } = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (value) => {
        expect(day(value)).toBe(format(value));
      }),
    );
  });

  test('lists', () => {
    const all = new Intl.ListFormat(locale, { type: 'conjunction' });
    const any = new Intl.ListFormat(locale, { type: 'disjunction' });
    for (const parts of [[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]) {
      expect(and(parts)).toBe(all.format(parts));
      expect(or(parts)).toBe(any.format(parts));
    }
  });
});

test('minutes name their zone', () => {
  const instant = new Date('2026-03-05T04:07:59Z');
  expect(englishFormats.minute(instant)).toBe('5 March 2026 at 04:07 UTC');
  expect(japaneseFormats.minute(instant)).toBe('2026年3月5日 4:07 UTC');
});
