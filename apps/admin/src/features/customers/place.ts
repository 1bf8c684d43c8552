type Place = { readonly pages: number; readonly scroll: number };

let last: { readonly key: string; readonly place: Place } | null = null;

/** Where one was in the list, so that coming back from a customer finds it unchanged. Only the latest is kept. */
export const rememberPlace = (key: string, place: Place): void => {
  last = { key, place };
};

export const placeOf = (key: string): Place | undefined => (last?.key === key ? last.place : undefined);

/** After a removal the pages have shifted: the next visit starts from the first. */
export const forgetPlace = (): void => {
  last = null;
};
