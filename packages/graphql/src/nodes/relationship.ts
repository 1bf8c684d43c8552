import type { Actor, ResellerRelationship } from '@untether/domain';
import { delegatedAdminCommands, idPrefixes, isCustomerViewer } from '@untether/domain';
import type { Context } from '../context.ts';
import { anyViewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { PartnerKindEnum } from '../enums/people.ts';
import { RelationshipStateEnum } from '../enums/relationships.ts';
import { askingContext, partnerField, shownActor } from '../item-fields.ts';
import {
  ActorRef,
  AdminCommandRef,
  CustomerRef,
  EffectRef,
  PartnerSummaryRef,
  ReceiptRef,
  RelationshipRef,
  RemainingItemRef,
} from '../refs.ts';

builder.node(RelationshipRef, {
  description: 'What one partner has with one customer. Removed ones are kept.',
  id: {
    resolve: (relationship) => relationship.id,
    description: '`rel_…`; a re-established relationship is a new one.',
  },
  isTypeOf: hasPrefix(idPrefixes.relationship),
  loadWithoutCache: (id, context) => context.loaders.relationships.load(id),
  fields: (t) => ({
    state: t.expose('state', { type: RelationshipStateEnum, description: 'Whether it stands.' }),
    partner: partnerField(t),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer; null once the relationship is REMOVED.',
      resolve: (relationship, _, context) => {
        if (relationship.state === 'removed') return null;
        return context.viewer !== null && isCustomerViewer(context.viewer)
          ? { ...context.viewer.customer, relationship }
          : context.loaders.customers.load(relationship.customerId);
      },
    }),
    customerName: t.string({
      description: 'The customer’s name, also after the removal.',
      resolve: async ({ customerId }, _, context) =>
        (await context.loaders.knownCustomers.load(customerId))?.companyName ?? customerId,
    }),
    delegatedAdmin: t.exposeBoolean('delegatedAdmin', {
      nullable: true,
      description: 'Whether the partner has delegated admin privileges (DAP); null = not known.',
    }),
    delegatedAdminCommands: t.field({
      type: [AdminCommandRef],
      description:
        'What can be done about its delegated admin (DAP), and whether this viewer may; empty where there is none.',
      resolve: (relationship, _, context) =>
        delegatedAdminCommands(relationship, anyViewerOf(context), askingContext(context)),
    }),
    associatedResellerId: t.exposeID('associatedResellerId', {
      nullable: true,
      description: 'The indirect reseller a provider’s relationship is for; null where there is none.',
    }),
    associatedReseller: t.field({
      type: PartnerSummaryRef,
      nullable: true,
      description: 'Who that is; null where there is none, and where it is not known to you.',
      resolve: ({ associatedResellerId }, _, context) =>
        associatedResellerId === null ? null : context.loaders.partners.load(associatedResellerId),
    }),
    establishedAt: t.expose('establishedAt', { type: 'DateTime', description: 'Since when it stands.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was removed; null while it is ACTIVE.',
    }),
    removedBy: t.field({
      type: ActorRef,
      nullable: true,
      description: 'Who removed it; to a customer the partner, not its person. null while it is ACTIVE.',
      resolve: (relationship, _, context) => removerOf(context, relationship),
    }),
    removalReason: t.string({
      nullable: true,
      description: 'The reason given; null when none was, and to a customer: it is the partner’s own.',
      resolve: ({ removalReason }, _, context) => (isForCustomer(context) ? null : removalReason),
    }),
    previousId: t.exposeID('previousId', {
      nullable: true,
      description: 'The removed relationship it re-established; null for a first one.',
    }),
    previousReceipt: t.field({
      type: ReceiptRef,
      nullable: true,
      description:
        'The receipt of that removal, with what did not come back; null for a first relationship, and to a customer: it is the partner’s own.',
      resolve: ({ previousId }, _, context) =>
        previousId === null || isForCustomer(context) ? null : context.loaders.receiptsOf.load(previousId),
    }),
    effects: t.field({
      type: [EffectRef],
      description: 'What ended with it, from the receipt of its removal; empty while it is ACTIVE.',
      resolve: async ({ id }, _, context) => (await context.loaders.receiptsOf.load(id))?.effects ?? [],
    }),
    remaining: t.field({
      type: [RemainingItemRef],
      description:
        'What stays behind, from the receipt of its removal; to a customer what is its own to do, such as Azure role assignments to delete. Empty while it is ACTIVE.',
      resolve: async ({ id }, _, context) => {
        const remaining = (await context.loaders.receiptsOf.load(id))?.remaining ?? [];
        return isForCustomer(context) ? remaining.filter(({ kind }) => kind !== 'end_at_vendor') : remaining;
      },
    }),
    imported: t.boolean({
      description: 'Whether it came from the vendor’s records: what is done here has to be done there too.',
      resolve: ({ importHash }) => importHash !== null,
    }),
  }),
});

const isForCustomer = ({ viewer }: Context): boolean => viewer !== null && isCustomerViewer(viewer);

const removerOf = async (context: Context, relationship: ResellerRelationship): Promise<Actor | null> => {
  const { removedBy: actor, partnerId } = relationship;
  return actor && shownActor(context, { actor, partnerId });
};

builder.objectType(PartnerSummaryRef, {
  description: 'A partner: a company that sells for the vendor.',
  fields: (t) => ({
    id: t.exposeID('id', { description: '`par_` and the tenant id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    mpnId: t.exposeString('mpnId', {
      nullable: true,
      description: 'Its public number in the vendor’s network; null when it has none.',
    }),
    tenantId: t.exposeID('tenantId', { description: 'The vendor’s tenant id, a lower-case GUID.' }),
    kind: t.expose('kind', { type: PartnerKindEnum, description: 'How it sells.' }),
  }),
});
