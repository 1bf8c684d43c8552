import { vi } from 'vitest';

type Asked = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
/** The data of an answer, or `down` where nobody answers. */
type Answer = (asked: Asked) => object | 'down';

/** Answers what the app's client asks over the network; gives what was asked. To be undone by `vi.unstubAllGlobals`. */
export const answerNetwork = (answer: Answer): readonly Asked[] => {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: { readonly body: string }) => {
    const question = JSON.parse(body) as Asked;
    asked.push(question);
    const data = answer(question);
    if (data === 'down') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });
  });
  return asked;
};
