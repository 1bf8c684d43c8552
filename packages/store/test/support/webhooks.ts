import {
  type AttemptOutcome,
  type AttemptReport,
  type Event,
  type FanOut,
  heldBack,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '@untether/domain';
import { addPartner } from './adding.ts';
import { buildEvent } from './builders.ts';
import { minutesAfter, noon } from './fixed.ts';
import { pageOf } from './pages.ts';
import type { TestStore } from './stores.ts';

let made = 0;
const next = () => String(++made).padStart(6, '0');
export const buildEndpoint = (partnerId: string, fields: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  partnerId,
  id: `whk_${next()}`,
  url: 'https://receiver.example/',
  description: null,
  types: ['test-created'],
  state: 'enabled',
  stateReason: null,
  secrets: [{ secret: 'whsec_AAAA', expiresAt: null }],
  createdAt: noon,
  queuedThrough: 0,
  failingSince: null,
  warned: false,
  ...fields,
});
export const deliveryOf = (
  endpoint: WebhookEndpoint,
  event: Event,
  fields: Partial<WebhookDelivery> = {},
): WebhookDelivery => ({
  partnerId: endpoint.partnerId,
  id: `dlv_${next()}`,
  endpointId: endpoint.id,
  eventId: event.id,
  eventSequence: event.sequence,
  lane: event.relationshipId,
  cause: 'log',
  state: 'pending',
  attempts: 0,
  createdAt: noon,
  nextAttemptAt: noon,
  leasedUntil: null,
  finishedAt: null,
  firstFailedAt: null,
  hastenedAt: null,
  blockAnnounced: false,
  skip: null,
  ...fields,
});
export const delivered: AttemptOutcome = {
  delivery: { state: 'delivered', attempts: 1, firstFailedAt: null, nextAttemptAt: noon, finishedAt: noon },
  endpoint: {},
  hastensUntil: null,
  events: [],
};
export const retried = (minutes: number): AttemptOutcome => ({
  delivery: {
    state: 'pending',
    attempts: 1,
    firstFailedAt: noon,
    nextAttemptAt: minutesAfter(minutes),
    finishedAt: null,
  },
  endpoint: { failingSince: noon },
  hastensUntil: null,
  events: [],
});
export const attempt = {
  at: noon,
  status: 500,
  latencyMs: 7,
  error: { code: 'status', status: 500 },
  answer: 'no',
} as const;
export const forward = { direction: 'forward', limit: 100, cursor: null } as const;

/** Endpoints, deliveries and attempts on a store whose clock always says noon. */
export const useWebhooks = (held: TestStore) => {
  const queue = () => held.store.webhookQueue;

  /** A partner with an endpoint and events in these lanes; null = about no relationship. */
  const arrange = async (lanes: readonly (string | null)[], fields: Partial<WebhookEndpoint> = {}) => {
    const partner = await addPartner(held.store);
    const endpoint = buildEndpoint(partner.id, fields);
    const events = await held.store.transact([partner.id], async (tx) => {
      await tx.apply([{ insert: 'webhookEndpoint', row: endpoint }]);
      return tx.append(lanes.map((relationshipId) => buildEvent(partner.id, { relationshipId })));
    });
    return { partner, endpoint, events, key: { partnerId: partner.id, id: endpoint.id } };
  };
  const planAll = (endpoint: WebhookEndpoint, events: readonly Event[], fields: Partial<WebhookDelivery> = {}) =>
    events.map((event) => deliveryOf(endpoint, event, fields));
  const fanOut = async (key: { partnerId: string; id: string }, request: Partial<FanOut> = {}) =>
    queue().fanOut(key, {
      limit: 100,
      plan: (endpoint, events) => planAll(endpoint, events),
      slotsOf: () => 0,
      leasedUntil: minutesAfter(1),
      ...request,
    });
  const claimOf = async (endpoint: WebhookEndpoint, { now = noon, slots = 100 } = {}) => {
    const slotsOf = ({ id }: Pick<WebhookEndpoint, 'id'>) => (id === endpoint.id ? slots : 0);
    return queue().claim({
      now,
      leasedUntil: new Date(now.getTime() + 60_000),
      slotsOf,
      limit: 100,
    });
  };
  const reportOf = (claimed: WebhookDelivery, outcome: AttemptOutcome): AttemptReport => ({
    claimed,
    attempt,
    decide: ({ attempts }) => ({ ...outcome, delivery: { ...outcome.delivery, attempts: attempts + 1 } }),
  });
  const keep = async (claimed: WebhookDelivery, outcome: AttemptOutcome) =>
    (await queue().recordAttempts([reportOf(claimed, outcome)], null)).kept[0];
  const record = async (endpoint: WebhookEndpoint, outcome: AttemptOutcome) => {
    const [claimed] = await claimOf(endpoint, { slots: 1 });
    if (!claimed) throw new Error('nothing was due');
    await keep(claimed.delivery, outcome);
    return claimed.delivery.eventSequence;
  };
  const deliveries = async ({ partnerId, id }: WebhookEndpoint) =>
    pageOf(await held.store.listWebhookDeliveries(partnerId, { endpointIds: [id] }, forward), id).edges.map(
      (edge) => edge.node,
    );
  const due = async (endpoint: WebhookEndpoint) =>
    (await deliveries(endpoint)).filter((one) => one.state === 'pending' && one.nextAttemptAt < heldBack);
  const dueSequences = async (endpoint: WebhookEndpoint) => (await due(endpoint)).map((one) => one.eventSequence);
  return { queue, arrange, planAll, fanOut, claimOf, reportOf, keep, record, deliveries, due, dueSequences };
};
