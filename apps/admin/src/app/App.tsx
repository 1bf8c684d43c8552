import { FluentProvider } from '@fluentui/react-components';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { Provider } from 'urql';
import { sessionEnd, signInFor, storeLanguage } from '../common/auth.ts';
import { LiveContext, openLiveLog } from '../common/live/live-log.ts';
import { trackQueries } from '../common/live/open-queries.ts';
import { NoticesProvider } from '../common/Notices.tsx';
import { type Preferences, SettingsContext, type Theme } from '../common/settings.ts';
import { type Language, loadLanguage } from '../texts/texts.ts';
import { LanguageContext } from '../texts/use-texts.ts';
import { openClient } from './client.ts';
import { rememberPreference } from './preferences.ts';
import { createAppRouter } from './router.tsx';
import { type NamedTheme, useFluentTheme } from './theme.ts';

/** Several queries of one page may be refused: only the first leads away from it. */
const onSignedOut = () => {
  const { to, search, hash } = signInFor(router.state.location);
  if (router.state.location.pathname === to) return;
  sessionEnd.dispatchEvent(new Event('end'));
  void router.navigate({ to, search: { ...search, ended: 'true' }, hash });
};
const queries = trackQueries();
const client = openClient({ queries, onSignedOut });
const live = openLiveLog({ client, queries, onSignedOut });
const router = createAppRouter({ client, live, queries });

type First = Preferences & { readonly fluent: NamedTheme };

export const App = ({ first }: { readonly first: First }) => {
  const [theme, setTheme] = useState<Theme>(first.theme);
  const [language, setLanguage] = useState(first.language);

  const chooseTheme = useCallback((next: Theme) => {
    rememberPreference('theme', next);
    setTheme(next);
  }, []);
  const showLanguage = useCallback(async (next: Language) => {
    rememberPreference('language', next);
    await loadLanguage(next);
    document.documentElement.lang = next;
    setLanguage(next);
  }, []);
  const chooseLanguage = useCallback(
    async (next: Language) => {
      // What was fetched is worded in the language before: much after signing in, little beside a form half filled in.
      if (router.state.matches.some(({ routeId }) => routeId === '/partner' || routeId === '/organization')) {
        rememberPreference('language', next);
        await storeLanguage(next);
        return window.location.reload();
      }
      await showLanguage(next);
      queries.refresh(client, () => true);
    },
    [showLanguage],
  );

  const settings = useMemo(
    () => ({
      theme,
      language,
      setTheme: chooseTheme,
      setLanguage: (next: Language) => void chooseLanguage(next),
      followLanguage: (next: Language) => void showLanguage(next),
    }),
    [theme, language, chooseTheme, chooseLanguage, showLanguage],
  );
  const fluent = useFluentTheme(theme, first.fluent);

  return (
    <SettingsContext value={settings}>
      <LanguageContext value={language}>
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
      </LanguageContext>
    </SettingsContext>
  );
};
