import { parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isConcerned } from '../src/common/live/concerns.ts';
import { type Connection, openConnection } from '../src/common/live/connection.ts';
import type { LiveEvent } from '../src/common/live/events.ts';
import { type EventsAsked, eventsAbove } from '../src/features/activity/events.ts';
import { rangeOf } from '../src/features/developers/EndpointActions.tsx';
import { keyStateOf } from '../src/features/developers/KeyTable.tsx';

describe('an event makes old', () => {
  const suspended = { type: 'SUBSCRIPTION_SUSPENDED', customerId: 'cus_1' } as const;
  test.each([
    ['the customer it is about', '{ customer(id: $id) { id } }', { id: 'cus_1' }, true],
    ['the customer, whatever the variable is called', '{ customer(id: $whose) { id } }', { whose: 'cus_1' }, true],
    ['the customer, without a variable', '{ customer(id: "cus_1") { id } }', {}, true],
    ['no other customer', '{ customer(id: $id) { id } }', { id: 'cus_2' }, false],
    [
      'no customer for the id of something else',
      '{ customer(id: $whose) { id } }',
      { id: 'cus_1', whose: 'cus_2' },
      false,
    ],
    ['the list of customers', '{ customers { totalCount } }', {}, true],
    ['the portfolio, under whatever name', '{ mine: portfolio { customers } }', {}, true],
    ['no list of people', '{ users { totalCount } }', {}, false],
    ['no table of permissions', '{ permissions { permission } }', {}, false],
  ])('%s', (_, query, variables, expected) => {
    expect(isConcerned({ query: parse(query), variables }, [suspended])).toBe(expected);
  });

  test('what happens to a relationship makes requests and what a single page shows old, a reactivation not the former', () => {
    const requests = { query: parse('{ relationshipRequests { totalCount } }'), variables: {} };
    const receipt = { query: parse('{ node(id: $id) { id } }'), variables: { id: 'rcp_1' } };
    const declined = { type: 'RESELLER_RELATIONSHIP_DECLINED_BY_CUSTOMER', customerId: null } as const;
    expect([requests, receipt].map((asked) => isConcerned(asked, [declined]))).toEqual([true, true]);
    expect([requests, receipt].map((asked) => isConcerned(asked, [suspended]))).toEqual([false, true]);
  });

  test('only what happens to a relationship makes the list of removals old', () => {
    const removals = { query: parse('{ removals { totalCount } }'), variables: {} };
    expect(isConcerned(removals, [suspended])).toBe(false);
    expect(isConcerned(removals, [suspended, { ...suspended, type: 'RESELLER_RELATIONSHIP_REMOVED' }])).toBe(true);
  });
});

describe('above a list of events stands what is newer than its newest', () => {
  const actor = { kind: 'USER', name: 'Maya Olsen' };
  const event = { actor, actorId: 'usr_1', customerId: null, customerName: null, recordedAt: '2026-11-22T12:00:00Z' };
  const events = [
    { ...event, sequence: 9, type: 'USER_CREATED', changes: { name: { from: null, to: 'Ｔessa' } } },
    { ...event, sequence: 8, type: 'ORDER_PLACED', customerId: 'cus_1', customerName: 'Orchard', changes: {} },
    { ...event, sequence: 7, type: 'USER_CREATED', actorId: 'usr_2', changes: { reason: 'asked for' } },
  ] as unknown as readonly LiveEvent[];
  test.each<[number, EventsAsked, readonly number[]]>([
    [7, {}, [9, 8]],
    [6, { type: 'USER_CREATED' }, [9, 7]],
    [6, { customer: 'cus_1' }, [8]],
    [6, { person: 'usr_1' }, [9, 8]],
    [6, { q: 'ORCHARD' }, [8]],
    [6, { q: 'tessa' }, [9]],
    [6, { q: 'asked' }, [7]],
    [6, { q: 'reason' }, []],
    [6, { q: 'maya', type: 'ORDER_PLACED' }, [8]],
    [6, { from: '2026-11-24' }, []],
    [6, { to: '2026-11-20' }, []],
    [6, { from: '2026-11-20', to: '2026-11-24' }, [9, 8, 7]],
  ])('after %i, of %o: %o', (newest, asked, expected) => {
    expect(eventsAbove(events, { newest, asked }).map(({ sequence }) => sequence)).toEqual(expected);
  });
});

