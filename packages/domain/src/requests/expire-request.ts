import type { CommandContext } from '../commands/command.ts';
import { fromTo, newEvent } from '../commands/command.ts';
import { transition } from '../lifecycle/machine.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Decision } from '../model/changes.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import { aboutRequest } from './request-relationship.ts';

/** Nobody answered in time: it happened when the time was over, however late it is recorded. Nothing while it waits. */
export const decideExpireRequest = (request: RelationshipRequest, context: CommandContext): Decision => {
  if (request.state !== 'sent' || requestStateAt(request, context.now) !== 'expired')
    return { changes: [], events: [] };
  const set = { state: transition(requestMachine, request.state, 'expired') };
  return {
    changes: [{ update: 'relationshipRequest', partnerId: request.partnerId, id: request.id, set }],
    events: [
      newEvent({ ...context, now: request.expiresAt }, 'reseller-relationship-request-expired', {
        about: aboutRequest(request),
        subjectId: request.id,
        changes: fromTo<RelationshipRequest>(request, set),
      }),
    ],
  };
};
