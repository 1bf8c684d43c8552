import type { IncomingMessage } from 'node:http';
import { isIP, SocketAddress } from 'node:net';
import type { TrustedProxies } from '../env.ts';

/** Where a request comes from, as far as it can be known. */
export type AddressOf = (req: IncomingMessage) => string;

/**
 * The connection's own address, or what trusted proxies say: each appends the address it was connected from to
 * X-Forwarded-For, so the last entry that is no proxy's is the client. What stands before it is the client's own claim.
 */
export const createAddressOf =
  (isTrusted: TrustedProxies): AddressOf =>
  ({ socket, headers }) => {
    let address = plainAddress(socket.remoteAddress ?? '') ?? '';
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    while (forwarded.length > 0 && isTrusted(address)) {
      const before = plainAddress(forwarded.pop() ?? '');
      if (before === undefined) break;
      address = before;
    }
    return address;
  };

/** Without a port, brackets, a zone, or the IPv6 spelling of an IPv4 address; undefined for what is no address. */
const plainAddress = (text: string): string | undefined => {
  const trimmed = text.trim();
  const [, bracketed, withPort] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(trimmed) ?? [];
  const bare = (bracketed ?? withPort ?? trimmed).replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
  return isIP(bare) === 0 ? undefined : bare;
};

/** Whom limits count together: an IPv4 address, and the /64 that one IPv6 customer gets. */
export const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const [head = '', tail] = canonical.split('::');
  const groups = head === '' ? [] : head.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...(tail ? tail.split(':') : [])];
  return `${all.slice(0, 4).join(':')}::/64`;
};
