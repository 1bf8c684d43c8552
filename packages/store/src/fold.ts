/** Text as it is compared: without differences of width, form or case. Done here because SQLite folds ASCII alone. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
