import { builder } from '../core/builder.ts';
import { SupportContactRef } from '../refs.ts';

builder.objectType(SupportContactRef, {
  description: 'A partner that a customer may designate as support contact.',
  fields: (t) => ({
    partnerId: t.exposeID('partnerId', { description: 'The partner’s id.' }),
    name: t.exposeString('name', { description: 'The partner’s name.' }),
    mpnId: t.exposeString('mpnId', {
      nullable: true,
      description: 'Its public number in the vendor’s network; null when it has none.',
    }),
    tenantId: t.exposeID('tenantId', { description: 'The vendor’s tenant id of the partner.' }),
  }),
});
