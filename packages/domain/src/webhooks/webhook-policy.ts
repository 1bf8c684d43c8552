/** The numbers of webhooks: what docs/events.md promises. */
export interface WebhookPolicy {
  /** Seconds from one failed attempt to the next; the last one repeats. */
  readonly retryWaitSeconds: readonly number[];
  /** How much longer a wait may be made at random: 0.1 = up to 10%. */
  readonly retryJitter: number;
  /** The longest `Retry-After` that is honoured. */
  readonly longestRetryAfterHours: number;
  /** Days of nothing but failure until an endpoint's pause is announced, and until it is paused. */
  readonly warnAfterDays: number;
  readonly pauseAfterDays: number;
  /** Days of failed attempts until an event that holds up its relationship is announced. */
  readonly blockedAfterDays: number;
  /** Days from the first failed attempt until an event is given up. */
  readonly givenUpAfterDays: number;
  /** Seconds until the wait of the same delivery may be cut short again because its endpoint succeeded elsewhere. */
  readonly hastenEverySeconds: number;
  /** Days an endpoint's queue keeps an event. */
  readonly queueKeptDays: number;
  /** Hours a rotated secret goes on signing. */
  readonly secretOverlapHours: number;
  /** Sequences a single replay may span. */
  readonly longestReplay: number;
  readonly endpointsAtMost: number;
}

const minute = 60;
const hour = 60 * minute;

export const defaultWebhookPolicy: WebhookPolicy = {
  retryWaitSeconds: [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
  retryJitter: 0.1,
  longestRetryAfterHours: 24,
  warnAfterDays: 4,
  pauseAfterDays: 5,
  blockedAfterDays: 1,
  givenUpAfterDays: 30,
  hastenEverySeconds: minute,
  queueKeptDays: 30,
  secretOverlapHours: 24,
  longestReplay: 10_000,
  endpointsAtMost: 100,
};
