import {
  aMarketplaceSubscription,
  anAzureEntitlement,
  anAzurePlan,
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
  subscriptionRoles,
  suspend,
  turnOffThenWait,
  waitOrWaive,
  waitUntil,
} from './scenario.ts';

const cancelEntitlement = { resolutions: ['cancel'], allowedRoles: adminAgent } as const;

const azure: readonly Scenario[] = [
  {
    rule: 'an active Azure plan blocks until it is suspended',
    facts: facts({ subscriptions: [anAzurePlan()] }),
    blocks: [blocked('sub_1', 'active_azure_plan', suspend)],
  },
  {
    rule: 'an active Azure plan is suspended after its active Azure subscriptions are cancelled',
    facts: facts({
      subscriptions: [anAzurePlan()],
      azureEntitlements: [
        anAzureEntitlement({ id: 'aze_b' }),
        anAzureEntitlement({ id: 'aze_a' }),
        anAzureEntitlement({ id: 'aze_gone', status: 'cancelled' }),
        anAzureEntitlement({ id: 'aze_other', subscriptionId: 'sub_other' }),
      ],
    }),
    blocks: [
      blocked('aze_a', 'active_azure_entitlement', cancelEntitlement),
      blocked('aze_b', 'active_azure_entitlement', cancelEntitlement),
      blocked('aze_other', 'active_azure_entitlement', cancelEntitlement),
      blocked('sub_1', 'active_azure_plan', { ...suspend, clearAfter: ['blk_aze_a', 'blk_aze_b'] }),
    ],
  },
  {
    rule: 'an Azure plan of new commerce blocks as an Azure plan',
    facts: facts({
      subscriptions: [anAzurePlan({ commerceModel: 'new_commerce', cancellationAllowedUntil: inDays(3) })],
    }),
    blocks: [blocked('sub_1', 'active_azure_plan', suspend)],
  },
  {
    rule: 'an active Azure subscription blocks even where its plan is suspended',
    facts: facts({ subscriptions: [anAzurePlan({ status: 'suspended' })], azureEntitlements: [anAzureEntitlement()] }),
    blocks: [blocked('aze_1', 'active_azure_entitlement', cancelEntitlement)],
  },
  {
    rule: 'an Azure subscription of a status not known here blocks until the vendor is asked, or it is waived',
    facts: facts({ azureEntitlements: [anAzureEntitlement({ status: 'unknown', rawStatus: 'warned' })] }),
    blocks: [blocked('aze_1', 'unknown_status', askOrWaive)],
  },
  {
    rule: 'a cancelled Azure subscription does not block',
    facts: facts({ azureEntitlements: [anAzureEntitlement({ status: 'cancelled' })] }),
    blocks: [],
  },
  ...(['suspended', 'cancelled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `an Azure plan that is ${status} does not block`,
      facts: facts({ subscriptions: [anAzurePlan({ status })] }),
      blocks: [],
    }),
  ),
];

const saas = (overrides: Parameters<typeof aMarketplaceSubscription>[0] = {}) =>
  facts({ subscriptions: [aMarketplaceSubscription(overrides)] });
const closed = { cancellationAllowedUntil: inDays(-1) };

const marketplace: readonly Scenario[] = [
  ...(['active', 'suspended'] as const).map(
    (status): Scenario => ({
      rule: `a marketplace subscription that is ${status} in its refund window blocks until it is cancelled`,
      facts: saas({ status }),
      blocks: [blocked('sub_1', 'active_marketplace_subscription', cancelBy(inDays(3)))],
    }),
  ),
  {
    rule: 'the refund window is open at its very end',
    facts: saas({ cancellationAllowedUntil: now }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', cancelBy(now))],
  },
  {
    rule: 'a millisecond after the refund window it runs out with its term, without grace',
    facts: saas({ cancellationAllowedUntil: inMilliseconds(-1) }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', turnOffThenWait(inDays(26)))],
    removableAt: inDays(26),
  },
  {
    rule: 'a marketplace subscription of new commerce blocks as a marketplace subscription',
    facts: saas({ ...closed, commerceModel: 'new_commerce', autoRenew: false }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', waitUntil(inDays(26)))],
    removableAt: inDays(26),
  },
  {
    rule: 'with auto-renew off only waiting until the term ends is left',
    facts: saas({ ...closed, autoRenew: false }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', waitUntil(inDays(26)))],
    removableAt: inDays(26),
  },
  {
    rule: 'a suspended one past its refund window only waits: it cannot renew',
    facts: saas({ ...closed, status: 'suspended' }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', waitUntil(inDays(26)))],
    removableAt: inDays(26),
  },
  {
    rule: 'a marketplace trial costs nothing meanwhile',
    facts: saas({ isTrial: true }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', { ...cancelBy(inDays(3)), billedMeanwhile: false })],
  },
  {
    rule: 'one without a term may be waived',
    facts: saas({ cancellationAllowedUntil: null, commitmentEndDate: null, autoRenew: false }),
    blocks: [blocked('sub_1', 'active_marketplace_subscription', waitOrWaive)],
  },
  {
    rule: 'one without a term whose auto-renew is on may be waived or kept from renewing',
    facts: saas({ cancellationAllowedUntil: null, commitmentEndDate: null }),
    blocks: [
      blocked('sub_1', 'active_marketplace_subscription', {
        resolutions: ['turn_off_auto_renew', 'wait', 'waive'],
        allowedRoles: subscriptionRoles,
      }),
    ],
  },
  ...(['expired', 'cancelled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `a marketplace subscription that is ${status} does not block`,
      facts: saas({ status }),
      blocks: [],
    }),
  ),
];

export const azureAndMarketplaceScenarios: readonly Scenario[] = [...azure, ...marketplace];
