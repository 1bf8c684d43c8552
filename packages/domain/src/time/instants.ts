const hour = 3_600_000;

/** The last instant that RFC 3339 can write; none is later. */
const furthest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

export const addHours = (instant: Date, hours: number): Date =>
  new Date(Math.min(instant.getTime() + hours * hour, furthest));
export const addSeconds = (instant: Date, seconds: number): Date => addHours(instant, seconds / 3600);
export const addDays = (instant: Date, days: number): Date => addHours(instant, days * 24);

/** A window is open while now <= its end; no end = closed. */
export const isOpen = (end: Date | null, now: Date): boolean => end !== null && now <= end;

/** The first instant at which a window that ends then is closed. */
export const justAfter = (end: Date): Date => new Date(Math.min(end.getTime() + 1, furthest));

/** Anything but a window is over once now >= the instant; no instant = not yet. */
export const isPast = (instant: Date | null, now: Date): boolean => instant !== null && now >= instant;

/** The later of instants; undefined for none. */
export const latest = (instants: readonly Date[]): Date | undefined =>
  instants.reduce<Date | undefined>((max, instant) => (max === undefined || instant > max ? instant : max), undefined);

export const earliest = (instants: readonly Date[]): Date | undefined =>
  instants.reduce<Date | undefined>((min, instant) => (min === undefined || instant < min ? instant : min), undefined);

/**
 * A date one term later; `term` is an ISO 8601 duration of days, months or years. Months end on `anchorDay`; a day the
 * month lacks becomes its last. Undefined for what is no such term, or none that ends later.
 */
export const findTermEnd = (instant: Date, term: string, anchorDay = instant.getUTCDate()): Date | undefined => {
  const [, count = '', unit] = /^P(\d{1,4})([DMY])$/.exec(term) ?? [];
  if (unit === undefined || Number(count) === 0) return undefined;
  if (unit === 'D') return addDays(instant, Number(count));
  const months = Number(count) * (unit === 'Y' ? 12 : 1);
  const firstOfMonth = new Date(instant);
  firstOfMonth.setUTCDate(1);
  firstOfMonth.setUTCMonth(firstOfMonth.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(firstOfMonth.getUTCFullYear(), firstOfMonth.getUTCMonth() + 1, 0)).getUTCDate();
  firstOfMonth.setUTCDate(Math.min(anchorDay, lastDay));
  return new Date(Math.min(firstOfMonth.getTime(), furthest));
};

/** As `findTermEnd`, for a term known to be one; throws a RangeError for another. */
export const addTerm = (instant: Date, term: string): Date => {
  const end = findTermEnd(instant, term);
  if (end === undefined) throw new RangeError(`not a term: ${term}`);
  return end;
};
