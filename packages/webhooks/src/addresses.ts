import { BlockList, isIP } from 'node:net';

/** What a receiver's address is. `forbidden` is everything that is not on the public internet. */
export type AddressKind = 'public' | 'loopback' | 'forbidden';

const listOf = (family: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
};

const loopback4 = listOf('ipv4', [['127.0.0.0', 8]]);

const special4 = listOf('ipv4', [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT; some clouds' metadata
  ['168.63.129.16', 32], // a cloud's host, under a public address
  ['169.254.0.0', 16], // link-local, metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
]);

// Everything outside 2000::/3 is special: unspecified, loopback, mapped, NAT64, unique local, link-local, multicast.
const global6 = listOf('ipv6', [['2000::', 3]]);
const special6 = listOf('ipv6', [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: any IPv4 address inside
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
]);

/** Takes an address as a resolver or a URL gives it. Anything else is forbidden. */
export const kindOfAddress = (address: string): AddressKind => {
  const family = isIP(address);
  if (family === 4) {
    if (loopback4.check(address, 'ipv4')) return 'loopback';
    return special4.check(address, 'ipv4') ? 'forbidden' : 'public';
  }
  // A zone names one of this machine's own links.
  if (family !== 6 || address.includes('%')) return 'forbidden';
  if (/^(0{0,4}:){1,7}0{0,3}1$/.test(address)) return 'loopback';
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6') ? 'public' : 'forbidden';
};
