import { graphql, type ResultOf } from '../graphql.ts';

export const Blocker = graphql(`
  fragment Blocker on RemovalBlocker @_unmask {
    id
    kind
    message
    rule { id title scope since until uncertain source { title readAt } }
    subjectName
    subject { __typename id }
    actions { resolution reason consequence inClearing }
    allowedRoles
    resolvableByViewer
    billedMeanwhile
    clearAfter
    clearedWith
    findings { id message }
  }
`);

/** Everything about a customer that a command may change besides the item itself. */
export const CustomerRemoval = graphql(
  `
    fragment CustomerRemoval on Customer @_unmask {
      id
      blockerKinds
      removalBlockers { id }
      relationship { id endedAtVendorAt viewerEndAtVendorReason }
      removalPreview {
        removable
        viewerMayRemove
        viewerReason
        clearingReason
        nextPossibleRemovalDate
        confirmationText
        attestation { version text translation }
        effects { kind message }
        warnings { kind message subjectName at recordedAs endedBy }
        blockers { id ...Blocker }
      }
    }
  `,
  [Blocker],
);

export type RemovalBlocker = ResultOf<typeof Blocker>;
export type EndAtVendor = Pick<
  ResultOf<typeof CustomerRemoval>['relationship'],
  'endedAtVendorAt' | 'viewerEndAtVendorReason'
>;
export type RemovalPreview = ResultOf<typeof CustomerRemoval>['removalPreview'];

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
      allowedToViewer
      reason
      subject {
        __typename
        id
        ... on CustomerSubscription {
          status
          commands { command allowedToViewer reason consequence }
        }
      }
    }
  }
`);
export type ReestablishItem = ResultOf<typeof ReestablishChecklist>['reestablish'][number];
