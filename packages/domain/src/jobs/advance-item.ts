import type { Viewer } from '../access/authorise.ts';
import type { RemovalBlocker } from '../blockers/blocker.ts';
import { removalBlockers } from '../blockers/removal-blockers.ts';
import type { CommandContext } from '../commands/command.ts';
import { relationshipEvent, together, toJson } from '../commands/command.ts';
import { factsAfter } from '../commands/facts-after.ts';
import type { Outcome } from '../commands/outcome.ts';
import type { EventType } from '../events/events.ts';
import { removalJobItemMachine, removalJobStepMachine } from '../lifecycle/job-machines.ts';
import { begin, transition } from '../lifecycle/machine.ts';
import type { Change, Decision } from '../model/changes.ts';
import type { ResellerRelationship } from '../model/entities.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type {
  RemainingBlocker,
  RemovalJob,
  RemovalJobItem,
  RemovalJobReason,
  RemovalJobStep,
  StepRefusal,
} from '../model/jobs.ts';
import type { NewEvent } from '../model/records.ts';
import type { RemovalJobItemState, RemovalJobStepState } from '../model/vocabulary.ts';
import type { Sealing } from '../proof/digested.ts';
import { decideRemoval } from '../removal/decide-removal.ts';
import type { RemovalCase } from '../removal/removal.ts';
import { clearingEventTypes } from '../removal/removal.ts';
import { clearingScopeOf, decideClearing, isLater, planClearing, remainingBlocker, stepOf } from './clearing.ts';
import { forbiddenForJob } from './offered-job-commands.ts';
import { pointTo, stoppedSteps, unscheduled } from './schedule.ts';

/** How many steps one transaction carries out for one customer. */
export const stepsAtOnce = 50;

/** The user a job acts for, as of now; or why it no longer may act. */
export type JobViewer = { readonly viewer: Viewer } | { readonly reason: RemovalJobReason };

export interface ItemCase {
  readonly job: RemovalJob;
  readonly item: RemovalJobItem;
  readonly actsFor: JobViewer;
  /** Of the item's relationship. */
  readonly facts: RelationshipFacts;
  /** Its pending steps, in order: `stepsAtOnce` at most. */
  readonly steps: readonly RemovalJobStep[];
}

/** What is done about an item next, and what is known for it. */
type Turn =
  | { readonly turn: 'cancel' }
  | { readonly turn: 'end'; readonly to: 'failed' | 'skipped'; readonly reason: RemovalJobReason }
  | { readonly turn: 'wait' }
  | { readonly turn: 'plan'; readonly viewer: Viewer }
  | { readonly turn: 'steps'; readonly viewer: Viewer }
  | { readonly turn: 'remove'; readonly viewer: Viewer };

/** Which turn it is. */
export const turnOf = ({ job, item, actsFor, facts }: Omit<ItemCase, 'steps'>, now: Date): Turn => {
  if (job.state === 'cancelling') return { turn: 'cancel' };
  if (facts.relationship.state === 'removed')
    return { turn: 'end', to: 'skipped', reason: { code: 'already_removed' } };
  if ('reason' in actsFor) return { turn: 'end', to: 'failed', reason: actsFor.reason };
  const { viewer } = actsFor;
  const refusal = forbiddenForJob(job, viewer);
  if (refusal !== undefined) return { turn: 'end', to: 'failed', reason: { code: 'forbidden', refusal } };
  if (item.state === 'clearing') return { turn: 'steps', viewer };
  if (isLater(job.removeAt, now)) return item.state === 'waiting' ? { turn: 'wait' } : { turn: 'plan', viewer };
  return job.clears || (item.state === 'pending' && job.whenClear)
    ? { turn: 'plan', viewer }
    : { turn: 'remove', viewer };
};

/** Whether a turn may come to a removal: it needs the `RemovalCase` for that. */
export const mayRemove = (one: Omit<ItemCase, 'steps'>, now: Date): boolean =>
  one.job.kind !== 'clear' && !isLater(one.job.removeAt, now) && 'viewer' in turnOf(one, now);

/**
 * One turn of one item, decided under the partner's lock: each step and each removal goes through the decision of the
 * command a person would use. `removal` is there where it `mayRemove`.
 */
