import type { FieldRef } from '@pothos/core';
import type { ItemKind, Items, ResellerRelationship, SubscriptionStatus } from '@untether/domain';
import { jobIdOfItem, purchaseOptions } from '@untether/domain';
import {
  AzureEntitlementConnection,
  DelegatedAdminConnection,
  OrderConnection,
  ReservationConnection,
  SavingsPlanConnection,
  SoftwarePurchaseConnection,
  SubscriptionConnection,
} from '../connections.ts';
import type { Context } from '../context.ts';
import type { Types } from '../core/builder.ts';
import { filled, ifLeftOut } from '../core/filters.ts';
import { vendorOfferIdOf } from '../core/ids.ts';
import type { ConnectedList } from '../core/paging.ts';
import { connect, emptyList, reading } from '../core/paging.ts';
import { SubscriptionStatusEnum } from '../enums/items.ts';
import { RemovalBlockerKindEnum, RemovalOutlookEnum } from '../enums/removal.ts';
import { blockersOf, factsOf, kindsOf, nextRemovalOf, outlookOfRelationship } from '../facts.ts';
import type { ShownPreview } from '../refs.ts';
import {
  AzureEntitlementRef,
  BlockerRef,
  DelegatedAdminRef,
  OrderRef,
  PurchaseOptionsRef,
  ReleaseRequestRef,
  RemovalJobRef,
  ReservationRef,
  SavingsPlanRef,
  SoftwarePurchaseRef,
  SubscriptionRef,
} from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

type Args = Parameters<typeof connect>[1] & { readonly status?: readonly SubscriptionStatus[] | null | undefined };

/** A list of one kind of item. */
const itemsOf = <K extends ItemKind>(
  kind: K,
  { relationship, args, context }: { relationship: ResellerRelationship; args: Args; context: Context },
) => {
  const status = filled(context, ['status'], args.status);
  const list =
    relationship.state === 'removed'
      ? emptyList
      : context.loaders.itemsOfRelationships({ kind, status }, relationship.id);
  return connect(context, args, list as ConnectedList<Items[K]>);
};

export const eventsOf = ({ customerId }: ResellerRelationship, args: Args, context: Context) => {
  viewerOf(context);
  return connect(context, args, context.loaders.eventsOfCustomers({}, customerId));
};

export const previewOf = async ({ id }: ResellerRelationship, context: Context): Promise<ShownPreview> => {
  viewerOf(context);
  const facts = await factsOf(context, id);
  return {
    facts,
    preview: await reading(context, () => context.loaders.removalPreviews.load(facts)),
  };
};

const listed = 'In a stable order, by id; empty once the relationship is REMOVED.';

/** What depends on a relationship: its own fields, and shortcuts of the customer on a partner's list. */
export const relationshipFields = <T extends object>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, T>,
  of: (parent: T) => ResellerRelationship,
): Record<
  | 'removalBlockers'
  | 'blockerKinds'
  | 'removalOutlook'
  | 'nextPossibleRemovalDate'
  | 'subscriptions'
  | 'azureEntitlements'
  | 'reservations'
  | 'savingsPlans'
  | 'softwarePurchases'
  | 'orders'
  | 'delegatedAdminRelationships'
  | 'releaseRequest'
  | 'purchaseOptions'
  | 'scheduledRemoval',
  FieldRef<Types>
