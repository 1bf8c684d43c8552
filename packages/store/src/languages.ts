import { isLocale, type Locale } from '@untether/domain';

/** A stored language that is still spoken. */
export const languageOf = (stored: string | null): Locale | null =>
  stored !== null && isLocale(stored) ? stored : null;