export const advanceItem = (one: ItemCase & Removing, context: CommandContext): Decision => {
  const { job, item, facts } = one;
  const turn = turnOf(one, context.now);
  switch (turn.turn) {
    case 'cancel':
      return cancelItem({ item, facts }, { code: 'job_cancelled' }, context);
    case 'end':
      return endItem({ item, facts }, turn, context);
    case 'wait':
      return { changes: [setItem(item, { dueAt: job.removeAt })], events: [] };
    case 'plan':
      return plan({ ...one, viewer: turn.viewer }, context);
    case 'steps':
      return carryOn({ ...one, viewer: turn.viewer }, context);
    case 'remove':
      return remove({ ...one, viewer: turn.viewer }, context);
  }
};

interface Removing {
  readonly removal: RemovalCase | undefined;
  readonly receiptIds: { readonly own: string; readonly reseller: string };
  readonly sealing: Sealing;
}
type Turned = ItemCase & Removing & { readonly viewer: Viewer };

const plan = (turned: Turned, context: CommandContext): Decision => {
  const { job, item, facts, viewer } = turned;
  const planned = planClearing({ facts, viewer }, clearingScopeOf(job, context.now), context).steps.map(
    (step, at): RemovalJobStep => ({
      partnerId: item.partnerId,
      id: `${item.id}-${item.steps + at + 1}`,
      jobId: item.jobId,
      itemId: item.id,
      number: item.steps + at + 1,
      ...stepOf(step),
      state: begin(removalJobStepMachine, 'pending'),
      refusal: null,
      finishedAt: null,
    }),
  );
  const now = planned.slice(0, stepsAtOnce);
  const later = planned.slice(stepsAtOnce);
  const done = carryOut(now, { facts, viewer }, context);
  const counted = { ...item, steps: item.steps + planned.length };
  const rows = [...done.steps, ...later].map((row): Change => ({ insert: 'removalJobStep', row }));
  const rest = after({ ...turned, item: counted }, { ...done, isLast: later.length === 0 }, context);
  return together([{ changes: rows, events: [] }, done.decision, rest]);
};

const carryOn = (turned: Turned, context: CommandContext): Decision => {
  const done = carryOut(turned.steps, turned, context);
  const rows = done.steps.map(
    ({ partnerId, id, state, refusal, finishedAt }): Change => ({
      update: 'removalJobStep',
      partnerId,
      id,
      set: { state, refusal, finishedAt },
    }),
  );
  const isLast = turned.steps.length < stepsAtOnce;
  return together([{ changes: rows, events: [] }, done.decision, after(turned, { ...done, isLast }, context)]);
};

interface CarriedOut {
  readonly steps: readonly RemovalJobStep[];
  readonly facts: RelationshipFacts;
  readonly decision: Decision;
}

/** Each step on what the ones before it have left. A refused one does not stop the others. */
const carryOut = (
  steps: readonly RemovalJobStep[],
  { facts, viewer }: Pick<Turned, 'facts' | 'viewer'>,
  context: CommandContext,
): CarriedOut => {
  let current = facts;
  const decisions: Decision[] = [];
  const tried = steps.map((step): RemovalJobStep => {
    const { blockerKind: kind, subjectKind, subjectId, resolution } = step;
    const outcome = decideClearing({ kind, subjectKind, subjectId, resolution }, { facts: current, viewer }, context);
    if (outcome.outcome === 'refused')
      return { ...step, ...stepTo('failed'), refusal: outcome.refusal as StepRefusal, finishedAt: context.now };
    if (outcome.outcome === 'done') {
      decisions.push(outcome.decision);
      current = factsAfter(current, outcome.decision.changes);
    }
    return { ...step, ...stepTo('completed'), refusal: null, finishedAt: context.now };
  });
  return { steps: tried, facts: current, decision: together(decisions) };
};

