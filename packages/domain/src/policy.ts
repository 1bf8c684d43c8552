import { defaultWebhookPolicy, type WebhookPolicy } from './webhooks/webhook-policy.ts';

/** The numbers the rules use. Days and hours are whole; windows include their end, see `isOpen`. */
export interface Policy {
  /** Days after commitment end during which an ended new-commerce subscription still blocks. */
  readonly newCommerceGraceDays: number;
  /** Days after commitment end during which one that was suspended at its end still blocks. */
  readonly suspendedAfterTermDays: number;
  /** Terms bought and ending from these instants on may go on as paid extensions, and get no grace. */
  readonly extension: { readonly boughtFrom: Date; readonly endsFrom: Date };
  /** Days a new-commerce purchase or renewal can be cancelled. */
  readonly newCommerceCancellationDays: number;
  /** Days software can be cancelled: a perpetual licence after its purchase, a subscription in each of its terms. */
  readonly softwareCancellationDays: { readonly perpetual: number; readonly subscription: number };
  /** Hours a marketplace subscription can be cancelled after its purchase, where the vendor sends no refund window. */
  readonly marketplaceRefundHours: number;
  /** Hours after which a pending order may be waived. */
  readonly pendingWaivableAfterHours: number;
  /** Days a suspended legacy subscription's data is kept. */
  readonly suspendedDataDays: number;
  /** Days from EXPIRED to DISABLED. */
  readonly expiredToDisabledDays: number;
  /** Days from DISABLED to DELETED. */
  readonly disabledToDeletedDays: number;
  /** Days after which an unanswered request for granular admin privileges expires. */
  readonly granularAdminAnswerDays: number;
  /** Days by which granular admin privileges extend themselves. */
  readonly granularAdminExtensionDays: number;
  /** Days before the end of granular admin privileges at which it is announced, longest first. */
  readonly granularAdminWarningDays: readonly number[];
  /** Seconds within which the same refused removal is recorded once. */
  readonly blockedAttemptQuietSeconds: number;
  /** Days a relationship request can be answered: by default, and at most. */
  readonly requestDays: { readonly usual: number; readonly most: number };
  readonly webhooks: WebhookPolicy;
}

export const defaultPolicy: Policy = {
  newCommerceGraceDays: 30,
  suspendedAfterTermDays: 30,
  extension: { boughtFrom: new Date('2025-04-01T00:00:00.000Z'), endsFrom: new Date('2026-05-04T00:00:00.000Z') },
  newCommerceCancellationDays: 7,
  softwareCancellationDays: { perpetual: 30, subscription: 7 },
  marketplaceRefundHours: 72,
  pendingWaivableAfterHours: 72,
  suspendedDataDays: 90,
  expiredToDisabledDays: 30,
  disabledToDeletedDays: 90,
  granularAdminAnswerDays: 90,
  granularAdminExtensionDays: 180,
  granularAdminWarningDays: [31, 7, 1],
  blockedAttemptQuietSeconds: 60,
  requestDays: { usual: 30, most: 365 },
  webhooks: defaultWebhookPolicy,
};
