import { CustomerConnection } from '../connections.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { connect } from '../core/paging.ts';
import { CustomerOrderEnum } from '../enums/relationships.ts';
import { RemovalBlockerKindEnum } from '../enums/removal.ts';
import { CustomerRef } from '../refs.ts';

const CustomerFilter = builder.inputType('CustomerFilter', {
  description: 'Which customers. All that is given has to hold.',
  fields: (t) => ({
    search: t.string({
      description: 'Contained in the name, domain or tenant id; case and width of letters do not matter.',
    }),
    country: t.string({ description: 'ISO 3166-1 alpha-2.' }),
    removable: t.boolean({ description: 'true: nothing blocks the removal. false: something does.' }),
    blockedBy: t.field({ type: [RemovalBlockerKindEnum], description: 'Blocked by any of these kinds.' }),
    tenantId: t.id({ description: 'The vendor’s tenant id.' }),
  }),
});

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerRef,
    nullable: true,
    description: 'One customer by its id; null: not on your list, or not there.',
    args: { id: t.arg.id({ required: true, description: 'The customer’s id.' }) },
    resolve: (_, { id }, context) => context.loaders.customers.load(id),
  }),
  customers: t.connection(
    {
      type: CustomerRef,
      description: 'The viewer’s customer list.',
      args: {
        filter: t.arg({ type: CustomerFilter, required: false, description: 'Which customers; all without it.' }),
        orderBy: t.arg({
          type: CustomerOrderEnum,
          required: false,
          defaultValue: 'name_asc',
          description: 'In which order.',
        }),
      },
      resolve: (_, { filter, orderBy, ...args }, context) => {
        const viewer = viewerOf(context);
        const query = {
          search: filter?.search ?? undefined,
          country: filter?.country ?? undefined,
          removable: filter?.removable ?? undefined,
          blockedBy: filter?.blockedBy ?? undefined,
          tenantId: filter?.tenantId ?? undefined,
        };
        return connect(context, args, {
          page: (page) => context.services.listCustomers(viewer, { query, order: orderBy ?? 'name_asc', page }),
          count: () => context.services.countCustomers(viewer, query),
        });
      },
    },
    CustomerConnection,
  ),
}));
