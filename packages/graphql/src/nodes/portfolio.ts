import { builder, orError } from '../core/builder.ts';
import { reading } from '../core/paging.ts';
import { RemovalBlockerKindEnum } from '../enums/removal.ts';
import { PortfolioBlockedRef, PortfolioExtendingRef, PortfolioRef, PortfolioSpanRef } from '../refs.ts';
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
