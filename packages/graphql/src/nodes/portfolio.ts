import { billingCyclesOf } from '@untether/domain';
import { OfferConnection } from '../connections.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { CommerceModelEnum, RemovalBlockerKindEnum } from '../core/enums.ts';
import { connect, reading } from '../core/paging.ts';
import { OfferRef, PortfolioBlockedRef, PortfolioRef, PortfolioSpanRef } from '../refs.ts';

builder.objectType(PortfolioRef, {
  description: 'Counts over the viewer’s customer list.',
  fields: (t) => ({
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
    removable: t.exposeInt('removable', { description: 'How many nothing blocks.' }),
    blocked: t.exposeInt('blocked', { description: 'How many something blocks.' }),
    blockedBy: t.expose('blockedBy', {
      type: [PortfolioBlockedRef],
      description: 'Per kind how many it blocks; kinds that block nobody are left out.',
    }),
    byNextPossibleDate: t.expose('byNextPossibleDate', {
      type: [PortfolioSpanRef],
      description:
        'Blocked customers by when they could be removed at the earliest; the last span is of those with no known date.',
    }),
  }),
});

builder.objectType(PortfolioBlockedRef, {
  description: 'How many customers one kind blocks. A customer can be counted under several kinds.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalBlockerKindEnum, description: 'The kind.' }),
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
  }),
});

builder.objectType(PortfolioSpanRef, {
  description: 'A span of time and how many blocked customers could be removed in it at the earliest.',
  fields: (t) => ({
    after: t.expose('after', {
      type: 'DateTime',
      nullable: true,
      description: 'After this instant; null: no lower end.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until this instant, included; null: no upper end.',
    }),
    unknown: t.exposeBoolean('unknown', { description: 'Whether this counts those with no known date.' }),
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
  }),
});

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
  portfolio: t.field({
    type: PortfolioRef,
    description: 'Which customers are ready to remove, what blocks the others, and until when.',
    resolve: (_, __, context) => reading(context.services.viewPortfolio(viewerOf(context))),
  }),
  offers: t.connection(
    {
      type: OfferRef,
      description: 'The offer catalogue, by name.',
      args: { search: t.arg.string({ required: false, description: 'Contained in the name, whatever the case.' }) },
      resolve: (_, { search, ...args }, context) =>
        connect(args, {
          page: async (request) => context.services.listOffers(search ?? '', request),
          count: async () => context.services.countOffers(search ?? ''),
        }),
    },
    OfferConnection,
  ),
}));
