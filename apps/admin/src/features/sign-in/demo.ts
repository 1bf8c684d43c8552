import type { Role } from '../../vocabulary.ts';

export type DemoUser = {
  readonly email: string;
  readonly name: string;
  readonly partner: string;
  readonly roles: readonly Role[];
};
export type Demo = { readonly users: readonly DemoUser[]; readonly password: string };

/** Null where the server is no demonstration. */
const fetchDemo = async (): Promise<Demo | null> => {
  try {
    const response = await fetch('/api/demo');
    return response.ok ? ((await response.json()) as Demo) : null;
  } catch {
    return null;
  }
};

let asked: Promise<Demo | null> | undefined;
/** Asked for once, before the page is shown: what comes later would push it about. */
export const askForDemo = (): Promise<Demo | null> => {
  asked ??= fetchDemo();
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
