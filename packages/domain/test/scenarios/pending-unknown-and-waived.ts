import {
  aMarketplaceSubscription,
  aNewCommerceSubscription,
  anAzurePlan,
  anImportFinding,
  anOrder,
  aReservation,
  aSoftwarePurchase,
  aSubscription,
  aWaiver,
  facts,
  inDays,
  inHours,
  inMilliseconds,
} from '../../testing/index.ts';
import type { Scenario } from './scenario.ts';
import { askOrWaive, blocked, importOrWaive, nobody, suspend, waitOrWaive, waitUntil } from './scenario.ts';

const free = { billedMeanwhile: false };
const wait = { resolutions: ['wait'], allowedRoles: nobody, ...free } as const;
const threeDaysAgo = inHours(-72);
const order = (overrides: Parameters<typeof anOrder>[0]) => facts({ orders: [anOrder(overrides)] });
const subscription = (overrides: Parameters<typeof aSubscription>[0]) =>
  facts({ subscriptions: [aSubscription(overrides)] });

const pending: readonly Scenario[] = [
  {
    rule: 'a pending order blocks until it is done; nobody knows when that is',
    facts: order({ status: 'pending', createdAt: inHours(-1) }),
    blocks: [blocked('ord_1', 'pending_order', wait)],
    removableAt: null,
  },
  {
    rule: 'a pending order of just 72 hours cannot be waived yet',
    facts: order({ status: 'pending', createdAt: threeDaysAgo }),
    blocks: [blocked('ord_1', 'pending_order', wait)],
    removableAt: null,
  },
  {
    rule: 'a pending order older than 72 hours may be waived',
    facts: order({ status: 'pending', createdAt: threeDaysAgo }),
    at: inMilliseconds(1),
    blocks: [blocked('ord_1', 'pending_order', { ...waitOrWaive, ...free })],
  },
  ...[
    { what: 'licence', item: aSubscription },
    { what: 'Azure plan', item: anAzurePlan },
    { what: 'marketplace subscription', item: aMarketplaceSubscription },
    { what: 'new-commerce subscription', item: aNewCommerceSubscription },
  ].map(
    ({ what, item }): Scenario => ({
      rule: `a pending ${what} blocks as a pending order`,
      facts: facts({ subscriptions: [item({ status: 'pending', startDate: inHours(-1) })] }),
      blocks: [blocked('sub_1', 'pending_order', wait)],
      removableAt: null,
    }),
  ),
  {
    rule: 'a pending subscription older than 72 hours may be waived',
    facts: subscription({ status: 'pending', startDate: inHours(-73) }),
    blocks: [blocked('sub_1', 'pending_order', { ...waitOrWaive, ...free })],
  },
  ...(['completed', 'cancelled'] as const).map(
    (status): Scenario => ({ rule: `a ${status} order does not block`, facts: order({ status }), blocks: [] }),
  ),
];

const unknown: readonly Scenario[] = [
  ...[
    { what: 'a legacy subscription', item: aSubscription },
    { what: 'an Azure plan', item: anAzurePlan },
    { what: 'a marketplace subscription', item: aMarketplaceSubscription },
    { what: 'a new-commerce subscription', item: aNewCommerceSubscription },
  ].map(
    ({ what, item }): Scenario => ({
      rule: `${what} of a status not known here blocks until the vendor is asked, or it is waived`,
      facts: facts({ subscriptions: [item({ status: 'unknown', rawStatus: 'paused' })] }),
      blocks: [blocked('sub_1', 'unknown_status', askOrWaive)],
    }),
  ),
  ...(['active', 'pending', 'suspended', 'expired', 'disabled', 'unknown'] as const).map(
    (status): Scenario => ({
      rule: `a product type not known here blocks while it is ${status}`,
      facts: subscription({ kind: 'unknown', status }),
      blocks: [blocked('sub_1', 'unknown_status', askOrWaive)],
    }),
  ),
  ...(['cancelled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `a product type not known here does not block once it is ${status}`,
      facts: subscription({ kind: 'unknown', status }),
      blocks: [],
    }),
  ),
  {
    rule: 'an order of a status not known here blocks until the vendor is asked, or it is waived',
    facts: order({ status: 'unknown', rawStatus: 'onHold' }),
    blocks: [blocked('ord_1', 'unknown_status', askOrWaive)],
  },
];

const paused = aSubscription({ status: 'unknown', rawStatus: 'paused' });

const waived: readonly Scenario[] = [
  {
    rule: 'a waived item does not block',
    facts: facts({ subscriptions: [paused], waivers: [aWaiver()] }),
    blocks: [],
  },
  {
    rule: 'a waiver covers one item: another in the same status blocks',
    facts: facts({ subscriptions: [paused, { ...paused, id: 'sub_2' }], waivers: [aWaiver()] }),
    blocks: [blocked('sub_2', 'unknown_status', askOrWaive)],
  },
  {
    rule: 'a waiver covers one status: a new one blocks again',
    facts: facts({ subscriptions: [{ ...paused, status: 'active', rawStatus: 'active' }], waivers: [aWaiver()] }),
    blocks: [blocked('sub_1', 'active_subscription', suspend)],
  },
  {
    rule: 'a waiver of one unknown status does not cover another unknown one',
    facts: facts({ subscriptions: [{ ...paused, rawStatus: 'frozen' }], waivers: [aWaiver()] }),
    blocks: [blocked('sub_1', 'unknown_status', askOrWaive)],
  },
  {
    rule: 'a waiver of an EXPIRED subscription does not cover it once DISABLED',
    facts: facts({
      subscriptions: [
        aNewCommerceSubscription({ status: 'disabled', cancellationAllowedUntil: null, commitmentEndDate: null }),
      ],
      waivers: [aWaiver({ status: 'expired' })],
    }),
    blocks: [blocked('sub_1', 'new_commerce_in_grace', { ...waitOrWaive, ...free })],
  },
];

