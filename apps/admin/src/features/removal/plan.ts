import { CommandError } from '../../common/errors.ts';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { JobHead, JobStep } from '../../common/removal-jobs/documents.ts';
import { Attestation } from '../../common/removal-jobs/terms.ts';

/** What clearing would do now and leave, and when to remove. */
export const planQuery = graphql(
  `
    query RemovalPlan($id: ID!) {
      customer(id: $id) {
        id
        removalPreview {
          viewerMayRemove
          removable
          confirmationText
          attestation { ...Attestation }
          suggestedSchedule { at whenClear importMustConfirm }
          clearing {
            steps {
              blocker { id subjectName }
              action { resolution consequence }
              clears
              clearsAt
            }
            remaining { blockerId subjectName message at }
          }
        }
      }
    }
  `,
  [Attestation],
);

/** What scheduling on these terms would do at once. */
export const schedulingQuery = graphql(`
  query Scheduling($id: ID!, $at: DateTime, $whenClear: Boolean, $clearBlockers: Boolean) {
    customer(id: $id) {
      id
      removalPreview {
        scheduling(at: $at, whenClear: $whenClear, clearBlockers: $clearBlockers) {
          removesAtOnce
          clearing {
            steps {
              blocker { id subjectName }
              action { resolution consequence }
              clears
              clearsAt
            }
          }
        }
      }
    }
  }
`);
export type RemovalPlan = NonNullable<ResultOf<typeof planQuery>['customer']>['removalPreview'];
export type PlannedStep = RemovalPlan['clearing']['steps'][number];

export const clearRemovalBlockers = graphql(
  `
    mutation ClearRemovalBlockers($customerId: ID!) {
      result: clearRemovalBlockers(input: { customerId: $customerId }) {
        __typename
        ... on ClearRemovalBlockersPayload { job { id } }
        ...CommandError
      }
    }
  `,
  [CommandError],
);

/** The job that clears one customer, with what became of each step. */
export const clearingJobQuery = graphql(
  `
    query ClearingJob($id: ID!) {
      job(id: $id) {
        ...JobHead
        items(first: 1) {
          nodes {
            id
            customerId
            state
            message
            remaining { blockerId }
            steps(first: 100) {
              nodes { ...JobStep }
              totalCount
            }
          }
        }
      }
    }
  `,
  [JobHead, JobStep],
);

/** The removal that is scheduled for a customer, if any. */
export const Scheduled = graphql(`
  fragment Scheduled on Customer @_unmask {
    id
    scheduledRemoval {
      id
      removeAt
      whenClear
      clearBlockers
      reason
      startedBy { name }
    }
  }
`);
export type ScheduledRemoval = NonNullable<ResultOf<typeof Scheduled>['scheduledRemoval']>;

export const scheduleRemoval = graphql(
  `
    mutation ScheduleRemoval(
      $customerId: ID!
      $at: DateTime
      $whenClear: Boolean
      $clearBlockers: Boolean
      $reason: String
      $attestation: Boolean!
      $attestationVersion: String!
    ) {
      result: scheduleRemoval(
        input: {
          customerId: $customerId
          at: $at
          whenClear: $whenClear
          clearBlockers: $clearBlockers
          reason: $reason
          attestation: $attestation
          attestationVersion: $attestationVersion
        }
      ) {
        __typename
        ... on ScheduleRemovalPayload { customer { ...Scheduled } }
        ...CommandError
      }
    }
  `,
  [Scheduled, CommandError],
);

export const unscheduleRemoval = graphql(
  `
    mutation UnscheduleRemoval($customerId: ID!) {
      result: unscheduleRemoval(input: { customerId: $customerId }) {
        __typename
        ... on UnscheduleRemovalPayload { customer { ...Scheduled } }
        ...CommandError
      }
    }
  `,
  [Scheduled, CommandError],
);
