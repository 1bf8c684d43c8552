import { expect, test } from 'vitest';
import { createSignInLimits } from '../../src/identity/sign-in-limits.ts';

const limits = { perAddress: 20, free: 5, longestWait: 60 };
const second = 1000;

const setUp = () => {
  let at = 0;
  const admit = createSignInLimits(limits, () => at);
  const guess = (network: string, account: string, device: string | null = null): boolean => {
    const admission = admit({ network, account, device });
    if (admission.admitted) admission.settle('wrong');
    return admission.admitted;
  };
  const pass = (ms: number): void => {
    at += ms;
  };
  return { admit, guess, pass };
};

test('an address that guesses at many accounts waits, and no other address with it', () => {
  const { guess, pass } = setUp();
  const admitted = Array.from({ length: 100 }, (_, at) => guess('a', `account-${at}`));
  expect(admitted.filter(Boolean)).toHaveLength(20);
  expect(guess('b', 'account-1')).toBe(true);
  pass(3 * second);
  expect(guess('a', 'another')).toBe(true);
  expect(guess('a', 'yet another')).toBe(false);
});

test('an account that many addresses guess at waits longer each time, a minute at most', () => {
  const { admit, guess, pass } = setUp();
  for (let at = 0; at < 5; at += 1) expect(guess(`n${at}`, 'ada')).toBe(true);
  const waits: number[] = [];
  for (let at = 0; at < 10; at += 1) {
    const admission = admit({ network: `m${at}`, account: 'ada', device: null });
    if (admission.admitted) throw new Error('it was admitted');
    waits.push(admission.retryAfterSeconds);
    pass(admission.retryAfterSeconds * second);
    expect(guess(`m${at}`, 'ada')).toBe(true);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
});

test('strangers make the owner wait nowhere but on a device never used before, and there not for good', () => {
  const { admit, guess, pass } = setUp();
  for (let at = 0; at < 1000; at += 1) {
    guess(`n${at}`, 'ada');
    pass(second);
  }
  expect(admit({ network: 'home', account: 'ada', device: 'her own' }).admitted).toBe(true);
  // What was refused meanwhile made the wait no longer.
  pass(60 * second);
  expect(admit({ network: 'elsewhere', account: 'ada', device: null }).admitted).toBe(true);
});

test('many at once are many', () => {
  const { admit } = setUp();
  const underWay = Array.from({ length: 50 }, (_, at) => admit({ network: `n${at}`, account: 'ada', device: null }));
  expect(underWay.filter(({ admitted }) => admitted)).toHaveLength(5);
});

test('a right password gives back what it counted', () => {
  const { admit } = setUp();
  for (let at = 0; at < 200; at += 1) {
    const admission = admit({ network: 'office', account: 'ada', device: null });
    if (!admission.admitted) throw new Error('it was refused');
    admission.settle('right');
  }
});
