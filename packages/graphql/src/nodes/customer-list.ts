import { andThen, type CustomerQuery } from '@untether/domain';
import { CustomerConnection } from '../connections.ts';
import type { Context } from '../context.ts';
import { builder, orError } from '../core/builder.ts';
import { filled, ifLeftOut, spanOf, TimeSpanInput } from '../core/filters.ts';
import { connect } from '../core/paging.ts';
import { CustomerOrderEnum } from '../enums/relationships.ts';
import { RemovalBlockerKindEnum, RemovalOutlookEnum } from '../enums/removal.ts';
import { CustomerRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { customerPart } from './customer.ts';

const NextPossibleRemovalFilter = builder.inputType('NextPossibleRemovalFilter', {
  description:
    'When customers can be removed at the earliest, as `removalPreview.nextPossibleRemovalDate` says. Those that nothing keeps from being removed now, because nothing blocks or everything can be cleared, come before every date: `within: {until: now}` finds them, `after` leaves them out.',
  isOneOf: true,
  fields: (t) => ({
    within: t.field({ type: TimeSpanInput, description: 'At a known date in this span.' }),
    known: t.boolean({
      description:
        'false: at no known date, because something blocks that has neither an end nor a way out. true: at any known date, or now.',
    }),
  }),
});

export const CustomerFilter = builder.inputType('CustomerFilter', {
  description: 'Which customers. All given conditions apply.',
  fields: (t) => ({
    search: t.string({
      description:
        'Text contained in the name, domain or tenant id; letter case and width do not matter. One or two letters are looked for in name and domain.',
    }),
    country: t.string({ description: 'Two letters, ISO 3166-1 alpha-2.' }),
    removable: t.boolean({ description: 'true: nothing blocks the removal. false: something does.' }),
    blockedBy: t.field({
      type: [RemovalBlockerKindEnum],
      description: `Blocked by any of these kinds. ${ifLeftOut}`,
    }),
    removalOutlook: t.field({
      type: RemovalOutlookEnum,
      description: 'Of which this has to happen before they can be removed.',
    }),
    tenantId: t.id({ description: 'The vendor’s tenant id, the whole of it.' }),
    nextPossibleRemoval: t.field({
      type: NextPossibleRemovalFilter,
      description: 'By when the relationship can be removed at the earliest.',
    }),
    associatedResellerId: t.id({
      description: 'The indirect reseller a provider’s relationship is for, `par_…`.',
    }),
    releaseRequested: t.boolean({
      description: 'true: the customer asks to end the relationship and has no answer yet. false: it does not.',
    }),
    willExtend: t.boolean({
      description:
        'true: a subscription falls into a paid extension unless somebody chooses otherwise, see `CustomerSubscription.willExtend`. false: none does.',
    }),
  }),
});

const nextRemovalOf = (
  asked: typeof NextPossibleRemovalFilter.$inferInput | null | undefined,
): CustomerQuery['nextRemoval'] =>
  asked?.known === false ? 'unknown' : spanOf(asked?.within ?? (asked?.known ? {} : null));

/** What a filter asks for. @throws GraphQLError where a list of it is empty. */
export const customerQueryOf = (
  context: Context,
  filter: typeof CustomerFilter.$inferInput | null | undefined,
): CustomerQuery => ({
  search: filter?.search ?? undefined,
  country: filter?.country ?? undefined,
  removable: filter?.removable ?? undefined,
  blockedBy: filled(context, ['filter', 'blockedBy'], filter?.blockedBy),
  removalOutlook: filter?.removalOutlook ?? undefined,
  tenantId: filter?.tenantId ?? undefined,
  nextRemoval: nextRemovalOf(filter?.nextPossibleRemoval),
  associatedResellerId: filter?.associatedResellerId ?? undefined,
  releaseRequested: filter?.releaseRequested ?? undefined,
  willExtend: filter?.willExtend ?? undefined,
});

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerRef,
    nullable: true,
    description: 'One customer by its id; null if it is not on the viewer’s list.',
    args: { id: t.arg.id({ required: true, description: '`cus_` and the tenant id.' }) },
    // Not by the loader, which waits for others to come: this is known at once.
    resolve: (_, { id }, context, info) =>
      andThen(
        context.services.batches.customers(viewerOf(context), [id], customerPart(info)),
        ([customer]) => customer ?? null,
      ),
  }),
  customers: t.connection(
    {
      type: CustomerRef,
      nullable: true,
      description: `Customers with an ACTIVE relationship to the viewer’s partner. In a long list, where few customers match several conditions or an unusual order, a page may be shorter than \`first\` or \`last\` says, even empty: \`hasNextPage\` (\`hasPreviousPage\`) says whether to go on, from \`endCursor\` (\`startCursor\`). ${orError}`,
      args: {
        filter: t.arg({ type: CustomerFilter, required: false, description: 'Which customers; all if left out.' }),
        orderBy: t.arg({
          type: CustomerOrderEnum,
          required: false,
          defaultValue: 'name_asc',
          description: 'The order of the list.',
        }),
      },
      resolve: (_, { filter, orderBy, ...args }, context, info) => {
        const viewer = viewerOf(context);
        const query = customerQueryOf(context, filter);
        return connect(context, args, {
          page: (page) =>
            context.services.listCustomers(viewer, {
              query,
              order: orderBy ?? 'name_asc',
              page,
              part: customerPart(info),
            }),
          count: () => context.services.countCustomers(viewer, query),
        });
      },
    },
    CustomerConnection,
  ),
}));
