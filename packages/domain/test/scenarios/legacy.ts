import { aSubscription, facts, inDays } from '../../testing/index.ts';
import type { Scenario } from './scenario.ts';
import { blocked, suspend } from './scenario.ts';

const notActive = ['suspended', 'cancelled', 'expired', 'disabled', 'deleted'] as const;

const neverBlocking = [
  { what: 'licence', overrides: {} },
  { what: 'trial', overrides: { isTrial: true } },
  { what: 'add-on', overrides: { parentSubscriptionId: 'sub_base' } },
].flatMap(({ what, overrides }) =>
  notActive.map(
    (status): Scenario => ({
      rule: `a legacy ${what} that is ${status} does not block`,
      facts: facts({ subscriptions: [aSubscription({ ...overrides, status })] }),
      blocks: [],
    }),
  ),
);

export const legacyScenarios: readonly Scenario[] = [
  { rule: 'nothing blocks where nothing was bought', facts: facts(), blocks: [] },
  {
    rule: 'an active legacy licence blocks until it is suspended',
    facts: facts({ subscriptions: [aSubscription()] }),
    blocks: [blocked('sub_1', 'active_subscription', suspend)],
  },
  {
    rule: 'an active legacy licence past its commitment end, not yet expired by the clock, still blocks',
    facts: facts({ subscriptions: [aSubscription({ commitmentEndDate: inDays(-1) })] }),
    blocks: [blocked('sub_1', 'active_subscription', suspend)],
  },
  {
    rule: 'an active legacy trial blocks until it is suspended and costs nothing meanwhile',
    facts: facts({ subscriptions: [aSubscription({ isTrial: true })] }),
    blocks: [blocked('sub_1', 'active_trial', { ...suspend, billedMeanwhile: false })],
  },
  {
    rule: 'a trial that is an add-on blocks as a trial',
    facts: facts({ subscriptions: [aSubscription({ isTrial: true, parentSubscriptionId: 'sub_base' })] }),
    blocks: [blocked('sub_1', 'active_trial', { ...suspend, billedMeanwhile: false })],
  },
  {
    rule: 'an active add-on is cleared with its base where the base blocks too',
    facts: facts({
      subscriptions: [
        aSubscription({ id: 'sub_base' }),
        aSubscription({ id: 'sub_addon', parentSubscriptionId: 'sub_base' }),
      ],
    }),
    blocks: [
      blocked('sub_base', 'active_subscription', suspend),
      blocked('sub_addon', 'active_add_on', { ...suspend, clearedWith: 'blk_sub_base' }),
    ],
  },
  {
    rule: 'an add-on of a trial is cleared with the trial',
    facts: facts({
      subscriptions: [
        aSubscription({ id: 'sub_trial', isTrial: true }),
        aSubscription({ id: 'sub_addon', parentSubscriptionId: 'sub_trial' }),
      ],
    }),
    blocks: [
      blocked('sub_trial', 'active_trial', { ...suspend, billedMeanwhile: false }),
      blocked('sub_addon', 'active_add_on', { ...suspend, clearedWith: 'blk_sub_trial' }),
    ],
  },
  {
    rule: 'an active add-on whose base is suspended is cleared by itself',
    facts: facts({
      subscriptions: [
        aSubscription({ id: 'sub_base', status: 'suspended' }),
        aSubscription({ id: 'sub_addon', parentSubscriptionId: 'sub_base' }),
      ],
    }),
    blocks: [blocked('sub_addon', 'active_add_on', suspend)],
  },
  {
    rule: 'an active add-on whose base is not on record is cleared by itself',
    facts: facts({ subscriptions: [aSubscription({ parentSubscriptionId: 'sub_elsewhere' })] }),
    blocks: [blocked('sub_1', 'active_add_on', suspend)],
  },
  {
    rule: 'every active subscription has a blocker of its own',
    facts: facts({ subscriptions: [aSubscription({ id: 'sub_a' }), aSubscription({ id: 'sub_b' })] }),
    blocks: [blocked('sub_a', 'active_subscription', suspend), blocked('sub_b', 'active_subscription', suspend)],
  },
  ...neverBlocking,
];
