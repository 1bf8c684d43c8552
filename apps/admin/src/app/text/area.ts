import { useTexts } from '../settings.ts';
import type { Language } from './texts.ts';

/** Texts of one area. Both languages come with its pages, and so are not in the first download of the others. */
export const areaTexts =
  <T>(texts: Readonly<Record<Language, T>>) =>
  (): T =>
    texts[useTexts().language];
