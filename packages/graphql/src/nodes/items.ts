import { addDays, granularAdminCommands, idPrefixes } from '@untether/domain';
import { builder } from '../core/builder.ts';
import { hasPrefix, knownOfferIdOf } from '../core/ids.ts';
import { DelegatedAdminStatusEnum } from '../enums/relationships.ts';
import { factsOf } from '../facts.ts';
import { ownPartner, shownActor } from '../partners.ts';
import {
  ActorRef,
  AdminCommandRef,
  AzureEntitlementRef,
  CustomerItemRef,
  DelegatedAdminRef,
  OrderLineRef,
  OrderRef,
  ReservationRef,
  SavingsPlanRef,
  SoftwarePurchaseRef,
  SubscriptionRef,
} from '../refs.ts';
import { anyViewerOf, commandContextOf } from '../viewer-of.ts';
import { commitmentFields } from './customer-item.ts';

builder.node(AzureEntitlementRef, {
  description: 'An Azure subscription inside an Azure plan.',
  id: { resolve: (item) => item.id, description: '`aze_…`' },
  interfaces: [CustomerItemRef],
  isTypeOf: hasPrefix(idPrefixes.azureEntitlement),
  loadWithoutCache: (id, context) => context.loaders.azureEntitlements.load(id),
  fields: (t) => ({
    subscription: t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'The Azure plan it is in; null if the plan is not known here.',
      resolve: async (item, _, context) =>
        (await factsOf(context, item.relationshipId)).subscriptions.find((one) => one.id === item.subscriptionId) ??
        null,
    }),
  }),
});

builder.node(ReservationRef, {
  description: 'An Azure reservation: capacity bought for one or three years.',
  id: { resolve: (item) => item.id, description: '`rsv_…`' },
  interfaces: [CustomerItemRef],
  isTypeOf: hasPrefix(idPrefixes.reservation),
  loadWithoutCache: (id, context) => context.loaders.reservations.load(id),
  fields: (t) => commitmentFields(t),
});

builder.node(SavingsPlanRef, {
  description: 'An Azure savings plan: an hourly commitment that is final until it expires.',
  id: { resolve: (item) => item.id, description: '`svp_…`' },
  interfaces: [CustomerItemRef],
  isTypeOf: hasPrefix(idPrefixes.savingsPlan),
  loadWithoutCache: (id, context) => context.loaders.savingsPlans.load(id),
  fields: (t) => commitmentFields(t),
});

builder.node(SoftwarePurchaseRef, {
  description: 'Software bought for a term or perpetually.',
  id: { resolve: (item) => item.id, description: '`sft_…`' },
  interfaces: [CustomerItemRef],
  isTypeOf: hasPrefix(idPrefixes.softwarePurchase),
  loadWithoutCache: (id, context) => context.loaders.softwarePurchases.load(id),
  fields: (t) => ({
    quantity: t.exposeInt('quantity', { description: 'How many units or licenses.' }),
    purchasedAt: t.expose('purchasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was bought; null when unknown.',
    }),
    cancellationAllowedUntil: t.expose('cancellationAllowedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'The last instant at which it may be cancelled; null: it may not be.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it expires; null if it does not, or if that is not known.',
    }),
  }),
});

builder.node(OrderRef, {
  description: 'An order placed for a customer.',
  id: { resolve: (item) => item.id, description: '`ord_…`' },
  interfaces: [CustomerItemRef],
  isTypeOf: hasPrefix(idPrefixes.order),
  loadWithoutCache: (id, context) => context.loaders.orders.load(id),
  fields: (t) => ({
    lines: t.expose('lines', { type: [OrderLineRef], description: 'What was ordered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the order was placed.' }),
  }),
});

builder.objectType(OrderLineRef, {
  description: 'One offer within an order.',
  fields: (t) => ({
    offerId: t.id({
      nullable: true,
      description: 'The id of the offer, `off_…`; null when unknown. The catalogue may no longer have it.',
      resolve: ({ offerId }, _, { services }) => knownOfferIdOf(services, offerId),
    }),
    name: t.exposeString('name', { description: 'What was ordered.' }),
    quantity: t.exposeInt('quantity', { description: 'How many units or licenses.' }),
  }),
});

builder.node(DelegatedAdminRef, {
  description: 'Granular delegated admin privileges (GDAP): named roles in the customer’s tenant for a limited time.',
  id: { resolve: (item) => item.id, description: '`gdp_…`' },
  isTypeOf: hasPrefix(idPrefixes.delegatedAdminRelationship),
  loadWithoutCache: (id, context) => context.loaders.delegatedAdminRelationships.load(id),
  fields: (t) => ({
    partner: t.field(ownPartner),
    displayName: t.exposeString('displayName', {
      description: 'The name both sides see, as the partner chose it, or made from the request that it was part of.',
    }),
    roles: t.exposeStringList('roles', { description: 'The directory roles asked for and, once ACTIVE, granted.' }),
    durationDays: t.exposeInt('durationDays', { description: 'Its duration in days from the approval, 1 to 730.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the partner asked for it; by itself, or in the request for the relationship.',
    }),
    answerUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the request expires unless it is answered; null once it is.',
      resolve: ({ status, createdAt }, _, { services }) =>
        status === 'approval_pending' ? addDays(createdAt, services.policy.granularAdminAnswerDays) : null,
    }),
    status: t.expose('status', { type: DelegatedAdminStatusEnum, description: 'Its current status.' }),
    rawStatus: t.exposeString('rawStatus', {
      nullable: true,
      description: 'The status as the vendor wrote it; null for what was made here.',
    }),
    activatedAt: t.expose('activatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer approved it; null until then.',
    }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends or was due to end; null before it is approved.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was terminated, rejected or ran out; null before that, or if it was not recorded.',
    }),
    endedBy: t.field({
      type: ActorRef,
      nullable: true,
      description: 'Who terminated or rejected it; a customer sees the partner, not the person. null if no one did.',
      resolve: ({ endedBy: actor, partnerId }, _, context) => actor && shownActor(context, { actor, partnerId }),
    }),
    autoExtend: t.exposeBoolean('autoExtend', { description: 'Whether it is extended by 180 days each time it ends.' }),
    commands: t.field({
      type: [AdminCommandRef],
      description: 'Commands that apply in its current state, and whether the viewer may run each.',
      resolve: (item, _, context) => granularAdminCommands(item, anyViewerOf(context), commandContextOf(context)),
    }),
  }),
});
