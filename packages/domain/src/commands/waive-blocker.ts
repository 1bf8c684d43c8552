import { blockerIdOf } from '../blockers/blocker.ts';
import { allItems, statusForWaiver } from '../blockers/items.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { CommandContext } from './command.ts';
import { newEvent } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, refused, stateError } from './outcome.ts';

/** An admin agent vouches for one item in its current status. Legal only where WAIVE is among the resolutions. */
export const decideWaiveBlocker = (
  command: {
    readonly facts: RelationshipFacts;
    readonly blockerId: string;
    readonly reason: string;
    readonly waiverId: string;
  },
  context: CommandContext,
): Outcome => {
  const { facts, blockerId, waiverId } = command;
  const reason = command.reason.trim();
  const problem = findInvalid([findTextProblem('reason', reason, { min: 1, max: 1000 })]);
  if (problem !== undefined) return problem;
  const item = allItems(facts).find((one) => blockerIdOf(one.id) === blockerId);
  if (item === undefined)
    return refused({ error: 'not_found', reason: { code: 'no_such_blocker' }, path: ['blockerId'] });
  const status = statusForWaiver(item);
  if (facts.waivers.some((waiver) => waiver.subjectId === item.id && waiver.status === status)) return already;
  const blocker = removalBlockers(facts, context.policy, context.now).find((one) => one.id === blockerId);
  if (blocker === undefined) return stateError(item.status, { code: 'does_not_block' });
  if (!blocker.resolutions.includes('waive')) return stateError(item.status, { code: 'not_waivable', blocker });
  return done({
    changes: [
      {
        insert: 'waiver',
        row: {
          partnerId: item.partnerId,
          id: waiverId,
          relationshipId: item.relationshipId,
          customerId: item.customerId,
          subjectId: item.id,
          status,
          reason,
          by: context.actor,
          at: context.now,
        },
      },
    ],
    events: [
      newEvent(context, 'removal-blocker-waived', {
        about: item,
        subjectId: item.id,
        changes: { blockerId, kind: blocker.kind, status, reason },
      }),
    ],
  });
};
