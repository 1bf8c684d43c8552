import { createContext, use } from 'react';
import type { Language } from '../texts/texts.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export type Preferences = { readonly language: Language; readonly theme: Theme };

type Settings = Preferences & {
  readonly setLanguage: (language: Language) => void;
  /** Shows the language that the person has chosen elsewhere. */
  readonly followLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
};

export const SettingsContext = createContext<Settings | null>(null);

export const useSettings = (): Settings => {
  const settings = use(SettingsContext);
  if (!settings) throw new Error('Settings are read outside of App');
  return settings;
};
