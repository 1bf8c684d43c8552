import type { RelationshipRequest } from '../model/requests.ts';
import type { RelationshipRequestState } from '../model/vocabulary.ts';
import { relationshipRequestStates } from '../model/vocabulary.ts';
import { isPast } from '../time/instants.ts';
import type { Machine } from './machine.ts';

/** A new link makes an EXPIRED request SENT again and leaves a SENT one SENT. */
export const requestMachine: Machine<RelationshipRequestState> = {
  label: 'relationship request',
  states: relationshipRequestStates,
  initial: ['sent'],
  transitions: [
    { from: 'sent', to: 'accepted', by: 'accept' },
    { from: 'sent', to: 'declined', by: 'decline' },
    { from: 'sent', to: 'revoked', by: 'revoke, removal, acceptance of another' },
    { from: 'sent', to: 'expired', by: 'time, its expiry' },
    { from: 'expired', to: 'sent', by: 'resend' },
  ],
};

/** Its state by the clock: EXPIRED once it has run out, whether or not that was recorded yet. */
export const requestStateAt = (
  { state, expiresAt }: Pick<RelationshipRequest, 'state' | 'expiresAt'>,
  now: Date,
): RelationshipRequestState => (state === 'sent' && isPast(expiresAt, now) ? 'expired' : state);
