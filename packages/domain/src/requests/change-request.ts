import type { CommandContext } from '../commands/command.ts';
import { fromTo, newEvent } from '../commands/command.ts';
import type { Outcome, Refusal } from '../commands/outcome.ts';
import { already, done, refused, stateError } from '../commands/outcome.ts';
import { isLegal, transition } from '../lifecycle/machine.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Decision } from '../model/changes.ts';
import type { Actor, Customer, ResellerRelationship } from '../model/entities.ts';
import type { EventChanges } from '../model/records.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import type { EventType, RelationshipRequestState } from '../model/vocabulary.ts';
import { aboutRequest, alreadyActive, findExpiryProblem, requestExpiry } from './request-relationship.ts';

/** Takes a request back: its link is dead from then on. */
export const decideRevokeRequest = (request: RelationshipRequest, context: CommandContext): Outcome => {
  const state = requestStateAt(request, context.now);
  if (state === 'revoked') return already;
  if (!isLegal(requestMachine, state, 'revoked'))
    return stateError(state, `Only a request that waits for its answer can be revoked; this one ${stateWords[state]}.`);
  return done(revokedRequest(request, context));
};

/** The change and the event of taking a SENT request back. */
export const revokedRequest = (request: RelationshipRequest, context: CommandContext): Decision =>
  changeRequest(context, 'reseller-relationship-request-revoked', {
    request,
    set: { state: transition(requestMachine, request.state, 'revoked') },
  });

/** A new link for a request that waits or ran out; the old one is dead from then on. */
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
  const problem = findExpiryProblem(expiresInDays, context.policy);
  if (problem !== undefined) return problem;
  const state = requestStateAt(request, context.now);
  if (state !== 'sent' && state !== 'expired')
    return stateError(
      state,
      `Only a request that waits for its answer or ran out can be sent again; this one ${stateWords[state]}.`,
    );
  if (customer !== null && latest?.state === 'active') return alreadyActive(customer);
  const again = request.state === 'sent' ? {} : { state: transition(requestMachine, request.state, 'sent') };
  return done(
    changeRequest(context, 'reseller-relationship-requested', {
      request,
      set: { ...again, tokenHash, expiresAt: requestExpiry(expiresInDays, context) },
      more: { resent: true },
    }),
  );
};

/** The customer says no. Saying it again changes nothing. */
export const decideDeclineRequest = (request: RelationshipRequest, context: CommandContext): Outcome => {
  const state = requestStateAt(request, context.now);
  if (state === 'declined') return already;
  if (!isLegal(requestMachine, state, 'declined')) return deadInvitation(state);
  const answer = { answeredBy: context.actor, answeredAt: context.now };
  return done(
    changeRequest(context, 'reseller-relationship-declined-by-customer', {
      request,
      set: { state: transition(requestMachine, request.state, 'declined'), ...answer },
    }),
  );
};

/** What an invitation that nobody can answer any more says of itself, and nothing else. */
export const deadInvitation = (state: RelationshipRequestState | null): Outcome => refused(invitationRefusal(state));

/** `state` null: the link belongs to no request, or no longer. */
export const invitationRefusal = (state: RelationshipRequestState | null): Refusal => ({
  error: 'invitation',
  state,
  message: invitationMessage(state),
});

/** The same in a sentence for who holds the link. */
export const invitationMessage = (state: RelationshipRequestState | null): string =>
  state === null
    ? 'This invitation link is wrong, or a newer one took its place. Ask the partner for a new one.'
    : `This invitation ${stateWords[state]}.${state === 'sent' ? '' : ' Ask the partner for a new one if you need it.'}`;

const stateWords: Readonly<Record<RelationshipRequestState, string>> = {
  sent: 'waits for an answer',
  accepted: 'was accepted already',
  declined: 'was declined',
  expired: 'has expired',
  revoked: 'was revoked by the partner',
};

/** New values for fields of a request, and the event that says so, without who answered and without the token. */
export const changeRequest = (
  context: CommandContext,
  type: EventType,
  change: {
    readonly request: RelationshipRequest;
    readonly set: Partial<Omit<RelationshipRequest, 'partnerId' | 'id'>>;
    readonly more?: EventChanges;
  },
): Decision => {
  const { request, set, more = {} } = change;
  const { answeredBy: _, tokenHash: __, ...said } = set;
  return {
    changes: [{ update: 'relationshipRequest', partnerId: request.partnerId, id: request.id, set }],
    events: [
      newEvent(context, type, {
        about: aboutRequest(request),
        subjectId: request.id,
        changes: { ...fromTo<RelationshipRequest>(request, said), ...more },
      }),
    ],
  };
};

/** Who declines without an account: whoever was sent the link. */
export const recipientOf = ({ customerEmail }: RelationshipRequest): Actor => ({
  kind: 'customer',
  id: null,
  name: customerEmail ?? 'Who was sent the invitation',
});
