import { usualOutlook } from '@untether/domain';
import { builder, orError } from '../core/builder.ts';
import { reading } from '../core/paging.ts';
import { RemovalBlockerKindEnum, RemovalOutlookEnum } from '../enums/removal.ts';
import {
  PartnerSummaryRef,
  PortfolioBlockedRef,
  PortfolioExtendingRef,
  PortfolioOutlookRef,
  PortfolioRef,
  PortfolioResellerRef,
  PortfolioSpanRef,
} from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';

builder.objectType(PortfolioRef, {
  description: 'Counts over the viewer’s customer list.',
  fields: (t) => ({
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
    removable: t.exposeInt('removable', { description: 'Customers that nothing blocks from being removed.' }),
    blocked: t.exposeInt('blocked', { description: 'Customers that something blocks from being removed.' }),
    blockedBy: t.expose('blockedBy', {
      type: [PortfolioBlockedRef],
      description: 'How many customers each kind blocks; kinds that block none are left out.',
    }),
    byOutlook: t.field({
      type: [PortfolioOutlookRef],
      resolve: (portfolio) => portfolio.byOutlook(),
      description:
        'How many customers have each outlook, the best first: each customer counts once. `CustomerFilter.removalOutlook` lists them.',
    }),
    byReseller: t.field({
      type: [PortfolioResellerRef],
      resolve: (portfolio) => portfolio.byReseller(),
      description:
        'The same by the indirect reseller the relationships are for: the 50 with the most customers, most first. Empty but for an indirect provider.',
    }),
    byNextPossibleDate: t.field({
      type: [PortfolioSpanRef],
      resolve: (portfolio) => portfolio.byNextPossibleDate(),
      description:
        'Blocked customers by the earliest date they could be removed; the last span counts those without a known date.',
    }),
    releaseRequests: t.int({
      resolve: (portfolio) => portfolio.releaseRequests(),
      description: 'Customers that ask to end the relationship and have no answer yet.',
    }),
    extending: t.field({
      type: PortfolioExtendingRef,
      resolve: (portfolio) => portfolio.extending(),
      description: 'Subscriptions that fall into a paid extension unless somebody chooses another end of their term.',
    }),
  }),
});

builder.objectType(PortfolioBlockedRef, {
  description: 'How many customers one kind of blocker affects. A customer can be counted under several kinds.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalBlockerKindEnum, description: 'The kind of blocker.' }),
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
    outlook: t.field({
      type: RemovalOutlookEnum,
      description:
        'What blockers of this kind usually need to go; one inside its window, or without an end, may differ from it.',
      resolve: ({ kind }) => usualOutlook[kind],
    }),
  }),
});

builder.objectType(PortfolioOutlookRef, {
  description: 'How many customers have one outlook.',
  fields: (t) => ({
    outlook: t.expose('outlook', { type: RemovalOutlookEnum, description: 'What has to happen before a removal.' }),
    customers: t.exposeInt('customers', { description: 'How many customers; 0 too.' }),
  }),
});

builder.objectType(PortfolioResellerRef, {
  description: 'The customers of one indirect reseller, by their outlook.',
  fields: (t) => ({
    resellerId: t.exposeID('resellerId', {
      nullable: true,
      description: 'The reseller, `par_…`; null: customers of no reseller.',
    }),
    reseller: t.field({
      type: PartnerSummaryRef,
      nullable: true,
      description: 'The same; null too if the viewer does not know it.',
      resolve: ({ resellerId }, _, context) => (resellerId === null ? null : context.loaders.partners.load(resellerId)),
    }),
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
    byOutlook: t.expose('byOutlook', {
      type: [PortfolioOutlookRef],
      description: 'How many of them have each outlook, the best first.',
    }),
  }),
});

builder.objectType(PortfolioExtendingRef, {
  description:
    'How many subscriptions are extended at a price, or will be, unless somebody chooses otherwise: those with `willExtend`.',
  fields: (t) => ({
    customers: t.exposeInt('customers', { description: 'How many customers have such a subscription.' }),
    subscriptions: t.exposeInt('subscriptions', { description: 'How many subscriptions.' }),
  }),
});

builder.objectType(PortfolioSpanRef, {
  description: 'A span of time, and how many blocked customers have their earliest removal date in it.',
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
    unknown: t.exposeBoolean('unknown', { description: 'Whether it counts the customers without a known date.' }),
    customers: t.exposeInt('customers', { description: 'How many customers.' }),
  }),
});

builder.queryField('portfolio', (t) =>
  t.field({
    type: PortfolioRef,
    nullable: true,
    description: `Which customers are ready to remove, what blocks the others, and until when. ${orError}`,
    resolve: (_, __, context) => reading(context, () => context.services.viewPortfolio(viewerOf(context))),
  }),
);
