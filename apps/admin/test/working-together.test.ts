import { expect, test } from 'vitest';
import { inOrder } from '../src/common/delegated-admin.tsx';

test('privileges that wait and that stand come before those that are over, the newest first', () => {
  const one = (status: Parameters<typeof inOrder>[0][number]['status'], createdAt: string) => ({ status, createdAt });
  const over = one('TERMINATED', '2026-05-05');
  const older = one('ACTIVE', '2026-01-01');
  const newer = one('ACTIVE', '2026-02-02');
  const waiting = one('APPROVAL_PENDING', '2025-01-01');
  expect(inOrder([over, older, waiting, newer])).toEqual([waiting, newer, older, over]);
});