> => ({
  removalBlockers: t.field({
    type: [BlockerRef],
    description: 'Everything that blocks the removal of the relationship, as of now; empty: nothing does.',
    resolve: (parent, _, context) => blockersOf(context, of(parent)),
  }),
  blockerKinds: t.field({
    type: [RemovalBlockerKindEnum],
    description: 'The distinct kinds that block, as stored for lists and filters; empty: nothing does.',
    resolve: (parent, _, context) => kindsOf(context, of(parent)),
  }),
  removalOutlook: t.field({
    type: RemovalOutlookEnum,
    description: 'What has to happen for it to be removed, by the worst of its blockers; READY: nothing.',
    resolve: (parent, _, context) => outlookOfRelationship(context, of(parent)),
  }),
  nextPossibleRemovalDate: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'The earliest removal date if everything that can be cleared is cleared or waived now: now, a later date, or null if a blocker has no date. The same as `removalPreview.nextPossibleRemovalDate`, as stored for lists and filters.',
    resolve: (parent, _, context) => nextRemovalOf(context, of(parent)),
  }),
  subscriptions: t.connection(
    {
      type: SubscriptionRef,
      description: `What the customer buys by subscription. ${listed}`,
      args: {
        status: t.arg({
          type: [SubscriptionStatusEnum],
          required: false,
          description: `Only those in one of these statuses. ${ifLeftOut}`,
        }),
      },
      resolve: (parent, args, context) => itemsOf('subscription', { relationship: of(parent), args, context }),
    },
    SubscriptionConnection,
  ),
  azureEntitlements: t.connection(
    {
      type: AzureEntitlementRef,
      description: `Azure subscriptions inside its Azure plans. ${listed}`,
      resolve: (parent, args, context) => itemsOf('azureEntitlement', { relationship: of(parent), args, context }),
    },
    AzureEntitlementConnection,
  ),
  reservations: t.connection(
    {
      type: ReservationRef,
      description: `Its Azure reservations. ${listed}`,
      resolve: (parent, args, context) => itemsOf('reservation', { relationship: of(parent), args, context }),
    },
    ReservationConnection,
  ),
  savingsPlans: t.connection(
    {
      type: SavingsPlanRef,
      description: `Its Azure savings plans. ${listed}`,
      resolve: (parent, args, context) => itemsOf('savingsPlan', { relationship: of(parent), args, context }),
    },
    SavingsPlanConnection,
  ),
  softwarePurchases: t.connection(
    {
      type: SoftwarePurchaseRef,
      description: `Its software purchases. ${listed}`,
      resolve: (parent, args, context) => itemsOf('softwarePurchase', { relationship: of(parent), args, context }),
    },
    SoftwarePurchaseConnection,
  ),
  orders: t.connection(
    {
      type: OrderRef,
      description: `Orders placed for it. ${listed}`,
      resolve: (parent, args, context) => itemsOf('order', { relationship: of(parent), args, context }),
    },
    OrderConnection,
  ),
  delegatedAdminRelationships: t.connection(
    {
      type: DelegatedAdminRef,
      description: `Granular delegated admin privileges (GDAP) of the partner. ${listed}`,
      resolve: (parent, args, context) =>
        itemsOf('delegatedAdminRelationship', { relationship: of(parent), args, context }),
    },
    DelegatedAdminConnection,
  ),
  releaseRequest: t.field({
    type: ReleaseRequestRef,
    nullable: true,
    description:
      'The customer’s newest request to end the relationship, the OPEN one if there is one; null if it never asked.',
    resolve: (parent, _, context) => context.loaders.latestReleases.load(of(parent).id),
  }),
  scheduledRemoval: t.field({
    type: RemovalJobRef,
    nullable: true,
    description:
      'The job that will remove the relationship later; null if none will, and for the customer’s own admin.',
    resolve: (parent, _, { loaders }) => {
      const { scheduledItemId } = of(parent);
      return scheduledItemId === null ? null : loaders.removalJobs.load(jobIdOfItem(scheduledItemId));
    },
  }),
  purchaseOptions: t.field({
    type: PurchaseOptionsRef,
    nullable: true,
    description:
      'Whether an offer can be bought for the customer now; null if there is no such offer, and, with the error FORBIDDEN, for the customer’s own admin.',
    args: { offerId: t.arg.id({ required: true, description: 'An offer of the catalogue.' }) },
    resolve: async (parent, { offerId }, context) => {
      const viewer = viewerOf(context);
      const offer = context.services.findOffer(vendorOfferIdOf(offerId));
      if (offer === undefined) return null;
      const facts = await factsOf(context, of(parent).id);
      return purchaseOptions({ offer, facts, viewer }, context.services.policy, context.now);
    },
  }),
});
