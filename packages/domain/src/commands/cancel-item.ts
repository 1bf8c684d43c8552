import { transition } from '../lifecycle/machine.ts';
import { azureEntitlementMachine, reservationMachine, softwarePurchaseMachine } from '../lifecycle/machines.ts';
import type { AzureEntitlement, Reservation, SoftwarePurchase } from '../model/entities.ts';
import { isOpen, isPast } from '../time/instants.ts';
import type { CommandContext } from './command.ts';
import { changeItem } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, stateError } from './outcome.ts';
import type { AnyStatus } from './refusal.ts';

export const decideCancelAzureEntitlement = (item: AzureEntitlement, context: CommandContext): Outcome => {
  if (item.status === 'cancelled') return already;
  if (item.status !== 'active') return unknownStatus(item.status);
  return done(
    changeItem(context, 'azure-entitlement-cancelled', {
      kind: 'azureEntitlement',
      item,
      set: { status: transition(azureEntitlementMachine, item.status, 'cancelled') },
    }),
  );
};

export const decideCancelReservation = (item: Reservation, context: CommandContext): Outcome => {
  if (item.status === 'cancelled') return already;
  if (item.status === 'unknown') return unknownStatus(item.status);
  if (item.status !== 'active' || isPast(item.expiresAt, context.now))
    return stateError(item.status, { code: 'past_expiry' });
  if (item.refundable === false) return stateError(item.status, { code: 'not_refundable', expiresAt: item.expiresAt });
  return done(
    changeItem(context, 'reservation-cancelled', {
      kind: 'reservation',
      item,
      set: { status: transition(reservationMachine, item.status, 'cancelled') },
    }),
  );
};

export const decideCancelSoftwarePurchase = (item: SoftwarePurchase, context: CommandContext): Outcome => {
  if (item.status === 'cancelled') return already;
  if (item.status === 'unknown') return unknownStatus(item.status);
  if (item.status !== 'active' || isPast(item.expiresAt, context.now))
    return stateError(item.status, { code: 'past_expiry' });
  if (!isOpen(item.cancellationAllowedUntil, context.now))
    return stateError(item.status, { code: 'software_window_closed', until: item.cancellationAllowedUntil });
  return done(
    changeItem(context, 'software-purchase-cancelled', {
      kind: 'softwarePurchase',
      item,
      set: { status: transition(softwarePurchaseMachine, item.status, 'cancelled') },
    }),
  );
};

const unknownStatus = (status: AnyStatus): Outcome => stateError(status, { code: 'unknown_status' });
