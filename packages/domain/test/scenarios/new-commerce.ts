import { aNewCommerceSubscription, facts, inDays, inMilliseconds, now } from '../../testing/index.ts';
import type { Scenario } from './scenario.ts';
import {
  adminAgent,
  blocked,
  cancelBy,
  subscriptionRoles,
  turnOffThenWait,
  waitOrWaive,
  waitUntil,
} from './scenario.ts';

type Overrides = Parameters<typeof aNewCommerceSubscription>[0];
const one = (overrides: Overrides = {}) => facts({ subscriptions: [aNewCommerceSubscription(overrides)] });
const closed = { cancellationAllowedUntil: inDays(-90), commitmentEndDate: inDays(265) };
const graceEnd = inDays(295);
const ended = { cancellationAllowedUntil: inDays(-300), commitmentEndDate: inDays(-10) };

const inWindow: readonly Scenario[] = [
  {
    rule: 'an active new-commerce subscription in its window blocks until it is cancelled',
    facts: one(),
    blocks: [blocked('sub_1', 'active_new_commerce_subscription', cancelBy(inDays(3)))],
  },
  {
    rule: 'a suspended one in its window blocks too: it is still billed',
    facts: one({ status: 'suspended' }),
    blocks: [blocked('sub_1', 'active_new_commerce_subscription', cancelBy(inDays(3)))],
  },
  {
    rule: 'the window is open at its very end',
    facts: one({ cancellationAllowedUntil: now }),
    blocks: [blocked('sub_1', 'active_new_commerce_subscription', cancelBy(now))],
  },
  {
    rule: 'a new-commerce trial blocks as new commerce and costs nothing meanwhile',
    facts: one({ isTrial: true }),
    blocks: [blocked('sub_1', 'active_new_commerce_subscription', { ...cancelBy(inDays(3)), billedMeanwhile: false })],
  },
  {
    rule: 'a new-commerce add-on blocks as new commerce, and is cancelled with its base',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({ id: 'sub_addon', friendlyName: 'Archiving', parentSubscriptionId: 'sub_base' }),
      ],
    }),
    blocks: [
      blocked('sub_addon', 'active_new_commerce_subscription', {
        ...cancelBy(inDays(3)),
        clearedWith: 'blk_sub_base',
      }),
      blocked('sub_base', 'active_new_commerce_subscription', cancelBy(inDays(3))),
    ],
  },
  {
    rule: 'subscriptions that name each other as base go with each other',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_a', parentSubscriptionId: 'sub_b' }),
        aNewCommerceSubscription({ id: 'sub_b', parentSubscriptionId: 'sub_a' }),
      ],
    }),
    blocks: [
      blocked('sub_a', 'active_new_commerce_subscription', { ...cancelBy(inDays(3)), clearedWith: 'blk_sub_b' }),
      blocked('sub_b', 'active_new_commerce_subscription', { ...cancelBy(inDays(3)), clearedWith: 'blk_sub_a' }),
    ],
  },
  {
    rule: 'a base whose add-on outlasts its window runs out, grace included',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({ id: 'sub_addon', parentSubscriptionId: 'sub_base', ...closed }),
      ],
    }),
    blocks: [
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_addon'],
      }),
      blocked('sub_addon', 'new_commerce_outside_window', turnOffThenWait(graceEnd)),
    ],
    removableAt: inDays(391),
  },
  {
    rule: 'a base whose add-on stops running inside its window is cancelled then, though the add-on is still in grace',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(2),
        }),
      ],
    }),
    blocks: [
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_addon'],
      }),
      blocked('sub_addon', 'new_commerce_outside_window', turnOffThenWait(inDays(32))),
    ],
    removableAt: inDays(32),
  },
  {
    rule: 'a base waits for an add-on whose window closes before that of the base, because it has an add-on itself',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: inDays(1),
          commitmentEndDate: inDays(10),
        }),
        aNewCommerceSubscription({
          id: 'sub_below',
          parentSubscriptionId: 'sub_addon',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(2),
        }),
      ],
    }),
    blocks: [
      blocked('sub_addon', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(40)),
        clearAfter: ['blk_sub_below'],
      }),
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_below'],
      }),
      blocked('sub_below', 'new_commerce_outside_window', turnOffThenWait(inDays(32))),
    ],
    removableAt: inDays(391),
  },
  {
    rule: 'a base waits for what is below an add-on, although the add-on itself may be waived at once',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: null,
          commitmentEndDate: null,
        }),
        aNewCommerceSubscription({
          id: 'sub_below',
          parentSubscriptionId: 'sub_addon',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(5),
        }),
      ],
    }),
    blocks: [
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_addon', 'blk_sub_below'],
      }),
      blocked('sub_addon', 'new_commerce_outside_window', {
        resolutions: ['turn_off_auto_renew', 'wait', 'waive'],
        allowedRoles: subscriptionRoles,
        clearsAt: null,
      }),
      blocked('sub_below', 'new_commerce_outside_window', turnOffThenWait(inDays(35))),
    ],
    removableAt: inDays(391),
  },
  {
    rule: 'a base waits for what is below an add-on that nothing was chosen for: past its end it runs on',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          commitmentEndDate: now,
          endOfTermAction: null,
        }),
        aNewCommerceSubscription({
          id: 'sub_below',
          parentSubscriptionId: 'sub_addon',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(5),
        }),
      ],
    }),
    blocks: [
      blocked('sub_addon', 'active_new_commerce_subscription', { ...waitOrWaive, clearAfter: ['blk_sub_below'] }),
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_below'],
      }),
      blocked('sub_below', 'new_commerce_outside_window', turnOffThenWait(inDays(35))),
    ],
    removableAt: inDays(391),
  },
  {
    rule: 'a base waits for what is below an add-on that is an extended service term: it renews itself',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          isExtendedServiceTerm: true,
          commitmentEndDate: inDays(1),
        }),
        aNewCommerceSubscription({
          id: 'sub_below',
          parentSubscriptionId: 'sub_addon',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(5),
        }),
      ],
    }),
    blocks: [
      blocked('sub_addon', 'active_new_commerce_subscription', { ...waitOrWaive, clearAfter: ['blk_sub_below'] }),
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_below'],
      }),
      blocked('sub_below', 'new_commerce_outside_window', turnOffThenWait(inDays(35))),
    ],
    removableAt: inDays(391),
  },
  {
    rule: 'a base does not wait for what is below an add-on that no longer runs',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ id: 'sub_base' }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(2),
        }),
        aNewCommerceSubscription({
          id: 'sub_below',
          parentSubscriptionId: 'sub_addon',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(10),
        }),
      ],
    }),
    blocks: [
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...turnOffThenWait(inDays(391)),
        clearAfter: ['blk_sub_addon', 'blk_sub_below'],
      }),
      blocked('sub_addon', 'new_commerce_outside_window', turnOffThenWait(inDays(32))),
      blocked('sub_below', 'new_commerce_outside_window', turnOffThenWait(inDays(40))),
    ],
    removableAt: inDays(40),
  },
];

