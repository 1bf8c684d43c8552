import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { events, personalEntries } from '../src/events/events.ts';
import type { ChainedEvent, Event } from '../src/model/records.ts';
import { canonicalJson } from '../src/proof/canonical-json.ts';
import { concealedInEvent, eventDocument, linkOf, startOfChain } from '../src/proof/event-document.ts';
import { findEventProblems } from '../src/proof/verify.ts';
import { anActor, sealing } from '../testing/index.ts';

const event: Event = {
  id: 'evt_1',
  partnerId: 'par_1',
  sequence: 7,
  type: 'user-created',
  occurredAt: new Date('2026-06-15T12:00:00.000Z'),
  recordedAt: new Date('2026-06-15T12:00:01.000Z'),
  actor: anActor({ id: 'usr_1', name: 'Ada' }),
  customerId: null,
  relationshipId: null,
  subjectId: 'usr_2',
  changes: {
    email: { from: null, to: 'bo@alpha.example' },
    name: { from: null, to: 'Bo' },
    roles: { from: null, to: ['sales_agent'] },
  },
  correlationId: 'cor_1',
  schemaVersion: 2,
};
const chained = (one: Event, previous = startOfChain): ChainedEvent => ({
  ...one,
  link: linkOf(one, previous, sealing),
});
const kept = chained(event);

describe('the document of an event', () => {
  // The hashes of all logs rest on this form: a change of it has to be another version.
  it('has this form, in which names, addresses and free text are digests', () => {
    expect(eventDocument(kept, startOfChain)).toEqual({
      version: 1,
      previous: '0'.repeat(64),
      id: 'evt_1',
      partnerId: 'par_1',
      sequence: 7,
      type: 'user-created',
      occurredAt: '2026-06-15T12:00:00.000Z',
      recordedAt: '2026-06-15T12:00:01.000Z',
      actor: { kind: 'user', id: 'usr_1', name: { sha256: 'digest of salt Ada' } },
      customerId: null,
      relationshipId: null,
      subjectId: 'usr_2',
      changes: {
        email: { from: null, to: { sha256: 'digest of salt bo@alpha.example' } },
        name: { from: null, to: { sha256: 'digest of salt Bo' } },
        roles: { from: null, to: ['sales_agent'] },
      },
      correlationId: 'cor_1',
      schemaVersion: 2,
    });
    expect(kept.link.hash).toBe(sealing.digest(canonicalJson(eventDocument(kept, startOfChain))));
  });

  it('says who acted in clear where nobody did: the clock has no name to erase', () => {
    const clock = chained({ ...event, actor: { kind: 'clock', id: null, name: 'Clock' }, changes: {} });
    expect(eventDocument(clock, startOfChain)).toMatchObject({ actor: { name: 'Clock' } });
    expect(concealedInEvent(clock)).toEqual([]);
  });

  it('conceals what these declarations say of persons, and never less', () => {
    const declared = Object.entries(personalEntries).flatMap(([type, names]) => names.map((name) => `${type} ${name}`));
    expect(declared).toEqual(
      expect.arrayContaining([
        'reseller-relationship-requested customerEmail',
        'reseller-relationship-release-requested reason',
        'reseller-relationship-release-declined answer',
        'reseller-relationship-removed reason',
        'removal-blocker-waived reason',
        'user-created email',
        'user-created name',
        'webhook-delivery-skipped reason',
      ]),
    );
    expect(Object.keys(personalEntries)).toEqual(Object.keys(events));
  });
});

describe('a chain', () => {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const sha256 = { digest, newSalt: randomUUID };
  const link = (one: Event, previous: string): ChainedEvent => ({ ...one, link: linkOf(one, previous, sha256) });
  const first = link({ ...event, sequence: 1 }, startOfChain);
  const second = link({ ...event, id: 'evt_2', sequence: 2 }, first.link.hash);
  const start = { sequence: 0, hash: startOfChain };
  const afterFirst = { sequence: 1, hash: first.link.hash };

  it('holds for events that are as they were written', () => {
    expect(findEventProblems(first, start, digest)).toEqual([]);
    expect(findEventProblems(second, afterFirst, digest)).toEqual([]);
  });

  it('still holds once a person is erased: the digests stay, the values and their salts go', () => {
    const erasedDigests = Object.fromEntries(
      Object.entries(second.link.digests).map(([path, { sha256 }]) => [path, { sha256, salt: null }]),
    );
    const erased: ChainedEvent = {
      ...second,
      actor: { ...second.actor, name: 'erased' },
      changes: { ...second.changes, email: { from: null, to: 'erased' }, name: { from: null, to: 'erased' } },
      link: { ...second.link, digests: erasedDigests },
    };
    expect(findEventProblems(erased, afterFirst, digest)).toEqual([]);
    expect(concealedInEvent(erased).map(({ value, salt }) => [value, salt])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  const changes: readonly [string, Partial<Event>][] = [
    ['another type', { type: 'user-disabled' }],
    ['another instant', { occurredAt: new Date(0) }],
    ['another change', { changes: { ...event.changes, roles: { from: null, to: ['global_admin'] } } }],
    ['another actor', { actor: { ...event.actor, id: 'usr_9' } }],
    ['another command', { correlationId: 'cor_2' }],
  ];
  it.each(changes)('does not hold with %s', (_, change) => {
    expect(findEventProblems({ ...second, ...change }, afterFirst, digest)).toEqual([{ code: 'hash_differs' }]);
  });

  it('does not hold with another name, which has another digest', () => {
    const other = { ...second, actor: { ...second.actor, name: 'Eve' } };
    expect(findEventProblems(other, afterFirst, digest)).toEqual([{ code: 'digest_differs', path: '/actor/name' }]);
  });

  it('does not hold where an event is missing, or stands in for another', () => {
    expect(findEventProblems(second, start, digest)).toEqual([
      { code: 'sequence_gap', expected: 1 },
      { code: 'hash_differs' },
    ]);
    expect(findEventProblems({ ...second, link: null }, afterFirst, digest)).toEqual([{ code: 'not_chained' }]);
  });
});
