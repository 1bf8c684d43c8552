import { graphql, type ResultOf } from '../../common/graphql.ts';

export const Receipt = graphql(`
  fragment Receipt on RemovalReceipt @_unmask {
    id
    partnerName
    customerName
    customerTenantId
    customerDomain
    removedAt
    removedBy { name }
    reason
    attestation { version text translation }
    effects { kind message }
    event { id }
    deliveries {
      id
      state
      attempts
      finishedAt
      endpoint { id url description }
    }
    mails {
      recipient
      state
      attempts
      createdAt
      sentAt
    }
    cleared {
      subjectId
      name
      how
      at
      reason
      refunded
      mayBeRefunded
      by { name }
    }
    remaining { kind message subjectId name at endedBy recordedAs }
    notice { locale subject body }
    contentHash
  }
`);
export type ReceiptData = ResultOf<typeof Receipt>;
export type RemainingItem = ReceiptData['remaining'][number];
