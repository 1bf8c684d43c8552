import { billingCyclesOf } from '@untether/domain';
import { OfferConnection } from '../connections.ts';
import { builder } from '../core/builder.ts';
import { connect } from '../core/paging.ts';
import { CommerceModelEnum, OfferKindEnum } from '../enums/items.ts';
import { OfferRef } from '../refs.ts';

builder.objectType(OfferRef, {
  description: 'What can be bought by subscription.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The offer, as the vendor numbers it.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    unitType: t.exposeString('unitType', { description: 'What is counted, e.g. Licenses.' }),
    commerceModel: t.expose('commerceModel', {
      type: CommerceModelEnum,
      description: 'Under which rules it is bought.',
    }),
    isAddOn: t.exposeBoolean('isAddOn', { description: 'Whether it needs a base subscription.' }),
    isTrial: t.exposeBoolean('isTrial', { description: 'Whether it is a trial.' }),
    minimumQuantity: t.exposeInt('minimumQuantity', { description: 'The least that can be ordered.' }),
    maximumQuantity: t.exposeInt('maximumQuantity', { description: 'The most that can be ordered.' }),
    termDuration: t.exposeString('termDuration', {
      nullable: true,
      description: 'ISO 8601 duration; null where there is no term.',
    }),
    billingCycle: t.exposeString('billingCycle', {
      nullable: true,
      description: 'How it is billed unless told, e.g. monthly; null where there is no cycle.',
    }),
    billingCycles: t.stringList({
      description: 'How it can be billed: what `placeOrder` takes as `billingCycle`.',
      resolve: (offer) => [...billingCyclesOf(offer)],
    }),
    isAutoRenewable: t.boolean({
      description: 'Whether a subscription to it renews itself unless told. A trial never does.',
      resolve: (offer) => offer.isAutoRenewable && !offer.isTrial,
    }),
    prerequisiteOfferIds: t.exposeIDList('prerequisiteOfferIds', {
      description: 'An add-on needs an ACTIVE subscription to one of these as its base; empty for a base offer.',
    }),
  }),
});

builder.queryFields((t) => ({
  offer: t.field({
    type: OfferRef,
    nullable: true,
    description: 'One offer of the catalogue by its id; null: no such offer.',
    args: { id: t.arg.id({ required: true, description: 'The offer’s id, as the vendor numbers it.' }) },
    resolve: (_, { id }, context) => context.services.findOffer(id) ?? null,
  }),
  offers: t.connection(
    {
      type: OfferRef,
      description: 'The offer catalogue, by name; of one name the shorter term first.',
      args: {
        search: t.arg.string({ required: false, description: 'Contained in the name, whatever the case.' }),
        kind: t.arg({ type: OfferKindEnum, required: false, description: 'Only those of this kind; all without it.' }),
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
