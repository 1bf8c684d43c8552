import { idPrefixes, requestCommands, requestStateAt } from '@untether/domain';
import { RequestConnection } from '../connections.ts';
import { builder, orError } from '../core/builder.ts';
import { spanOf, TimeSpanInput } from '../core/filters.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { RelationshipRequestStateEnum } from '../enums/requests.ts';
import { partnerNamed } from '../partners.ts';
import {
  ActorRef,
  DelegatedAdminRef,
  PartnerSummaryRef,
  ReceiptRef,
  RelationshipRef,
  RequestCommandRef,
  RequestedGranularAdminRef,
  RequestRef,
} from '../refs.ts';
import { commandContextOf, viewerOf } from '../viewer-of.ts';

builder.objectType(RequestedGranularAdminRef, {
  description:
    'Granular delegated admin privileges (GDAP) that a request for a relationship includes. Accepting grants them at once.',
  fields: (t) => ({
    roles: t.exposeStringList('roles', { description: 'Names of directory roles in the vendor’s words.' }),
    durationDays: t.exposeInt('durationDays', { description: 'Days from the acceptance, 1 to 730.' }),
  }),
});

builder.node(RequestRef, {
  description: 'A partner’s request to a customer for a reseller relationship, answered through one personal link.',
  id: { resolve: (request) => request.id, description: '`req_…`' },
  isTypeOf: hasPrefix(idPrefixes.request),
  loadWithoutCache: (id, context) => context.loaders.requests.load(id),
  fields: (t) => ({
    state: t.field({
      type: RelationshipRequestStateEnum,
      description: 'Its current state.',
      resolve: (request, _, context) => requestStateAt(request, context.now),
    }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description:
        'The customer it is for; null if the partner named none and no one has accepted yet. Only the id, because the partner may not read the customer before it accepts; after that use `relationship.customer`.',
    }),
    customerName: t.string({
      nullable: true,
      description: 'The customer’s name; null while the customer is not known.',
      resolve: async ({ customerId }, _, context) =>
        customerId === null ? null : ((await context.loaders.knownCustomers.load(customerId))?.companyName ?? null),
    }),
    customerEmail: t.exposeString('customerEmail', {
      nullable: true,
      description: 'The address it was meant for; null if none was given.',
    }),
    granularAdmin: t.expose('granularAdmin', {
      type: RequestedGranularAdminRef,
      nullable: true,
      description:
        'The granular delegated admin privileges (GDAP) it asks for; only the asking partner gets them. null if it asks for none.',
    }),
    delegatedAdminRelationship: t.field({
      type: DelegatedAdminRef,
      nullable: true,
      description: 'Those privileges as they are now; null before it is accepted, and if it asks for none.',
      resolve: ({ delegatedAdminRelationshipId: id }, _, context) =>
        id === null ? null : context.loaders.delegatedAdminRelationships.load(id),
    }),
    indirectProvider: t.field({
      type: PartnerSummaryRef,
      nullable: true,
      description: 'The provider whose relationship acceptance establishes as well; null if there is none.',
      resolve: ({ indirectProviderId }, _, context) =>
        indirectProviderId === null ? null : partnerNamed(context, indirectProviderId),
    }),
    commands: t.field({
      type: [RequestCommandRef],
      description: 'Commands that apply in its current state, and whether the viewer may run each.',
      resolve: async (request, _, context) => {
        const { customerId } = request;
        const customer = customerId === null ? null : await context.loaders.customers.load(customerId);
        const ask = { request, customer, latest: customer?.relationship };
        return requestCommands(ask, viewerOf(context), commandContextOf(context));
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    createdBy: t.expose('createdBy', { type: ActorRef, description: 'Who sent it.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it can no longer be answered.' }),
    answeredBy: t.expose('answeredBy', {
      type: ActorRef,
      nullable: true,
      description: 'Who accepted or declined it; null while it is unanswered.',
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted or declined; null while it is unanswered.',
    }),
    relationship: t.field({
      type: RelationshipRef,
      nullable: true,
      description: 'The relationship it established; null before it is accepted.',
      resolve: ({ relationshipId }, _, context) =>
        relationshipId === null ? null : context.loaders.relationships.load(relationshipId),
    }),
    receipt: t.field({
      type: ReceiptRef,
      nullable: true,
      description: 'The receipt of the removal it is to undo; null for a first request.',
      resolve: ({ receiptId }, _, context) => (receiptId === null ? null : context.loaders.receipts.load(receiptId)),
    }),
  }),
});

const RequestFilter = builder.inputType('RelationshipRequestFilter', {
  description: 'Which requests. All given conditions apply.',
  fields: (t) => ({
    state: t.field({ type: RelationshipRequestStateEnum, description: 'In this state.' }),
    search: t.string({
      description:
        'Text contained in the address it was meant for, or in the name, domain or tenant id of a customer that is or was the partner’s; letter case and width do not matter.',
    }),
    customerId: t.id({ description: 'To this customer.' }),
    createdAt: t.field({ type: TimeSpanInput, description: 'Sent in this span of time.' }),
  }),
});

builder.queryField('relationshipRequests', (t) =>
  t.connection(
    {
      type: RequestRef,
      nullable: true,
      description: `The partner’s requests to customers, newest first. ${orError}`,
      args: {
        filter: t.arg({ type: RequestFilter, required: false, description: 'Which requests; all if left out.' }),
      },
      resolve: (_, { filter, ...args }, context) => {
        const query = {
          state: filter?.state ?? undefined,
          search: filter?.search ?? undefined,
          customerId: filter?.customerId ?? undefined,
          created: spanOf(filter?.createdAt),
        };
        return connect(context, args, {
          page: (request) => context.services.requests.list(viewerOf(context), query, request),
          count: () => context.services.requests.count(viewerOf(context), query),
        });
      },
    },
    RequestConnection,
  ),
);
