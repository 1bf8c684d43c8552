import type { CommandContext } from '../commands/command.ts';
import { changeItem } from '../commands/command.ts';
import type { Outcome } from '../commands/outcome.ts';
import { already, done, invalid, invalidInput } from '../commands/outcome.ts';
import type { CustomerSubscription } from '../model/entities.ts';
import type { SupportContact } from '../store/queries.ts';
import { defaultSupportContact } from './default-contact.ts';

/** The contact a subscription has: the one designated while it is available, else the default; undefined for none. */
export const effectiveSupportContact = (
  subscription: Pick<CustomerSubscription, 'partnerId' | 'supportContactPartnerId'>,
  available: readonly SupportContact[],
): SupportContact | undefined => {
  const providerIds = available.filter((one) => one.partnerKind === 'indirect_provider').map((one) => one.partnerId);
  const byId = (id: string | null) => available.find((one) => one.partnerId === id);
  return byId(subscription.supportContactPartnerId) ?? byId(defaultSupportContact(subscription.partnerId, providerIds));
};

/** Designates one of the partners with an ACTIVE relationship to the customer; null: the default again. */
export const decideAssignSupportContact = (
  command: {
    readonly subscription: CustomerSubscription;
    readonly partnerId: string | null;
    readonly available: readonly SupportContact[];
  },
  context: CommandContext,
): Outcome => {
  const { subscription, partnerId, available } = command;
  if (subscription.supportContactPartnerId === partnerId) return already;
  if (partnerId !== null && !available.some((one) => one.partnerId === partnerId))
    return invalidInput(invalid('partnerId', { code: 'not_a_support_contact' }));
  return done(
    changeItem(context, 'support-contact-updated', {
      kind: 'subscription',
      item: subscription,
      set: { supportContactPartnerId: partnerId },
    }),
  );
};
