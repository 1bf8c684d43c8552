import type { CustomerSubscription } from '../model/entities.ts';
import type { Policy } from '../policy.ts';
import { addDays, day } from '../time/instants.ts';

/** What a command does, in a sentence or two, said before it is done. */
export const suspendConsequence = (item: CustomerSubscription, policy: Policy, now: Date): string => {
  if (item.kind === 'azure_plan') return 'Everything in this Azure plan stops now; nothing more is billed for it.';
  const who = `${item.quantity} ${item.unitType.toLowerCase()} lose access now, those of its active add-ons with them`;
  return item.commerceModel === 'new_commerce'
    ? `${who}; billing goes on and the removal stays blocked.`
    : `${who}; billing stops; data is kept until ${day(addDays(now, policy.suspendedDataDays))}.`;
};

export const reactivateConsequence = (item: CustomerSubscription): string =>
  item.kind === 'azure_plan'
    ? 'The Azure plan can be used again; billing starts again.'
    : `${item.quantity} ${item.unitType.toLowerCase()} get access again; billing starts again.`;

export const cancelConsequence = (name: string): string => `${name} ends now. This cannot be undone.`;

export const autoRenewConsequence = (item: CustomerSubscription, on: boolean): string => {
  const end = item.commitmentEndDate ? ` on ${day(item.commitmentEndDate)}` : ' at the end of its term';
  return on ? `It renews${end} for another term.` : `It ends${end}; it is used and billed until then.`;
};

export const waiveConsequence = 'You vouch that this item need not block. Your name and reason go into the receipt.';
export const contactSupportConsequence = 'Ask the vendor what it is, then import again.';
export const waitConsequence = (clearsAt: Date | null): string =>
  clearsAt === null ? 'Nothing is done; there is no date for it.' : `Nothing is done; it clears on ${day(clearsAt)}.`;
