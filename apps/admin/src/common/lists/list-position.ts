type Position = { readonly pages: number; readonly scroll: number };

let last: { readonly key: string; readonly place: Position } | null = null;

/** The position in the list, so that it is unchanged on the way back from a customer. Only the latest is kept. */
export const rememberPosition = (key: string, place: Position): void => {
  last = { key, place };
};

export const positionOf = (key: string): Position | undefined => (last?.key === key ? last.place : undefined);

/** What the list was asked for last, as its address says: the way back to it. */
export const lastSearch = (): Readonly<Record<string, string>> => (last ? JSON.parse(last.key) : {});

/** After a removal the pages have shifted: the next visit starts from the first. */
export const forgetPosition = (): void => {
  last = null;
};
