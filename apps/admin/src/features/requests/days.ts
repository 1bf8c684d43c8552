import type { Outcome } from '../commands/perform.ts';

export const usualDays = '30';
const most = 2 ** 31 - 1; // what the API can take as a number; how many days are allowed it says itself

/** The days typed; null where that is no number of days at all. */
export const daysIn = (typed: string): number | null =>
  /^\d+$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null;

export const noDays: Outcome = {
  done: false,
  code: 'VALIDATION',
  message: '',
  issues: [{ path: ['expiresInDays'], message: '' }],
};
