import { idPrefixes } from '@untether/domain';
import { viewerOf } from '../context.ts';
import { builder } from '../core/builder.ts';
import { PartnerKindEnum, RelationshipStateEnum } from '../core/enums.ts';
import { hasPrefix } from '../core/ids.ts';
import { ActorRef, CustomerRef, PartnerSummaryRef, RelationshipRef } from '../refs.ts';

builder.node(RelationshipRef, {
  description: 'What the viewer’s partner has with one customer. Removed ones are kept.',
  id: {
    resolve: (relationship) => relationship.id,
    description: '`rel_…`; a re-established relationship is a new one.',
  },
  isTypeOf: hasPrefix(idPrefixes.relationship),
  loadWithoutCache: (id, context) => context.loaders.relationships.load(id),
  fields: (t) => ({
    state: t.expose('state', { type: RelationshipStateEnum, description: 'Whether it stands.' }),
    partner: t.field({
      type: PartnerSummaryRef,
      description: 'The partner it belongs to.',
      resolve: (_, __, context) => viewerOf(context).partner,
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer; null once the relationship is REMOVED.',
      resolve: ({ state, customerId }, _, context) =>
        state === 'active' ? context.loaders.customers.load(customerId) : null,
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
    associatedResellerId: t.exposeID('associatedResellerId', {
      nullable: true,
      description: 'The indirect reseller a provider’s relationship is for; null where there is none.',
    }),
    establishedAt: t.expose('establishedAt', { type: 'DateTime', description: 'Since when it stands.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was removed; null while it is ACTIVE.',
    }),
    removedBy: t.expose('removedBy', {
      type: ActorRef,
      nullable: true,
      description: 'Who removed it; null while it is ACTIVE.',
    }),
    removalReason: t.exposeString('removalReason', {
      nullable: true,
      description: 'The reason given; null when none was.',
    }),
    imported: t.boolean({
      description: 'Whether it came from the vendor’s records: what is done here has to be done there too.',
      resolve: ({ importHash }) => importHash !== null,
    }),
  }),
});

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
