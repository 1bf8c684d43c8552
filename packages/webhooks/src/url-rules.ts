import { isIP } from 'node:net';
import type { InputProblem } from '@untether/domain';
import { type AddressKind, kindOfAddress } from './addresses.ts';

export interface UrlRules {
  /** Demo mode: receivers on this machine may be reached, also over http. */
  readonly loopbackAllowed: boolean;
}

const longestUrl = 2000;

/** What is wrong with an endpoint's URL itself; undefined when nothing is. What its name resolves to is checked on connecting. */
export const findUrlProblem = (text: string, rules: UrlRules): InputProblem | undefined => {
  if (text.length > longestUrl) return { code: 'url_too_long', max: longestUrl };
  // `URL` drops some of them silently: what is shown would not be where it goes.
  if (/\p{Cc}/u.test(text) || !URL.canParse(text)) return { code: 'url_malformed' };
  const url = new URL(text);
  if (url.port === '0') return { code: 'url_malformed' };
  if (url.username !== '' || url.password !== '') return { code: 'url_with_credentials' };
  if (url.hash !== '') return { code: 'url_with_fragment' };
  const isLoopback = isLoopbackName(url);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && rules.loopbackAllowed && isLoopback))
    return { code: 'url_scheme', allowed: rules.loopbackAllowed ? ['https', 'http'] : ['https'] };
  const address = addressIn(url);
  const kind = address === undefined ? undefined : kindOfAddress(address);
  if ((isLoopback && !rules.loopbackAllowed) || kind === 'forbidden')
    return { code: 'url_not_public', host: url.hostname };
  return undefined;
};

/** A URL as it is connected to; what is no URL stays what it is. */
export const plainUrl = (text: string): string => (URL.canParse(text) ? new URL(text).href : text);

/** Whether the address a connection is about to go to is allowed. */
export const isAddressAllowed = (address: string, url: URL, { loopbackAllowed }: UrlRules): boolean => {
  const kind: AddressKind = kindOfAddress(address);
  if (kind === 'loopback') return loopbackAllowed;
  return kind === 'public' && url.protocol === 'https:';
};

/** The address in a URL, if it has one instead of a name. `URL` has normalized decimal, octal, hex and short forms. */
export const addressIn = ({ hostname }: URL): string | undefined => {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
};

const isLoopbackName = (url: URL): boolean => {
  const address = addressIn(url);
  if (address !== undefined) return kindOfAddress(address) === 'loopback';
  return /^([^.]+\.)*localhost\.?$/.test(url.hostname);
};
