import type { CommandContext } from '../commands/command.ts';
import { relationshipEvent } from '../commands/command.ts';
import { removalJobItemMachine, removalJobStepMachine } from '../lifecycle/job-machines.ts';
import { transition } from '../lifecycle/machine.ts';
import type { Change, Decision } from '../model/changes.ts';
import type { ResellerRelationship } from '../model/entities.ts';
import type { RemovalJobItem, RemovalJobReason } from '../model/jobs.ts';
import { jobIdOfItem } from '../model/jobs.ts';

/** Ends a schedule that another decision takes the place of, or that a person takes back. */
export const unscheduled = (
  relationship: ResellerRelationship,
  itemId: string,
  reason: RemovalJobReason,
  context: CommandContext,
): Decision => {
  const { partnerId } = relationship;
  const jobId = jobIdOfItem(itemId);
  return {
    changes: [
      pointTo(relationship, null),
      stoppedSteps({ partnerId, id: itemId }, context.now),
      {
        update: 'removalJobItem',
        partnerId,
        id: itemId,
        set: {
          state: transition(removalJobItemMachine, 'waiting', 'cancelled'),
          reason,
          dueAt: null,
          finishedAt: context.now,
        },
      },
      // Its worker finds out whether that was the last.
      { update: 'removalJob', partnerId, id: jobId, set: { dueAt: context.now } },
    ],
    events: [relationshipEvent(context, 'reseller-relationship-removal-unscheduled', relationship, { jobId })],
  };
};

/** What a removal by another way leaves of a schedule. */
export const overtakenSchedule = (relationship: ResellerRelationship, now: Date): readonly Change[] => {
  const { partnerId, scheduledItemId: id } = relationship;
  if (id === null) return [];
  const state = transition(removalJobItemMachine, 'waiting', 'skipped');
  const set = { state, reason: { code: 'already_removed' }, dueAt: null, finishedAt: now } as const;
  return [
    stoppedSteps({ partnerId, id }, now),
    { update: 'removalJobItem', partnerId, id, set },
    { update: 'removalJob', partnerId, id: jobIdOfItem(id), set: { dueAt: now } },
  ];
};

/** Nothing blocks any longer: what waits for that is due. */
export const awakenedSchedule = (relationship: ResellerRelationship, now: Date): readonly Change[] => {
  const { partnerId, scheduledItemId: id } = relationship;
  if (id === null) return [];
  return [
    { update: 'removalJobItem', partnerId, id, set: { dueAt: now } },
    { update: 'removalJob', partnerId, id: jobIdOfItem(id), set: { dueAt: now } },
  ];
};

/** The steps of an item whose turn will not come. */
export const stoppedSteps = ({ partnerId, id }: Pick<RemovalJobItem, 'partnerId' | 'id'>, now: Date): Change => ({
  updateSteps: 'pending',
  partnerId,
  itemId: id,
  set: { state: transition(removalJobStepMachine, 'pending', 'cancelled'), finishedAt: now },
});

/** Which item of a job will remove it later. */
export const pointTo = ({ partnerId, id }: ResellerRelationship, scheduledItemId: string | null): Change => ({
  update: 'relationship',
  partnerId,
  id,
  set: { scheduledItemId },
});
