import { addDays, addHours } from '../src/time/instants.ts';

/** The fixed instant of every test. */
export const now = new Date('2026-06-15T12:00:00.000Z');

export const inDays = (days: number): Date => addDays(now, days);
export const inHours = (hours: number): Date => addHours(now, hours);
/** `now` and some milliseconds; negative = before. */
export const inMilliseconds = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
