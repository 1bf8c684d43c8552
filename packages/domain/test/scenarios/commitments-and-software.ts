import {
  aReservation,
  aSavingsPlan,
  aSoftwarePurchase,
  aSubscription,
  facts,
  inDays,
  inMilliseconds,
  now,
} from '../../testing/index.ts';
import type { Scenario } from './scenario.ts';
import {
  adminAgent,
  askOrWaive,
  blocked,
  cancelBy,
  reservationRoles,
  turnOffThenWait,
  waitOrWaive,
  waitUntil,
} from './scenario.ts';

const reservation = (overrides: Parameters<typeof aReservation>[0] = {}) =>
  facts({ reservations: [aReservation(overrides)] });
const savingsPlan = (overrides: Parameters<typeof aSavingsPlan>[0] = {}) =>
  facts({ savingsPlans: [aSavingsPlan(overrides)] });
const software = (overrides: Parameters<typeof aSoftwarePurchase>[0] = {}) =>
  facts({ softwarePurchases: [aSoftwarePurchase(overrides)] });
const cancel = { resolutions: ['cancel'], allowedRoles: reservationRoles } as const;
const free = { billedMeanwhile: false };

const commitments: readonly Scenario[] = [
  {
    rule: 'an active refundable reservation blocks until it is cancelled',
    facts: reservation(),
    blocks: [blocked('rsv_1', 'active_reservation', cancel)],
  },
  {
    rule: 'an active reservation of which it is not known whether it is refunded blocks until it is cancelled',
    facts: reservation({ refundable: null }),
    blocks: [blocked('rsv_1', 'active_reservation', cancel)],
  },
  {
    rule: 'an active refundable reservation without an expiry blocks until it is cancelled',
    facts: reservation({ expiresAt: null }),
    blocks: [blocked('rsv_1', 'active_reservation', cancel)],
  },
  {
    rule: 'an active reservation that cannot be refunded blocks until it expires',
    facts: reservation({ refundable: false }),
    blocks: [blocked('rsv_1', 'non_refundable_reservation', waitUntil(inDays(200)))],
    removableAt: inDays(200),
  },
  {
    rule: 'one that cannot be refunded and has no expiry may be waived',
    facts: reservation({ refundable: false, expiresAt: null }),
    blocks: [blocked('rsv_1', 'non_refundable_reservation', waitOrWaive)],
  },
  ...[true, false].flatMap((refundable): readonly Scenario[] => [
    {
      rule: `a ${refundable ? '' : 'non-'}refundable reservation blocks up to the last millisecond before its expiry`,
      facts: reservation({ refundable, expiresAt: inMilliseconds(1) }),
      blocks: [
        refundable
          ? blocked('rsv_1', 'active_reservation', cancel)
          : blocked('rsv_1', 'non_refundable_reservation', waitUntil(inMilliseconds(1))),
      ],
      removableAt: refundable ? now : inMilliseconds(1),
    },
    {
      rule: `a ${refundable ? '' : 'non-'}refundable reservation does not block from its expiry on`,
      facts: reservation({ refundable, expiresAt: now }),
      blocks: [],
    },
  ]),
  {
    rule: 'an active savings plan is final: it blocks until it expires',
    facts: savingsPlan({ refundable: true }),
    blocks: [blocked('svp_1', 'active_savings_plan', waitUntil(inDays(200)))],
    removableAt: inDays(200),
  },
  {
    rule: 'a savings plan without an expiry may be waived',
    facts: savingsPlan({ expiresAt: null }),
    blocks: [blocked('svp_1', 'active_savings_plan', waitOrWaive)],
  },
  { rule: 'a savings plan does not block from its expiry on', facts: savingsPlan({ expiresAt: now }), blocks: [] },
  ...(['cancelled', 'expired'] as const).flatMap((status): readonly Scenario[] => [
    { rule: `a reservation that is ${status} does not block`, facts: reservation({ status }), blocks: [] },
    { rule: `a savings plan that is ${status} does not block`, facts: savingsPlan({ status }), blocks: [] },
  ]),
  {
    rule: 'a reservation of a status not known here blocks until the vendor is asked, or it is waived',
    facts: reservation({ status: 'unknown', rawStatus: 'processing' }),
    blocks: [blocked('rsv_1', 'unknown_status', askOrWaive)],
  },
  {
    rule: 'a savings plan of a status not known here blocks until the vendor is asked, or it is waived',
    facts: savingsPlan({ status: 'unknown', rawStatus: 'processing' }),
    blocks: [blocked('svp_1', 'unknown_status', askOrWaive)],
  },
];

const softwareSubscription = (overrides: Parameters<typeof aSubscription>[0]) =>
  facts({
    subscriptions: [
      aSubscription({ kind: 'software', commerceModel: 'new_commerce', commitmentEndDate: inDays(90), ...overrides }),
    ],
  });

