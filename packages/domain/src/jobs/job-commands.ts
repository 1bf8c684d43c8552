import type { CommandContext } from '../commands/command.ts';
import type { Outcome, Refused } from '../commands/outcome.ts';
import { already, done, findInvalid, invalid, stateError, wrongStatus } from '../commands/outcome.ts';
import { removalJobItemMachine, removalJobMachine, removalJobStepMachine } from '../lifecycle/job-machines.ts';
import { begin, transition } from '../lifecycle/machine.ts';
import type { Change, Decision } from '../model/changes.ts';
import type { RelationshipFacts } from '../model/facts.ts';
import type { RemovalJob, RemovalJobItem } from '../model/jobs.ts';
import { jobItemIdOf } from '../model/jobs.ts';
import { attestation } from '../removal/attestation.ts';
import { findRemovalInputProblem } from '../removal/decide-removal.ts';
import { addDays, addSeconds, isPast } from '../time/instants.ts';
import { unscheduled } from './schedule.ts';

/** How many customers one job may have. */
export const mostCustomersOfJob = 10_000;
/** How long a process may be silent about a job before another takes it up: who is only slow loses it, and nothing else. */
export const jobLeaseSeconds = 3;
/** How far ahead a removal may be scheduled. */
const furthestDays = 3660;

/** Whom a job acts for. */
export interface JobStarter {
  readonly partnerId: string;
  readonly jobId: string;
  readonly userId: string;
  readonly keyId: string | null;
}

/** The customer of an item. */
export type JobCustomer = Pick<RemovalJobItem, 'customerId' | 'customerName' | 'relationshipId'>;

export const jobCustomerOf = ({ customer, relationship }: RelationshipFacts): JobCustomer => ({
  customerId: customer.id,
  customerName: customer.companyName,
  relationshipId: relationship.id,
});

/** How and when a job removes. */
export interface RemovalTerms {
  readonly attestation: boolean;
  readonly attestationVersion: string | null;
  readonly reason: string | null;
  readonly clears: boolean;
  readonly removeAt: Date | null;
  readonly whenClear: boolean;
}

const startJob = (
  { partnerId, jobId, userId, keyId }: JobStarter,
  job: Pick<RemovalJob, 'kind' | 'clears'> &
    Partial<Pick<RemovalJob, 'blockerIds' | 'removeAt' | 'whenClear' | 'reason' | 'attestationVersion'>>,
  customers: readonly JobCustomer[],
  { actor, now }: CommandContext,
): { readonly job: RemovalJob; readonly items: readonly RemovalJobItem[]; readonly decision: Decision } => {
  const row: RemovalJob = {
    partnerId,
    id: jobId,
    state: begin(removalJobMachine, 'running'),
    startedBy: actor,
    userId,
    keyId,
    createdAt: now,
    finishedAt: null,
    customers: customers.length,
    blockerIds: null,
    removeAt: null,
    whenClear: false,
    reason: null,
    attestationVersion: null,
    ...job,
    dueAt: now,
    lease: null,
    leasedUntil: null,
  };
  const items = customers.map(
    (customer, at): RemovalJobItem => ({
      partnerId,
      id: jobItemIdOf(jobId, at + 1),
      jobId,
      number: at + 1,
      ...customer,
      state: begin(removalJobItemMachine, 'pending'),
      dueAt: null,
      reason: null,
      remaining: [],
      steps: 0,
      receiptId: null,
      finishedAt: null,
    }),
  );
  const changes: Change[] = [
    { insert: 'removalJob', row },
    ...items.map((item): Change => ({ insert: 'removalJobItem', row: item })),
  ];
  return { job: row, items, decision: { changes, events: [] } };
};

/** Clears what blocks one customer, or only these blockers of it. */
export const decideStartClearing = (
  command: {
    readonly starter: JobStarter;
    readonly facts: RelationshipFacts;
    readonly blockerIds: readonly string[] | null;
  },
  context: CommandContext,
): Outcome => {
  const { starter, facts, blockerIds } = command;
  if (blockerIds?.length === 0) return findInvalid([invalid('blockerIds', { code: 'empty_list' })]) ?? already;
  return done(startJob(starter, { kind: 'clear', clears: true, blockerIds }, [jobCustomerOf(facts)], context).decision);
};

