/** Where `offset` is in a text, for people: lines and columns count from 1. */
export const positionAt = (text: string, offset: number): string => {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
};
