import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { reading } from '../core/paging.ts';
import { RemovalBlockerKindEnum } from '../enums/removal.ts';
import { PortfolioBlockedRef, PortfolioRef, PortfolioSpanRef } from '../refs.ts';

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

builder.queryField('portfolio', (t) =>
  t.field({
    type: PortfolioRef,
    description: 'Which customers are ready to remove, what blocks the others, and until when.',
    resolve: (_, __, context) => reading(context, context.services.viewPortfolio(viewerOf(context))),
  }),
);
