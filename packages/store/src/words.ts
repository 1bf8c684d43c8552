/** Words of a vocabulary in one column: '|a|b|', '' for none, so that one of them is found by '|a|'. */
export const packWords = (words: readonly string[]): string => (words.length === 0 ? '' : `|${words.join('|')}|`);

export const unpackWords = <T extends string>(packed: string): readonly T[] =>
  packed === '' ? [] : (packed.slice(1, -1).split('|') as T[]);

export const packedWord = (word: string): string => `|${word}|`;
