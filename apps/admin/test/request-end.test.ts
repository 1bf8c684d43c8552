import { expect, test } from 'vitest';
import { shownEnd } from '../src/features/requests/RequestTable.tsx';

const expiresAt = '2026-12-20T00:00:00.000Z';
const answeredAt = '2026-12-01T00:00:00.000Z';

test('a revoked request shows no expiry: it counts no more', () => {
  expect(shownEnd({ state: 'REVOKED', answeredAt: null, expiresAt })).toBeNull();
});

test('a request shows when it was answered, or else when it runs out', () => {
  expect(shownEnd({ state: 'SENT', answeredAt: null, expiresAt })).toBe(expiresAt);
  expect(shownEnd({ state: 'DECLINED', answeredAt, expiresAt })).toBe(answeredAt);
});
