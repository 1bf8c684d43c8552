/** Text for comparison: without differences of width, form or case. SQLite itself folds only ASCII. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
