import { describe, expect, test } from 'vitest';
import { inTurn } from '../src/store/maybe-promise.ts';

describe('steps in turn', () => {
  test('are over at once where each is', () => {
    const taken: number[] = [];
    expect(inTurn([1, 2, 3], (one) => void taken.push(one))).toBeUndefined();
    expect(taken).toEqual([1, 2, 3]);
  });

  test('wait for one that is not, and go on after it', async () => {
    const taken: string[] = [];
    const step = (one: number) => {
      taken.push(`begun ${one}`);
      return one % 2 === 0 ? Promise.resolve().then(() => taken.push(`done ${one}`)) : undefined;
    };
    await inTurn([1, 2, 3, 4], step);
    expect(taken).toEqual(['begun 1', 'begun 2', 'done 2', 'begun 3', 'begun 4', 'done 4']);
  });

  test('end with one that fails, at once or later', async () => {
    const taken: number[] = [];
    const failing = (later: boolean) => (one: number) => {
      taken.push(one);
      if (one !== 2) return undefined;
      if (later) return Promise.reject(new Error('two'));
      throw new Error('two');
    };
    expect(() => inTurn([1, 2, 3], failing(false))).toThrow('two');
    await expect(inTurn([1, 2, 3], failing(true))).rejects.toThrow('two');
    expect(taken).toEqual([1, 2, 1, 2]);
  });
});
