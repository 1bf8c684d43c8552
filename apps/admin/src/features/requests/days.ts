export const usualDays = '30';
const most = 2 ** 31 - 1; // what the API can take as a number; how many days are allowed it says itself

/** The days typed; null where that is no number of days at all. */
export const daysIn = (typed: string): number | null =>
  /^\d+$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null;

/** What the API would say of days that are no number. */
export const noDays = {
  __typename: 'ValidationError',
  code: 'VALIDATION',
  message: '',
  issues: [{ path: ['expiresInDays'], message: '' }],
} as const;
