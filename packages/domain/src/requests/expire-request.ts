import type { CommandContext } from '../commands/command.ts';
import { together } from '../commands/command.ts';
import { transition } from '../lifecycle/machine.ts';
import { requestMachine, requestStateAt } from '../lifecycle/request-machine.ts';
import type { Decision } from '../model/changes.ts';
import type { RelationshipRequest } from '../model/requests.ts';
import { changeRequest } from './change-request.ts';

/** Expires an unanswered request, as of its expiry however late that is recorded. Nothing before. */
export const decideExpireRequest = (request: RelationshipRequest, context: CommandContext): Decision =>
  request.state === 'sent' && requestStateAt(request, context.now) === 'expired'
    ? changeRequest({ ...context, now: request.expiresAt }, 'reseller-relationship-request-expired', {
        request,
        set: { state: transition(requestMachine, request.state, 'expired') },
        facts: {},
      })
    : together([]);
