import type { Client } from 'urql';
import { prefetch } from '../../app/client.ts';
import { graphql } from '../../app/graphql.ts';
import { Grant, Partnership } from './fragments.ts';

export const partnersQuery = graphql(
  `
    query MyPartners {
      viewer {
        organization {
          id
          active: partners(states: [ACTIVE], first: 100) {
            totalCount
            nodes {
              ...Partnership
            }
          }
          ended: partners(states: [REMOVED], first: 100) {
            totalCount
            nodes {
              ...Partnership
            }
          }
          delegatedAdminRelationships(first: 100) {
            totalCount
            nodes {
              ...Grant
            }
          }
        }
      }
    }
  `,
  [Grant, Partnership],
);

export const loadPartners = (client: Client): Promise<void> => prefetch(client, partnersQuery, {});