/** What is wrong with when and how to remove; undefined for nothing. */
export const findTermsProblem = (terms: RemovalTerms, now: Date): Refused | undefined => {
  const input = findRemovalInputProblem(terms);
  const issues = input?.refusal.error === 'validation' ? input.refusal.issues : [];
  const { removeAt } = terms;
  return findInvalid([
    ...issues,
    removeAt === null || !isPast(removeAt, now) ? undefined : invalid('at', { code: 'not_in_the_future' }),
    removeAt === null || removeAt <= addDays(now, furthestDays)
      ? undefined
      : invalid('at', { code: 'too_many_days', max: furthestDays }),
  ]);
};

/** Removes one relationship at a date, or once nothing blocks; the first turn schedules it. */
export const startSchedule = (
  starter: JobStarter,
  { facts, terms }: { readonly facts: RelationshipFacts; readonly terms: RemovalTerms },
  context: CommandContext,
) => startJob(starter, { kind: 'schedule', ...termsOf(terms) }, [jobCustomerOf(facts)], context);

/** Removes all of these, fixed now. */
export const decideStartBulkRemoval = (
  command: { readonly starter: JobStarter; readonly customers: readonly JobCustomer[]; readonly terms: RemovalTerms },
  context: CommandContext,
): Outcome => {
  const { starter, customers, terms } = command;
  const problem = findTermsProblem(terms, context.now);
  if (problem !== undefined) return problem;
  return done(startJob(starter, { kind: 'bulk', ...termsOf(terms) }, customers, context).decision);
};

const termsOf = ({ reason, clears, removeAt, whenClear }: RemovalTerms) => ({
  reason,
  clears,
  removeAt,
  whenClear,
  attestationVersion: attestation.version,
});

export const decideUnscheduleRemoval = (facts: RelationshipFacts, context: CommandContext): Outcome => {
  const { relationship } = facts;
  if (relationship.scheduledItemId === null) return already;
  return done(unscheduled(relationship, relationship.scheduledItemId, { code: 'unscheduled' }, context));
};

/** What was done by then stays done; the rest is cancelled in the background. */
export const decideCancelJob = ({ partnerId, id, state }: RemovalJob, { now }: CommandContext): Outcome => {
  if (state === 'cancelled' || state === 'cancelling') return already;
  if (state === 'completed') return wrongStatus(state, 'running', 'waiting');
  const set = { state: transition(removalJobMachine, state, 'cancelling'), dueAt: now };
  return done({ changes: [{ update: 'removalJob', partnerId, id, set }], events: [] });
};

/** Of a customer that failed: those refused, and those whose turn did not come. */
const retriedSteps = removalJobStepMachine.transitions.flatMap(({ from, to }) => (to === 'pending' ? [from] : []));

/** `failed`: how many of its customers have failed. */
export const decideRetryFailedSteps = (
  { partnerId, id, state }: RemovalJob,
  failed: number,
  { now }: CommandContext,
): Outcome => {
  if (state === 'cancelled' || state === 'cancelling') return wrongStatus(state, 'running', 'waiting', 'completed');
  if (failed === 0) return stateError(state, { code: 'nothing_failed' });
  const again = state === 'running' ? state : transition(removalJobMachine, state, 'running');
  return done({
    changes: [
      {
        retry: 'removalJob',
        partnerId,
        id,
        from: 'failed',
        steps: { from: retriedSteps, to: 'pending' },
        to: {
          withSteps: transition(removalJobItemMachine, 'failed', 'clearing'),
          withoutSteps: transition(removalJobItemMachine, 'failed', 'pending'),
        },
      },
      { update: 'removalJob', partnerId, id, set: { state: again, finishedAt: null, dueAt: now } },
    ],
    events: [],
  });
};

/** A process takes it up, or stays with it. */
export const leasedJob = (lease: string, now: Date): Pick<RemovalJob, 'lease' | 'leasedUntil'> => ({
  lease,
  leasedUntil: addSeconds(now, jobLeaseSeconds),
});

/** What a job comes to once nothing of it is left to do now: `waits` = some customers wait, until `dueAt` at the earliest. */
export const jobAfter = (
  { partnerId, id, state }: RemovalJob,
  { waits, dueAt }: { readonly waits: boolean; readonly dueAt: Date | null },
  now: Date,
): Change => {
  const next = state === 'cancelling' ? 'cancelled' : waits ? 'waiting' : 'completed';
  const set = {
    ...(state !== next && { state: transition(removalJobMachine, state, next) }),
    dueAt: waits ? dueAt : null,
    finishedAt: waits ? null : now,
    lease: null,
    leasedUntil: null,
  };
  return { update: 'removalJob', partnerId, id, set };
};

/** What is due for a process. */
export const isJobDue = ({ dueAt, leasedUntil }: RemovalJob, now: Date): boolean =>
  isPast(dueAt, now) && (leasedUntil === null || isPast(leasedUntil, now));
