import { expect, test } from 'vitest';
import { createFormat } from '../src/texts/format.ts';

const { date, dateTime, sentence } = createFormat('en-GB');

test('a sentence of the API has its days written as all others are', () => {
  expect(sentence('Its data is deleted on 2027-02-20.')).toBe(`Its data is deleted on ${date('2027-02-20T12:00Z')}.`);
  expect(sentence('Cancel it by 2026-11-29 13:16 UTC, or wait.')).toBe(
    `Cancel it by ${dateTime('2026-11-29T13:16Z')}, or wait.`,
  );
  expect(sentence('Order 2026-11 of ord_2026-11-29x stays.')).toBe('Order 2026-11 of ord_2026-11-29x stays.');
});
