import type { CustomerSubscription } from '../../src/index.ts';
import {
  aMarketplaceSubscription,
  aNewCommerceSubscription,
  aReservation,
  aSavingsPlan,
  aSoftwarePurchase,
  aSubscription,
  aWaiver,
  facts,
  inDays,
} from '../../testing/index.ts';
import { blocked, importOrWaive, type Scenario, waitUntil } from './scenario.ts';

const active = { importHash: 'f00', rawStatus: 'active' } as const;
const over = { status: 'expired', cancellationAllowedUntil: null, endOfTermAction: 'expire' } as const;
const unseen = (id: string) => blocked(id, 'record_incomplete', importOrWaive);

const of = (...subscriptions: CustomerSubscription[]) => facts({ subscriptions });

/** What was imported and only our clock ended: an import has to see its end. */
export const importedScenarios: readonly Scenario[] = [
  {
    rule: 'what only our clock ended of what was imported blocks until an import sees its end, whatever it is',
    facts: facts({
      subscriptions: [
        aSubscription({ id: 'sub_a', ...active, ...over }),
        aSubscription({ id: 'sub_b', ...active, status: 'disabled' }),
        aSubscription({ id: 'sub_c', ...active, status: 'deleted' }),
        aMarketplaceSubscription({ id: 'sub_d', ...active, ...over }),
        aMarketplaceSubscription({ id: 'sub_e', ...active, ...over, kind: 'software' }),
        aNewCommerceSubscription({ id: 'sub_f', ...active, ...over, commitmentEndDate: inDays(-30) }),
      ],
      reservations: [aReservation({ ...active, status: 'expired' })],
      savingsPlans: [aSavingsPlan({ ...active, status: 'expired' })],
      softwarePurchases: [aSoftwarePurchase({ ...active, status: 'expired' })],
    }),
    blocks: ['sub_d', 'sub_e', 'sub_a', 'sub_b', 'sub_c', 'sub_f', 'svp_1', 'rsv_1', 'sft_1'].map(unseen),
  },
  {
    rule: 'what was imported and is past its expiry blocks before the clock has come by',
    facts: facts({
      reservations: [aReservation({ ...active, expiresAt: inDays(0) })],
      savingsPlans: [aSavingsPlan({ ...active, rawStatus: null, expiresAt: inDays(-1) })],
    }),
    blocks: ['svp_1', 'rsv_1'].map(unseen),
  },
  {
    rule: 'grace runs first',
    facts: of(aNewCommerceSubscription({ ...active, ...over, commitmentEndDate: inDays(-29) })),
    blocks: [blocked('sub_1', 'new_commerce_in_grace', { ...waitUntil(inDays(1)), billedMeanwhile: false })],
    removableAt: inDays(1),
  },
  {
    rule: 'suspended new commerce is billed: that our clock ended it is to be seen, wherever it was suspended',
    facts: of(
      aNewCommerceSubscription({
        id: 'sub_a',
        ...active,
        rawStatus: 'Suspended',
        ...over,
        commitmentEndDate: inDays(-30),
      }),
      aNewCommerceSubscription({
        id: 'sub_b',
        ...active,
        suspendedAt: inDays(-90),
        ...over,
        commitmentEndDate: inDays(-30),
      }),
    ),
    blocks: ['sub_a', 'sub_b'].map(unseen),
  },
  ...[
    ['was suspended at the vendor', { rawStatus: 'suspended' }],
    ['was suspended here', { rawStatus: 'active', suspendedAt: inDays(-90) }],
  ].map(
    ([how, recorded]): Scenario => ({
      rule: `legacy that ${how} is not billed: that our clock deleted it blocks nothing`,
      facts: of(aSubscription({ ...active, ...(recorded as object), status: 'deleted' })),
      blocks: [],
    }),
  ),
  ...(['Expired', 'disabled', 'deleted', 'cancelled'] as const).map(
    (rawStatus): Scenario => ({
      rule: `what the vendor calls ${rawStatus} has ended there`,
      facts: of(aSubscription({ ...active, rawStatus, status: 'deleted' })),
      blocks: [],
    }),
  ),
  {
    rule: 'that an export no longer has it confirms the end',
    facts: facts({
      subscriptions: [aSubscription({ ...active, importHash: 'absent', status: 'deleted' })],
      reservations: [aReservation({ ...active, importHash: 'absent', status: 'expired' })],
    }),
    blocks: [],
  },
  {
    rule: 'what was made here ends with its dates',
    facts: facts({
      subscriptions: [aSubscription({ ...over })],
      reservations: [aReservation({ status: 'expired' }), aReservation({ id: 'rsv_2', expiresAt: inDays(0) })],
    }),
    blocks: [],
  },
  {
    rule: 'what was cancelled here does not block, imported or not',
    facts: facts({
      subscriptions: [aNewCommerceSubscription({ ...active, status: 'cancelled' })],
      reservations: [aReservation({ ...active, status: 'cancelled' })],
    }),
    blocks: [],
  },
  ...(['expired', 'disabled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `a waiver of an end that no import has seen covers it as ${status}, by the same record`,
      facts: facts({
        subscriptions: [aSubscription({ ...active, status })],
        waivers: [aWaiver({ status: 'unseen:f00' })],
      }),
      blocks: [],
    }),
  ),
  {
    rule: 'a waiver of an unseen end ends with a newer record that has it running',
    facts: facts({
      subscriptions: [aSubscription({ ...active, importHash: 'f01', status: 'expired' })],
      waivers: [aWaiver({ status: 'unseen:f00' }), aWaiver({ id: 'wvr_2', status: 'expired' })],
    }),
    blocks: [unseen('sub_1')],
  },
];
