import { addDays, granularAdminCommands, idPrefixes } from '@untether/domain';
import { anyViewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { EntitlementStatusEnum, OrderStatusEnum } from '../enums/items.ts';
import { DelegatedAdminStatusEnum } from '../enums/relationships.ts';
import { factsOf } from '../facts.ts';
import { askingContext, commandsOf, commitmentFields, itemFields, partnerField, shownActor } from '../item-fields.ts';
import {
  ActorRef,
  AdminCommandRef,
  AzureEntitlementRef,
  DelegatedAdminRef,
  ItemCommandRef,
  OrderLineRef,
  OrderRef,
  ReservationRef,
  SavingsPlanRef,
  SoftwarePurchaseRef,
  SubscriptionRef,
} from '../refs.ts';

const commands = 'What can be done to it as it stands, and whether this viewer may.';

builder.node(AzureEntitlementRef, {
  description: 'One Azure subscription inside an Azure plan.',
  id: { resolve: (item) => item.id, description: '`aze_…`' },
  isTypeOf: hasPrefix(idPrefixes.azureEntitlement),
  loadWithoutCache: (id, context) => context.loaders.azureEntitlements.load(id),
  fields: (t) => ({
    ...itemFields(t),
    name: t.exposeString('name', { description: 'What the customer calls it.' }),
    status: t.expose('status', { type: EntitlementStatusEnum, description: 'Whether it stands.' }),
    subscription: t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'The Azure plan it is in; null where the plan is not known here.',
      resolve: async (item, _, context) =>
        (await factsOf(context, item.relationshipId)).subscriptions.find((one) => one.id === item.subscriptionId) ??
        null,
    }),
    commands: t.field({
      type: [ItemCommandRef],
      description: commands,
      resolve: (item, _, context) => commandsOf(context, 'azureEntitlement', item),
    }),
  }),
});

builder.node(ReservationRef, {
  description: 'An Azure reservation: capacity bought for one or three years.',
  id: { resolve: (item) => item.id, description: '`rsv_…`' },
  isTypeOf: hasPrefix(idPrefixes.reservation),
  loadWithoutCache: (id, context) => context.loaders.reservations.load(id),
  fields: (t) => ({
    ...itemFields(t),
    ...commitmentFields(t),
    refundable: t.exposeBoolean('refundable', {
      description: 'Whether cancelling it is refunded; what is not refundable cannot be cancelled.',
    }),
    commands: t.field({
      type: [ItemCommandRef],
      description: commands,
      resolve: (item, _, context) => commandsOf(context, 'reservation', item),
    }),
  }),
});

builder.node(SavingsPlanRef, {
  description: 'An Azure savings plan: an hourly commitment that is final until it expires.',
  id: { resolve: (item) => item.id, description: '`svp_…`' },
  isTypeOf: hasPrefix(idPrefixes.savingsPlan),
  loadWithoutCache: (id, context) => context.loaders.savingsPlans.load(id),
  fields: (t) => ({
    ...itemFields(t),
    ...commitmentFields(t),
    refundable: t.exposeBoolean('refundable', { description: 'Always false: a savings plan cannot be cancelled.' }),
  }),
});

builder.node(SoftwarePurchaseRef, {
  description: 'Software bought for good or for a term.',
  id: { resolve: (item) => item.id, description: '`sft_…`' },
  isTypeOf: hasPrefix(idPrefixes.softwarePurchase),
  loadWithoutCache: (id, context) => context.loaders.softwarePurchases.load(id),
  fields: (t) => ({
    ...itemFields(t),
    name: t.exposeString('name', { description: 'Its name.' }),
    quantity: t.exposeInt('quantity', { description: 'How many.' }),
    purchasedAt: t.expose('purchasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was bought; null when unknown.',
    }),
    cancellationAllowedUntil: t.expose('cancellationAllowedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Last instant at which it may be cancelled; null: it may not.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it expires; null: it does not, or not known.',
    }),
    status: t.expose('status', { type: EntitlementStatusEnum, description: 'Whether it stands.' }),
    commands: t.field({
      type: [ItemCommandRef],
      description: commands,
      resolve: (item, _, context) => commandsOf(context, 'softwarePurchase', item),
    }),
  }),
});

builder.node(OrderRef, {
  description: 'An order placed for a customer.',
  id: { resolve: (item) => item.id, description: '`ord_…`' },
  isTypeOf: hasPrefix(idPrefixes.order),
  loadWithoutCache: (id, context) => context.loaders.orders.load(id),
  fields: (t) => ({
    ...itemFields(t),
    status: t.expose('status', { type: OrderStatusEnum, description: 'Where it is.' }),
    lines: t.expose('lines', { type: [OrderLineRef], description: 'What was ordered.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was placed.' }),
  }),
});

builder.objectType(OrderLineRef, {
  description: 'One line of an order.',
  fields: (t) => ({
    offerId: t.exposeString('offerId', { description: 'The offer, as the vendor numbers it.' }),
    name: t.exposeString('name', { description: 'What was ordered.' }),
    quantity: t.exposeInt('quantity', { description: 'How many.' }),
  }),
});

builder.node(DelegatedAdminRef, {
  description: 'Granular delegated admin privileges (GDAP): named roles in the customer’s tenant, for a time.',
  id: { resolve: (item) => item.id, description: '`gdp_…`' },
  isTypeOf: hasPrefix(idPrefixes.delegatedAdminRelationship),
  loadWithoutCache: (id, context) => context.loaders.delegatedAdminRelationships.load(id),
  fields: (t) => ({
    partner: partnerField(t),
    displayName: t.exposeString('displayName', { description: 'Its name.' }),
    roles: t.exposeStringList('roles', { description: 'The directory roles granted.' }),
    durationDays: t.exposeInt('durationDays', { description: 'How long it was asked for, in days: 1 to 730.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    answerUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Unanswered it expires at this instant; null once it is answered.',
      resolve: ({ status, createdAt }, _, { services }) =>
        status === 'approval_pending' ? addDays(createdAt, services.policy.granularAdminAnswerDays) : null,
    }),
    status: t.expose('status', { type: DelegatedAdminStatusEnum, description: 'Where it is.' }),
    activatedAt: t.expose('activatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer approved it; null when it has not.',
    }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends or was to end; null before it is approved.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was terminated, rejected or ran out; null while none of that happened, or where it was not recorded.',
    }),
    endedBy: t.field({
      type: ActorRef,
      nullable: true,
      description: 'Who terminated or rejected it; to a customer a partner, not its person. null where nobody did.',
      resolve: ({ endedBy: actor, partnerId }, _, context) => actor && shownActor(context, { actor, partnerId }),
    }),
    autoExtend: t.exposeBoolean('autoExtend', { description: 'Whether it extends itself by 180 days when it ends.' }),
    commands: t.field({
      type: [AdminCommandRef],
      description: 'What can be done about it as it stands, and whether this viewer may.',
      resolve: (item, _, context) => granularAdminCommands(item, anyViewerOf(context), askingContext(context)),
    }),
  }),
});
