import type { ParsedLocation } from '@tanstack/react-router';

type SignInResult =
  | 'signed-in'
  /** The password is right, and a code has to follow: see `giveCode`. */
  | 'code'
  | 'refused'
  | 'too-many'
  | 'unreachable'
  /** The page was opened at another address than the server's own. */
  | { readonly ownAddress: string };

const post = (path: string, body: unknown) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  });

export const signIn = async (email: string, password: string): Promise<SignInResult> => {
  try {
    const response = await post('/api/auth/sign-in/email', { email, password });
    if (response.ok) return (await response.json()).twoFactorRedirect ? 'code' : 'signed-in';
    if (response.status === 429) return 'too-many';
    const answer = response.status === 403 ? await response.json() : {};
    if (answer.code === 'INVALID_ORIGIN') return { ownAddress: answer.publicUrl };
    return response.status >= 500 ? 'unreachable' : 'refused';
  } catch {
    return 'unreachable';
  }
};

/** A new page load drops everything that was fetched for the person who leaves. */
export const signOut = async (then: () => void = () => window.location.assign('/sign-in')): Promise<void> => {
  await post('/api/auth/sign-out', {}).catch(() => undefined);
  then();
};

/** The signed-in person's choice: it goes before the browser's, on every device. */
export const storeLanguage = async (language: string): Promise<void> => {
  await post('/api/auth/account/language', { language }).catch(() => undefined);
};

export type Place = Pick<ParsedLocation, 'pathname' | 'searchStr' | 'hash'>;

/** Where to sign in and come back from. What comes after `#` stays there: it may be a secret, and is not sent. */
export const signInFor = ({ pathname, searchStr, hash }: Place) => {
  const next = `${pathname}${searchStr}`;
  return { to: '/sign-in', search: next === '/' ? {} : { next }, hash } as const;
};

/** Told when it turns out that the session has ended, before the page is left. */
export const sessionEnd = new EventTarget();
