import { describe, expect, test } from 'vitest';
import { withAddOnsBelow } from '../src/features/customer/SubscriptionTable.tsx';
import { rowAfterKey } from '../src/features/customers/CustomerTable.tsx';
import { relativeTo } from '../src/texts/format.ts';

describe('arrow keys move along the rows', () => {
  test.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['PageDown', 4, 9],
    ['Enter', 4, null],
  ] as const)('%s from row %i leads to %s', (key, current, next) => {
    expect(rowAfterKey({ key, current, count: 10 })).toBe(next);
  });

  test('an empty list has no row to go to', () => {
    expect(rowAfterKey({ key: 'ArrowDown', current: 0, count: 0 })).toBeNull();
  });
});

describe('an add-on stands below its base', () => {
  const base = { id: 'base', parent: null };
  const other = { id: 'other', parent: null };
  const addOn = { id: 'add-on', parent: { id: 'base' } };

  test('whatever the order they came in', () => {
    expect(withAddOnsBelow([addOn, other, base])).toEqual([other, base, addOn]);
  });

  test('and for itself where its base is not in the list', () => {
    expect(withAddOnsBelow([addOn, other])).toEqual([addOn, other]);
  });
});

describe('how far a date is from now is told in the largest unit that fits', () => {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
  const now = Date.parse('2026-11-22T12:00:00Z');
  test.each([
    ['2026-11-22T12:00:30Z', 'in 0 minutes'],
    ['2026-11-22T13:30:00Z', 'in 1 hour'],
    ['2026-11-19T12:00:00Z', '3 days ago'],
    ['2027-02-22T12:00:00Z', 'in 3 months'],
    ['2029-11-22T12:00:00Z', 'in 3 years'],
  ])('%s is %s', (at, told) => {
    expect(relativeTo(format, Date.parse(at), now)).toBe(told);
  });
});
