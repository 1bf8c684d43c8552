import { describe, expect, it } from 'vitest';
import type { Actor, DelegatedAdminRelationship, NewEvent, RelationshipFacts } from '../src/index.ts';
import { decideTimePassed, defaultPolicy, justAfter, keptBlockers, nextDueAt, removalBlockers } from '../src/index.ts';
import {
  aDelegatedAdminRelationship,
  aNewCommerceSubscription,
  anImportFinding,
  applyDecision,
  aRelationship,
  aReservation,
  aSavingsPlan,
  aSubscription,
  commandContext,
  facts,
  inDays,
  now,
} from '../testing/index.ts';

const clock: Actor = { kind: 'clock', id: null, name: 'Clock' };

interface Passed {
  readonly facts: RelationshipFacts;
  readonly events: readonly NewEvent[];
}

/** Time passes to these instants, one after the other. */
const passTo = (begin: RelationshipFacts, instants: readonly Date[], limit?: number): Passed =>
  instants.reduce<Passed>(
    (passed, at) => {
      const decision = decideTimePassed(passed.facts, commandContext({ actor: clock, now: at }), limit);
      return { facts: applyDecision(passed.facts, decision), events: [...passed.events, ...decision.events] };
    },
    { facts: begin, events: [] },
  );

const told = (events: readonly NewEvent[]) =>
  events.map((event) => `${event.occurredAt.toISOString().slice(0, 10)} ${event.subjectId} ${event.type}`);

const year = facts({
  subscriptions: [
    aSubscription({ id: 'sub_1', commitmentEndDate: inDays(10) }),
    aNewCommerceSubscription({ id: 'sub_2', commitmentEndDate: inDays(20), autoRenew: false }),
    aSubscription({ id: 'sub_3', status: 'suspended', dataDeletionAt: inDays(30) }),
    aNewCommerceSubscription({ id: 'sub_4', commitmentEndDate: inDays(5), termDuration: 'P1M' }),
  ],
  reservations: [aReservation({ expiresAt: inDays(40) })],
  savingsPlans: [aSavingsPlan({ expiresAt: inDays(50) })],
});

describe('time over a relationship', () => {
  it('does each step once, in the order they fell due, as of the instant it fell due', () => {
    const { events } = passTo(year, [inDays(60)]);
    expect(told(events)).toEqual([
      '2026-06-20 sub_4 subscription-renewed',
      '2026-06-25 sub_1 subscription-renewed',
      '2026-07-05 sub_2 subscription-expired',
      '2026-07-15 sub_3 subscription-updated',
      '2026-07-20 sub_4 subscription-renewed',
      '2026-07-25 rsv_1 reservation-expired',
      '2026-08-04 sub_2 subscription-updated',
      '2026-08-04 svp_1 savings-plan-expired',
    ]);
    expect(events.every((event) => event.actor.kind === 'clock')).toBe(true);
  });

  it('comes to the same in a year of days as in one jump, and in steps of one', () => {
    const days = Array.from({ length: 400 }, (_, index) => inDays(index + 1));
    const jump = passTo(year, [inDays(400)]);
    expect(passTo(year, days)).toEqual(jump);
    expect(
      passTo(
        year,
        Array.from({ length: 40 }, () => inDays(400)),
        1,
      ),
    ).toEqual(jump);
    expect(jump.events.length).toBeGreaterThan(15);
    expect(passTo(jump.facts, [inDays(400)]).events).toEqual([]);
  });

  it('is due exactly at the earliest step, and due again for what a full transaction left over', () => {
    const first = justAfter(inDays(5));
    expect(nextDueAt(year, defaultPolicy, now)).toEqual(first);
    expect(passTo(year, [inDays(5)]).events).toEqual([]);
    const half = passTo(year, [inDays(60)], 3);
    expect(half.events).toHaveLength(3);
    expect(nextDueAt(half.facts, defaultPolicy, inDays(60))).toEqual(inDays(30));
    expect(keptBlockers(half.facts, defaultPolicy, inDays(60)).dueAt).toEqual(inDays(30));
  });

  it('is looked at too when only what it keeps of its blockers changes', () => {
    const open = facts({ subscriptions: [aNewCommerceSubscription()] });
    const { dueAt, recheckAt } = keptBlockers(open, defaultPolicy, now);
    expect(dueAt).toEqual(recheckAt);
    expect(dueAt).toEqual(new Date(inDays(3).getTime() + 1));
  });

  it('is looked at when the window of an add-on closes, also where the add-on blocks because its record was not read', () => {
    const windowEnd = inDays(2);
    const bundle = facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base', cancellationAllowedUntil: inDays(3) }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: windowEnd,
        }),
      ],
      importFindings: [anImportFinding({ subjectId: 'sub_addon' })],
    });
    const waits = (at: Date) =>
      removalBlockers(bundle, defaultPolicy, at).find(({ id }) => id === 'blk_sub_base')?.clearAfter;
    expect(waits(windowEnd)).toEqual([]);
    expect(waits(justAfter(windowEnd))).toEqual(['blk_sub_addon']);
    expect(keptBlockers(bundle, defaultPolicy, now).recheckAt).toEqual(justAfter(windowEnd));
  });

  it('stands still once the relationship is removed, and is due never', () => {
    const removed = { ...year, relationship: aRelationship({ state: 'removed' }) };
    expect(passTo(removed, [inDays(400)]).events).toEqual([]);
    expect(keptBlockers(removed, defaultPolicy, now).dueAt).toBeNull();
  });
});

