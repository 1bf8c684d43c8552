import { createContext, use } from 'react';
import { type AreaName, type Areas, type Language, need, openTexts } from './texts.ts';

export const LanguageContext = createContext<Language>('en');

/**
 * A hook that gives these areas in the language shown. A page is shown once the areas of all its modules are loaded;
 * what is loaded after the page waits for its own.
 */
export const textsOf = <const Area extends AreaName>(...areas: readonly Area[]): (() => Pick<Areas, Area>) => {
  for (const area of areas) need(area);
  const textsIn = openTexts(areas);
  return () => use(textsIn(use(LanguageContext)));
};
