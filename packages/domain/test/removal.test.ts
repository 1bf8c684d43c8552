import { describe, expect, it } from 'vitest';
import type { RemovalCase, RemovalInput } from '../src/index.ts';
import { attestation, decideRemoval, noticesOf } from '../src/index.ts';
import {
  aDelegatedAdminRelationship,
  aDesignation,
  aLeaving,
  anActor,
  anAzurePlan,
  anEvent,
  anOrder,
  aPeer,
  aRelationship,
  aRemoval,
  aReservation,
  aSubscription,
  aWaiver,
  commandContext,
  facts,
  inDays,
  inMilliseconds,
  now,
  recorded,
  sealing,
} from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const attested: RemovalInput = {
  attestation: true,
  attestationVersion: attestation.version,
  reason: 'Contract ended.',
};
const remove = (removal: RemovalCase, input: RemovalInput = attested, lastAttempt?: ReturnType<typeof anEvent>) =>
  decideRemoval(
    { removal, input, lastAttempt, receiptIds: { own: 'rcp_1', reseller: 'rcp_2' }, sealing },
    commandContext(),
  );
const receiptOf = (removal: RemovalCase) => {
  const insert = decisionOf(remove(removal)).changes.find(
    (change) => 'insert' in change && change.insert === 'receipt',
  );
  if (insert === undefined || !('insert' in insert) || insert.insert !== 'receipt') throw new Error('no receipt');
  return insert.row;
};
const caseOf = (overrides: Parameters<typeof facts>[0], rest: Partial<RemovalCase> = {}) =>
  aRemoval({ own: aLeaving({ facts: facts(overrides) }), ...rest });

describe('a removal', () => {
  it('ends the relationship: who, when, why, and the DAP flag off', () => {
    const { changes } = decisionOf(remove(caseOf({ relationship: aRelationship({ delegatedAdmin: true }) })));
    expect(changes).toContainEqual({
      update: 'relationship',
      partnerId: 'par_meridian',
      id: 'rel_1',
      set: {
        state: 'removed',
        removedAt: now,
        removedBy: anActor(),
        removalReason: 'Contract ended.',
        delegatedAdmin: false,
      },
    });
  });

  it('says so first in the log, and all its events share a correlation id', () => {
    const removal = caseOf(
      {
        relationship: aRelationship({ delegatedAdmin: true }),
        delegatedAdminRelationships: [aDelegatedAdminRelationship()],
        subscriptions: [aSubscription({ status: 'suspended', supportContactPartnerId: 'par_meridian' })],
      },
      { peers: [aPeer()], designations: [aDesignation()] },
    );
    const { events } = decisionOf(remove(removal));
    expect(events.map((event) => event.type)).toEqual([
      'reseller-relationship-removed',
      'dap-admin-relationship-terminated',
      'granular-admin-relationship-terminated',
      'support-contact-updated',
      'support-contact-updated',
    ]);
    expect(new Set(events.map((event) => event.correlationId))).toEqual(new Set(['cor_1']));
  });

  it.each([
    { flag: true, ends: true },
    { flag: null, ends: true },
    { flag: false, ends: false },
  ])('logs the end of DAP where it was $flag: $ends', ({ flag, ends }) => {
    const { events } = decisionOf(remove(caseOf({ relationship: aRelationship({ delegatedAdmin: flag }) })));
    expect(events.some((event) => event.type === 'dap-admin-relationship-terminated')).toBe(ends);
  });

  it.each([
    { status: 'active', ends: true },
    { status: 'approval_pending', ends: true },
    { status: 'expired', ends: false },
    { status: 'terminated', ends: false },
    { status: 'rejected', ends: false },
  ] as const)('terminates GDAP that is $status: $ends', ({ status, ends }) => {
    const decision = decisionOf(
      remove(caseOf({ delegatedAdminRelationships: [aDelegatedAdminRelationship({ status })] })),
    );
    const change = {
      update: 'delegatedAdminRelationship',
      partnerId: 'par_meridian',
      id: 'gdp_1',
      set: expect.objectContaining({ status: 'terminated', endedAt: now, endedBy: anActor() }),
    };
    expect(decision.changes.filter((one) => 'update' in one && one.update === change.update)).toEqual(
      ends ? [change] : [],
    );
    expect(decision.events.filter((one) => one.type === 'granular-admin-relationship-terminated')).toHaveLength(
      ends ? 1 : 0,
    );
  });

  it('changes nothing of anybody else but designations to the leaving partner', () => {
    const { changes } = decisionOf(remove(caseOf({}, { peers: [aPeer()], designations: [aDesignation()] })));
    const others = changes.filter((change) => 'partnerId' in change && change.partnerId !== 'par_meridian');
    expect(others).toEqual([
      {
        update: 'subscription',
        partnerId: 'par_fabrikam',
        id: 'sub_fabrikam',
        set: { supportContactPartnerId: 'par_fabrikam' },
      },
    ]);
  });

  it('of a removed relationship is already done', () => {
    expect(remove(caseOf({ relationship: aRelationship({ state: 'removed' }) }))).toEqual({ outcome: 'already' });
  });

  it.each([
    { what: 'no attestation', input: { ...attested, attestation: false }, field: 'attestation' },
    {
      what: 'an attestation of another text',
      input: { ...attested, attestationVersion: '1999-01' },
      field: 'attestationVersion',
    },
    { what: 'a reason that is too long', input: { ...attested, reason: 'x'.repeat(1001) }, field: 'reason' },
  ])('is refused with $what', ({ input, field }) => {
    expect(refusalOf(remove(aRemoval(), input))).toMatchObject({ error: 'validation', issues: [{ path: [field] }] });
  });
});

