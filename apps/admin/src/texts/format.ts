import { useMemo } from 'react';
import { textsOf } from './use-texts.ts';

const useTexts = textsOf('common');

const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** The distance from `now` in the largest unit that fits at least once: "in 3 months", "2 days ago". */
export const relativeTo = (format: Intl.RelativeTimeFormat, at: number, now: number): string => {
  const seconds = (at - now) / 1000;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? format.format(Math.trunc(seconds / unit[1]), unit[0]) : format.format(0, 'minute');
};

export const createFormat = (locale: string) => {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const instant = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const region = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const allOf = new Intl.ListFormat(locale, { type: 'conjunction' });
  const anyOf = new Intl.ListFormat(locale, { type: 'disjunction' });
  const country = (code: string) => (/^[A-Z]{2}$/.test(code) ? (region.of(code) ?? code) : code);
  const language = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    number: (value: number) => number.format(value),
    /** As the API counts: "1,000+" where there may be more. */
    count: (rows: number, isExact: boolean) => `${number.format(rows)}${isExact ? '' : '+'}`,
    /** Of a share of one: "42%". */
    percent: (share: number) => percent.format(share),
    /** "90 days", "1 day". */
    days: (count: number) => days.format(count),
    date: (at: string) => date.format(new Date(at)),
    dateTime: (at: string) => dateTime.format(new Date(at)),
    /** With the time zone, as it stands on paper. */
    instant: (at: string) => instant.format(new Date(at)),
    time: (at: string) => time.format(new Date(at)),
    relative: (at: string) => relativeTo(relative, Date.parse(at), Date.now()),
    /** "a, b and c". */
    all: (names: readonly string[]) => allOf.format(names),
    /** "a, b or c". */
    list: (names: readonly string[]) => anyOf.format(names),
    language: (code: string) => language.of(code) ?? code,
    country,
    /** Countries with their names, in the order of these. */
    countries: (codes: readonly string[]) =>
      codes
        .map((code) => [code, country(code)] as const)
        .sort(([, one], [, other]) => one.localeCompare(other, locale)),
  };
};

type Format = ReturnType<typeof createFormat>;

export const useFormat = (): Format => {
  const { locale } = useTexts().common;
  return useMemo(() => createFormat(locale), [locale]);
};
