import { cacheExchange } from '@urql/exchange-graphcache';
import { type AnyVariables, Client, fetchExchange, mapExchange, type TypedDocumentNode } from 'urql';
import { cacheOptions } from './cache.ts';
import type { OpenQueries } from './open-queries.ts';

type Options = { readonly queries: OpenQueries; readonly onSignedOut: () => void };

export const openClient = ({ queries, onSignedOut }: Options): Client => {
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin' },
    exchanges: [
      queries.exchange,
      mapExchange({
        onError: (error) => {
          if (error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) onSignedOut();
        },
      }),
      cacheExchange(cacheOptions),
      queries.network,
      fetchExchange,
    ],
  });
  queries.onReached(() => queries.retry(client));
  return client;
};

/**
 * For a route's loader: waits for the first answer; when there is one already, it is shown at once and asked for anew
 * behind it. That there was nothing may have changed: it is asked again before it is said again.
 */
export const prefetch = async <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<void> => {
  const known = client.readQuery(document, variables)?.data;
  const asked = client.query(document, variables, { requestPolicy: 'network-only' }).toPromise();
  const saysSomething = known && Object.values(known).some((value) => value !== null);
  if (!saysSomething) await asked;
};