describe('the receipt', () => {
  it('names the customer, who removed and why, and the attested text', () => {
    expect(receiptOf(aRemoval())).toMatchObject({
      id: 'rcp_1',
      partnerId: 'par_meridian',
      relationshipId: 'rel_1',
      customerId: 'cus_contoso',
      customerName: 'Contoso',
      customerTenantId: '22222222-0000-4000-8000-000000000001',
      removedAt: now,
      removedBy: anActor(),
      reason: 'Contract ended.',
      attestation,
    });
  });

  it('has the four effects with their counts', () => {
    const removal = caseOf(
      {
        relationship: aRelationship({ delegatedAdmin: true }),
        delegatedAdminRelationships: [
          aDelegatedAdminRelationship(),
          aDelegatedAdminRelationship({ id: 'gdp_2', status: 'approval_pending' }),
          aDelegatedAdminRelationship({ id: 'gdp_3', status: 'expired' }),
        ],
      },
      { peers: [aPeer()], designations: [aDesignation(), aDesignation({ subscriptionId: 'sub_other' })] },
    );
    expect(receiptOf(removal).effects.map(({ kind, count }) => [kind, count])).toEqual([
      ['leaves_customer_list', 1],
      ['leaves_support_contacts', 2],
      ['delegated_admin_ends', 3],
      ['no_future_purchases', 1],
    ]);
  });

  it('tells granular privileges from DAP, and counts nothing where there is nothing', () => {
    const counted = (relationship: Parameters<typeof aRelationship>[0], granular: boolean) => {
      const more = granular ? { delegatedAdminRelationships: [aDelegatedAdminRelationship()] } : {};
      const { effects } = receiptOf(caseOf({ relationship: aRelationship(relationship), ...more }));
      return effects.find(({ kind }) => kind === 'delegated_admin_ends');
    };
    expect(counted({ delegatedAdmin: false }, false)).toMatchObject({ count: 0, granularCount: 0 });
    expect(counted({ delegatedAdmin: true }, false)).toMatchObject({ count: 1, granularCount: 0 });
    expect(counted({ delegatedAdmin: false }, true)).toMatchObject({ count: 1, granularCount: 1 });
    expect(counted({ delegatedAdmin: true }, true)).toMatchObject({ count: 2, granularCount: 1 });
  });

  it('lists what was cleared, by whom, when and how, waivers with their reason', () => {
    const removal = aRemoval({
      own: aLeaving({
        facts: facts({
          subscriptions: [aSubscription({ status: 'suspended', friendlyName: 'Business Basic' })],
          orders: [anOrder({ status: 'unknown', rawStatus: 'held' })],
          waivers: [aWaiver({ subjectId: 'ord_1', status: 'unknown:held' })],
        }),
        clearing: [
          anEvent(),
          anEvent({ type: 'removal-blocker-waived', subjectId: 'ord_1', changes: { reason: 'It was never sent.' } }),
        ],
      }),
    });
    expect(receiptOf(removal).cleared).toEqual([
      {
        subjectId: 'sub_1',
        name: 'Business Basic',
        how: 'subscription-suspended',
        by: anActor(),
        at: inDays(-10),
        reason: null,
        refunded: null,
      },
      {
        subjectId: 'ord_1',
        name: 'Business Basic',
        how: 'removal-blocker-waived',
        by: anActor(),
        at: inDays(-10),
        reason: 'It was never sent.',
        refunded: null,
      },
    ]);
  });

  it.each([
    [true, { refundable: true }, 'user'],
    [false, { refundable: false }, 'user'],
    [null, { refundable: null }, 'user'],
    [null, { refundable: true }, 'import'],
  ] as const)('tells whether a cancelled reservation is refunded: %s', (refunded, reservation, kind) => {
    const removal = aRemoval({
      own: aLeaving({
        facts: facts({ reservations: [aReservation({ status: 'cancelled', ...reservation })] }),
        clearing: [anEvent({ type: 'reservation-cancelled', subjectId: 'rsv_1', actor: anActor({ kind }) })],
      }),
    });
    expect(receiptOf(removal).cleared).toMatchObject([{ subjectId: 'rsv_1', refunded }]);
  });

  it('lists an item that was cleared twice once, as it was cleared last', () => {
    const removal = aRemoval({
      own: aLeaving({
        facts: facts({
          orders: [anOrder({ status: 'unknown', rawStatus: 'held' })],
          waivers: [aWaiver({ subjectId: 'ord_1', status: 'unknown:held' })],
          subscriptions: [aSubscription({ status: 'suspended' })],
        }),
        clearing: [
          anEvent({ occurredAt: inDays(-20) }),
          anEvent({ type: 'removal-blocker-waived', subjectId: 'ord_1', changes: { reason: 'It was never sent.' } }),
          anEvent({ occurredAt: inDays(-5) }),
        ],
      }),
    });
    expect(receiptOf(removal).cleared.map(({ subjectId, at }) => [subjectId, at])).toEqual([
      ['ord_1', inDays(-10)],
      ['sub_1', inDays(-5)],
    ]);
  });

  it('offers a notice to the customer in English and Japanese', () => {
    const dataDeletionAt = inDays(30);
    const suspended = aSubscription({ status: 'suspended', dataDeletionAt, friendlyName: 'Power BI' });
    const notices = noticesOf(receiptOf(caseOf({ subscriptions: [suspended, anAzurePlan({ status: 'suspended' })] })));
    expect(notices.map((one) => one.locale)).toEqual(['en', 'ja']);
    const [english, japanese] = notices.map(({ body }) => body);
    for (const body of [english, japanese])
      for (const name of ['Contoso', 'Meridian Cloud', 'Power BI', 'Azure']) expect(body).toContain(name);
    for (const date of ['15 June 2026', '15 July 2026']) expect(english).toContain(date);
    for (const date of ['2026年6月15日', '2026年7月15日']) expect(japanese).toContain(date);
  });

  it('shows the notice of an early receipt as it was written', () => {
    const notice = [{ locale: 'en' as const, subject: 'Goodbye', body: 'It ended.' }];
    const effects = [{ kind: 'leaves_customer_list' as const, count: 1, message: 'The customer is gone.' }];
    expect(noticesOf({ ...receiptOf(aRemoval()), effects, remaining: [], notice })).toEqual(notice);
  });
});

