import { idPrefixes, requestCommands, requestStateAt } from '@untether/domain';
import { RequestConnection } from '../connections.ts';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import { RelationshipRequestStateEnum } from '../enums/requests.ts';
import { askingContext, partnerNamed } from '../item-fields.ts';
import { ActorRef, PartnerSummaryRef, ReceiptRef, RelationshipRef, RequestCommandRef, RequestRef } from '../refs.ts';

builder.node(RequestRef, {
  description: 'A partner’s request to a customer for a reseller relationship: one personal link.',
  id: { resolve: (request) => request.id, description: '`req_…`' },
  isTypeOf: hasPrefix(idPrefixes.request),
  loadWithoutCache: (id, context) => context.loaders.requests.load(id),
  fields: (t) => ({
    state: t.field({
      type: RelationshipRequestStateEnum,
      description: 'Where it is now.',
      resolve: (request, _, context) => requestStateAt(request, context.now),
    }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description:
        'The customer it is for; null until somebody accepts, where the partner did not say. Only the id: before it is accepted the customer is not the partner’s to read. Afterwards it is `relationship.customer`.',
    }),
    customerName: t.string({
      nullable: true,
      description: 'The customer’s name; null where the customer is not known yet.',
      resolve: async ({ customerId }, _, context) =>
        customerId === null ? null : ((await context.loaders.knownCustomers.load(customerId))?.companyName ?? null),
    }),
    customerEmail: t.exposeString('customerEmail', {
      nullable: true,
      description: 'The address it was meant for; null when none was given.',
    }),
    includeDelegatedAdmin: t.exposeBoolean('includeDelegatedAdmin', {
      description: 'Whether it asks for delegated admin privileges (DAP) too; they are the asking partner’s alone.',
    }),
    indirectProvider: t.field({
      type: PartnerSummaryRef,
      nullable: true,
      description: 'The provider whose relationship an acceptance establishes too; null where there is none.',
      resolve: ({ indirectProviderId }, _, context) =>
        indirectProviderId === null ? null : partnerNamed(context, indirectProviderId),
    }),
    commands: t.field({
      type: [RequestCommandRef],
      description: 'What can be done about it as it stands, and whether this viewer may.',
      resolve: async (request, _, context) => {
        const { customerId } = request;
        const customer = customerId === null ? null : await context.loaders.customers.load(customerId);
        const ask = { request, customer, latest: customer?.relationship };
        return requestCommands(ask, viewerOf(context), askingContext(context));
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.expose('createdBy', { type: ActorRef, description: 'Who made it.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be answered.' }),
    answeredBy: t.expose('answeredBy', {
      type: ActorRef,
      nullable: true,
      description: 'Who accepted or declined; null while nobody has.',
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted or declined; null while it was not.',
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
      description: 'The receipt of the removal it wants to undo; null for a first request.',
      resolve: ({ receiptId }, _, context) => (receiptId === null ? null : context.loaders.receipts.load(receiptId)),
    }),
  }),
});

builder.queryField('relationshipRequests', (t) =>
  t.connection(
    {
      type: RequestRef,
      description: 'The partner’s requests to customers, newest first.',
      args: {
        state: t.arg({
          type: RelationshipRequestStateEnum,
          required: false,
          description: 'Only those in this state; all without it.',
        }),
      },
      resolve: (_, { state, ...args }, context) =>
        connect(context, args, {
          page: (request) => context.services.requests.list(viewerOf(context), state ?? undefined, request),
          count: () => context.services.requests.count(viewerOf(context), state ?? undefined),
        }),
    },
    RequestConnection,
  ),
);