const softwareSubscriptions: readonly Scenario[] = [
  ...(['active', 'suspended'] as const).map(
    (status): Scenario => ({
      rule: `a software subscription that is ${status} blocks until an admin agent cancels it in its window`,
      facts: softwareSubscription({ status, cancellationAllowedUntil: now }),
      blocks: [blocked('sub_1', 'active_software_subscription', cancelBy(now, adminAgent))],
    }),
  ),
  {
    rule: 'past its window a software subscription runs out once it does not renew',
    facts: softwareSubscription({ cancellationAllowedUntil: inMilliseconds(-1) }),
    blocks: [blocked('sub_1', 'active_software_subscription', turnOffThenWait(inDays(90)))],
    removableAt: inDays(90),
  },
  {
    rule: 'a software subscription that does not renew has no grace: it blocks until its term ends',
    facts: softwareSubscription({ autoRenew: false, cancellationAllowedUntil: null }),
    blocks: [blocked('sub_1', 'active_software_subscription', waitUntil(inDays(90)))],
    removableAt: inDays(90),
  },
  {
    rule: 'a software subscription whose add-on outlasts its window runs out, without a grace',
    facts: facts({
      subscriptions: [
        aSubscription({
          id: 'sub_base',
          kind: 'software',
          cancellationAllowedUntil: inDays(3),
          commitmentEndDate: inDays(20),
        }),
        aSubscription({
          id: 'sub_addon',
          kind: 'software',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(10),
        }),
      ],
    }),
    blocks: [
      blocked('sub_addon', 'active_software_subscription', turnOffThenWait(inDays(10))),
      blocked('sub_base', 'active_software_subscription', {
        ...cancelBy(inDays(3), adminAgent),
        clearAfter: ['blk_sub_addon'],
      }),
    ],
    removableAt: inDays(20),
  },
  {
    rule: 'one past its end that nothing was chosen for is waived once its window is closed',
    facts: facts({
      subscriptions: [
        aSubscription({
          id: 'sub_base',
          kind: 'software',
          cancellationAllowedUntil: now,
          commitmentEndDate: inMilliseconds(-1),
          endOfTermAction: null,
        }),
        aSubscription({
          id: 'sub_addon',
          kind: 'software',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(10),
        }),
      ],
    }),
    blocks: [
      blocked('sub_addon', 'active_software_subscription', turnOffThenWait(inDays(10))),
      blocked('sub_base', 'active_software_subscription', {
        ...cancelBy(now, adminAgent),
        clearAfter: ['blk_sub_addon'],
      }),
    ],
    removableAt: inDays(10),
  },
  ...(['expired', 'disabled', 'cancelled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `a software subscription that is ${status} does not block`,
      facts: softwareSubscription({ status, autoRenew: false, commitmentEndDate: inDays(-1) }),
      blocks: [],
    }),
  ),
];

const softwarePurchases: readonly Scenario[] = [
  {
    rule: 'a software purchase in its window blocks until an admin agent cancels it; it costs nothing meanwhile',
    facts: software(),
    blocks: [blocked('sft_1', 'software_purchase', { ...cancelBy(inDays(20), adminAgent), ...free })],
  },
  {
    rule: 'the window of a software purchase is open at its very end',
    facts: software({ cancellationAllowedUntil: now }),
    blocks: [blocked('sft_1', 'software_purchase', { ...cancelBy(now, adminAgent), ...free })],
  },
  {
    rule: 'a millisecond after its window, software bought for good needs the vendor or a waiver',
    facts: software({ cancellationAllowedUntil: inMilliseconds(-1) }),
    blocks: [blocked('sft_1', 'software_purchase_outside_window', { ...askOrWaive, ...free })],
  },
  {
    rule: 'software without a window is past it',
    facts: software({ cancellationAllowedUntil: null }),
    blocks: [blocked('sft_1', 'software_purchase_outside_window', { ...askOrWaive, ...free })],
  },
  {
    rule: 'software bought for a term blocks past its window until it expires',
    facts: software({ cancellationAllowedUntil: null, expiresAt: inDays(300) }),
    blocks: [blocked('sft_1', 'software_purchase_outside_window', { ...waitUntil(inDays(300)), ...free })],
    removableAt: inDays(300),
  },
  {
    rule: 'software bought for a term does not block from its expiry on',
    facts: software({ cancellationAllowedUntil: null, expiresAt: now }),
    blocks: [],
  },
  {
    rule: 'a cancelled software purchase does not block',
    facts: software({ status: 'cancelled' }),
    blocks: [],
  },
  {
    rule: 'an expired software purchase does not block',
    facts: software({ status: 'expired' }),
    blocks: [],
  },
];

export const commitmentAndSoftwareScenarios: readonly Scenario[] = [
  ...commitments,
  ...softwareSubscriptions,
  ...softwarePurchases,
];