const unreadField = { subjectId: 'sub_1', path: 'items[0].quantity', field: 'quantity', value: '-1' };
const unreadRecord = (...[overrides = {}]: Parameters<typeof anImportFinding>) => ({
  subscriptions: [aSubscription()],
  importFindings: [anImportFinding({ ...unreadField, ...overrides })],
});
const file = 'rel_1_customers-contoso-subscriptions.json';
const ofFile = { subjectId: 'rel_1' };

const incomplete: readonly Scenario[] = [
  {
    rule: 'a file that the newest import could not read whole blocks, about the relationship',
    facts: facts({ importFindings: [anImportFinding({ gap: 'list_cut_short', value: 'holds 1 of 3 items' })] }),
    blocks: [blocked(file, 'record_incomplete', { ...importOrWaive, ...ofFile })],
  },
  {
    rule: 'each unread file blocks by itself, beside the items that were read',
    facts: facts({
      subscriptions: [aSubscription()],
      importFindings: [
        anImportFinding(),
        anImportFinding({ id: 'fnd_2' }),
        anImportFinding({ id: 'fnd_3', file: 'customers/contoso/orders.json' }),
      ],
    }),
    blocks: [
      blocked('sub_1', 'active_subscription', suspend),
      blocked('rel_1_customers-contoso-orders.json', 'record_incomplete', { ...importOrWaive, ...ofFile }),
      blocked(file, 'record_incomplete', { ...importOrWaive, ...ofFile }),
    ],
  },
  {
    rule: 'an item with an unread field blocks for that alone, whatever its rules say',
    facts: facts(unreadRecord()),
    blocks: [blocked('sub_1', 'record_incomplete', importOrWaive)],
  },
  {
    rule: 'an unread field of an item that would not block makes it block',
    facts: facts({ ...unreadRecord(), subscriptions: [aSubscription({ status: 'suspended' })] }),
    blocks: [blocked('sub_1', 'record_incomplete', importOrWaive)],
  },
  ...(['cancelled', 'deleted'] as const).map(
    (status): Scenario => ({
      rule: `an item that is ${status} needs no other field`,
      facts: facts({ ...unreadRecord(), subscriptions: [aSubscription({ status })] }),
      blocks: [],
    }),
  ),
  {
    rule: 'a waiver covers a file in the import that could not read it',
    facts: facts({
      importFindings: [anImportFinding()],
      waivers: [aWaiver({ subjectId: `blk_${file}`, status: 'incomplete:f00' })],
    }),
    blocks: [],
  },
  {
    rule: 'a waiver of a file ends with the next import that cannot read it',
    facts: facts({
      importFindings: [anImportFinding({ importHash: 'f01' })],
      waivers: [aWaiver({ subjectId: `blk_${file}`, status: 'incomplete:f00' })],
    }),
    blocks: [blocked(file, 'record_incomplete', { ...importOrWaive, ...ofFile })],
  },
  {
    rule: 'a waiver of an incomplete record does not cover its status once it was read',
    facts: facts({
      subscriptions: [aSubscription()],
      waivers: [aWaiver({ status: 'incomplete:f00' })],
    }),
    blocks: [blocked('sub_1', 'active_subscription', suspend)],
  },
];

const together: readonly Scenario[] = [
  {
    rule: 'the next possible removal date is the latest among those that nobody can clear now',
    facts: facts({
      subscriptions: [
        aSubscription({ id: 'sub_a' }),
        aNewCommerceSubscription({
          id: 'sub_b',
          status: 'expired',
          cancellationAllowedUntil: null,
          commitmentEndDate: inDays(-10),
        }),
      ],
      reservations: [aReservation({ refundable: false, expiresAt: inDays(50) })],
    }),
    blocks: [
      blocked('sub_a', 'active_subscription', suspend),
      blocked('sub_b', 'new_commerce_in_grace', { ...waitUntil(inDays(20)), ...free }),
      blocked('rsv_1', 'non_refundable_reservation', waitUntil(inDays(50))),
    ],
    removableAt: inDays(50),
  },
  {
    rule: 'nobody knows the next possible removal date where one that nobody can clear has no date',
    facts: facts({
      reservations: [aReservation({ refundable: false, expiresAt: inDays(50) })],
      orders: [anOrder({ status: 'pending', createdAt: inHours(-1) })],
    }),
    blocks: [
      blocked('rsv_1', 'non_refundable_reservation', waitUntil(inDays(50))),
      blocked('ord_1', 'pending_order', wait),
    ],
    removableAt: null,
  },
  {
    rule: 'a blocker without a date that an admin agent may waive does not hold the next possible removal date',
    facts: facts({
      softwarePurchases: [aSoftwarePurchase({ cancellationAllowedUntil: null })],
      reservations: [aReservation({ refundable: false, expiresAt: inDays(50) })],
    }),
    blocks: [
      blocked('rsv_1', 'non_refundable_reservation', waitUntil(inDays(50))),
      blocked('sft_1', 'software_purchase_outside_window', { ...askOrWaive, ...free }),
    ],
    removableAt: inDays(50),
  },
];

export const pendingUnknownAndWaivedScenarios: readonly Scenario[] = [
  ...pending,
  ...unknown,
  ...waived,
  ...incomplete,
  ...together,
];
