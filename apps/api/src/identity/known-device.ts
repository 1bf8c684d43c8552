import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookiePrefixOf, findCookie, type SessionCookieOptions } from './session-cookie.ts';

const lifeSeconds = 180 * 24 * 60 * 60;

/**
 * A cookie that says on which device an account was signed in. It opens nothing: it only sets the attempts of that
 * device apart from those of strangers, who could otherwise keep the account's owner waiting.
 */
export const createKnownDevices = ({ secret, publicUrl }: SessionCookieOptions) => {
  const secure = publicUrl.startsWith('https:');
  const name = `${cookiePrefixOf(publicUrl)}untether.device`;
  const proofOf = (account: string, device: string): string =>
    createHmac('sha256', secret).update(`known device\n${device}\n${account}`).digest('base64url');
  return {
    /** The device, if it is one of this account's; null otherwise. */
    find: (cookieHeader: string | undefined, account: string): string | null => {
      const [device = '', proof = ''] = (findCookie(cookieHeader, name) ?? '').split('.');
      const [given, expected] = [Buffer.from(proof), Buffer.from(proofOf(account, device))];
      return device !== '' && given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
    },
    /** What to set once this account was signed in on it. */
    cookieFor: (account: string, device: string): string =>
      `${name}=${device}.${proofOf(account, device)}; Max-Age=${lifeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  };
};
