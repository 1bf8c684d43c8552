import fc from 'fast-check';
import type { BlockerWaiver, CustomerSubscription, ImportFinding, RelationshipFacts } from '../src/index.ts';
import {
  commerceModels,
  commitmentStatuses,
  endOfTermActions,
  entitlementStatuses,
  isNewCommerceLicence,
  orderStatuses,
  subscriptionKinds,
  subscriptionStatuses,
} from '../src/index.ts';
import {
  anAzureEntitlement,
  anImportFinding,
  anOrder,
  aReservation,
  aSavingsPlan,
  aSoftwarePurchase,
  aSubscription,
  aWaiver,
  facts,
  inDays,
  inMilliseconds,
  now,
  outsideExtensions,
} from '../testing/index.ts';

/** Instants around `now`, its boundaries often among them. */
const anyInstant: fc.Arbitrary<Date> = fc.oneof(
  fc.constantFrom(inMilliseconds(-1), now, inMilliseconds(1), inDays(-30), inDays(30), inDays(-3)),
  fc.integer({ min: -500, max: 500 }).map(inDays),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const anyDay = maybe(anyInstant);

/** Ids 0 … count - 1 with a prefix. */
const listOf = <T>(prefix: string, item: (id: string) => fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> =>
  fc
    .integer({ min: 0, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => item(`${prefix}_${index}`))));

const anyImport = fc.constantFrom(null, 'f00');

const anySubscription = (id: string): fc.Arbitrary<CustomerSubscription> =>
  fc
    .record({
      status: fc.oneof(
        fc.constantFrom(...subscriptionStatuses),
        fc.constantFrom('active' as const, 'suspended' as const),
      ),
      kind: fc.oneof(fc.constantFrom(...subscriptionKinds), fc.constant('license' as const)),
      commerceModel: fc.constantFrom(...commerceModels),
      isTrial: fc.boolean(),
      endOfTermAction: maybe(fc.constantFrom(...endOfTermActions)),
      isExtendedServiceTerm: fc.constantFrom(false, false, false, true),
      purchasedOrRenewedAt: maybe(fc.constantFrom(outsideExtensions, inDays(-100))),
      quantity: fc.constantFrom(0, 1, 25),
      unitType: fc.constantFrom('License', 'Seats', ''),
      friendlyName: fc.constantFrom('', 'Office', 'Büro "東"'),
      termDuration: fc.constantFrom('P1M', 'P1Y', 'P3Y', null, 'P0D', 'for ever'),
      startDate: anyInstant,
      commitmentEndDate: anyDay,
      cancellationAllowedUntil: anyDay,
      dataDeletionAt: anyDay,
      parentSubscriptionId: maybe(fc.constantFrom('sub_0', 'sub_1', 'sub_2', 'sub_3', 'sub_elsewhere')),
      rawStatus: fc.constantFrom(null, 'paused', 'active', 'suspended', 'expired'),
      importHash: anyImport,
    })
    .map((overrides) => ({
      ...overrides,
      isExtendedServiceTerm: overrides.isExtendedServiceTerm && isNewCommerceLicence(overrides),
    }))
    .map((overrides) => aSubscription({ id, ...overrides }));

const anyWaiver = (id: string): fc.Arbitrary<BlockerWaiver> =>
  fc
    .record({
      subjectId: fc.constantFrom('sub_0', 'sub_1', 'ord_0', 'rsv_0', 'sft_0', 'aze_0'),
      status: fc.constantFrom('active', 'pending', 'expired', 'unknown:paused', 'unknown:', 'unseen:f00'),
    })
    // An active Azure subscription is cancelled, never waived.
    .filter(({ subjectId, status }) => subjectId !== 'aze_0' || status !== 'active')
    .map((overrides) => aWaiver({ id, ...overrides }));

const anyFinding = (id: string): fc.Arbitrary<ImportFinding> =>
  fc
    .record({
      subjectId: fc.constantFrom('rel_1', 'sub_0', 'sub_1', 'ord_0', 'rsv_0', 'sft_0', 'aze_0'),
      file: fc.constantFrom('a.json', 'b.json'),
    })
    .map((overrides) => anImportFinding({ id, ...overrides }));

const commitment = fc.record({
  status: fc.constantFrom(...commitmentStatuses),
  refundable: fc.constantFrom(true, false, null),
  expiresAt: anyDay,
  importHash: anyImport,
});

/** Any facts at all, contradictory and stale ones included. */
export const anyFacts: fc.Arbitrary<RelationshipFacts> = fc
  .record({
    subscriptions: listOf('sub', anySubscription, 4),
    azureEntitlements: listOf('aze', (id) =>
      fc
        .record({ status: fc.constantFrom(...entitlementStatuses), subscriptionId: fc.constantFrom('sub_0', 'sub_1') })
        .map((overrides) => anAzureEntitlement({ id, ...overrides })),
    ),
    reservations: listOf('rsv', (id) => commitment.map((overrides) => aReservation({ id, ...overrides }))),
    savingsPlans: listOf('svp', (id) => commitment.map((overrides) => aSavingsPlan({ id, ...overrides })), 1),
    softwarePurchases: listOf('sft', (id) =>
      fc
        .record({
          status: fc.constantFrom(...commitmentStatuses),
          cancellationAllowedUntil: anyDay,
          expiresAt: anyDay,
          importHash: anyImport,
        })
        .map((overrides) => aSoftwarePurchase({ id, ...overrides })),
    ),
    orders: listOf(
      'ord',
      (id) =>
        fc
          .record({ status: fc.constantFrom(...orderStatuses), createdAt: anyInstant })
          .map((overrides) => anOrder({ id, ...overrides })),
      2,
    ),
    waivers: listOf('wvr', anyWaiver, 2),
    importFindings: listOf('fnd', anyFinding, 2),
  })
  .map(facts)
  .map((one) => ({ ...one, importFindings: one.importFindings.filter(({ subjectId }) => !isAzure(one, subjectId)) }));

/** An import that cannot read an Azure subscription's record does not know its status: it is never an active one. */
const isAzure = ({ azureEntitlements }: RelationshipFacts, id: string): boolean =>
  azureEntitlements.some((one) => one.id === id && one.status === 'active');

/** Few, so that windows and terms often end together, or just before each other. */
const anyDayOfBundle = fc.integer({ min: -3, max: 12 }).map(inDays);

/** Running subscriptions that are each other's add-ons, with windows and terms that end in any order. */
export const anyBundle: fc.Arbitrary<RelationshipFacts> = fc
  .record({
    subscriptions: listOf(
      'sub',
      (id) =>
        fc
          .record({
            status: fc.constantFrom('active' as const, 'active' as const, 'suspended' as const),
            kind: fc.constantFrom(
              'license' as const,
              'license' as const,
              'license' as const,
              'marketplace_saas' as const,
            ),
            endOfTermAction: maybe(fc.constantFrom(...endOfTermActions)),
            isExtendedServiceTerm: fc.constantFrom(false, false, false, true),
            purchasedOrRenewedAt: maybe(fc.constantFrom(outsideExtensions, inDays(-100))),
            commitmentEndDate: maybe(anyDayOfBundle),
            cancellationAllowedUntil: maybe(anyDayOfBundle),
            parentSubscriptionId: maybe(fc.constantFrom('sub_0', 'sub_1', 'sub_2', 'sub_3')),
          })
          .map((one) => ({ ...one, isExtendedServiceTerm: one.isExtendedServiceTerm && one.kind === 'license' }))
          .map((overrides) => aSubscription({ id, commerceModel: 'new_commerce', termDuration: 'P1M', ...overrides })),
      4,
    ),
    importFindings: listOf('fnd', anyFinding, 1),
  })
  .map(facts);

/** The same facts in any other order. */
export const reordered = (one: RelationshipFacts): fc.Arbitrary<RelationshipFacts> => {
  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  return fc
    .record({
      subscriptions: shuffled(one.subscriptions),
      azureEntitlements: shuffled(one.azureEntitlements),
      reservations: shuffled(one.reservations),
      savingsPlans: shuffled(one.savingsPlans),
      softwarePurchases: shuffled(one.softwarePurchases),
      orders: shuffled(one.orders),
      waivers: shuffled(one.waivers),
      importFindings: shuffled(one.importFindings),
    })
    .map((lists) => ({ ...one, ...lists }));
};
