import type { ItemKind, SubscriptionStatus } from '@untether/domain';
import { idPrefixes } from '@untether/domain';
import {
  AzureEntitlementConnection,
  DelegatedAdminConnection,
  EventConnection,
  OrderConnection,
  ReservationConnection,
  SavingsPlanConnection,
  SoftwarePurchaseConnection,
  SubscriptionConnection,
} from '../connections.ts';
import type { Context } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect, reading } from '../core/paging.ts';
import { SubscriptionStatusEnum } from '../enums/items.ts';
import { RemovalBlockerKindEnum } from '../enums/removal.ts';
import { factsOf, shownBlockers } from '../facts.ts';
import {
  AzureEntitlementRef,
  BlockerRef,
  CustomerRef,
  DelegatedAdminRef,
  EventRef,
  OrderRef,
  PreviewRef,
  RelationshipRef,
  ReservationRef,
  SavingsPlanRef,
  SoftwarePurchaseRef,
  SubscriptionRef,
  SupportContactRef,
} from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

/** A list of one kind of item of a customer's relationship. */
const itemsOf = <K extends ItemKind>(
  context: Context,
  kind: K,
  query: { relationshipId: string; status?: readonly SubscriptionStatus[] },
) => ({
  page: (request: Parameters<Context['services']['lists']['items']>[3]) =>
    context.services.lists.items<K>(viewerOf(context), kind, query, request),
  count: () => context.services.lists.countItems(viewerOf(context), kind, query),
});

const listed = 'In a stable order, by id.';

builder.node(CustomerRef, {
  description: 'A company on the viewer’s customer list: one with an ACTIVE reseller relationship.',
  id: { resolve: (customer) => customer.id, description: '`cus_` and the tenant id.' },
  isTypeOf: hasPrefix(idPrefixes.customer),
  loadWithoutCache: (id, context) => context.loaders.customers.load(id),
  fields: (t) => ({
    tenantId: t.exposeID('tenantId', { description: 'The vendor’s tenant id, a lower-case GUID.' }),
    companyName: t.exposeString('companyName', { description: 'The company’s name.' }),
    domain: t.exposeString('domain', { nullable: true, description: 'Its main domain; null when unknown.' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'Two letters, ISO 3166-1 alpha-2; null when unknown.',
    }),
    relationship: t.expose('relationship', {
      type: RelationshipRef,
      description: 'The relationship of the viewer’s partner with it.',
    }),
    removalBlockers: t.field({
      type: [BlockerRef],
      description: 'Everything that blocks the removal of the relationship, computed now; empty: nothing does.',
      resolve: async ({ relationship }, _, context) => shownBlockers(context, await factsOf(context, relationship.id)),
    }),
    blockerKinds: t.field({
      type: [RemovalBlockerKindEnum],
      description: 'The distinct kinds that block, as stored for lists and filters; empty: nothing does.',
      resolve: ({ relationship }) => relationship.blockerKinds,
    }),
    removalPreview: t.field({
      type: PreviewRef,
      description: 'A dry run of the removal: `removable` exactly when it would succeed.',
      resolve: async ({ relationship }, _, context) => {
        const facts = await factsOf(context, relationship.id);
        return {
          facts,
          preview: await reading(context, context.services.viewRemovalPreview(viewerOf(context), facts, context.now)),
        };
      },
    }),
    subscriptions: t.connection(
      {
        type: SubscriptionRef,
        description: `What it buys by subscription. ${listed}`,
        args: {
          status: t.arg({
            type: [SubscriptionStatusEnum],
            required: false,
            description: 'Only those in one of these statuses; all if left out.',
          }),
        },
        resolve: ({ relationship }, args, context) =>
          connect(
            context,
            args,
            itemsOf(context, 'subscription', {
              relationshipId: relationship.id,
              ...(args.status ? { status: args.status } : {}),
            }),
          ),
      },
      SubscriptionConnection,
    ),
    azureEntitlements: t.connection(
      {
        type: AzureEntitlementRef,
        description: `Azure subscriptions inside its Azure plans. ${listed}`,
        resolve: ({ relationship }, args, context) =>
          connect(context, args, itemsOf(context, 'azureEntitlement', { relationshipId: relationship.id })),
      },
      AzureEntitlementConnection,
    ),
    reservations: t.connection(
      {
        type: ReservationRef,
        description: `Its Azure reservations. ${listed}`,
        resolve: ({ relationship }, args, context) =>
          connect(context, args, itemsOf(context, 'reservation', { relationshipId: relationship.id })),
      },
      ReservationConnection,
    ),
    savingsPlans: t.connection(
      {
        type: SavingsPlanRef,
        description: `Its Azure savings plans. ${listed}`,
        resolve: ({ relationship }, args, context) =>
          connect(context, args, itemsOf(context, 'savingsPlan', { relationshipId: relationship.id })),
      },
      SavingsPlanConnection,
    ),
    softwarePurchases: t.connection(
      {
        type: SoftwarePurchaseRef,
        description: `Its software purchases. ${listed}`,
        resolve: ({ relationship }, args, context) =>
          connect(context, args, itemsOf(context, 'softwarePurchase', { relationshipId: relationship.id })),
      },
      SoftwarePurchaseConnection,
    ),
    orders: t.connection(
      {
        type: OrderRef,
        description: `Orders placed for it. ${listed}`,
        resolve: ({ relationship }, args, context) =>
          connect(context, args, itemsOf(context, 'order', { relationshipId: relationship.id })),
      },
      OrderConnection,
    ),
    delegatedAdminRelationships: t.connection(
      {
        type: DelegatedAdminRef,
        description: `Granular delegated admin privileges (GDAP) of the viewer’s partner. ${listed}`,
        resolve: ({ relationship }, args, context) =>
          connect(context, args, itemsOf(context, 'delegatedAdminRelationship', { relationshipId: relationship.id })),
      },
      DelegatedAdminConnection,
    ),
    availableSupportContacts: t.field({
      type: [SupportContactRef],
      description:
        'Partners with an ACTIVE relationship to this customer, the viewer’s included: its possible support contacts.',
      resolve: ({ id }, _, context) => context.loaders.supportContacts.load(id),
    }),
    events: t.connection(
      {
        type: EventRef,
        description: 'The events of the viewer’s log about this customer, oldest first; use `last` for the newest.',
        resolve: ({ id }, args, context) =>
          connect(context, args, {
            page: (request) => context.services.lists.events(viewerOf(context), { customerId: id }, request),
            count: () => context.services.lists.countEvents(viewerOf(context), { customerId: id }),
          }),
      },
      EventConnection,
    ),
  }),
});
