import { billingCyclesOf } from '@untether/domain';
import { OfferConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { offerIdOf, vendorOfferIdOf } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { BillingCycleEnum, CommerceModelEnum, OfferKindEnum } from '../enums/items.ts';
import { OfferRef } from '../refs.ts';

builder.node(OfferRef, {
  description: 'A product that can be bought by subscription.',
  id: { resolve: ({ id }) => offerIdOf(id), description: '`off_` and `vendorId`.' },
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'prerequisiteOfferIds' in value,
  loadWithoutCache: (id, context) => context.loaders.offers.load(id),
  fields: (t) => ({
    vendorId: t.exposeString('id', { description: 'The offer as the vendor numbers it, and as events name it.' }),
    name: t.exposeString('name', { description: 'The product’s name; several offers can share one.' }),
    unitType: t.exposeString('unitType', { description: 'What is counted, in the vendor’s words, e.g. Licenses.' }),
    commerceModel: t.expose('commerceModel', {
      type: CommerceModelEnum,
      description: 'The rules it is bought under.',
    }),
    isAddOn: t.exposeBoolean('isAddOn', { description: 'Whether it needs a base subscription.' }),
    isTrial: t.exposeBoolean('isTrial', {
      description: 'Whether it is a trial: a customer gets only one, and it does not renew.',
    }),
    minimumQuantity: t.exposeInt('minimumQuantity', { description: 'The smallest quantity per order.' }),
    maximumQuantity: t.exposeInt('maximumQuantity', { description: 'The largest quantity per order.' }),
    termDuration: t.exposeString('termDuration', {
      nullable: true,
      description: 'ISO 8601 duration, e.g. P1Y, in whatever length the vendor sells it; null if there is no term.',
    }),
    billingCycle: t.expose('billingCycle', {
      type: BillingCycleEnum,
      nullable: true,
      description: 'The billing cycle by default; null if there is none.',
    }),
    billingCycles: t.field({
      type: [BillingCycleEnum],
      description: 'The values `placeOrder` accepts as `billingCycle`.',
      resolve: (offer) => [...billingCyclesOf(offer)],
    }),
    isAutoRenewable: t.boolean({
      description: 'Whether a subscription to it renews by default. A trial never does.',
      resolve: (offer) => offer.isAutoRenewable && !offer.isTrial,
    }),
    prerequisiteOfferIds: t.idList({
      description: 'An add-on needs an ACTIVE subscription to one of these as its base; empty for a base offer.',
      resolve: ({ prerequisiteOfferIds }) => prerequisiteOfferIds.map(offerIdOf),
    }),
  }),
});

builder.queryFields((t) => ({
  offer: t.field({
    type: OfferRef,
    nullable: true,
    description: 'One offer of the catalogue by its id; null if there is none.',
    args: {
      id: t.arg.id({ required: true, description: 'The offer’s id; what the vendor numbers it by is taken too.' }),
    },
    resolve: (_, { id }, context) => context.services.findOffer(vendorOfferIdOf(id)) ?? null,
  }),
  offers: t.connection(
    {
      type: OfferRef,
      nullable: true,
      description: `The offer catalogue, by name and then by term, shortest first. ${orError}`,
      args: {
        search: t.arg.string({
          required: false,
          description: 'Text contained in the name; letter case does not matter.',
        }),
        kind: t.arg({ type: OfferKindEnum, required: false, description: 'Only those of this kind; all if left out.' }),
      },
      resolve: (_, { search, kind, ...args }, context) => {
        const filter = { search: search ?? '', kind: kind ?? null };
        return connect(context, args, {
          page: async (request) => context.services.listOffers(filter, request),
          count: async () => context.services.countOffers(filter),
        });
      },
    },
    OfferConnection,
  ),
}));
