import { graphql } from '../../common/graphql.ts';

/** What is found by a text; a few of each, the lists have the rest. */
export const findQuery = graphql(`
  query Find($text: String!) {
    customers(first: 6, filter: { search: $text }) { nodes { id companyName domain } }
    removals(first: 4, filter: { search: $text }) { nodes { id customerName removedAt } }
  }
`);

export const endpointNamesQuery = graphql(`
  query EndpointNames {
    webhookEndpoints(first: 100) { nodes { id url } }
  }
`);
