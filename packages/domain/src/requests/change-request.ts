import type { CommandContext } from '../commands/command.ts';
import { changeEvent } from '../commands/command.ts';
import type { Outcome, Refused } from '../commands/outcome.ts';
import { already, done, findInvalid, refused, wrongStatus } from '../commands/outcome.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventTypeAbout, FactsOf, NewValues } from '../events/changes.ts';
import { isLegal, transition } from '../lifecycle/machine.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Decision } from '../model/changes.ts';
import type { Actor, Customer, ResellerRelationship } from '../model/entities.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import { systemActors } from '../model/system-actors.ts';
import type { RelationshipRequestState } from '../model/vocabulary.ts';
import { aboutRequest, alreadyActive, findExpiryProblem, requestExpiry } from './request-relationship.ts';

/** Revokes a request: its link stops working. */
export const decideRevokeRequest = (request: RelationshipRequest, context: CommandContext): Outcome => {
  const state = requestStateAt(request, context.now);
  if (state === 'revoked') return already;
  if (!isLegal(requestMachine, state, 'revoked')) return wrongStatus(state, 'sent');
  return done(revokedRequest(request, context));
};

/** The change and the event of revoking a SENT request. */
export const revokedRequest = (request: RelationshipRequest, context: CommandContext): Decision =>
  changeRequest(context, 'reseller-relationship-request-revoked', {
    request,
    set: { state: transition(requestMachine, request.state, 'revoked') },
    facts: {},
  });

/** A new link for a request that is SENT or EXPIRED; the old one stops working. */
export const decideResendRequest = (
  command: {
    readonly request: RelationshipRequest;
    readonly expiresInDays: number | null;
    readonly customer: Customer | null;
    /** The newest relationship with the customer it names. */
    readonly latest: ResellerRelationship | undefined;
    readonly tokenHash: string;
  },
  context: CommandContext,
): Outcome => {
  const { request, expiresInDays, customer, latest, tokenHash } = command;
  const problem = findInvalid([findExpiryProblem(expiresInDays, context.policy)]);
  if (problem !== undefined) return problem;
  const state = requestStateAt(request, context.now);
  if (state !== 'sent' && state !== 'expired') return wrongStatus(state, 'sent', 'expired');
  if (customer !== null && latest?.state === 'active') return alreadyActive(customer);
  const again = request.state === 'sent' ? {} : { state: transition(requestMachine, request.state, 'sent') };
  return done(
    changeRequest(context, 'reseller-relationship-requested', {
      request,
      set: { ...again, expiresAt: requestExpiry(expiresInDays, context) },
      unlogged: { tokenHash, failedAnswers: 0 },
      facts: { resent: true },
    }),
  );
};

/** The customer declines. Declining again changes nothing. */
export const decideDeclineRequest = (request: RelationshipRequest, context: CommandContext): Outcome => {
  const state = requestStateAt(request, context.now);
  if (state === 'declined') return already;
  if (!isLegal(requestMachine, state, 'declined')) return deadInvitation(state);
  return done(
    changeRequest(context, 'reseller-relationship-declined-by-customer', {
      request,
      set: { state: transition(requestMachine, request.state, 'declined'), answeredAt: context.now },
      unlogged: { answeredBy: context.actor },
      facts: {},
    }),
  );
};

/** All that an invitation reveals once it can no longer be answered. */
export const deadInvitation = (state: RelationshipRequestState | null): Refused => refused(invitationRefusal(state));

/** `state` null: the link belongs to no request, or a newer one replaced it. */
export const invitationRefusal = (state: RelationshipRequestState | null): Refusal => ({
  error: 'invitation',
  state,
  obstacle: state === null ? { code: 'unknown_link' } : { code: 'not_waiting', state },
});

/** New values for fields of a request, and the event that records them. */
export const changeRequest = <T extends EventTypeAbout<'request'>>(
  context: CommandContext,
  type: T,
  change: {
    readonly request: RelationshipRequest;
    readonly set: NewValues<T, RelationshipRequest>;
    /** What the event leaves out: its actor says who answered; the token is secret. */
    readonly unlogged?: Partial<Pick<RelationshipRequest, 'answeredBy' | 'tokenHash' | 'failedAnswers'>>;
    readonly facts: FactsOf<T>;
  },
): Decision => {
  const { request, set, unlogged, facts } = change;
  const { partnerId, id } = request;
  return {
    changes: [{ update: 'relationshipRequest', partnerId, id, set: { ...set, ...unlogged } }],
    events: [
      changeEvent<T, RelationshipRequest>(context, type, { about: aboutRequest(request), row: request, set, facts }),
    ],
  };
};

/** Who declines without an account: the person the link was sent to. */
export const recipientOf = ({ customerEmail }: RelationshipRequest): Actor => ({
  ...systemActors.invited_customer,
  ...(customerEmail === null ? {} : { name: customerEmail }),
});
