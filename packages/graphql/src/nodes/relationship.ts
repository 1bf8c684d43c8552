import type { Actor, ResellerRelationship } from '@untether/domain';
import { delegatedAdminCommands, findForbidden, idPrefixes, isCustomerViewer } from '@untether/domain';
import { EventConnection } from '../connections.ts';
import type { Context } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { PartnerKindEnum } from '../enums/people.ts';
import { RelationshipStateEnum } from '../enums/relationships.ts';
import { sayReason } from '../errors.ts';
import { ownPartner, shownActor } from '../partners.ts';
import {
  ActorRef,
  AdminCommandRef,
  CustomerRef,
  EffectRef,
  EventRef,
  PartnerSummaryRef,
  PreviewRef,
  ReceiptRef,
  RelationshipRef,
  RemainingItemRef,
} from '../refs.ts';
import { anyViewerOf, commandContextOf } from '../viewer-of.ts';
import { eventsOf, previewOf, relationshipFields } from './of-relationship.ts';
import { effectsDone } from './receipt.ts';

builder.node(RelationshipRef, {
  description: 'The reseller relationship of one partner with one customer. Removed ones are kept.',
  id: {
    resolve: (relationship) => relationship.id,
    description: '`rel_…`; a re-established relationship is a new one.',
  },
  isTypeOf: hasPrefix(idPrefixes.relationship),
  loadWithoutCache: (id, context) => context.loaders.relationships.load(id),
  fields: (t) => ({
    state: t.expose('state', { type: RelationshipStateEnum, description: 'Its current state.' }),
    partner: t.field(ownPartner),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description:
        'The customer; null once the relationship is REMOVED, and for the customer’s own admin: it has `viewer.organization`.',
      resolve: ({ state, customerId }, _, context) =>
        state === 'removed' ? null : context.loaders.customers.load(customerId),
    }),
    customerName: t.string({
      description: 'The customer’s name, even after the removal.',
      resolve: async ({ customerId }, _, context) =>
        (await context.loaders.knownCustomers.load(customerId))?.companyName ?? customerId,
    }),
    ...relationshipFields(t, (relationship) => relationship),
    removalPreview: t.field({
      type: PreviewRef,
      nullable: true,
      description:
        'A dry run of the removal: `removable` exactly when it would succeed. null once the relationship is REMOVED, and, with the error FORBIDDEN, for the customer’s own admin: removing is the partner’s.',
      resolve: (relationship, _, context) =>
        relationship.state === 'removed' ? null : previewOf(relationship, context),
    }),
    events: t.connection(
      {
        type: EventRef,
        nullable: true,
        description:
          'The events of the viewer’s log about the customer, oldest first; use `last` for the newest. null, with the error FORBIDDEN, for the customer’s own admin: the log is the partner’s.',
        resolve: (relationship, args, context) => eventsOf(relationship, args, context),
      },
      EventConnection,
    ),
    delegatedAdmin: t.exposeBoolean('delegatedAdmin', {
      nullable: true,
      description: 'Whether the partner has delegated admin privileges (DAP); null: not known.',
    }),
    delegatedAdminCommands: t.field({
      type: [AdminCommandRef],
      description:
        'Commands about its delegated admin (DAP), and whether the viewer may run each; empty if there is none.',
      resolve: (relationship, _, context) =>
        delegatedAdminCommands(relationship, anyViewerOf(context), commandContextOf(context)),
    }),
    associatedResellerId: t.exposeID('associatedResellerId', {
      nullable: true,
      description: 'The indirect reseller a provider’s relationship is for; null if there is none.',
    }),
    associatedReseller: t.field({
      type: PartnerSummaryRef,
      nullable: true,
      description: 'That reseller; null if there is none, or if the viewer does not know it.',
      resolve: ({ associatedResellerId }, _, context) =>
        associatedResellerId === null ? null : context.loaders.partners.load(associatedResellerId),
    }),
    establishedAt: t.expose('establishedAt', { type: 'DateTime', description: 'When it began.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was removed; null while it is ACTIVE.',
    }),
    removedBy: t.field({
      type: ActorRef,
      nullable: true,
      description: 'Who removed it; a customer sees the partner, not the person. null while it is ACTIVE.',
      resolve: (relationship, _, context) => removerOf(context, relationship),
    }),
    removalReason: t.string({
      nullable: true,
      description: 'The reason given; null if none was, and always for a customer: it is the partner’s own.',
      resolve: ({ removalReason }, _, context) => (isForCustomer(context) ? null : removalReason),
    }),
    endedAtVendorAt: t.expose('endedAtVendorAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when the vendor’s list no longer has it, as an import found; `recordRelationshipEndedAtVendor` records its end here. null: it has, or it was not imported.',
    }),
    viewerEndAtVendorReason: t.string({
      nullable: true,
      description:
        'Why the viewer may not record that it has ended at the vendor, in a sentence in the language of the request; null when it may, and while there is nothing to record.',
      resolve: ({ state, endedAtVendorAt }, _, context) =>
        state === 'removed' || endedAtVendorAt === null
          ? null
          : sayReason(findForbidden(anyViewerOf(context), 'record_end_at_vendor') ?? null, context),
    }),
    previousId: t.exposeID('previousId', {
      nullable: true,
      description: 'The id of the removed relationship it re-established; null for a first one.',
    }),
    previousReceipt: t.field({
      type: ReceiptRef,
      nullable: true,
      description:
        'The receipt of that removal, with what was not restored; null for a first relationship, and always for a customer: it is the partner’s own.',
      resolve: ({ previousId }, _, context) =>
        previousId === null || isForCustomer(context) ? null : context.loaders.receiptsOf.load(previousId),
    }),
    effects: t.field({
      type: [EffectRef],
      description: 'What ended with it, from the receipt of its removal; empty while it is ACTIVE.',
      resolve: async ({ id }, _, context) => effectsDone((await context.loaders.receiptsOf.load(id))?.effects ?? []),
    }),
    remaining: t.field({
      type: [RemainingItemRef],
      description:
        'What is left after its removal, from the receipt; a customer sees only what it has to do itself, such as deleting Azure role assignments. Empty while it is ACTIVE.',
      resolve: async ({ id }, _, context) => {
        const remaining = (await context.loaders.receiptsOf.load(id))?.remaining ?? [];
        return isForCustomer(context) ? remaining.filter(({ kind }) => kind !== 'end_at_vendor') : remaining;
      },
    }),
    imported: t.boolean({
      description: 'Whether it came from the vendor’s records: what is done here then has to be done there too.',
      resolve: ({ importHash }) => importHash !== null,
    }),
  }),
});

