import type { LogSearch } from './search.ts';

/** From the beginning of the first day to the end of the last; null where neither is given. */
export const spanOf = ({ from, to }: Pick<LogSearch, 'from' | 'to'>) => {
  const midnight = (day: string, later = 0) => {
    const at = new Date(`${day}T00:00:00`);
    at.setDate(at.getDate() + later);
    return new Date(at.getTime() - 1).toISOString();
  };
  if (from === undefined && to === undefined) return null;
  return { after: from === undefined ? null : midnight(from), until: to === undefined ? null : midnight(to, 1) };
};
