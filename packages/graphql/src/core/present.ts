/** What a row refers to, or a command has changed, can be read; a fault otherwise. */
export const present = <T>(row: T | null): T => {
  if (row === null) throw new Error('something that is shown refers to a row that cannot be read');
  return row;
};
