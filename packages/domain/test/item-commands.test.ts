import { describe, expect, it } from 'vitest';
import type { BlockerWaiver, RelationshipFacts } from '../src/index.ts';
import {
  decideCancelAzureEntitlement,
  decideCancelReservation,
  decideCancelSoftwarePurchase,
  decideWaiveBlocker,
} from '../src/index.ts';
import {
  anActor,
  anAzureEntitlement,
  anOrder,
  applyDecision,
  aReservation,
  aSoftwarePurchase,
  aSubscription,
  commandContext,
  facts,
  inHours,
  inMilliseconds,
  now,
} from '../testing/index.ts';
import { decisionOf, inEnglish, refusalOf } from './outcomes.ts';

const context = commandContext();

describe('cancelling an item', () => {
  it.each([
    {
      what: 'an active Azure subscription',
      outcome: decideCancelAzureEntitlement(anAzureEntitlement(), context),
      update: 'azureEntitlement',
      type: 'azure-entitlement-cancelled',
    },
    {
      what: 'an active refundable reservation',
      outcome: decideCancelReservation(aReservation({ expiresAt: inMilliseconds(1) }), context),
      update: 'reservation',
      type: 'reservation-cancelled',
    },
    {
      what: 'a software purchase at the very end of its window',
      outcome: decideCancelSoftwarePurchase(aSoftwarePurchase({ cancellationAllowedUntil: now }), context),
      update: 'softwarePurchase',
      type: 'software-purchase-cancelled',
    },
  ])('takes $what, with one event of its own type', ({ outcome, update, type }) => {
    const { changes, events } = decisionOf(outcome);
    expect(changes).toMatchObject([{ update, partnerId: 'par_meridian', set: { status: 'cancelled' } }]);
    expect(events).toMatchObject([{ type, changes: { status: { from: 'active', to: 'cancelled' } } }]);
  });

  it.each([
    {
      what: 'an Azure subscription of a status not known here',
      outcome: decideCancelAzureEntitlement(anAzureEntitlement({ status: 'unknown' }), context),
      currentStatus: 'unknown',
      says: 'import again',
    },
    {
      what: 'a reservation that cannot be refunded',
      outcome: decideCancelReservation(aReservation({ refundable: false }), context),
      currentStatus: 'active',
      says: 'cannot be refunded',
    },
    {
      what: 'a reservation from its expiry on',
      outcome: decideCancelReservation(aReservation({ expiresAt: now }), context),
      currentStatus: 'active',
      says: 'expired',
    },
    {
      what: 'a reservation that is expired',
      outcome: decideCancelReservation(aReservation({ status: 'expired' }), context),
      currentStatus: 'expired',
      says: 'expired',
    },
    {
      what: 'a reservation of a status not known here',
      outcome: decideCancelReservation(aReservation({ status: 'unknown' }), context),
      currentStatus: 'unknown',
      says: 'import again',
    },
    {
      what: 'a software purchase a millisecond after its window',
      outcome: decideCancelSoftwarePurchase(
        aSoftwarePurchase({ cancellationAllowedUntil: inMilliseconds(-1) }),
        context,
      ),
      currentStatus: 'active',
      says: 'could be cancelled until 15 June 2026 at 11:59 UTC',
    },
    {
      what: 'a software purchase without a window',
      outcome: decideCancelSoftwarePurchase(aSoftwarePurchase({ cancellationAllowedUntil: null }), context),
      currentStatus: 'active',
      says: 'cannot be cancelled',
    },
    {
      what: 'a software purchase from its expiry on',
      outcome: decideCancelSoftwarePurchase(aSoftwarePurchase({ expiresAt: now }), context),
      currentStatus: 'active',
      says: 'expired',
    },
    {
      what: 'a software purchase of a status not known here',
      outcome: decideCancelSoftwarePurchase(aSoftwarePurchase({ status: 'unknown' }), context),
      currentStatus: 'unknown',
      says: 'import again',
    },
  ])('refuses $what with its status and the reason', ({ outcome, currentStatus, says }) => {
    const refusal = refusalOf(outcome);
    expect(refusal).toMatchObject({ error: 'state', currentStatus });
    expect(inEnglish(refusal)).toContain(says);
  });

  it('is already done for what is cancelled', () => {
    const already = { outcome: 'already' };
    expect(decideCancelAzureEntitlement(anAzureEntitlement({ status: 'cancelled' }), context)).toEqual(already);
    expect(decideCancelReservation(aReservation({ status: 'cancelled' }), context)).toEqual(already);
    expect(decideCancelSoftwarePurchase(aSoftwarePurchase({ status: 'cancelled' }), context)).toEqual(already);
  });
});

describe('waiving a blocker', () => {
  const paused = aSubscription({ status: 'unknown', rawStatus: 'paused' });
  const waive = (among: RelationshipFacts, blockerId: string, reason = ' The vendor confirmed that it has ended. ') =>
    decideWaiveBlocker({ facts: among, blockerId, reason, waiverId: 'wvr_1' }, context);

  it('records who vouches for the item in its present status, why and when, and an event', () => {
    const row: BlockerWaiver = {
      partnerId: 'par_meridian',
      id: 'wvr_1',
      relationshipId: 'rel_1',
      customerId: 'cus_contoso',
      subjectId: 'sub_1',
      status: 'unknown:paused',
      reason: 'The vendor confirmed that it has ended.',
      by: anActor(),
      at: now,
    };
    const { changes, events } = decisionOf(waive(facts({ subscriptions: [paused] }), 'blk_sub_1'));
    expect(changes).toEqual([{ insert: 'waiver', row }]);
    expect(events).toMatchObject([
      {
        type: 'removal-blocker-waived',
        subjectId: 'sub_1',
        changes: { kind: 'unknown_status', status: 'unknown:paused', reason: row.reason },
      },
    ]);
  });

  it('is already done once the item is waived in this status', () => {
    const before = facts({ subscriptions: [paused] });
    const after = applyDecision(before, decisionOf(waive(before, 'blk_sub_1')));
    expect(waive(after, 'blk_sub_1')).toEqual({ outcome: 'already' });
  });

  it('is refused where the blocker can be cleared another way', () => {
    expect(refusalOf(waive(facts({ subscriptions: [aSubscription()] }), 'blk_sub_1'))).toMatchObject({
      error: 'state',
      currentStatus: 'active',
    });
  });

  it('is refused for a pending order of just 72 hours, and done a millisecond later', () => {
    const pending = (createdAt: Date) => facts({ orders: [anOrder({ status: 'pending', createdAt })] });
    expect(refusalOf(waive(pending(inHours(-72)), 'blk_ord_1')).error).toBe('state');
    expect(waive(pending(new Date(inHours(-72).getTime() - 1)), 'blk_ord_1').outcome).toBe('done');
  });

  it('is refused for an item that does not block', () => {
    const suspended = facts({ subscriptions: [aSubscription({ status: 'suspended' })] });
    expect(refusalOf(waive(suspended, 'blk_sub_1'))).toMatchObject({ error: 'state', currentStatus: 'suspended' });
  });

  it('does not find a blocker of another relationship', () => {
    expect(refusalOf(waive(facts({ subscriptions: [paused] }), 'blk_sub_2')).error).toBe('not_found');
  });

  it.each(['', '   ', 'x'.repeat(1001)])('needs a reason of 1 to 1,000 characters', (reason) => {
    expect(refusalOf(waive(facts({ subscriptions: [paused] }), 'blk_sub_1', reason))).toMatchObject({
      error: 'validation',
      issues: [{ path: ['reason'] }],
    });
  });
});
