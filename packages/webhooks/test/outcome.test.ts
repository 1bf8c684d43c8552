import {
  type EventType,
  defaultWebhookPolicy as policy,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '@untether/domain';
import { describe, expect, test } from 'vitest';
import { decideAttempt, type SendResult } from '../src/index.ts';
import { parseRetryAfter, retryWaitMs } from '../src/schedule.ts';
import { aDelivery, after, anEndpoint, noon } from './support/builders.ts';

const minute = 60_000;
const hour = 60 * minute;
const answered = (status: number, fields: Partial<SendResult> = {}): SendResult => ({
  status,
  latencyMs: 12,
  error: status < 300 ? null : { code: 'status', status },
  answer: '',
  retryAfterMs: null,
  ...fields,
});
const decided = (
  result: SendResult,
  {
    endpoint = {},
    delivery = {},
    now = noon,
    random = 0,
    type = 'reseller-relationship-removed',
  }: {
    readonly endpoint?: Partial<WebhookEndpoint>;
    readonly delivery?: Partial<WebhookDelivery>;
    readonly now?: Date;
    readonly random?: number;
    readonly type?: EventType;
  } = {},
) =>
  decideAttempt(
    { endpoint: anEndpoint(endpoint), delivery: aDelivery(delivery), event: { type }, result },
    { now, policy, random, correlationId: 'cor_9' },
  );

describe('the wait between attempts', () => {
  const wait = (attempts: number, random = 0, retryAfterMs: number | null = null) =>
    retryWaitMs({ attempts, retryAfterMs }, policy, random);

  test('follows the schedule, whose last wait repeats', () => {
    const waits = Array.from({ length: 11 }, (_, at) => wait(at + 1));
    expect(waits).toEqual([
      5000,
      5 * minute,
      30 * minute,
      2 * hour,
      5 * hour,
      10 * hour,
      14 * hour,
      20 * hour,
      24 * hour,
      24 * hour,
      24 * hour,
    ]);
  });

  test('is up to a tenth longer at random', () => {
    expect(wait(1, 0.5)).toBe(5250);
    expect(wait(1, 1)).toBe(5500);
  });

  test('is as long as Retry-After asks where that is longer, at most 24 hours', () => {
    expect(wait(1, 0, 60_000)).toBe(60_000);
    expect(wait(3, 0, 60_000)).toBe(30 * minute);
    expect(wait(1, 0, 90 * hour)).toBe(24 * hour);
  });

  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['2026', 2_026_000],
    ['Sun, 99 Nov 2026 12:01:00 GMT', null],
    [undefined, null],
  ])('Retry-After: %s', (header, ms) => {
    expect(parseRetryAfter(header, noon)).toBe(ms);
  });
});

describe('an attempt', () => {
  test('that succeeds delivers, and ends the endpoint’s failing', () => {
    const outcome = decided(answered(204), { endpoint: { failingSince: after(-90), warned: true } });
    expect(outcome).toEqual({
      delivery: { state: 'delivered', attempts: 1, firstFailedAt: null, nextAttemptAt: noon, finishedAt: noon },
      endpoint: { failingSince: null, warned: false },
      hastensUntil: new Date(noon.getTime() - minute),
      events: [],
    });
    expect(decided(answered(200))).toMatchObject({ endpoint: {}, hastensUntil: null });
  });

  test('that fails is tried again, and the endpoint fails since the first of them', () => {
    const outcome = decided(answered(500), { delivery: { attempts: 1 } });
    expect(outcome.delivery).toEqual({
      state: 'pending',
      attempts: 2,
      firstFailedAt: noon,
      nextAttemptAt: new Date(noon.getTime() + 5 * minute),
      finishedAt: null,
    });
    expect(outcome.endpoint).toEqual({ failingSince: noon, warned: false });
    expect(decided(answered(500), { endpoint: { failingSince: after(-1) } }).endpoint.failingSince).toEqual(after(-1));
  });

  test.each([
    [95.9, { warned: false }],
    [96, { warned: true }],
    [119.9, { warned: true }],
    [120, { warned: true, state: 'paused' }],
  ])('that fails after %s hours of nothing but failure: %o', (hours, expected) => {
    const outcome = decided(answered(503), { endpoint: { failingSince: after(-hours) } });
    expect(outcome.endpoint).toMatchObject(expected);
    expect(outcome.endpoint.state).toBe('state' in expected ? expected.state : undefined);
    expect(outcome.delivery.state).toBe('pending');
    expect(outcome.events.map((event) => event.type)).toEqual('state' in expected ? ['webhook-endpoint-paused'] : []);
  });

  describe('of what has failed for thirty days', () => {
    const month = 30 * 24;
    const delivery = { attempts: 30, firstFailedAt: after(-month) };

    test('gives it up and says so', () => {
      const outcome = decided(answered(500), { delivery });
      expect(outcome.delivery).toEqual({
        state: 'dropped',
        attempts: 31,
        firstFailedAt: after(-month),
        nextAttemptAt: noon,
        finishedAt: noon,
      });
      expect(outcome.events).toMatchObject([
        {
          type: 'webhook-delivery-dropped',
          subjectId: 'whk_1',
          changes: { deliveries: 1, fromSequence: 42, toSequence: 42, reason: 'attempts_failed' },
        },
      ]);
    });

    test('does not wait beyond that, and does not tell of what itself tells of a drop', () => {
      const young = { ...delivery, firstFailedAt: after(1 - month) };
      expect(decided(answered(500), { delivery: young }).delivery).toMatchObject({
        state: 'pending',
        nextAttemptAt: after(1),
      });
      const outcome = decided(answered(500), { delivery, type: 'webhook-delivery-dropped' });
      expect(outcome).toMatchObject({ delivery: { state: 'dropped' }, events: [] });
      expect(decided(answered(200), { delivery }).delivery.state).toBe('delivered');
    });
  });

  test('that is answered 410 disables, says so in the log, and keeps what was on its way', () => {
    const outcome = decided(answered(410));
    expect(outcome.endpoint).toMatchObject({ state: 'disabled', stateReason: { code: 'gone' } });
    expect(outcome.delivery.state).toBe('pending');
    expect(outcome.events).toMatchObject([
      {
        type: 'webhook-endpoint-disabled',
        subjectId: 'whk_1',
        customerId: null,
        actor: { kind: 'clock' },
        changes: { state: { from: 'enabled', to: 'disabled' }, reason: 'gone' },
      },
    ]);
  });

  test('that ends after the endpoint was disabled does not say so again', () => {
    const endpoint = {
      state: 'disabled',
      stateReason: { code: 'disabled_by_user', name: 'Ada' },
      failingSince: after(-200),
    } as const;
    const outcome = decided(answered(410), { endpoint });
    expect(outcome.events).toEqual([]);
    expect(outcome.endpoint.state).toBeUndefined();
  });
});
