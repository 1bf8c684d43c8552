import { type ChangesOf, type EventType, eventTypes as known } from '@untether/domain';
import { expect, test } from 'vitest';
import { eventTypes, type RelationshipEvent } from '../src/index.ts';

test('the client knows every event type the domain has', () => {
  expect(eventTypes).toEqual(known);
});

/** Compiles only while the client's types are those of the domain. */
const asDeclared = (event: RelationshipEvent): Declared => event;
type Declared = { [T in EventType]: { readonly type: T; readonly changes: ChangesOf<T> } }[EventType];

test('the type of an event determines its changes', () => {
  const say = (event: RelationshipEvent): string => {
    switch (event.type) {
      case 'reseller-relationship-removed':
        return `${event.changes.state.to}: ${event.changes.reason ?? 'no reason'}`;
      case 'subscription-suspended':
        // @ts-expect-error: another type's
        return `${event.changes.status.from} ${event.changes.receiptId}`;
      default:
        return event.type;
    }
  };
  const envelope = {
    id: 'evt_1',
    sequence: 1,
    occurredAt: '2026-11-22T09:30:00.000Z',
    customerId: null,
    relationshipId: 'rel_1',
    actor: { kind: 'user', name: 'Ada' },
    subjectId: 'rel_1',
    correlationId: 'cor_1',
    schemaVersion: 2,
  } as const;
  const state = { from: 'active', to: 'removed' } as const;
  const removedAt = { from: null, to: envelope.occurredAt };
  const changes = { state, removedAt, reason: null, receiptId: 'rcp_1', effects: {} };
  const removed = { ...envelope, type: 'reseller-relationship-removed', changes } as const;
  expect(say(removed)).toBe('removed: no reason');
  expect(asDeclared(removed)).toBe(removed);
});
