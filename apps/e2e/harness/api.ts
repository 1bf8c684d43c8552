import type { Browser } from 'playwright-core';

/** The demo's password, the same for everybody in it. */
const password = 'untether-demo';

/** Asks the API as a demo user, from a session of its own, as another program or person would. */
export const openApi = async (browser: Browser, { url, email }: { readonly url: string; readonly email: string }) => {
  const context = await browser.newContext({ baseURL: url });
  const headers = { origin: url };
  const signedIn = await context.request.post('/api/auth/sign-in/email', { headers, data: { email, password } });
  if (!signedIn.ok()) throw new Error(`${email} could not sign in: ${signedIn.status()}`);
  return {
    ask: async (query: string, variables: object = {}) => {
      const response = await context.request.post('/graphql', { headers, data: { query, variables } });
      return (await response.json()).data;
    },
    close: () => context.close(),
  };
};