const outsideWindow: readonly Scenario[] = [
  {
    rule: 'a millisecond after the end of its window it can only run out, grace included',
    facts: one({ cancellationAllowedUntil: inMilliseconds(-1) }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', turnOffThenWait(inDays(391)))],
    removableAt: inDays(391),
  },
  {
    rule: 'without a window it is past it',
    facts: one({ ...closed, cancellationAllowedUntil: null }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', turnOffThenWait(graceEnd))],
    removableAt: graceEnd,
  },
  {
    rule: 'with auto-renew off only waiting is left',
    facts: one({ ...closed, autoRenew: false }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', waitUntil(graceEnd))],
    removableAt: graceEnd,
  },
  {
    rule: 'a suspended one past its window never goes on: only waiting is left',
    facts: one({ ...closed, status: 'suspended' }),
    blocks: [blocked('sub_1', 'new_commerce_suspended', waitUntil(graceEnd))],
    removableAt: graceEnd,
  },
  {
    rule: 'a trial past its window costs nothing meanwhile',
    facts: one({ ...closed, isTrial: true }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', { ...turnOffThenWait(graceEnd), billedMeanwhile: false })],
    removableAt: graceEnd,
  },
  {
    rule: 'one without a commitment end may be waived, so that nobody is held for ever',
    facts: one({ commitmentEndDate: null, cancellationAllowedUntil: null }),
    blocks: [
      blocked('sub_1', 'new_commerce_outside_window', {
        resolutions: ['turn_off_auto_renew', 'wait', 'waive'],
        allowedRoles: subscriptionRoles,
      }),
    ],
  },
  {
    rule: 'one without a commitment end that cannot renew may be waived by an admin agent alone',
    facts: one({ commitmentEndDate: null, cancellationAllowedUntil: null, autoRenew: false }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', waitOrWaive)],
  },
];

const inGrace: readonly Scenario[] = [
  ...(['expired', 'disabled'] as const).flatMap((status): readonly Scenario[] => [
    {
      rule: `one that is ${status} blocks during its grace and costs nothing`,
      facts: one({ ...ended, status }),
      blocks: [blocked('sub_1', 'new_commerce_in_grace', { ...waitUntil(inDays(20)), billedMeanwhile: false })],
      removableAt: inDays(20),
    },
    {
      rule: `one that is ${status} blocks up to the last millisecond of its grace`,
      facts: one({ ...ended, status }),
      at: inMilliseconds(20 * 86_400_000 - 1),
      blocks: [blocked('sub_1', 'new_commerce_in_grace', { ...waitUntil(inDays(20)), billedMeanwhile: false })],
      removableAt: inDays(20),
    },
    {
      rule: `one that is ${status} does not block from the end of its grace on`,
      facts: one({ ...ended, status }),
      at: inDays(20),
      blocks: [],
    },
    {
      rule: `one that is ${status} without a commitment end may be waived`,
      facts: one({ status, commitmentEndDate: null, cancellationAllowedUntil: null }),
      blocks: [
        blocked('sub_1', 'new_commerce_in_grace', {
          resolutions: ['wait', 'waive'],
          allowedRoles: adminAgent,
          billedMeanwhile: false,
        }),
      ],
    },
  ]),
  ...(['cancelled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `a new-commerce subscription that is ${status} does not block`,
      facts: one({ status }),
      blocks: [],
    }),
  ),
];

/** Bought and ending when extended service terms apply. */
const inScope = { purchasedOrRenewedAt: inDays(-100), ...closed };
const end = inDays(265);
const chooseThenWait = {
  resolutions: ['cancel_at_term_end', 'wait'],
  allowedRoles: subscriptionRoles,
  clearsAt: end,
} as const;

const extended: readonly Scenario[] = [
  ...(['renew', 'extend', 'expire', null] as const).map(
    (endOfTermAction): Scenario => ({
      rule: `a term that may be extended, with ${endOfTermAction} chosen, is left by cancelling at its end, without grace`,
      facts: one({ ...inScope, endOfTermAction }),
      blocks: [blocked('sub_1', 'new_commerce_outside_window', chooseThenWait)],
      removableAt: end,
    }),
  ),
  {
    rule: 'cancelled at term end it waits for that end',
    facts: one({ ...inScope, endOfTermAction: 'cancel' }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', waitUntil(end))],
    removableAt: end,
  },
  {
    rule: 'a term whose purchase is not known may be extended too',
    facts: one({ ...closed, purchasedOrRenewedAt: null }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', chooseThenWait)],
    removableAt: end,
  },
  {
    rule: 'past its end and without a choice, nothing says when it goes',
    facts: one({ ...inScope, commitmentEndDate: inDays(-1), endOfTermAction: null }),
    blocks: [blocked('sub_1', 'new_commerce_outside_window', waitOrWaive)],
  },
  {
    rule: 'an extended service term can be cancelled at any time',
    facts: one({ isExtendedServiceTerm: true, cancellationAllowedUntil: null, commitmentEndDate: inDays(20) }),
    blocks: [
      blocked('sub_1', 'active_new_commerce_subscription', {
        resolutions: ['cancel'],
        allowedRoles: subscriptionRoles,
      }),
    ],
  },
  {
    rule: 'suspended, an extended service term that waits for an add-on runs out: it no longer renews itself',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({
          id: 'sub_base',
          status: 'suspended',
          isExtendedServiceTerm: true,
          commitmentEndDate: inDays(20),
        }),
        aNewCommerceSubscription({
          id: 'sub_addon',
          parentSubscriptionId: 'sub_base',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(25),
        }),
      ],
    }),
    blocks: [
      blocked('sub_base', 'active_new_commerce_subscription', {
        ...waitUntil(inDays(50)),
        clearAfter: ['blk_sub_addon'],
      }),
      blocked('sub_addon', 'new_commerce_outside_window', turnOffThenWait(inDays(55))),
    ],
    removableAt: inDays(55),
  },
  {
    rule: 'a term that ended by itself in their scope has no grace',
    facts: one({ ...ended, status: 'expired', purchasedOrRenewedAt: inDays(-375) }),
    blocks: [],
  },
  {
    rule: 'one whose purchase is not known keeps its grace',
    facts: one({ ...ended, status: 'expired', purchasedOrRenewedAt: null }),
    blocks: [blocked('sub_1', 'new_commerce_in_grace', { ...waitUntil(inDays(20)), billedMeanwhile: false })],
    removableAt: inDays(20),
  },
  {
    rule: 'one that was suspended at its end is kept as long',
    facts: one({ ...ended, status: 'expired', purchasedOrRenewedAt: inDays(-375), suspendedAt: inDays(-50) }),
    blocks: [blocked('sub_1', 'new_commerce_in_grace', { ...waitUntil(inDays(20)), billedMeanwhile: false })],
    removableAt: inDays(20),
  },
];

export const newCommerceScenarios: readonly Scenario[] = [...inWindow, ...outsideWindow, ...inGrace, ...extended];
