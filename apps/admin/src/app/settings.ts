import { createContext, use } from 'react';
import type { Preferences, Theme } from './preferences.ts';
import type { Language, Texts } from './text/texts.ts';

export type Settings = Preferences & {
  readonly texts: Texts;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
};

export const SettingsContext = createContext<Settings | null>(null);

export const useSettings = (): Settings => {
  const settings = use(SettingsContext);
  if (!settings) throw new Error('Settings are read outside of App');
  return settings;
};

export const useTexts = (): Texts => useSettings().texts;
