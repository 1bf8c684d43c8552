import { generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { verifyWebhook, WebhookRefused } from '../src/index.ts';

const secrets = ['one', 'two', 'three'].map(
  (word) => `whsec_${Buffer.from(word.padEnd(24, '.')).toString('base64')}`,
) as [string, string, string];
const [current, previous, foreign] = secrets;

const body = JSON.stringify({
  type: 'reseller-relationship-removed',
  timestamp: '2026-11-22T09:30:00.000Z',
  data: {
    eventId: 'evt_1',
    sequence: 42,
    partnerId: 'par_1',
    customerId: 'cus_1',
    relationshipId: 'rel_1',
    actor: { kind: 'user', name: '日立 Okafor' },
    subject: { id: 'rel_1' },
    changes: { state: { from: 'active', to: 'removed' } },
    correlationId: 'cor_1',
    schemaVersion: 1,
  },
});

const signed = (by: readonly string[], at = new Date()) => ({
  'webhook-id': 'evt_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': by.map((secret) => new Webhook(secret).sign('evt_1', at, body)).join(' '),
});
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a delivery', () => {
  test('signed with the secret gives its event', () => {
    expect(verifyWebhook(signed([current]), body, [current])).toEqual({
      id: 'evt_1',
      sequence: 42,
      type: 'reseller-relationship-removed',
      occurredAt: '2026-11-22T09:30:00.000Z',
      partnerId: 'par_1',
      customerId: 'cus_1',
      relationshipId: 'rel_1',
      actor: { kind: 'user', name: '日立 Okafor' },
      subjectId: 'rel_1',
      changes: { state: { from: 'active', to: 'removed' } },
      correlationId: 'cor_1',
      schemaVersion: 1,
      truncated: false,
    });
  });

  test('is taken as bytes, with headers of any kind', () => {
    const headers = signed([current]);
    const bytes = new TextEncoder().encode(body);
    expect(verifyWebhook(new Headers(headers), bytes, [current]).id).toBe('evt_1');
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    expect(verifyWebhook(shouted, bytes, [current]).id).toBe('evt_1');
  });

  test('is accepted when any signature fits any secret, as while a secret is rotated', () => {
    expect(verifyWebhook(signed([previous, current]), body, [current]).id).toBe('evt_1');
    expect(verifyWebhook(signed([previous]), body, [current, previous]).id).toBe('evt_1');
    const withEd25519 = { ...signed([current]) };
    withEd25519['webhook-signature'] = `v1a,${'x'.repeat(88)} ${withEd25519['webhook-signature']}`;
    expect(verifyWebhook(withEd25519, body, [current]).id).toBe('evt_1');
  });

  test.each([
    ['signed by another sender', signed([foreign]), body],
    ['changed on the way', signed([current]), body.replace('removed', 'renewed')],
    ['under another id', { ...signed([current]), 'webhook-id': 'evt_2' }, body],
    ['six minutes old', signed([current], minutesAgo(6)), body],
    ['six minutes early', signed([current], minutesAgo(-6)), body],
    ['without a signature', { ...signed([current]), 'webhook-signature': undefined }, body],
  ])('%s is refused', (_, headers, text) => {
    expect(() => verifyWebhook(headers, text, [current, previous])).toThrow(WebhookRefused);
  });

  test('is refused when no secret is given', () => {
    expect(() => verifyWebhook(signed([current]), body, [])).toThrow(WebhookRefused);
  });

  test('is accepted with one secret that is in no list', () => {
    expect(verifyWebhook(signed([current]), body, current).id).toBe('evt_1');
    expect(() => verifyWebhook(signed([foreign]), body, current)).toThrow('no signature fits');
  });

  test('that was parsed already is refused with what to do', () => {
    const parsed = JSON.parse(body);
    expect(() => verifyWebhook(signed([current]), parsed, current)).toThrow(/parsed already.*raw body/);
  });

  test.each([undefined, '', 'secret', 'whsec_', 'whsec_?', 'whpk_AAAA'])(
    '%j is no secret, which is said without repeating it',
    (secret) => {
      const given = secret as unknown as string;
      expect(() => verifyWebhook(signed([current]), body, given)).toThrow(TypeError);
      expect(() => verifyWebhook(signed([current]), body, [current, given])).toThrow(/begins with whsec_/);
    },
  );
});

describe('a delivery with an ed25519 signature', () => {
  const pair = () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return {
      privateKey,
      key: `whpk_${publicKey.export({ format: 'der', type: 'spki' }).toString('base64').slice(16)}`,
    };
  };
  const [own, previousPair] = [pair(), pair()];
  const signedBy = (at = new Date()) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = sign(null, Buffer.from(`evt_1.${timestamp}.${body}`), own.privateKey).toString('base64');
    return {
      'webhook-id': 'evt_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1a,${'x'.repeat(86)}== v1a,${signature}`,
    };
  };

  test('is accepted with the public key, also beside others', () => {
    expect(verifyWebhook(signedBy(), body, own.key).id).toBe('evt_1');
    expect(verifyWebhook(signedBy(), body, [current, previousPair.key, own.key]).id).toBe('evt_1');
  });

  test.each([
    ['of another key', signedBy(), body, previousPair.key],
    ['changed on the way', signedBy(), body.replace('removed', 'renewed'), own.key],
    ['six minutes old', signedBy(minutesAgo(6)), body, own.key],
    ['named as the other kind', { ...signedBy(), 'webhook-signature': 'v1,AAAA' }, body, own.key],
  ])('%s is refused', (_, headers, text, key) => {
    expect(() => verifyWebhook(headers, text, key)).toThrow(WebhookRefused);
  });
});
