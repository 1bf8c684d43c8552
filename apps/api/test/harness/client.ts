interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is compared with what is expected, not used.
  readonly body: any;
}

/** A browser's habits in one value: keeps cookies, sends its Origin. */
export const createClient = (url: string) => {
  const cookies = new Map<string, string>();
  const send = async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        origin: url,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  return {
    cookies,
    send,
    signIn: (email: string, password: string) => send('/api/auth/sign-in/email', { email, password }),
    signOut: () => send('/api/auth/sign-out', {}),
    query: (query: string, variables?: object) => send('/graphql', { query, variables }),
    viewerEmail: async (): Promise<string | null> => {
      const { body } = await send('/graphql', { query: '{ viewer { user { email } } }' });
      return body.data.viewer?.user.email ?? null;
    },
  };
};
