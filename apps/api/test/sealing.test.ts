import { expect, test } from 'vitest';
import { createSealing } from '../src/mail/sealing.ts';

const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)];
const link = 'https://untether.alpha.example/invitation#token';
const sealing = (authSecret: string, previousAuthSecret: string | null) =>
  createSealing({ authSecret, previousAuthSecret, dataDirectory: '/nowhere' });

test('what waits sealed is read with the secret it was sealed with, also once that is the one before', async () => {
  const sealed = await sealing(older, null).seal(link);
  expect(sealed).not.toContain('token');
  expect(await sealing(older, null).unseal(sealed)).toBe(link);
  expect(await sealing(newer, older).unseal(sealed)).toBe(link);
  await expect(sealing(newer, null).unseal(sealed)).rejects.toThrow();
  await expect(sealing(newer, 'x'.repeat(32)).unseal(sealed)).rejects.toThrow();
});

test('what was changed while it waited is not read', async () => {
  const { seal, unseal } = sealing(older, null);
  const sealed = await seal(link);
  for (const at of [0, Math.floor(sealed.length / 2), sealed.length - 1]) {
    const other = sealed[at] === '0' ? '1' : '0';
    await expect(unseal(sealed.slice(0, at) + other + sealed.slice(at + 1)), `at ${at}`).rejects.toThrow();
  }
  await expect(unseal(sealed.slice(0, -2))).rejects.toThrow();
  expect(await seal(link)).not.toBe(sealed);
});
