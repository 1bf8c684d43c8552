import { createHmac, timingSafeEqual } from 'node:crypto';

const cookieName = 'better-auth.session_token';
const mostVerified = 10_000;

export interface SessionCookieOptions {
  readonly secret: string;
  readonly publicUrl: string;
}

/** Reads the session token out of a Cookie header; undefined when there is none or its signature is wrong. */
export type ReadSessionToken = (cookieHeader: string | undefined) => string | undefined;

/** The cookie is urlencoded `token.signature`, the signature base64 HMAC-SHA256 of the token. */
export const createSessionTokenReader = ({ secret, publicUrl }: SessionCookieOptions): ReadSessionToken => {
  const name = publicUrl.startsWith('https:') ? `__Secure-${cookieName}` : cookieName;
  /** The signature of a value is what it is: only whether the session still exists is asked every time. */
  const verified = new Map<string, string>();
  return (cookieHeader) => {
    const value = findCookie(cookieHeader, name);
    if (value === undefined) return undefined;
    const known = verified.get(value);
    if (known !== undefined) return known;
    const dot = value.lastIndexOf('.');
    if (dot < 1) return undefined;
    const token = value.slice(0, dot);
    const given = Buffer.from(value.slice(dot + 1), 'base64');
    const expected = createHmac('sha256', secret).update(token).digest();
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    if (verified.size >= mostVerified) verified.clear();
    verified.set(value, token);
    return token;
  };
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
