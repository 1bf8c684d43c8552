import { DelegatedAdminConnection, RelationshipConnection, SubscriptionConnection } from '../connections.ts';
import { builder } from '../core/builder.ts';
import { filled, ifLeftOut } from '../core/filters.ts';
import { organizationIdOf } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { RelationshipStateEnum } from '../enums/relationships.ts';
import { DelegatedAdminRef, OrganizationRef, RelationshipRef, SubscriptionRef, SupportContactRef } from '../refs.ts';

builder.node(OrganizationRef, {
  description:
    'A customer as its own admin sees it: what it has through each of its partners, and nothing of any other customer.',
  id: {
    resolve: ({ customer }) => organizationIdOf(customer),
    description: '`org_` and the tenant id: another object than the partners’ `cus_…`.',
  },
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'admin' in value && 'customer' in value,
  loadWithoutCache: (id, context) => context.loaders.organizations.load(id),
  fields: (t) => ({
    tenantId: t.id({
      description: 'The vendor’s tenant id, a lower-case GUID.',
      resolve: ({ customer }) => customer.tenantId,
    }),
    companyName: t.string({ description: 'The company’s name.', resolve: ({ customer }) => customer.companyName }),
    domain: t.string({
      nullable: true,
      description: 'Its main domain; null when unknown.',
      resolve: ({ customer }) => customer.domain,
    }),
    country: t.string({
      nullable: true,
      description: 'Two letters, ISO 3166-1 alpha-2; null when unknown.',
      resolve: ({ customer }) => customer.country,
    }),
    partners: t.connection(
      {
        type: RelationshipRef,
        description:
          'The relationships with all its partners, newest first; an ended one tells what ended with it and what is left to delete.',
        args: {
          states: t.arg({
            type: [RelationshipStateEnum],
            required: false,
            description: `Only those in one of these states. ${ifLeftOut}`,
          }),
        },
        resolve: (viewer, { states, ...args }, context) => {
          const asked = filled(context, ['states'], states);
          return connect(context, args, {
            page: (request) => context.services.customerSide.listRelationships(viewer, asked, request),
            count: () => context.services.customerSide.countRelationships(viewer, asked),
          });
        },
      },
      RelationshipConnection,
    ),
    availableSupportContacts: t.field({
      type: [SupportContactRef],
      description: 'Partners with an ACTIVE relationship: the company’s possible support contacts.',
      resolve: ({ customer }, _, context) => context.loaders.supportContacts.load(customer.id),
    }),
    subscriptions: t.connection(
      {
        type: SubscriptionRef,
        description: 'What the company buys by subscription, from all its partners. In a stable order, by id.',
        resolve: (viewer, args, context) =>
          connect(context, args, {
            page: (request) => context.services.customerSide.listItems(viewer, 'subscription', request),
            count: () => context.services.customerSide.countItems(viewer, 'subscription'),
          }),
      },
      SubscriptionConnection,
    ),
    delegatedAdminRelationships: t.connection(
      {
        type: DelegatedAdminRef,
        description:
          'Granular delegated admin privileges (GDAP) that its partners have asked for or hold. In a stable order, by id.',
        resolve: (viewer, args, context) =>
          connect(context, args, {
            page: (request) => context.services.customerSide.listItems(viewer, 'delegatedAdminRelationship', request),
            count: () => context.services.customerSide.countItems(viewer, 'delegatedAdminRelationship'),
          }),
      },
      DelegatedAdminConnection,
    ),
  }),
});
