import { type RawSearch, textIn, withoutUndefined } from '../search.ts';

/** How what has happened is filtered, as the address says it: days are the reader's own. */
export type LogSearch = {
  readonly q?: string;
  readonly customer?: string;
  /** The id of a person or an API key. */
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
};

const dayIn = (search: RawSearch, name: string): string | undefined => {
  const day = textIn(search, name);
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
};

export const readLogSearch = (search: RawSearch): LogSearch =>
  withoutUndefined({
    q: textIn(search, 'q'),
    customer: textIn(search, 'customer'),
    person: textIn(search, 'person'),
    from: dayIn(search, 'from'),
    to: dayIn(search, 'to'),
  });
