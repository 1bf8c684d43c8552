import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the names of the sign-in library's cookies begin with. */
export const libraryPrefix = 'better-auth';
const mostVerified = 10_000;

export interface SessionCookieOptions {
  readonly secret: string;
  /** The secret before: what it signed counts too; null = none. */
  readonly previousSecret?: string | null;
  readonly publicUrl: string;
}

/** Reads the session token out of a Cookie header; undefined when there is none or its signature is wrong. */
export type ReadSessionToken = (cookieHeader: string | undefined) => string | undefined;

/** On https browsers take a cookie with this prefix from this host alone, not from a neighbour with the same domain. */
export const cookiePrefixOf = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-' : '');

const nameOf = (publicUrl: string): string => `${cookiePrefixOf(publicUrl)}${libraryPrefix}.session_token`;

const signatureOf = (token: string, secret: string): Buffer => createHmac('sha256', secret).update(token).digest();

/** The token of a cookie's value, if this secret signed it. */
const tokenOf = (value: string, secret: string): string | undefined => {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = signatureOf(token, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
};

/** The cookie is urlencoded `token.signature`, the signature base64 HMAC-SHA256 of the token. */
export const createSessionTokenReader = ({
  secret,
  previousSecret = null,
  publicUrl,
}: SessionCookieOptions): ReadSessionToken => {
  const name = nameOf(publicUrl);
  /** The signature of a value is what it is: only whether the session still exists is asked every time. */
  const verified = new Map<string, string>();
  return (cookieHeader) => {
    const value = findCookie(cookieHeader, name);
    if (value === undefined) return undefined;
    const known = verified.get(value);
    if (known !== undefined) return known;
    const token = tokenOf(value, secret) ?? (previousSecret === null ? undefined : tokenOf(value, previousSecret));
    if (token === undefined) return undefined;
    if (verified.size >= mostVerified) verified.clear();
    verified.set(value, token);
    return token;
  };
};

/** A Cookie header as if the current secret had signed the session in it, for the sign-in library, which knows only that. */
export const signedAgain = (
  cookieHeader: string | undefined,
  { secret, previousSecret = null, publicUrl }: SessionCookieOptions,
): string | undefined => {
  const name = nameOf(publicUrl);
  const value = findCookie(cookieHeader, name);
  const token = value === undefined || previousSecret === null ? undefined : tokenOf(value, previousSecret);
  if (token === undefined) return cookieHeader;
  const signed = encodeURIComponent(`${token}.${signatureOf(token, secret).toString('base64')}`);
  const others = (cookieHeader ?? '').split(';').filter((part) => part.split('=', 1)[0]?.trim() !== name);
  return [...others, `${name}=${signed}`].map((part) => part.trim()).join('; ');
};

/** The decoded value of one cookie; undefined where there is none. */
export const findCookie = (header: string | undefined, name: string): string | undefined => {
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
};
