import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readEnvironment } from '../../src/env.ts';
import { createAddressOf, networkOf } from '../../src/http/client-address.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const trusting = (list: string) => createAddressOf(readEnvironment({ TRUSTED_PROXIES: list }).trustedProxies);

test.each([
  ['', '10.0.0.1', '203.0.113.7', '10.0.0.1'],
  ['10.0.0.0/8', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['10.0.0.0/8', '10.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['10.0.0.0/8', '10.0.0.1', '198.51.100.1, 203.0.113.7, 10.2.3.4', '203.0.113.7'],
  ['10.0.0.0/8', '192.0.2.1', '203.0.113.7', '192.0.2.1'],
  ['10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.7:5555', '203.0.113.7'],
  ['127.0.0.1, ::1', '::1', '[2001:db8::7]:443', '2001:db8::7'],
  ['10.0.0.0/8', '10.0.0.1', 'unknown', '10.0.0.1'],
  ['10.0.0.0/8', '10.0.0.1', undefined, '10.0.0.1'],
  ['10.0.0.0/8', '10.0.0.1', '10.0.0.9', '10.0.0.9'],
])('trusting "%s", a connection from %s that says "%s" is %s', (trusted, remote, said, expected) => {
  expect(trusting(trusted)(from(remote, said))).toBe(expected);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
