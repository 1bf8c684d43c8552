import {
  type Actor,
  clearingResolutions,
  type RemainingBlocker,
  type RemovalBlockerKind,
  type RemovalJobReason,
  type RemovalJobStep,
  removalBlockerKinds,
  removalJobItemStates,
  removalJobKinds,
  removalJobStates,
  removalJobStepStates,
  type StepRefusal,
} from '@untether/domain';
import { sql } from 'drizzle-orm';
import type { Columns } from '../columns/sqlite.ts';

/** What clears and removes in the background: jobs, their customers, and the steps of each. */
export const defineJobs = (c: Columns) => {
  const removalJob = c.table(
    'removal_job',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      kind: c.choice('kind', removalJobKinds).notNull(),
      state: c.choice('state', removalJobStates).notNull(),
      startedBy: c.json<Actor>('started_by').notNull(),
      userId: c.text('user_id').notNull(),
      keyId: c.text('key_id'),
      createdAt: c.instant('created_at').notNull(),
      finishedAt: c.instant('finished_at'),
      customers: c.integer('customers').notNull(),
      clears: c.flag('clears').notNull(),
      blockerIds: c.json<readonly string[] | null>('blocker_ids'),
      removeAt: c.instant('remove_at'),
      whenClear: c.flag('when_clear').notNull(),
      reason: c.text('reason'),
      attestationVersion: c.text('attestation_version'),
      dueAt: c.instant('due_at'),
      lease: c.text('lease'),
      leasedUntil: c.instant('leased_until'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.index('removal_job_by_time').on(t.partnerId, t.createdAt, t.id),
      c.index('removal_job_by_state').on(t.partnerId, t.state, t.createdAt, t.id),
      c.index('removal_job_by_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    ],
  );

  const removalJobItem = c.table(
    'removal_job_item',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      jobId: c.text('job_id').notNull(),
      number: c.integer('number').notNull(),
      customerId: c.text('customer_id').notNull(),
      customerName: c.text('customer_name').notNull(),
      relationshipId: c.text('relationship_id').notNull(),
      state: c.choice('state', removalJobItemStates).notNull(),
      dueAt: c.instant('due_at'),
      reason: c.json<RemovalJobReason | null>('reason'),
      remaining: c.json<readonly RemainingBlocker[]>('remaining').notNull(),
      steps: c.integer('steps').notNull(),
      receiptId: c.text('receipt_id'),
      finishedAt: c.instant('finished_at'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.index('removal_job_item_by_number').on(t.partnerId, t.jobId, t.number),
      c.index('removal_job_item_by_state').on(t.partnerId, t.jobId, t.state, t.number),
      c.index('removal_job_item_by_due').on(t.partnerId, t.jobId, t.dueAt, t.number).where(sql`${t.dueAt} is not null`),
    ],
  );

  const removalJobStep = c.table(
    'removal_job_step',
    {
      partnerId: c.text('partner_id').notNull(),
      id: c.text('id').notNull(),
      jobId: c.text('job_id').notNull(),
      itemId: c.text('item_id').notNull(),
      number: c.integer('number').notNull(),
      blockerId: c.text('blocker_id').notNull(),
      blockerKind: c.choice<RemovalBlockerKind>('blocker_kind', [...removalBlockerKinds]).notNull(),
      subjectKind: c.text('subject_kind').$type<RemovalJobStep['subjectKind']>().notNull(),
      subjectId: c.text('subject_id').notNull(),
      subjectName: c.text('subject_name').notNull(),
      resolution: c.choice('resolution', clearingResolutions).notNull(),
      state: c.choice('state', removalJobStepStates).notNull(),
      refusal: c.json<StepRefusal | null>('refusal'),
      finishedAt: c.instant('finished_at'),
    },
    (t) => [
      c.primaryKey([t.partnerId, t.id]),
      c.index('removal_job_step_by_number').on(t.partnerId, t.itemId, t.number),
    ],
  );

  return { removalJob, removalJobItem, removalJobStep };
};
