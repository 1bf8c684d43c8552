import { createContext, use, useMemo } from 'react';
import { type AreaName, type Areas, type Language, need, textsIn } from './texts.ts';

export const LanguageContext = createContext<Language>('en');

/**
 * A hook that gives these areas in the language shown. A page is shown once the areas of all its modules are loaded;
 * what is loaded after the page waits for its own.
 */
export const textsOf = <const Area extends AreaName>(...areas: readonly Area[]): (() => Pick<Areas, Area>) => {
  for (const area of areas) need(area);
  return () => {
    const language = use(LanguageContext);
    for (const area of areas) {
      const texts = textsIn(language, area);
      if (texts instanceof Promise) use(texts);
    }
    return useMemo(
      () => Object.fromEntries(areas.map((area) => [area, textsIn(language, area)])) as Pick<Areas, Area>,
      [language],
    );
  };
};
