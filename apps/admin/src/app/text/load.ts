import { en } from './en/index.ts';
import type { Language, Texts } from './texts.ts';

/** English is in the first download; another language is fetched when it is chosen. */
export const loadTexts = async (language: Language): Promise<Texts> =>
  language === 'ja' ? (await import('./ja/index.ts')).ja : en;
