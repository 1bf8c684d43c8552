/** How numbers, dates and lists are written in a language. Dates are those of UTC. */
export const formatsOf = (locale: string) => {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const minutes = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const numbers = new Intl.NumberFormat(locale);
  const all = new Intl.ListFormat(locale, { type: 'conjunction' });
  const any = new Intl.ListFormat(locale, { type: 'disjunction' });
  return {
    day: (instant: Date) => days.format(instant),
    minute: (instant: Date) => `${minutes.format(instant)} UTC`,
    // Small whole numbers look the same in every language here, and most are small.
    number: (count: number) =>
      Number.isInteger(count) && count >= 0 && count < 1000 ? String(count) : numbers.format(count),
    and: (parts: readonly string[]) => all.format(parts),
    or: (parts: readonly string[]) => any.format(parts),
  };
};
