import { graphql, type ResultOf } from '../../app/graphql.ts';
import { RequestCommandLine } from '../requests/documents.ts';

/** Whether anybody has asked for the relationship again, and what came of it. */
export const WayBack = graphql(
  `
    fragment WayBack on RemovalReceipt @_unmask {
      id
      customerId
      customerName
      commands {
        ...RequestCommandLine
      }
      latestRequest {
        id
        state
        expiresAt
      }
      reestablishedBy {
        id
        state
        establishedAt
      }
    }
  `,
  [RequestCommandLine],
);
export type WayBackData = ResultOf<typeof WayBack>;

/** What has come after the removal. */
export const stageOf = ({ latestRequest, reestablishedBy }: WayBackData) =>
  reestablishedBy ? 'reestablished' : latestRequest ? 'requested' : 'ended';

/** Whether anything has come after the removal. */
export const hasBegun = (wayBack: WayBackData): boolean => stageOf(wayBack) !== 'ended';

/** What did not come back by itself, each with what restores it. */
export const ReestablishChecklist = graphql(`
  fragment ReestablishChecklist on RemovalReceipt @_unmask {
    id
    reestablish {
      kind
      message
      subjectId
      subjectName
      done
      action
      allowed
      reason
      subject {
        __typename
        id
        ... on CustomerSubscription {
          status
          commands {
            command
            allowed
            reason
            consequence
          }
        }
      }
    }
  }
`);
export type ReestablishItem = ResultOf<typeof ReestablishChecklist>['reestablish'][number];