/** What follows steps, on the facts they have left. */
const after = (
  turned: Turned,
  { steps, facts, decision, isLast }: CarriedOut & { readonly isLast: boolean },
  context: CommandContext,
): Decision => {
  const { job, item, viewer, removal } = turned;
  const failed = steps.filter(({ state }) => state === 'failed').length + failedBefore(item);
  const remaining = remainingOf(facts, viewer, context);
  const set = { remaining };
  if (!isLast)
    return { changes: [setItem(item, { ...set, ...moved(item, 'clearing'), reason: failures(failed) })], events: [] };
  if (job.kind === 'clear') {
    const over = failed === 0 ? moved(item, 'completed') : moved(item, 'failed');
    return {
      changes: [setItem(item, { ...set, ...over, reason: failures(failed), finishedAt: context.now })],
      events: [],
    };
  }
  // Where no removal was prepared, as in the turn that schedules, one that nothing blocks is due at once.
  const waits =
    isLater(job.removeAt, context.now) || (job.whenClear && (remaining.length > 0 || removal === undefined));
  if (waits) return schedule({ job, item, facts, set }, context);
  const cleared = removal && {
    ...removal,
    own: { ...removal.own, facts, clearing: [...removal.own.clearing, ...decision.events.filter(clears)] },
  };
  return remove({ ...turned, facts, removal: cleared }, context);
};

const clears = ({ type }: NewEvent): boolean => (clearingEventTypes as readonly EventType[]).includes(type);

/** Failures of earlier slices of steps are kept as the reason until the last. */
const failedBefore = ({ state, reason }: RemovalJobItem): number =>
  state === 'clearing' && reason?.code === 'steps_failed' ? reason.count : 0;
const failures = (count: number): RemovalJobReason | null => (count === 0 ? null : { code: 'steps_failed', count });

const remove = (turned: Turned, context: CommandContext): Decision => {
  const { job, item, facts, viewer, removal, receiptIds, sealing } = turned;
  if (removal === undefined) throw new Error('a removal without its case');
  const input = { attestation: true, attestationVersion: job.attestationVersion, reason: job.reason };
  const outcome = decideRemoval({ removal, input, lastAttempt: undefined, receiptIds, sealing }, context);
  if (outcome.outcome === 'done') {
    const set = { ...moved(item, 'completed'), reason: null, remaining: [], dueAt: null, finishedAt: context.now };
    return together([
      outcome.decision,
      { changes: [setItem(item, { ...set, receiptId: receiptIds.own })], events: [] },
    ]);
  }
  if (outcome.outcome !== 'refused' || outcome.refusal.error !== 'removal_blocked')
    return endItem({ item, facts }, { to: 'failed', reason: { code: 'attestation_outdated' } }, context);
  const set = { remaining: remainingOf(facts, viewer, context) };
  if (job.whenClear) return schedule({ job, item, facts, set }, context);
  const ended = endItem({ item, facts, set }, { to: 'failed', reason: { code: 'blocked' } }, context);
  return isScheduled(item, facts) ? ended : together([attempt(outcome), ended]);
};

const attempt = (outcome: Extract<Outcome, { readonly outcome: 'refused' }>): Decision => ({
  changes: [],
  events: outcome.events ?? [],
});

type Scheduling = {
  readonly job: RemovalJob;
  readonly item: RemovalJobItem;
  readonly facts: RelationshipFacts;
  readonly set: Partial<RemovalJobItem>;
};

/** Waits for the date, or until nothing blocks. What was scheduled before by another job is not any longer. */
const schedule = ({ job, item, facts, set }: Scheduling, context: CommandContext): Decision => {
  const { relationship } = facts;
  const { removeAt, whenClear } = job;
  const isClear = removalBlockers(facts, context.policy, context.now).length === 0;
  const dueAt = isLater(job.removeAt, context.now) ? removeAt : isClear ? context.now : null;
  const waiting = setItem(item, { ...set, ...moved(item, 'waiting'), reason: null, dueAt });
  if (isScheduled(item, facts)) return { changes: [waiting], events: [] };
  return together([
    replaceSchedule(relationship, context),
    {
      changes: [waiting, pointTo(relationship, item.id)],
      events: [
        relationshipEvent(context, 'reseller-relationship-removal-scheduled', relationship, {
          jobId: job.id,
          ...(removeAt && { at: toJson(removeAt) }),
          whenClear,
          clearBlockers: job.clears,
        }),
      ],
    },
  ]);
};

