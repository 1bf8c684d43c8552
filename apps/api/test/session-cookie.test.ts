import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSessionTokenReader } from '../src/identity/session-cookie.ts';

const secret = 'a secret of at least thirty-two characters';
const sign = (token: string, key = secret): string =>
  encodeURIComponent(`${token}.${createHmac('sha256', key).update(token).digest('base64')}`);
const read = createSessionTokenReader({ secret, publicUrl: 'http://localhost:4000' });
const name = 'better-auth.session_token';

test('a signed token is read from among other cookies', () => {
  expect(read(`theme=dark; ${name}=${sign('to.ken')}; other=1`)).toBe('to.ken');
});

test.each([
  ['no cookie at all', undefined],
  ['another cookie', 'theme=dark'],
  ['a token without signature', `${name}=token`],
  ['a signature by another secret', `${name}=${sign('token', 'another secret')}`],
  ["another token's signature", `${name}=${sign('token').replace('token', 'taken')}`],
  ['a broken escape', `${name}=%E0%A4%A`],
  ['an empty value', `${name}=`],
])('%s means signed out', (_, cookie) => {
  expect(read(cookie)).toBeUndefined();
});

test('on https only the cookie that this host alone can set counts', () => {
  const readSecure = createSessionTokenReader({ secret, publicUrl: 'https://untether.example' });
  expect(readSecure(`__Host-${name}=${sign('token')}`)).toBe('token');
  expect(readSecure(`__Secure-${name}=${sign('token')}`)).toBeUndefined();
  expect(readSecure(`${name}=${sign('token')}`)).toBeUndefined();
});
