import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { DetachedWindowAPI } from 'happy-dom';
import { inject, vi } from 'vitest';

// Everything a test takes from the app is imported here.
const importApp = async () => {
  const [{ App }, { firstPreferences }, { loadTheme }, { loadLanguage }] = await Promise.all([
    import('../../../src/app/App.tsx'),
    import('../../../src/app/preferences.ts'),
    import('../../../src/app/theme.ts'),
    import('../../../src/texts/texts.ts'),
  ]);
  return { App, firstPreferences, loadTheme, loadLanguage };
};

const demoPassword = 'untether-demo';
const server = inject('serverUrl');
const browser = (window as unknown as { readonly happyDOM: DetachedWindowAPI }).happyDOM;

export type Language = 'en' | 'ja';
export const languages: readonly Language[] = ['en', 'ja'];
/** Written in the language's own script. */
export const scripts = { en: /[a-z]/, ja: /[ぁ-んァ-ヶ一-龠]/ } as const;

const post = (path: string, body: object, language: Language = 'en') =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });

/** What an app has asked for and not heard of. */
const asked = new Set<Promise<unknown>>();

/** Takes an app away with all that it has asked for: an answer that came late would speak of whoever was signed in before. */
const leave = async (): Promise<void> => {
  cleanup();
  await Promise.allSettled(asked);
};

/** Signs in as a demo user: by a cookie, as the browser keeps it. */
export const signIn = async (email: string): Promise<void> => {
  await leave();
  browser.setURL(`${server}/`);
  const answer = await post('/api/auth/sign-in/email', { email, password: demoPassword });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
};

/** From then on nobody is signed in. */
export const signOut = async (): Promise<void> => void (await post('/api/auth/sign-out', {}));

/** What the API answers whoever is signed in. Throws where there are errors. */
export const ask = async <Data,>(query: string, variables: object = {}, language: Language = 'en'): Promise<Data> => {
  const { data, errors } = await (await post('/graphql', { query, variables }, language)).json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const connected = globalThis.fetch;
const streams = 'text/event-stream';

/**
 * Without its live log: what a page shows after a command is what that command answered. And nothing is aborted, which
 * happy-dom would report as an error: an answer that is no longer wanted is only not listened to.
 */
const fetchForApp: typeof fetch = (input, { signal: _, ...init } = {}) => {
  if (new Headers(init.headers).get('accept') === streams) return new Promise(() => undefined);
  const answer = connected(input, init);
  const forget = () => asked.delete(answer);
  asked.add(answer);
  answer.then(forget, forget);
  return answer;
};

/** The whole app at an address, as a browser that has just loaded it: what was open before is gone. */
export const openApp = async (at: string, language: Language = 'en') => {
  await leave();
  vi.resetModules();
  browser.setURL(`${server}${at}`);
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue([language]);
  vi.stubGlobal('fetch', fetchForApp);
  const { App, firstPreferences, loadTheme, loadLanguage } = await importApp();
  const preferences = firstPreferences();
  const [fluent] = await Promise.all([loadTheme(preferences.theme), loadLanguage(preferences.language)]);
  render(<App first={{ ...preferences, fluent }} />);
  return userEvent.setup();
};

/** Takes the network away from the app, or holds its answers back, until it is restored. */
export const interruptNetwork = (how: 'down' | 'held') => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    if (how === 'down') throw new TypeError('Failed to fetch');
    await released;
    return fetchForApp(...request);
  });
  return {
    restore: () => {
      vi.stubGlobal('fetch', fetchForApp);
      release();
    },
  };
};

/** What a screen reader says a control is described by. */
export const descriptionOf = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

export const isInactive = (control: HTMLElement): boolean => control.getAttribute('aria-disabled') === 'true';
