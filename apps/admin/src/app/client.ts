import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange } from 'urql';
import { hasCode } from '../common/errors.ts';
import { languageHeaders } from '../common/language.ts';
import type { OpenQueries } from '../common/live/open-queries.ts';
import { cacheOptions } from './cache.ts';

type Options = { readonly queries: OpenQueries; readonly onSignedOut: () => void };

export const openClient = ({ queries, onSignedOut }: Options): Client => {
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({ credentials: 'same-origin', headers: languageHeaders() }),
    exchanges: [
      queries.exchange,
      mapExchange({
        onError: (error) => {
          if (hasCode(error, 'UNAUTHENTICATED')) onSignedOut();
          // A new page load: nothing that was fetched is shown any more.
          if (hasCode(error, 'SECOND_FACTOR_REQUIRED'))
            location.assign(`/second-factor?next=${encodeURIComponent(location.pathname + location.search)}`);
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
