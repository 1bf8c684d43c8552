/** How people sign in here. */
export type SignInWays = { readonly resetByMail: boolean; readonly provider: boolean };

let asked: Promise<SignInWays> | undefined;
/** Asked for once, before a page is shown that depends on it. */
export const askForWays = (): Promise<SignInWays> => {
  asked ??= fetch('/api/sign-in')
    .then((response) => response.json())
    .catch(() => ({ resetByMail: false, provider: false }));
  return asked;
};

const start = '/customers';

/**
 * Where to go after signing in: only a place on this site, however another is spelled. What came after `#` on the
 * way here comes after it again.
 */
export const placeToGo = (
  next: string | undefined,
  here: { readonly origin: string; readonly hash: string },
): string => {
  if (next === undefined || !URL.canParse(next, here.origin)) return start;
  const place = new URL(next, here.origin);
  if (place.origin !== here.origin) return start;
  if (place.hash === '') place.hash = here.hash;
  return place.href;
};
