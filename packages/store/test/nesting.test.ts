import { expect, test, vi } from 'vitest';
import { refuseNesting } from '../src/engines/nesting.ts';

const write = <T>(work: () => Promise<T>): Promise<T> => work();
const nested = async (guarded: typeof write): Promise<string> => guarded(() => guarded(async () => 'done'));

test('a transaction inside another is refused, one after another is not', async () => {
  const guarded = refuseNesting(write);
  await expect(nested(guarded)).rejects.toMatchObject({ name: 'TransactionMisuse' });
  expect(await guarded(async () => 'one')).toBe('one');
  expect(await Promise.all([guarded(async () => 'two'), guarded(async () => 'three')])).toEqual(['two', 'three']);
});

test('in production nobody looks, so that no promise is slowed down', () => {
  vi.stubEnv('NODE_ENV', 'production');
  expect(refuseNesting(write)).toBe(write);
  vi.unstubAllEnvs();
});
