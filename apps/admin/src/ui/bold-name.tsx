import type { ReactNode } from 'react';

const hole = '\u0000';

/** A sentence around a name, with the name in bold wherever the language puts it. */
export const boldName = (sentence: (name: string) => string, name: string): ReactNode => {
  const [before = '', after = ''] = sentence(hole).split(hole);
  return (
    <span>
      {before}
      <strong>{name}</strong>
      {after}
    </span>
  );
};
