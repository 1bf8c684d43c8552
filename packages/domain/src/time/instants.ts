const hour = 3_600_000;

export const addHours = (instant: Date, hours: number): Date => new Date(instant.getTime() + hours * hour);
export const addDays = (instant: Date, days: number): Date => addHours(instant, days * 24);

/** A window is open while now <= its end; no end = closed. */
export const isOpen = (end: Date | null, now: Date): end is Date => end !== null && now <= end;

/** The first instant at which a window that ends then is closed. */
export const justAfter = (end: Date): Date => new Date(end.getTime() + 1);

/** Everything but a window ends at now >= the instant; no instant = not yet. */
export const isPast = (instant: Date | null, now: Date): instant is Date => instant !== null && now >= instant;

/** The later of instants; undefined for none. */
export const latest = (instants: readonly Date[]): Date | undefined =>
  instants.reduce<Date | undefined>((max, instant) => (max === undefined || instant > max ? instant : max), undefined);

export const earliest = (instants: readonly Date[]): Date | undefined =>
  instants.reduce<Date | undefined>((min, instant) => (min === undefined || instant < min ? instant : min), undefined);

/** A day for sentences, e.g. 2026-11-22. */
export const day = (instant: Date): string => instant.toISOString().slice(0, 10);
