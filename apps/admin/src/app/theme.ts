import { type Theme as FluentTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import type { Theme } from './preferences.ts';

const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Noto Sans', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', sans-serif";
const light: FluentTheme = { ...webLightTheme, fontFamilyBase };
const dark: FluentTheme = { ...webDarkTheme, fontFamilyBase };

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const watchDark = (changed: () => void) => {
  darkQuery.addEventListener('change', changed);
  return () => darkQuery.removeEventListener('change', changed);
};

export const useFluentTheme = (theme: Theme): { readonly name: 'light' | 'dark'; readonly theme: FluentTheme } => {
  const systemIsDark = useSyncExternalStore(watchDark, () => darkQuery.matches);
  const name = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  useEffect(() => {
    document.documentElement.style.colorScheme = name;
  }, [name]);
  return { name, theme: name === 'dark' ? dark : light };
};
