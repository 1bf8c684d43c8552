import * as languages from './languages.ts';

export { languages };

/** The languages everything is said in. */
export type Locale = keyof typeof languages;
export const locales = Object.keys(languages) as readonly Locale[];
export const isLocale = (text: string): text is Locale => Object.hasOwn(languages, text);

/** What a person has chosen, or else the best for what their browser asks for. */
export const spokenLocale = (chosen: string | null | undefined, acceptLanguage: string | null | undefined): Locale =>
  chosen && isLocale(chosen) ? chosen : chooseLocale(acceptLanguage);

/** The best of them for an `Accept-Language` header; English where it names none. */
export const chooseLocale = (acceptLanguage: string | null | undefined): Locale => {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
      return { locale: locales.find((locale) => tag === locale || tag.startsWith(`${locale}-`)), weight };
    })
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.locale ?? 'en';
};
