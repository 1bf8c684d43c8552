import { useQuery } from 'urql';
import { graphql } from './graphql.ts';

const providersQuery = graphql(`
  query IndirectProviders {
    viewer { indirectProviders { id name } }
  }
`);

/** The indirect providers of the viewer's company, if it is a reseller: they end its relationships. */
export const useProviders = () => useQuery({ query: providersQuery })[0].data?.viewer?.indirectProviders ?? [];
