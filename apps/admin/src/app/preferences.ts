import { type Preferences, themes } from '../common/settings.ts';
import { languages } from '../texts/texts.ts';

const keys = { language: 'untether.language', theme: 'untether.theme' } as const;

// A browser may forbid storage altogether; then a preference lasts as long as the page.
const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const oneOf = <T extends string>(values: readonly T[], value: string | null | undefined): T | undefined =>
  values.find((candidate) => candidate === value);

export const firstPreferences = (): Preferences => ({
  language:
    oneOf(languages, read(keys.language)) ??
    navigator.languages.map((tag) => oneOf(languages, tag.slice(0, 2))).find((found) => found !== undefined) ??
    'en',
  theme: oneOf(themes, read(keys.theme)) ?? 'system',
});

export const rememberPreference = (name: keyof typeof keys, value: string): void => {
  try {
    localStorage.setItem(keys[name], value);
  } catch {
    // See read().
  }
};
