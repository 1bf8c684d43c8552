const most = 2 ** 31 - 1; // what the API can take as a number; which numbers are allowed it says itself

/** The number typed; null where it is none the API could take. */
export const wholeNumberIn = (typed: string): number | null =>
  /^\d+$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null;
