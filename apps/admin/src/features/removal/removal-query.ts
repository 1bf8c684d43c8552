import { graphql } from '../../app/graphql.ts';
import { CustomerRemoval } from './fragments.ts';

export const removalQuery = graphql(
  `
    query CustomerRemovalAgain($id: ID!) {
      customer(id: $id) {
        ...CustomerRemoval
      }
    }
  `,
  [CustomerRemoval],
);
