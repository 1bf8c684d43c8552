import { type Event, events, idPrefixes, type WebhookDelivery, type WebhookEndpoint } from '@untether/domain';

export const noon = new Date('2026-11-22T12:00:00.000Z');
const hourMs = 3_600_000;
export const after = (hours: number, from = noon): Date => new Date(from.getTime() + hours * hourMs);

/** By default the removal of `rel_1`; of another type its example. */
export const anEvent = ({ type = 'reseller-relationship-removed', ...fields }: Partial<Event> = {}): Event => ({
  partnerId: 'par_1',
  id: 'evt_1',
  sequence: 42,
  type,
  occurredAt: noon,
  recordedAt: noon,
  actor: { kind: 'user', id: 'usr_1', name: 'Maya Okafor' },
  customerId: 'cus_1',
  relationshipId: 'rel_1',
  subjectId: `${idPrefixes[events[type].subjects[0]]}1`,
  changes: events[type].example,
  correlationId: 'cor_1',
  schemaVersion: 2,
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
  firstFailedAt: null,
  hastenedAt: null,
  blockAnnounced: false,
  skip: null,
  ...fields,
});
