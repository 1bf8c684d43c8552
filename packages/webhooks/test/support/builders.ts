import type { Event, WebhookDelivery, WebhookEndpoint } from '@untether/domain';

export const noon = new Date('2026-11-22T12:00:00.000Z');
const hourMs = 3_600_000;
export const after = (hours: number, from = noon): Date => new Date(from.getTime() + hours * hourMs);

export const anEvent = (fields: Partial<Event> = {}): Event => ({
  partnerId: 'par_1',
  id: 'evt_1',
  sequence: 42,
  type: 'reseller-relationship-removed',
  occurredAt: noon,
  actor: { kind: 'user', id: 'usr_1', name: 'Maya Okafor' },
  customerId: 'cus_1',
  relationshipId: 'rel_1',
  subjectId: 'rel_1',
  changes: { state: { from: 'active', to: 'removed' } },
  correlationId: 'cor_1',
  schemaVersion: 1,
  ...fields,
});

export const anEndpoint = (fields: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  partnerId: 'par_1',
  id: 'whk_1',
  url: 'https://receiver.example/hook',
  description: null,
  types: null,
  state: 'enabled',
  stateReason: null,
  secrets: [{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', expiresAt: null }],
  createdAt: noon,
  queuedThrough: 0,
  failingSince: null,
  warned: false,
  ...fields,
});

export const aDelivery = (fields: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  partnerId: 'par_1',
  id: 'dlv_1',
  endpointId: 'whk_1',
  eventId: 'evt_1',
  eventSequence: 42,
  lane: 'rel_1',
  cause: 'log',
  state: 'pending',
  attempts: 0,
  createdAt: noon,
  nextAttemptAt: noon,
  leasedUntil: null,
  finishedAt: null,
  ...fields,
});
