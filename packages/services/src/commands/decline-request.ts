import type { AnyViewer } from '@untether/domain';
import {
  authorizeAnswer,
  deadInvitation,
  decideDeclineRequest,
  findForbidden,
  invitationRefusal,
  recipientOf,
  refused,
  requestStateAt,
} from '@untether/domain';
import { loadAnswerCase } from '../answer-case.ts';
import type { Ports } from '../ports.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { carryOut, contextAs, contextOf, decided } from './run-command.ts';

/** A customer declines: one of its admins may, and anyone with the link where anyone with it could accept. */
export const declineRelationshipRequest =
  (ports: Ports) =>
  async (
    viewer: AnyViewer | null,
    { token, idempotencyKey }: Keyed<{ readonly token: string }>,
  ): Promise<CommandResult<{ readonly token: string }>> => {
    const forbidden = viewer === null ? undefined : findForbidden(viewer, 'answer_relationship_request');
    if (forbidden !== undefined) return { ok: false, refusal: forbidden };
    const tokenHash = ports.digest(token);
    const found = await ports.store.findRequestByTokenHash(tokenHash);
    if (found === undefined) return { ok: false, refusal: invitationRefusal(null) };
    const context = viewer === null ? contextAs(ports, recipientOf(found)) : contextOf(ports, viewer);
    const result = await carryOut<{ readonly requestId: string }>(
      ports,
      { partnerId: found.partnerId, context, keyPrefix: `${found.id} ` },
      {
        name: 'declineRelationshipRequest',
        input: { tokenHash },
        idempotencyKey,
        decide: async (tx, commandContext) => {
          const request = await tx.findRequestByTokenHash(tokenHash);
          if (request === undefined) return deadInvitation(null);
          const state = requestStateAt(request, commandContext.now);
          if (state !== 'sent' && state !== 'declined') return deadInvitation(state);
          const who = authorizeAnswer(await loadAnswerCase(tx, request, viewer));
          if (!who.may) return refused(who.refusal);
          return decided(decideDeclineRequest(request, commandContext), { ids: { requestId: found.id } });
        },
      },
    );
    return result.ok ? { ...result, ids: { token } } : result;
  };
