import { blockerIdOf } from '../blockers/blocker.ts';
import { unreadFileBlockers } from '../blockers/incomplete.ts';
import { allItems, coverOf } from '../blockers/items.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { CommandContext } from './command.ts';
import { newEvent } from './command.ts';
import type { Outcome } from './outcome.ts';
import { already, done, findInvalid, findTextProblem, refused, stateError } from './outcome.ts';

/**
 * An admin agent vouches for one item in its current status, or for what the newest import could not read or has not seen
 * ended. Legal only where WAIVE is among the resolutions.
 */
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
  const subject = findSubject(facts, blockerId, context.now);
  if (subject === undefined)
    return refused({ error: 'not_found', reason: { code: 'no_such_blocker' }, path: ['blockerId'] });
  const { subjectId, cover: status, currentStatus } = subject;
  if (facts.waivers.some((waiver) => waiver.subjectId === subjectId && waiver.status === status)) return already;
  const blocker = removalBlockers(facts, context.policy, context.now).find((one) => one.id === blockerId);
  if (blocker === undefined) return stateError(currentStatus, { code: 'does_not_block' });
  if (!blocker.resolutions.includes('waive')) return stateError(currentStatus, { code: 'not_waivable', blocker });
  const { partnerId, customerId, id: relationshipId } = facts.relationship;
  return done({
    changes: [
      {
        insert: 'waiver',
        row: {
          partnerId,
          id: waiverId,
          relationshipId,
          customerId,
          subjectId,
          status,
          reason,
          by: context.actor,
          at: context.now,
        },
      },
    ],
    events: [
      newEvent(context, 'removal-blocker-waived', {
        about: { partnerId, customerId, relationshipId },
        subjectId: blocker.subjectId,
        changes: { blockerId, kind: blocker.kind, status, reason },
      }),
    ],
  });
};

/** What a blocker is about: an item, or a file that an import could not read, whose waiver names the blocker. */
const findSubject = (facts: RelationshipFacts, blockerId: string, now: Date) => {
  const item = allItems(facts).find((one) => blockerIdOf(one.id) === blockerId);
  if (item !== undefined) return { subjectId: item.id, cover: coverOf(item, facts, now), currentStatus: item.status };
  const file = unreadFileBlockers(facts).find(({ blocker }) => blocker.id === blockerId);
  return file && { subjectId: blockerId, cover: file.cover, currentStatus: file.blocker.subjectStatus };
};
