import type { Locale } from '../model/vocabulary.ts';
import { locales } from '../model/vocabulary.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Language } from './language.ts';

export const languages: Readonly<Record<Locale, Language>> = { en, ja };

/** The best of our languages for an `Accept-Language` header; English where it names none of them. */
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
