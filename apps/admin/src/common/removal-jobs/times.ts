import { useMemo } from 'react';
import { textsOf } from '../../texts/use-texts.ts';

const useTexts = textsOf('common');

const lengths = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A duration in its two largest units, without those of which it has none. */
export const partsOf = (seconds: number): readonly (readonly [count: number, unit: string])[] => {
  let rest = Math.max(Math.round(seconds / 60), 1) * 60;
  const largest = lengths.findIndex(([, length]) => rest >= length);
  return lengths.slice(largest, largest + 2).flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [[count, unit] as const] : [];
  });
};

const createTimes = (locale: string) => {
  const inARow = new Intl.ListFormat(locale, { type: 'unit' });
  const measured = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return {
    /** In its two largest units down to a minute, one at least: "12 days, 4 hours". */
    duration: (seconds: number) => inARow.format(partsOf(seconds).map(([count, unit]) => measured(count, unit))),
  };
};

/** How times are written where it is about when a job is over, or begins. */
export const useTimes = () => {
  const { locale } = useTexts().common;
  return useMemo(() => createTimes(locale), [locale]);
};
