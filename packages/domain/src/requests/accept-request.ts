import type { CommandContext } from '../commands/command.ts';
import { together } from '../commands/command.ts';
import { grantGranularAdmin, longestGrantName } from '../commands/granular-admin.ts';
import type { Outcome } from '../commands/outcome.ts';
import { already, done, refused } from '../commands/outcome.ts';
import type { InvitationObstacle } from '../commands/refusal.ts';
import { isLegal, transition } from '../lifecycle/machine.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Change, Decision } from '../model/changes.ts';
import type { Customer, Partner } from '../model/entities.ts';
import type { CustomerAdmin, RelationshipRequest } from '../model/requests.ts';
import { findAcceptanceAdditions } from './acceptance-additions.ts';
import { deadInvitation, revokedRequest } from './change-request.ts';
import type { Side } from './establish.ts';
import { establish } from './establish.ts';

/** Everything an acceptance depends on. */
export interface AcceptCase {
  readonly request: RelationshipRequest;
  readonly customer: Customer;
  /** Whether the company is new here and made with the acceptance. */
  readonly isNewCustomer: boolean;
  /** Who registers with the acceptance; null where an admin is signed in. */
  readonly newAdmin: { readonly admin: CustomerAdmin; readonly passwordHash: string } | null;
  /** The admin who accepts, and the partners it proves itself to with that. */
  readonly proof: { readonly adminId: string; readonly partnerIds: readonly string[] };
  readonly requester: AcceptingSide;
  /** The provider an indirect reseller's request names; null for other partners' requests. */
  readonly provider: AcceptingProvider | null;
  /** The requester's requests to this customer that wait for an answer; this one may be among them. */
  readonly openRequests: readonly RelationshipRequest[];
  /** The id of the granular privileges, where the request includes any. */
  readonly granularAdminId: string;
}

type AcceptingSide = Omit<Side, 'associatedResellerId'>;

interface AcceptingProvider extends AcceptingSide {
  /** Whether the reseller still sells through it. */
  readonly isAssociated: boolean;
  /** The reseller whose relationship with the customer would end with the provider's, see `findResellerThatLeaves`. */
  readonly currentReseller: Partner | null;
}

/**
 * Establishes what was requested: the requester's relationship and, through an indirect reseller, its provider's too, all
 * or nothing. Granular privileges are the requester's alone, and begin now. `authorizeAnswer` decides who may accept. Where all of it already
 * holds, nothing changes and the link stays valid.
 */
export const decideAcceptRequest = (accept: AcceptCase, context: CommandContext): Outcome => {
  const { request, customer, provider, requester } = accept;
  const state = requestStateAt(request, context.now);
  if (!isLegal(requestMachine, state, 'accepted')) return deadInvitation(state);
  if (holdsAlready(accept)) return already;
  const problem = provider === null ? undefined : findProviderProblem(accept, provider);
  if (problem !== undefined) return refused({ error: 'invitation', state, obstacle: problem });
  const about = { customer, requestId: request.id };
  const own = establish({ ...requester, associatedResellerId: null }, about, context);
  const associatedResellerId = requester.partner.id;
  const providers = provider === null ? [] : [establish({ ...provider, associatedResellerId }, about, context)];
  const granted = grantedAdmin(accept, own.relationshipId, context);
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
      delegatedAdminRelationshipId: granted === null ? null : accept.granularAdminId,
    },
  };
  return done(
    together([
      { changes: [...registered(accept), answered], events: [] },
      ...[own, ...providers].map((one) => one.decision),
      ...(granted === null ? [] : [granted]),
      ...otherLinks(accept, context).map((one) => revokedRequest(one, context)),
    ]),
  );
};

const holdsAlready = ({ request, requester, provider, newAdmin, isNewCustomer, proof }: AcceptCase): boolean =>
  !isNewCustomer &&
  proof.partnerIds.length === 0 &&
  newAdmin === null &&
  findAcceptanceAdditions({
    requesterId: requester.partner.id,
    withGranularAdmin: request.granularAdmin !== null,
    requesters: requester.latest?.relationship,
    provider: provider && { relationship: provider.latest?.relationship },
  }).length === 0;

/** The granular privileges that the request includes, in force; null where it includes none. */
const grantedAdmin = (
  { request, customer, requester, granularAdminId: id }: AcceptCase,
  relationshipId: string,
  context: CommandContext,
): Decision | null =>
  request.granularAdmin &&
  grantGranularAdmin(
    {
      about: { partnerId: request.partnerId, customerId: customer.id, relationshipId, id },
      terms: { ...request.granularAdmin, displayName: grantName(requester.partner, context.now), autoExtend: false },
      request,
    },
    context,
  );

/** Both sides see it: who asked, and the day it was accepted. */
const grantName = ({ name }: Partner, now: Date): string => {
  const day = now.toISOString().slice(0, 10);
  return `${[...name].slice(0, longestGrantName - day.length - 1).join('')} ${day}`;
};

/**
 * Why the requester cannot sell through its provider now; undefined when it can. A provider's relationship names one
 * reseller: one whose relationship ends with it is not displaced, or no one could end that relationship any longer.
 */
const findProviderProblem = (
  { customer, requester }: AcceptCase,
  { partner, isAssociated, currentReseller }: AcceptingProvider,
): InvitationObstacle | undefined => {
  const provider = partner.name;
  if (!isAssociated) return { code: 'provider_left', partner: requester.partner.name, provider };
  return currentReseller === null || currentReseller.id === requester.partner.id
    ? undefined
    : {
        code: 'provider_sells_through_another',
        provider,
        customer: customer.companyName,
        reseller: currentReseller.name,
      };
};

/** The requester's other links to that customer, which could grant more later. */
const otherLinks = ({ request, openRequests }: AcceptCase, { now }: CommandContext): readonly RelationshipRequest[] =>
  openRequests.filter((one) => one.id !== request.id && isLegal(requestMachine, requestStateAt(one, now), 'revoked'));

const registered = ({ customer, isNewCustomer, newAdmin, proof }: AcceptCase): readonly Change[] => [
  ...(isNewCustomer ? [{ insert: 'customer', row: customer } as const] : []),
  ...(newAdmin === null
    ? []
    : [
        { insert: 'customerAdmin', row: newAdmin.admin } as const,
        { insert: 'credential', row: { userId: newAdmin.admin.id, passwordHash: newAdmin.passwordHash } } as const,
      ]),
  ...proof.partnerIds.map(
    (partnerId) => ({ insert: 'customerAdminProof', row: { adminId: proof.adminId, partnerId } }) as const,
  ),
];