const replaceSchedule = (relationship: ResellerRelationship, context: CommandContext): Decision =>
  relationship.scheduledItemId === null
    ? { changes: [], events: [] }
    : unscheduled(relationship, relationship.scheduledItemId, { code: 'rescheduled' }, context);

const cancelItem = (
  { item, facts }: Pick<ItemCase, 'item' | 'facts'>,
  reason: RemovalJobReason,
  context: CommandContext,
): Decision => {
  const cancelled = over(item, { ...moved(item, 'cancelled'), reason }, context);
  if (!isScheduled(item, facts)) return { changes: cancelled, events: [] };
  return together([
    { changes: [...cancelled, pointTo(facts.relationship, null)], events: [] },
    {
      changes: [],
      events: [
        relationshipEvent(context, 'reseller-relationship-removal-unscheduled', facts.relationship, {
          jobId: item.jobId,
        }),
      ],
    },
  ]);
};

/** An item that is over without its goal; of a scheduled removal, the event that says why. */
const endItem = (
  { item, facts, set = {} }: Omit<Scheduling, 'job' | 'set'> & { readonly set?: Partial<RemovalJobItem> },
  { to, reason }: { readonly to: 'failed' | 'skipped'; readonly reason: RemovalJobReason },
  context: CommandContext,
): Decision => {
  const changes = over(item, { ...set, ...moved(item, to), reason }, context);
  if (!isScheduled(item, facts)) return { changes, events: [] };
  const blockers = removalBlockers(facts, context.policy, context.now);
  return together([{ changes, events: [] }, failedSchedule(facts.relationship, item, { reason, blockers }, context)]);
};

const failedSchedule = (
  relationship: ResellerRelationship,
  { jobId }: RemovalJobItem,
  { reason, blockers }: { readonly reason: RemovalJobReason; readonly blockers: readonly RemovalBlocker[] },
  context: CommandContext,
): Decision => ({
  changes: [pointTo(relationship, null)],
  events: [
    relationshipEvent(context, 'reseller-relationship-removal-failed', relationship, {
      jobId,
      reason: reason.code,
      blockers: blockers.map(({ id, kind, subjectId, subjectName }) => ({ id, kind, subjectId, subjectName })),
    }),
  ],
});

/** Gives up an item whose turn fails by a fault: nothing of it is decided. */
export const giveUpItem = (
  item: RemovalJobItem,
  relationship: ResellerRelationship | undefined,
  context: CommandContext,
): Decision => {
  const reason = { code: 'fault' } as const;
  const given: Decision = { changes: over(item, { ...moved(item, 'failed'), reason }, context), events: [] };
  return relationship?.scheduledItemId === item.id
    ? together([given, failedSchedule(relationship, item, { reason, blockers: [] }, context)])
    : given;
};

const isScheduled = ({ id }: RemovalJobItem, { relationship }: RelationshipFacts): boolean =>
  relationship.scheduledItemId === id;

const remainingOf = (
  facts: RelationshipFacts,
  viewer: Viewer,
  { policy, now }: CommandContext,
): readonly RemainingBlocker[] =>
  removalBlockers(facts, policy, now).map((blocker) => remainingBlocker(blocker, viewer));

const moved = (item: RemovalJobItem, to: RemovalJobItemState): Pick<RemovalJobItem, 'state'> => ({
  state: item.state === to ? to : transition(removalJobItemMachine, item.state, to),
});

const stepTo = (to: RemovalJobStepState): Pick<RemovalJobStep, 'state'> => ({
  state: transition(removalJobStepMachine, 'pending', to),
});

/** One that is over, with the steps whose turn will not come. */
const over = (item: RemovalJobItem, set: Partial<RemovalJobItem>, { now }: CommandContext): readonly Change[] => [
  ...(item.state === 'clearing' ? [stoppedSteps(item, now)] : []),
  setItem(item, { ...set, dueAt: null, finishedAt: now }),
];

/** `steps` as the turn has planned them. */
const setItem = (
  { partnerId, id, steps }: RemovalJobItem,
  set: Partial<Omit<RemovalJobItem, 'partnerId' | 'id'>>,
): Change => ({ update: 'removalJobItem', partnerId, id, set: { steps, ...set } });
