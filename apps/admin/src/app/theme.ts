import { type Theme as FluentTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Theme } from '../common/settings.ts';

const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Noto Sans', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', sans-serif";

export type NamedTheme = { readonly name: 'light' | 'dark'; readonly theme: FluentTheme };

const light: NamedTheme = { name: 'light', theme: { ...webLightTheme, fontFamilyBase } };

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const watchDark = (changed: () => void) => {
  darkQuery.addEventListener('change', changed);
  return () => darkQuery.removeEventListener('change', changed);
};
const nameOf = (theme: Theme, systemIsDark: boolean): NamedTheme['name'] =>
  theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;

/** The dark theme is fetched only where it is wanted. */
const loadNamed = async (name: NamedTheme['name']): Promise<NamedTheme> =>
  name === 'light' ? light : { name, theme: { ...(await import('./theme-dark.ts')).webDarkTheme, fontFamilyBase } };

export const loadTheme = (theme: Theme): Promise<NamedTheme> => loadNamed(nameOf(theme, darkQuery.matches));

export const useFluentTheme = (theme: Theme, first: NamedTheme): NamedTheme => {
  const systemIsDark = useSyncExternalStore(watchDark, () => darkQuery.matches);
  const [shown, setShown] = useState(first);
  const wanted = nameOf(theme, systemIsDark);
  useEffect(() => {
    let current = true;
    void loadNamed(wanted).then((loaded) => {
      if (current) setShown(loaded);
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  useEffect(() => {
    document.documentElement.style.colorScheme = shown.name;
  }, [shown.name]);
  return shown;
};