const isForCustomer = ({ viewer }: Context): boolean => viewer !== null && isCustomerViewer(viewer);

const removerOf = async (context: Context, relationship: ResellerRelationship): Promise<Actor | null> => {
  const { removedBy: actor, partnerId } = relationship;
  return actor && shownActor(context, { actor, partnerId });
};

builder.node(PartnerSummaryRef, {
  description:
    'A company that sells the vendor’s products. By its id it is read by its own users, by partners it is associated with or has a customer in common with, and by its customers’ admins.',
  id: { resolve: (partner) => partner.id, description: '`par_` and the tenant id.' },
  isTypeOf: hasPrefix(idPrefixes.partner),
  loadWithoutCache: (id, context) => context.loaders.knownPartners.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The partner’s name.' }),
    mpnId: t.exposeString('mpnId', {
      nullable: true,
      description: 'Its public number in the vendor’s partner network; null if it has none.',
    }),
    tenantId: t.exposeID('tenantId', { description: 'The vendor’s tenant id, a lower-case GUID.' }),
    kind: t.expose('kind', {
      type: PartnerKindEnum,
      description: 'How it sells: by itself, through resellers or through a provider.',
    }),
    secondFactorRequiredSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when its users need a second factor to sign in. Null while they do not, and for anyone else.',
      resolve: ({ id, secondFactorSince }, _, { viewer }) =>
        viewer !== null && !isCustomerViewer(viewer) && viewer.partner.id === id ? secondFactorSince : null,
    }),
  }),
});
