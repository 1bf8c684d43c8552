import { billingCycleOf, effectiveSupportContact, idPrefixes, say, willExtend } from '@untether/domain';
import { builder } from '../core/builder.ts';
import { hasPrefix, knownOfferIdOf } from '../core/ids.ts';
import { BillingCycleEnum, CommerceModelEnum, EndOfTermActionEnum, SubscriptionKindEnum } from '../enums/items.ts';
import { factsOf } from '../facts.ts';
import {
  AzureEntitlementRef,
  CustomerItemRef,
  NextTermRef,
  OfferRef,
  SubscriptionRef,
  SupportContactRef,
} from '../refs.ts';

builder.node(SubscriptionRef, {
  description: 'What a customer buys by subscription. (`Subscription` is GraphQL’s own root type.)',
  id: { resolve: (subscription) => subscription.id, description: '`sub_…`' },
  interfaces: [CustomerItemRef],
  isTypeOf: hasPrefix(idPrefixes.subscription),
  loadWithoutCache: (id, context) => context.loaders.subscriptions.load(id),
  fields: (t) => ({
    offerId: t.id({
      nullable: true,
      description: 'The id of the offer bought, `off_…`; null when unknown. The catalogue may no longer have it.',
      resolve: ({ offerId }, _, { services }) => knownOfferIdOf(services, offerId),
    }),
    offer: t.field({
      type: OfferRef,
      nullable: true,
      description:
        'The offer bought; null if the catalogue does not have it, and for a customer’s admin: the catalogue is for partners.',
      resolve: ({ offerId }, _, { services, loaders }) => {
        const id = knownOfferIdOf(services, offerId);
        return id === null ? null : loaders.offers.load(id);
      },
    }),
    offerName: t.exposeString('offerName', { description: 'The name of the offer bought.' }),
    friendlyName: t.exposeString('friendlyName', {
      description: 'What the customer or the partner calls it; may be empty.',
    }),
    quantity: t.exposeInt('quantity', { description: 'How many units, counted in `unitType`.' }),
    unitType: t.exposeString('unitType', { description: 'What is counted, in the vendor’s words, e.g. Licenses.' }),
    commerceModel: t.expose('commerceModel', {
      type: CommerceModelEnum,
      description: 'The rules it was bought under.',
    }),
    kind: t.expose('kind', { type: SubscriptionKindEnum, description: 'What kind of product it is.' }),
    isTrial: t.exposeBoolean('isTrial', {
      description: 'Whether it is a trial. One of new commerce that renews becomes a paid year.',
    }),
    autoRenew: t.exposeBoolean('autoRenew', {
      nullable: true,
      description: 'Whether it renews at the end of its term, as last sent or chosen; null when unknown.',
    }),
    endOfTermAction: t.expose('endOfTermAction', {
      type: EndOfTermActionEnum,
      nullable: true,
      description: 'What happens at the end of its term; null when unknown, or when it is suspended.',
    }),
    nextTerm: t.expose('nextTerm', {
      type: NextTermRef,
      nullable: true,
      description: 'What changes when it renews; null when nothing was scheduled.',
    }),
    isExtendedServiceTerm: t.exposeBoolean('isExtendedServiceTerm', {
      description:
        'Whether its term is a paid monthly extension, because the one before ended without a choice. It renews itself and can be cancelled at any time.',
    }),
    willExtend: t.boolean({
      description:
        'Whether it is a paid extension, or becomes one at the end of its term unless another end is chosen.',
      resolve: (subscription, _, { services }) => willExtend(subscription, services.policy),
    }),
    purchasedOrRenewedAt: t.expose('purchasedOrRenewedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its current term was bought, or began by renewal; null when unknown.',
    }),
    billingCycle: t.field({
      type: BillingCycleEnum,
      nullable: true,
      description: 'How often it is billed; null where the vendor does not say.',
      resolve: ({ billingCycle }) => (billingCycle === null ? null : billingCycleOf(billingCycle)),
    }),
    rawBillingCycle: t.exposeString('billingCycle', {
      nullable: true,
      description: 'The billing cycle in the vendor’s words; null where it does not say.',
    }),
    termDuration: t.exposeString('termDuration', {
      nullable: true,
      description: 'ISO 8601 duration, such as P1M, P1Y or P3Y, as the vendor writes it; null where there is no term.',
    }),
    startDate: t.expose('startDate', { type: 'DateTime', description: 'When it or its current term started.' }),
    commitmentEndDate: t.expose('commitmentEndDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When its term is over: of new-commerce licenses the end of its last day in UTC; null when unknown.',
    }),
    cancellationAllowedUntil: t.expose('cancellationAllowedUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'The last instant at which it may be cancelled; null: it may not be.',
    }),
    suspendedAt: t.expose('suspendedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was suspended here; null when it was not.',
    }),
    dataDeletionAt: t.expose('dataDeletionAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the data of a suspended legacy subscription is deleted; null for any other.',
    }),
    suspensionReasons: t.stringList({
      description:
        'Why it is suspended: what was done here in the language of the request, the vendor’s words as sent; empty when it is not.',
      resolve: ({ suspensionReasons }, _, { language }) =>
        suspensionReasons.map((one) => (typeof one === 'string' ? one : say(language.suspensionReasons, one))),
    }),
    orderId: t.exposeID('orderId', {
      nullable: true,
      description: 'The id of the order it came from, `ord_…`; null when unknown.',
    }),
    parent: t.field({
      type: SubscriptionRef,
      nullable: true,
      description: 'The base subscription of an add-on; null for a base, or if the base is not known here.',
      resolve: async (subscription, _, context) => {
        if (subscription.parentSubscriptionId === null) return null;
        const facts = await factsOf(context, subscription.relationshipId);
        return facts.subscriptions.find((one) => one.id === subscription.parentSubscriptionId) ?? null;
      },
    }),
    addOns: t.field({
      type: [SubscriptionRef],
      description: 'Subscriptions that have it as their base.',
      resolve: async (subscription, _, context) =>
        (await factsOf(context, subscription.relationshipId)).subscriptions.filter(
          (one) => one.parentSubscriptionId === subscription.id,
        ),
    }),
    azureEntitlements: t.field({
      type: [AzureEntitlementRef],
      description: 'The Azure subscriptions inside an Azure plan; empty for anything else.',
      resolve: async (subscription, _, context) =>
        (await factsOf(context, subscription.relationshipId)).azureEntitlements.filter(
          (one) => one.subscriptionId === subscription.id,
        ),
    }),
    supportContact: t.field({
      type: SupportContactRef,
      nullable: true,
      description:
        'The partner that supports it: the designated one, or else the customer’s indirect provider, or else the partner that sells it; null when none is left.',
      resolve: async (subscription, _, context) =>
        effectiveSupportContact(subscription, await context.loaders.supportContacts.load(subscription.customerId)) ??
        null,
    }),
    supportContactDesignated: t.boolean({
      description: 'Whether that partner was designated by `assignSupportContact`; false if it is the default.',
      resolve: async (subscription, _, context) =>
        effectiveSupportContact(subscription, await context.loaders.supportContacts.load(subscription.customerId))
          ?.partnerId === subscription.supportContactPartnerId,
    }),
  }),
});

builder.objectType(NextTermRef, {
  description: 'Changes of a subscription that take effect when it renews; what is null stays.',
  fields: (t) => ({
    offerId: t.exposeString('offerId', { nullable: true, description: 'The vendor’s id of the offer it changes to.' }),
    quantity: t.exposeInt('quantity', { nullable: true, description: 'How many units then.' }),
    termDuration: t.exposeString('termDuration', {
      nullable: true,
      description: 'ISO 8601 duration of the next term.',
    }),
    billingCycle: t.exposeString('billingCycle', { nullable: true, description: 'How often it is billed then.' }),
    customTermEndDate: t.exposeString('customTermEndDate', {
      nullable: true,
      description: 'The last day of the next term where it is to end with others, as the vendor sends it.',
    }),
  }),
});
