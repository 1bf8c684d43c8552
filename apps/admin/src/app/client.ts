import { cacheExchange } from '@urql/exchange-graphcache';
import { type AnyVariables, Client, fetchExchange, mapExchange, type TypedDocumentNode } from 'urql';
import { cacheOptions } from './cache.ts';
import type { OpenQueries } from './open-queries.ts';

type Options = { readonly queries: OpenQueries; readonly onSignedOut: () => void };

export const openClient = ({ queries, onSignedOut }: Options): Client =>
  new Client({
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
      fetchExchange,
    ],
  });

/**
 * For a route's loader: waits for the first answer; when there is one already, it is shown at once and asked for anew
 * behind it.
 */
export const prefetch = async <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<void> => {
  if (client.readQuery(document, variables)?.data) {
    void client.query(document, variables, { requestPolicy: 'network-only' }).toPromise();
    return;
  }
  await client.query(document, variables).toPromise();
};
