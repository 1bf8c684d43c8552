import type { Actor, Partner } from '@untether/domain';
import { isCustomerViewer } from '@untether/domain';
import type { Context } from './context.ts';
import { PartnerSummaryRef } from './refs.ts';

/** The field for whose something is: the viewer's own partner, or one of a customer's. */
export const ownPartner = {
  type: PartnerSummaryRef,
  description: 'The partner it belongs to.',
  resolve: ({ partnerId }: { readonly partnerId: string }, _: object, context: Context) =>
    partnerNamed(context, partnerId),
};

export const partnerNamed = async (context: Context, partnerId: string): Promise<Partner> => {
  const partner = await context.loaders.partners.load(partnerId);
  if (partner === null) throw new Error('something of a partner the viewer does not know was shown');
  return partner;
};

/** Who did something for a partner: a customer sees the partner, not the person. */
export const shownActor = async (
  context: Context,
  { actor, partnerId }: { readonly actor: Actor; readonly partnerId: string },
): Promise<Actor> => {
  const isForCustomer = context.viewer !== null && isCustomerViewer(context.viewer);
  // An actor without an id is a partner already, such as a reseller's provider, or no person at all.
  if (!isForCustomer || actor.id === null || actor.kind === 'customer') return actor;
  return { kind: actor.kind, id: null, name: (await partnerNamed(context, partnerId)).name };
};