test('a key shows why it opens nothing', () => {
  const key = { expiresAt: '2026-12-01T00:00:00Z', revokedAt: null, user: { disabledAt: null } };
  const stateOf = (change: object, at: string) => keyStateOf({ ...key, ...change } as never, Date.parse(at));
  expect(stateOf({}, '2026-11-30T23:59:59Z')).toBe('active');
  expect(stateOf({}, '2026-12-01T00:00:00Z')).toBe('expired');
  expect(stateOf({ user: { disabledAt: '2026-11-01T00:00:00Z' } }, '2026-11-30T00:00:00Z')).toBe('ended');
  expect(stateOf({ revokedAt: '2026-11-01T00:00:00Z' }, '2027-01-01T00:00:00Z')).toBe('revoked');
});

test.each([
  ['1', '1', { from: 1, to: 1 }],
  ['2', '1', null],
  ['0', '5', null],
  ['1', '', null],
  ['1.5', '3', null],
])('events %s to %s: %o', (from, to, range) => {
  expect(rangeOf(from, to)).toEqual(range);
});

describe('the connection', () => {
  type Message = { readonly cursor: string };
  type On = { readonly message: (message: Message) => void; readonly end: (codes: readonly string[]) => void };
  const opened: { readonly after: string | null; readonly on: On }[] = [];
  const last = (): On => {
    const open = opened.at(-1);
    if (!open) throw new Error('nothing was opened');
    return open.on;
  };
  let connection: Connection;
  const told = { gaps: 0, lost: [] as boolean[], signedOut: 0 };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
    vi.stubGlobal('window', new EventTarget());
    opened.length = 0;
    Object.assign(told, { gaps: 0, lost: [], signedOut: 0 });
    connection = openConnection<Message>({
      open: (after, on) => {
        opened.push({ after, on });
        return () => undefined;
      },
      onMessage: () => undefined,
      onGap: () => {
        told.gaps += 1;
      },
      onLost: (at) => told.lost.push(at !== null),
      onSignedOut: () => {
        told.signedOut += 1;
      },
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('goes on after the last message it saw, and what was shown before the first one is asked for anew', () => {
    last().message({ cursor: 'a' });
    last().message({ cursor: 'b' });
    last().end([]);
    vi.advanceTimersByTime(1_000);
    last().message({ cursor: 'c' });
    expect(opened.map(({ after }) => after)).toEqual([null, 'b']);
    expect(told).toMatchObject({ gaps: 1, lost: [false, true, false] });
  });

  test('is taken for lost when nothing comes, not even a heartbeat', () => {
    last().message({ cursor: 'a' });
    vi.advanceTimersByTime(36_000);
    expect(opened.map(({ after }) => after)).toEqual([null, 'a']);
  });

  const failSixTimes = (): number => {
    for (let attempt = 0; attempt < 6; attempt += 1) {
      last().end([]);
      vi.advanceTimersByTime(30_000);
    }
    return opened.length;
  };

  test('waits longer each time it fails, and never longer than five seconds', () => {
    const before = failSixTimes();
    last().end([]);
    vi.advanceTimersByTime(2_400);
    expect(opened).toHaveLength(before);
    vi.advanceTimersByTime(2_600);
    expect(opened).toHaveLength(before + 1);
  });

  test('is tried at once when something else has reached the server, once in a pause', () => {
    const before = failSixTimes();
    connection.hasten();
    expect(opened).toHaveLength(before);
    last().end([]);
    vi.advanceTimersByTime(1_000);
    connection.hasten();
    connection.hasten();
    expect(opened).toHaveLength(before + 1);
    last().end([]);
    connection.hasten();
    expect(opened).toHaveLength(before + 1);
  });

  test('starts anew where its place is refused', () => {
    last().message({ cursor: 'a' });
    last().end(['CURSOR_INVALID']);
    vi.advanceTimersByTime(1_000);
    last().message({ cursor: 'z' });
    expect(opened.map(({ after }) => after)).toEqual([null, null]);
    expect(told.gaps).toBe(2);
  });

  test('is not tried again once the session has ended', () => {
    last().end(['UNAUTHENTICATED']);
    vi.advanceTimersByTime(120_000);
    expect(opened).toHaveLength(1);
    expect(told.signedOut).toBe(1);
  });
});
