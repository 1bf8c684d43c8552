import { type CustomerPart, idPrefixes } from '@untether/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { EventConnection } from '../connections.ts';
import { builder } from '../core/builder.ts';
import { hasPrefix } from '../core/ids.ts';
import { isWithin, selectedFields } from '../core/selection.ts';
import { CustomerRef, EventRef, PreviewRef, RelationshipRef, SupportContactRef } from '../refs.ts';
import { eventsOf, previewOf, relationshipFields } from './of-relationship.ts';

const ofIdentity = ['__typename', 'id', 'tenantId', 'companyName', 'domain', 'country'];
/** Of a list: not of its rows. */
const ofList = ['cursor', 'pageInfo', 'totalCount', 'totalCountIsExact'];
const identity: ReadonlySet<string> = new Set([...ofIdentity, ...ofList]);
const card: ReadonlySet<string> = new Set([...identity, 'blockerKinds', 'removalBlockers']);

/** How much of customers has to be read for what is selected of them. */
export const customerPart = (info: GraphQLResolveInfo): CustomerPart => {
  const names = selectedFields(info);
  return isWithin(names, identity) ? 'identity' : isWithin(names, card) ? 'card' : 'whole';
};

builder.node(CustomerRef, {
  description:
    'A company on the viewer’s customer list: one with an ACTIVE reseller relationship. What depends on the relationship is the relationship’s; the same fields are here as shortcuts.',
  id: { resolve: (customer) => customer.id, description: '`cus_` and the tenant id.' },
  isTypeOf: hasPrefix(idPrefixes.customer),
  loadWithoutCache: (id, context) => context.loaders.customers.load(id),
  fields: (t) => ({
    tenantId: t.exposeID('tenantId', { description: 'The vendor’s tenant id, a lower-case GUID.' }),
    companyName: t.exposeString('companyName', { description: 'The company’s name.' }),
    domain: t.exposeString('domain', { nullable: true, description: 'Its main domain; null when unknown.' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'Two letters, ISO 3166-1 alpha-2; null when unknown.',
    }),
    relationship: t.expose('relationship', {
      type: RelationshipRef,
      description: 'The relationship of the viewer’s partner with it.',
    }),
    ...relationshipFields(t, ({ relationship }) => relationship),
    removalPreview: t.field({
      type: PreviewRef,
      description: 'A dry run of the removal: `removable` exactly when it would succeed.',
      resolve: ({ relationship }, _, context) => previewOf(relationship, context),
    }),
    events: t.connection(
      {
        type: EventRef,
        description: 'The events of the viewer’s log about this customer, oldest first; use `last` for the newest.',
        resolve: ({ relationship }, args, context) => eventsOf(relationship, args, context),
      },
      EventConnection,
    ),
    availableSupportContacts: t.field({
      type: [SupportContactRef],
      description:
        'Partners with an ACTIVE relationship to this customer, the viewer’s included: its possible support contacts.',
      resolve: ({ id }, _, context) => context.loaders.supportContacts.load(id),
    }),
  }),
});
