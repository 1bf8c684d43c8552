import { readFileSync } from 'node:fs';
import { events } from '@untether/domain';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { bodyOf, newWebhookSecret, publicKeyOf, signatureHeaders } from '../src/index.ts';
import { anEvent, noon } from './support/builders.ts';

const body = bodyOf(anEvent());
// The library refuses timestamps more than five minutes off its own clock.
const signed = (secrets: readonly string[]) => signatureHeaders({ id: 'evt_1', at: new Date(), body }, secrets);

test('the standardwebhooks package accepts a v1 signature, and none over another body', () => {
  const secret = newWebhookSecret({ ed25519: false });
  expect(new Webhook(secret).verify(body, { ...signed([secret]) })).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(`${body} `, { ...signed([secret]) })).toThrow();
});

test('while two secrets overlap a receiver with either accepts', () => {
  const [newer, older, stranger] = [1, 2, 3].map(() => newWebhookSecret({ ed25519: false }));
  const headers = signed([newer ?? '', older ?? '']);
  for (const secret of [newer, older]) expect(new Webhook(secret ?? '').verify(body, { ...headers })).toBeTruthy();
  expect(() => new Webhook(stranger ?? '').verify(body, { ...headers })).toThrow();
});

test('what docs/events.md shows verifies a v1a signature with the public key that is shown', async () => {
  const docs = readFileSync(new URL('../../../docs/events.md', import.meta.url), 'utf8');
  const [, shown = ''] = /^```js\n(\/\/ verify-ed25519\.mjs\n[^`]*`[\s\S]*?)^```$/m.exec(docs) ?? [];
  const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(shown)}`);
  const secret = newWebhookSecret({ ed25519: true });
  const publicKey = publicKeyOf(secret) ?? '';
  expect(publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
  const headers = signed([newWebhookSecret({ ed25519: true }), secret]);
  expect(headers['webhook-signature']).toMatch(/^v1a,\S+ v1a,\S+$/);
  expect(isGenuine(headers, body, publicKey)).toBe(true);
  expect(isGenuine(headers, `${body} `, publicKey)).toBe(false);
  expect(isGenuine(signatureHeaders({ id: 'evt_1', at: noon, body }, [secret]), body, publicKey)).toBe(false);
  expect(isGenuine(signed([newWebhookSecret({ ed25519: false })]), body, publicKey)).toBe(false);
  expect(publicKeyOf(newWebhookSecret({ ed25519: false }))).toBeNull();
});

test('the body says what docs/events.md says, and only kind and name of the actor', () => {
  expect(JSON.parse(body)).toEqual({
    type: 'reseller-relationship-removed',
    timestamp: '2026-11-22T12:00:00.000Z',
    data: {
      eventId: 'evt_1',
      sequence: 42,
      partnerId: 'par_1',
      customerId: 'cus_1',
      relationshipId: 'rel_1',
      actor: { kind: 'user', name: 'Maya Okafor' },
      subject: { id: 'rel_1' },
      changes: events['reseller-relationship-removed'].example,
      correlationId: 'cor_1',
      schemaVersion: 2,
    },
  });
});

test('a body stays below 20 kB: longer changes give way', () => {
  const empty = Buffer.byteLength(bodyOf(anEvent({ changes: { note: '' } })));
  const fits = bodyOf(anEvent({ changes: { note: 'x'.repeat(19_999 - empty) } }));
  expect(Buffer.byteLength(fits)).toBe(19_999);
  const tooLong = bodyOf(anEvent({ changes: { note: 'x'.repeat(20_000 - empty) } }));
  expect(JSON.parse(tooLong).data.changes).toEqual({ truncated: true });
  expect(JSON.parse(bodyOf(anEvent({ changes: { note: '日'.repeat(10_000) } }))).data.changes).toEqual({
    truncated: true,
  });
});