describe('an attempt while something blocks', () => {
  const blocked = caseOf({ subscriptions: [aSubscription()] });
  const first = remove(blocked);
  const attempt = (ago: Date, removal = blocked) => {
    const events = first.outcome === 'refused' ? (first.events ?? []) : [];
    const [last] = recorded(events);
    if (last === undefined) throw new Error('the first attempt was not recorded');
    const again = remove(removal, attested, { ...last, occurredAt: ago });
    return again.outcome === 'refused' ? (again.events ?? []) : undefined;
  };

  it('is refused with all blockers and recorded', () => {
    expect(refusalOf(first)).toMatchObject({ error: 'removal_blocked', blockers: [{ id: 'blk_sub_1' }] });
    expect(first).toMatchObject({
      events: [
        {
          type: 'reseller-relationship-removal-blocked',
          subjectId: 'rel_1',
          changes: { blockers: [{ id: 'blk_sub_1', kind: 'active_subscription', subjectId: 'sub_1' }] },
        },
      ],
    });
  });

  it('is recorded once a minute', () => {
    expect(attempt(now)).toEqual([]);
    expect(attempt(inMilliseconds(-59_999))).toEqual([]);
    expect(attempt(inMilliseconds(-60_000))).toHaveLength(1);
  });

  it('is recorded anew within the minute where other items block', () => {
    const more = caseOf({ subscriptions: [aSubscription(), aSubscription({ id: 'sub_2' })] });
    expect(attempt(now, more)).toHaveLength(1);
  });
});
