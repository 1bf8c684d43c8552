import type { ExecutionResult } from 'graphql';
import { stringifyDocument, type TypedDocumentNode } from 'urql';
import { languageHeaders } from '../language.ts';

type Sink<Data> = {
  readonly onData: (data: Data) => void;
  /** The codes of what the server refused it with; none where the connection broke or the server ended it. */
  readonly onEnd: (codes: readonly string[]) => void;
};

const codesOf = (errors: ExecutionResult['errors']): readonly string[] =>
  (errors ?? []).map(({ extensions }) => String(extensions?.code ?? ''));

/** One subscription over server-sent events. It does not come back by itself. The returned function ends it silently. */
export const openStream = <Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { onData, onEnd }: Sink<Data>,
): (() => void) => {
  let stop: () => void = () => undefined;
  let ended = false;
  const end = (codes: readonly string[]) => {
    if (ended) return;
    ended = true;
    stop();
    onEnd(codes);
  };
  const start = async () => {
    const { createClient } = await import('graphql-sse');
    if (ended) return;
    const client = createClient({
      url: '/graphql',
      credentials: 'same-origin',
      headers: languageHeaders,
      retryAttempts: 0,
    });
    stop = () => client.dispose();
    client.subscribe<Data>(
      { query: stringifyDocument(document), variables },
      {
        next: ({ data, errors }) => (data ? onData(data) : end(codesOf(errors))),
        error: (problem) => end(Array.isArray(problem) ? codesOf(problem) : []),
        complete: () => end([]),
      },
    );
  };
  start().catch(() => end([]));
  return () => {
    ended = true;
    stop();
  };
};
