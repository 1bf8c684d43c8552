import { graphql, type ResultOf } from '../../common/graphql.ts';
import { RequestCommandLine } from '../../common/relationship-requests.ts';

/** Whether anybody has asked for the relationship again, and what came of it. */
export const Reestablishment = graphql(
  `
    fragment Reestablishment on RemovalReceipt @_unmask {
      id
      customerId
      customerName
      commands { ...RequestCommandLine }
      latestRequest { id state expiresAt }
      reestablishedBy { id state establishedAt }
    }
  `,
  [RequestCommandLine],
);
export type ReestablishmentData = ResultOf<typeof Reestablishment>;

/** What has come after the removal. */
export const stageOf = ({ latestRequest, reestablishedBy }: ReestablishmentData) =>
  reestablishedBy ? 'reestablished' : latestRequest ? 'requested' : 'ended';

/** Whether anything has come after the removal. */
export const hasBegun = (wayBack: ReestablishmentData): boolean => stageOf(wayBack) !== 'ended';
