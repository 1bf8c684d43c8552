import { describe, expect, test } from 'vitest';
import { kindOfAddress } from '../src/addresses.ts';
import { findUrlProblem, plainUrl } from '../src/index.ts';

const real = { loopbackAllowed: false };
const demo = { loopbackAllowed: true };

const forbidden = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::169.254.169.254',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001:0:4136:e378::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '',
  'receiver.example',
];

test.each(forbidden)('the address %s cannot be a receiver', (address) => {
  expect(kindOfAddress(address)).toBe('forbidden');
});
test.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', '0000:0000:0000:0000:0000:0000:0000:0001'])(
  'the address %s is this machine',
  (address) => {
    expect(kindOfAddress(address)).toBe('loopback');
  },
);
test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  'the address %s is public',
  (address) => {
    expect(kindOfAddress(address)).toBe('public');
  },
);

describe('a URL', () => {
  test.each([
    'https://receiver.example/hooks?tenant=1',
    'https://receiver.example:8443/',
    'https://8.8.8.8/hook',
    'https://[2606:4700::1111]/hook',
    'https://xn--e1afmkfd.example/',
  ])('%s is fine', (url) => {
    expect(findUrlProblem(url, real)).toBeUndefined();
  });

  const spellings = [
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://017700000001/',
    'https://127.0.0.1./',
    'https://%31%32%37.0.0.1/',
    'https://①②⑦.0.0.1/',
    'https://[::1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://any.localhost/',
  ];
  const privateSpellings = [
    'https://0/',
    'https://10.0.0.1/',
    'https://167772161/',
    'https://0xa9fea9fe/',
    'https://0251.0376.0251.0376/',
    'https://169.254.43518/',
    'https://192.168.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[2002:a00:1::]/',
  ];
  test.each([...spellings, ...privateSpellings])('%s is refused, and the refusal says why', (url) => {
    expect(findUrlProblem(url, real)).toMatchObject({ code: 'url_not_public' });
  });
  test.each(privateSpellings)('%s is refused in demo mode too', (url) => {
    expect(findUrlProblem(url, demo)).toMatchObject({ code: 'url_not_public' });
  });
  test.each(spellings.flatMap((url) => [url, url.replace('https', 'http')]))('%s is fine in demo mode', (url) => {
    expect(findUrlProblem(url, demo)).toBeUndefined();
  });

  test.each([
    ['', 'url_malformed'],
    ['receiver.example/hook', 'url_malformed'],
    ['https://', 'url_malformed'],
    ['http://receiver.example/', 'url_scheme'],
    ['http://localhost/', 'url_scheme'],
    ['ftp://receiver.example/', 'url_scheme'],
    ['file:///etc/passwd', 'url_scheme'],
    ['javascript:alert(1)', 'url_scheme'],
    ['https://user:secret@receiver.example/', 'url_with_credentials'],
    ['https://receiver.example/#part', 'url_with_fragment'],
    [`https://receiver.example/${'x'.repeat(2000)}`, 'url_too_long'],
  ])('%s is refused: %s', (url, why) => {
    expect(findUrlProblem(url, real)?.code).toBe(why);
  });
  test('http to another host is refused in demo mode as well', () => {
    expect(findUrlProblem('http://receiver.example/', demo)).toEqual({
      code: 'url_scheme',
      allowed: ['https', 'http'],
    });
    expect(findUrlProblem('http://8.8.8.8/', demo)).toEqual({ code: 'url_scheme', allowed: ['https', 'http'] });
  });
});

test.each([
  'https://example.com/\r\nX-A: b',
  'https://example.com/?a=\u0000',
  '\thttps://example.com/',
  'https://example.com:0/',
])('%j is refused: what is shown would not be where it goes', (url) => {
  expect(findUrlProblem(url, real)).toEqual({ code: 'url_malformed' });
});

test.each([
  [' https://example.com ', 'https://example.com/'],
  ['https://example.com\\@127.0.0.1/', 'https://example.com/@127.0.0.1/'],
  ['HTTPS://Example.COM:443/a/../b', 'https://example.com/b'],
])('%j is kept as %s', (url, kept) => {
  expect(findUrlProblem(url, real)).toBeUndefined();
  expect(plainUrl(url)).toBe(kept);
});
