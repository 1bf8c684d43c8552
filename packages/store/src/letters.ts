/** As the engines store a text: half a character is none. */
const charactersOf = (text: string): readonly string[] => [...text.replace(/\p{Surrogate}/gu, '\ufffd')];
const pairsOf = (letters: readonly string[]): readonly string[] =>
  letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);

/** Each letter and pair of letters of a text. */
export const lettersOf = (text: string): ReadonlySet<string> => {
  const letters = charactersOf(text);
  return new Set([...letters, ...pairsOf(letters)]);
};

/** What every text has that contains this one: its pairs, or its only letter. */
export const lettersWithin = (text: string): readonly string[] => {
  const letters = charactersOf(text);
  return [...new Set(letters.length < 2 ? letters : pairsOf(letters))];
};
