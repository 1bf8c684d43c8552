import { describe, expect, it } from 'vitest';
import type { EventDeclaration } from '../src/events/declare.ts';
import {
  begun,
  changeItem,
  events,
  eventTypes,
  fromTo,
  idPrefixes,
  newEvent,
  partnerEvent,
  relationshipEvent,
} from '../src/index.ts';
import { aRelationship, aSubscription, aUser, commandContext, inDays, misfitsOf, now } from '../testing/index.ts';

describe('an event type', () => {
  it.each(eventTypes)('%s has an example that fits', (type) => {
    const { subjects, example }: EventDeclaration = events[type];
    const [kind = 'event'] = subjects;
    expect(misfitsOf({ type, subjectId: `${idPrefixes[kind]}1`, changes: { ...example } })).toEqual([]);
  });

  it('has a title and a meaning of its own', () => {
    const said = (what: 'title' | 'meaning') => new Set(eventTypes.map((type) => events[type][what]));
    expect(said('title').size).toBe(eventTypes.length);
    expect(said('meaning').size).toBe(eventTypes.length);
  });
});

describe('the changes of an event', () => {
  it('name the fields that differ, instants as text', () => {
    const item = aSubscription({ autoRenew: true, commitmentEndDate: now });
    expect(fromTo(item, { autoRenew: true, commitmentEndDate: inDays(1), suspensionReasons: [] })).toEqual({
      commitmentEndDate: { from: now.toISOString(), to: inDays(1).toISOString() },
    });
  });

  it('of something new name the fields that have a value', () => {
    expect(begun({ name: 'x', at: now, none: null, list: [] }, ['name', 'at', 'none', 'list'])).toEqual({
      name: { from: null, to: 'x' },
      at: { from: null, to: now.toISOString() },
      list: { from: null, to: [] },
    });
  });

  it('compile only as their type declares them', () => {
    const context = commandContext();
    const about = { about: { partnerId: 'par_1', customerId: null, relationshipId: null }, subjectId: 'whk_1' };
    const [item, kind] = [aSubscription(), 'subscription'] as const;
    const dap = { delegatedAdmin: { from: false, to: true } };
    const wrong = [
      // @ts-expect-error: nothing is there
      newEvent(context, 'test-created', { ...about, changes: {} }),
      // @ts-expect-error: a misnamed fact
      newEvent(context, 'test-created', { ...about, changes: { endpoint: 'whk_1' } }),
      // @ts-expect-error: an extra one, by spreading
      newEvent(context, 'test-created', { ...about, changes: { endpointId: 'whk_1', ...{ reason: 'none' } } }),
      // @ts-expect-error: a fact, not a change
      newEvent(context, 'test-created', { ...about, changes: { endpointId: { from: null, to: 'whk_1' } } }),
      // @ts-expect-error: a field that does not say from what to what
      newEvent(context, 'user-disabled', { ...about, changes: { disabledAt: now.toISOString() } }),
      // @ts-expect-error: an extra fact about a relationship
      relationshipEvent(context, 'dap-admin-relationship-terminated', aRelationship(), {
        ...dap,
        ...{ reason: 'none' },
      }),
      // @ts-expect-error: an extra fact about a user
      partnerEvent(context, 'user-roles-changed', aUser(), { roles: { from: [], to: [] }, ...{ reason: 'none' } }),
      // @ts-expect-error: a suspension without a status
      changeItem(context, 'subscription-suspended', { kind, item, set: { suspendedAt: now } }),
      // @ts-expect-error: a field this type does not carry
      changeItem(context, 'subscription-expired', { kind, item, set: { status: 'expired', partnerId: 'par_2' } }),
      // @ts-expect-error: a type about something else
      changeItem(context, 'reservation-expired', { kind, item, set: { status: 'expired' } }),
    ];
    expect(wrong).toHaveLength(10);
  });
});
