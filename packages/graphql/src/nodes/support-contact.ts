import { builder } from '../core/builder.ts';
import { SupportContactRef } from '../refs.ts';

builder.objectType(SupportContactRef, {
  description:
    'A partner with an ACTIVE relationship to the customer, which a subscription can designate for its support.',
  fields: (t) => ({
    partnerId: t.exposeID('partnerId', { description: '`par_` and the tenant id.' }),
    name: t.exposeString('name', { description: 'The partner’s name.' }),
    mpnId: t.exposeString('mpnId', {
      nullable: true,
      description: 'Its public number in the vendor’s partner network; null if it has none.',
    }),
    tenantId: t.exposeID('tenantId', { description: 'The vendor’s tenant id of the partner, a lower-case GUID.' }),
  }),
});
