import { describe, expect, test } from 'vitest';
import { fromApi } from '../src/app/text/ja/from-api.ts';
import { besideFields, fieldProblemsOf } from '../src/features/commands/field-problems.ts';
import { inOrder } from '../src/features/delegated-admin/order.ts';

describe('what is wrong with an input', () => {
  const refused = { done: false, code: 'VALIDATION', message: 'quantity: use 1 to 5.' } as const;
  const result = (path: readonly string[]) => ({ issues: [{ path, message: 'use 1 to 5.' }] });

  test('stands beside its field, as a sentence', () => {
    const problems = fieldProblemsOf(result(['quantity']), ['quantity']);
    expect(problems).toEqual({ quantity: 'Use 1 to 5.' });
    expect(besideFields(refused, problems).shown).toBe(true);
  });

  test('is said for the whole form where the form has no such field, or it is no wrong input at all', () => {
    for (const other of [result(['customerId']), { code: 'FORBIDDEN' }, undefined])
      expect(besideFields(refused, fieldProblemsOf(other, ['quantity'])).shown).toBe(false);
  });
});

test('privileges that wait and that stand come before those that are over, the newest first', () => {
  const one = (status: Parameters<typeof inOrder>[0][number]['status'], createdAt: string) => ({ status, createdAt });
  const over = one('TERMINATED', '2026-05-05');
  const older = one('ACTIVE', '2026-01-01');
  const newer = one('ACTIVE', '2026-02-02');
  const waiting = one('APPROVAL_PENDING', '2025-01-01');
  expect(inOrder([over, older, waiting, newer])).toEqual([waiting, newer, older, over]);
});

test('in Japanese a partner of the wrong kind is told the kinds that may, before any role', () => {
  const refused = fromApi.refused({ roles: ['ADMIN_AGENT'], kinds: ['DIRECT_BILL', 'INDIRECT_PROVIDER'], state: true });
  expect(refused).toMatch(/直接請求パートナー.*間接プロバイダー/);
  expect(refused).not.toContain('管理エージェント');
  expect(fromApi.refused({ roles: ['ADMIN_AGENT'], kinds: [], state: false })).toContain('管理エージェント');
});
