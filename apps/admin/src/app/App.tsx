import { FluentProvider } from '@fluentui/react-components';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { openLiveLog } from '../features/live/live-log.ts';
import { LiveContext } from '../features/live/use-live.ts';
import { openClient } from './client.ts';
import { signInFor } from './enter.ts';
import { NoticesProvider } from './Notices.tsx';
import { trackQueries } from './open-queries.ts';
import { type Preferences, rememberPreference, type Theme } from './preferences.ts';
import { createAppRouter } from './router.tsx';
import { SettingsContext } from './settings.ts';
import { loadTexts } from './text/load.ts';
import type { Language, Texts } from './text/texts.ts';
import { type NamedTheme, useFluentTheme } from './theme.ts';

const onSignedOut = () => void router.navigate(signInAgain());
const queries = trackQueries();
const client = openClient({ queries, onSignedOut });
const live = openLiveLog({ client, queries, onSignedOut });
const router = createAppRouter({ client, live, queries });

const signInAgain = () => {
  const { to, search, hash } = signInFor(router.state.location);
  return router.state.location.pathname === to ? { to } : { to, search: { ...search, ended: 'true' }, hash };
};

type First = Preferences & { readonly texts: Texts; readonly fluent: NamedTheme };

export const App = ({ first }: { readonly first: First }) => {
  const [theme, setTheme] = useState<Theme>(first.theme);
  const [texts, setTexts] = useState(first.texts);

  const chooseTheme = useCallback((next: Theme) => {
    rememberPreference('theme', next);
    setTheme(next);
  }, []);
  const chooseLanguage = useCallback(async (next: Language) => {
    rememberPreference('language', next);
    setTexts(await loadTexts(next));
  }, []);
  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts.language]);

  const settings = useMemo(
    () => ({
      theme,
      texts,
      language: texts.language,
      setTheme: chooseTheme,
      setLanguage: (next: Language) => void chooseLanguage(next),
    }),
    [theme, texts, chooseTheme, chooseLanguage],
  );
  const fluent = useFluentTheme(theme, first.fluent);

  return (
    <SettingsContext value={settings}>
      <FluentProvider theme={fluent.theme}>
        <Provider value={client}>
          <LiveContext value={live}>
            <NoticesProvider>
              <div className="app">
                <RouterProvider router={router} />
              </div>
            </NoticesProvider>
          </LiveContext>
        </Provider>
      </FluentProvider>
    </SettingsContext>
  );
};
