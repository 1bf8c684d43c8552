import type { Page, Pages } from '@untether/domain';

/** One list's page of several. */
export const pageOf = <T>(pages: Pages<T>, list: string): Page<T> => {
  const page = pages.get(list);
  if (page === undefined) throw new Error(`no page for ${list}`);
  if (page instanceof Error) throw page;
  return page;
};
