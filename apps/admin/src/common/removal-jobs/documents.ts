import { graphql, type ResultOf } from '../graphql.ts';

export const JobHead = graphql(`
  fragment JobHead on RemovalJob @_unmask {
    id
    kind
    state
    createdAt
    finishedAt
    customerCount
    clearBlockers
    removeAt
    whenClear
    reason
    startedBy { name }
    counts { state customers }
    commands { command allowedToViewer reason consequence }
    items(first: 1) { nodes { id customerId customerName } }
  }
`);
export type Job = ResultOf<typeof JobHead>;

export const JobStep = graphql(`
  fragment JobStep on RemovalJobStep @_unmask {
    number
    subjectName
    resolution
    state
    message
  }
`);
export type JobStepData = ResultOf<typeof JobStep>;

export const jobsByIdQuery = graphql(
  `
    query JobsById($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ... on RemovalJob { ...JobHead }
      }
    }
  `,
  [JobHead],
);

/** A process works on it, or will in a moment. */
export const isActive = ({ state }: Pick<Job, 'state'>): boolean => state === 'RUNNING' || state === 'CANCELLING';
