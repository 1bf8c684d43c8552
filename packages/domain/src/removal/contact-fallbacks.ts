import type { CommandContext } from '../commands/command.ts';
import { newEvent, onBehalfOf, together } from '../commands/command.ts';
import type { Decision } from '../model/changes.ts';
import { defaultSupportContact } from '../support/default-contact.ts';
import type { RemovalCase } from './removal.ts';
import { leaving, stayingProviders } from './removal.ts';

/**
 * Support contacts after a removal: a staying partner's subscription that designated a leaving one gets its default;
 * a leaving partner's own designations become null. Each change is logged with the partner whose subscription it is.
 */
export const decideContactFallbacks = (removal: RemovalCase, context: CommandContext): Decision => {
  const gone = new Set(leaving(removal).map((one) => one.partner.id));
  const providers = stayingProviders(removal);
  const { customer } = removal.own.facts;
  const leaver = removal.own.partner;

  const others = removal.designations
    .filter((designation) => !gone.has(designation.partnerId))
    .map((one) => ({ ...one, from: one.supportContactPartnerId, to: defaultSupportContact(one.partnerId, providers) }));
  const own = leaving(removal).flatMap(({ facts }) =>
    facts.subscriptions
      .filter((one) => one.supportContactPartnerId !== null)
      .map((one) => ({ ...one, subscriptionId: one.id, from: one.supportContactPartnerId, to: null })),
  );

  return together(
    [...own, ...others].map(({ partnerId, relationshipId, subscriptionId, from, to }) => ({
      changes: [{ update: 'subscription', partnerId, id: subscriptionId, set: { supportContactPartnerId: to } }],
      events: [
        newEvent(partnerId === leaver.id ? context : onBehalfOf(leaver, context), 'support-contact-updated', {
          about: { partnerId, relationshipId, customerId: customer.id },
          subjectId: subscriptionId,
          changes: { supportContactPartnerId: { from, to } },
        }),
      ],
    })),
  );
};
