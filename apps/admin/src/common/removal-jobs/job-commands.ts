import { CommandError } from '../errors.ts';
import { graphql } from '../graphql.ts';
import { JobHead } from './documents.ts';

export const retryFailedSteps = graphql(
  `
    mutation RetryFailedSteps($jobId: ID!) {
      result: retryFailedSteps(input: { jobId: $jobId }) {
        __typename
        ... on RetryFailedStepsPayload { job { ...JobHead } }
        ...CommandError
      }
    }
  `,
  [JobHead, CommandError],
);

export const cancelJob = graphql(
  `
    mutation CancelJob($jobId: ID!) {
      result: cancelJob(input: { jobId: $jobId }) {
        __typename
        ... on CancelJobPayload { job { ...JobHead } }
        ...CommandError
      }
    }
  `,
  [JobHead, CommandError],
);
