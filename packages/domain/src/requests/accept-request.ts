import type { CommandContext } from '../commands/command.ts';
import { together } from '../commands/command.ts';
import type { Outcome } from '../commands/outcome.ts';
import { done, refused } from '../commands/outcome.ts';
import { isLegal, transition } from '../lifecycle/machine.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Change } from '../model/changes.ts';
import type { Customer } from '../model/entities.ts';
import type { CustomerAdmin, RelationshipRequest } from '../model/requests.ts';
import { deadInvitation } from './change-request.ts';
import type { Side } from './establish.ts';
import { establish } from './establish.ts';

export interface AcceptCase {
  readonly request: RelationshipRequest;
  readonly customer: Customer;
  /** Whether the company is new here and made with the acceptance. */
  readonly isNewCustomer: boolean;
  /** Who registers with the acceptance; null where an admin is signed in. */
  readonly newAdmin: { readonly admin: CustomerAdmin; readonly passwordHash: string } | null;
  readonly requester: Omit<Side, 'withDelegatedAdmin' | 'associatedResellerId'>;
  /** The provider an indirect reseller's request names, and whether the reseller still sells through it. */
  readonly provider:
    | (Omit<Side, 'withDelegatedAdmin' | 'associatedResellerId'> & { readonly isAssociated: boolean })
    | null;
}

/**
 * Establishes what a request asks for: the requester's relationship and, through an indirect reseller, its provider's
 * too, all or nothing. Delegated admin is the requester's alone. Who may accept is `whoMayAnswer`.
 */
export const decideAcceptRequest = (accept: AcceptCase, context: CommandContext): Outcome => {
  const { request, customer, provider, requester } = accept;
  const state = requestStateAt(request, context.now);
  if (!isLegal(requestMachine, state, 'accepted')) return deadInvitation(state);
  if (provider !== null && !provider.isAssociated)
    return refused({
      error: 'invitation',
      state,
      message: `${requester.partner.name} no longer sells through ${provider.partner.name}: ask it for a new invitation.`,
    });
  const about = { customer, requestId: request.id };
  const own = establish(
    { ...requester, withDelegatedAdmin: request.includeDelegatedAdmin, associatedResellerId: null },
    about,
    context,
  );
  const providers =
    provider === null
      ? []
      : [
          establish(
            { ...provider, withDelegatedAdmin: false, associatedResellerId: requester.partner.id },
            about,
            context,
          ),
        ];
  const answered: Change = {
    update: 'relationshipRequest',
    partnerId: request.partnerId,
    id: request.id,
    set: {
      state: transition(requestMachine, request.state, 'accepted'),
      customerId: customer.id,
      answeredBy: context.actor,
      answeredAt: context.now,
      relationshipId: own.relationshipId,
    },
  };
  return done(
    together([
      { changes: [...registered(accept), answered], events: [] },
      own.decision,
      ...providers.map((one) => one.decision),
    ]),
  );
};

const registered = ({ customer, isNewCustomer, newAdmin }: AcceptCase): readonly Change[] => [
  ...(isNewCustomer ? [{ insert: 'customer', row: customer } as const] : []),
  ...(newAdmin === null
    ? []
    : [
        { insert: 'customerAdmin', row: newAdmin.admin } as const,
        { insert: 'credential', row: { userId: newAdmin.admin.id, passwordHash: newAdmin.passwordHash } } as const,
      ]),
];
