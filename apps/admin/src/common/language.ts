import { shownLanguage } from '../texts/texts.ts';

/** What the API words its sentences in: the language the page is shown in, not the browser's. */
export const languageHeaders = (): Record<string, string> => ({ 'accept-language': shownLanguage() });