describe('time over granular admin privileges', () => {
  const over = (overrides: Partial<DelegatedAdminRelationship>, ...instants: Date[]) =>
    passTo(facts({ delegatedAdminRelationships: [aDelegatedAdminRelationship(overrides)] }), instants);
  const warned = ({ events }: Passed) =>
    events.map((event) => {
      const days = (event.changes.warnedDays as { to?: number } | undefined)?.to;
      return event.type === 'granular-admin-relationship-expiring' ? days : event.type.split('-').at(-1);
    });
  const daily = (days: number) => Array.from({ length: days }, (_, index) => inDays(index));

  it('announces the end 31, 7 and 1 day before it, each once, then they expire', () => {
    expect(warned(over({ endsAt: inDays(40) }, ...daily(60)))).toEqual([31, 7, 1, 'expired']);
  });

  it('announces only the nearest when the program was down over several', () => {
    expect(warned(over({ endsAt: inDays(40) }, inDays(35), inDays(36)))).toEqual([7]);
    expect(warned(over({ endsAt: inDays(40) }, inDays(90)))).toEqual([1, 'expired']);
  });

  it('come to the same in days as in one jump', () => {
    for (const autoExtend of [true, false])
      expect(over({ endsAt: inDays(40), autoExtend }, inDays(500)).facts).toEqual(
        over({ endsAt: inDays(40), autoExtend }, ...daily(501)).facts,
      );
  });

  it('extend themselves by 180 days, again and again, and are announced anew', () => {
    const { facts: after, ...passed } = over({ endsAt: inDays(40), autoExtend: true }, ...daily(221));
    expect(warned({ facts: after, ...passed })).toEqual([31, 7, 1, 'extended', 31, 7, 1, 'extended']);
    expect(after.delegatedAdminRelationships[0]).toMatchObject({ status: 'active', endsAt: inDays(400) });
  });

  it('are not announced before they began', () => {
    const short = { activatedAt: now, endsAt: inDays(7), durationDays: 7 };
    expect(warned(over(short, ...daily(10)))).toEqual([1, 'expired']);
  });

  it('that nobody answered expire after 90 days', () => {
    const asked = { status: 'approval_pending', createdAt: now, activatedAt: null, endsAt: null } as const;
    expect(warned(over(asked, inDays(89), inDays(90), inDays(91)))).toEqual(['expired']);
  });
});
