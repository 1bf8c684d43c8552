import {
  type JobCommandKind,
  jobCommandKinds,
  type RemainingReason,
  type RemovalJobItemState,
  type RemovalJobKind,
  type RemovalJobReason,
  type RemovalJobState,
  type RemovalJobStepState,
} from '@untether/domain';
import { enumOf } from '../core/enum-of.ts';

export const RemovalJobKindEnum = enumOf<RemovalJobKind>('RemovalJobKind', 'What a removal job is for.', {
  clear: 'Clears what blocks the removal of one customer: `clearRemovalBlockers`.',
  schedule: 'Removes one relationship later: `scheduleRemoval`.',
  bulk: 'Removes many relationships: `startBulkRemoval`.',
});

export const RemovalJobStateEnum = enumOf<RemovalJobState>('RemovalJobState', 'How far a removal job has come.', {
  running: 'It goes on, in the background.',
  waiting: 'All that is left waits for its date, or until nothing blocks.',
  cancelling: 'It was cancelled; what is left is being cancelled.',
  completed: 'Every customer is done, has failed or was skipped; `retryFailedSteps` takes up what failed.',
  cancelled: 'What was left is cancelled.',
});

export const RemovalJobItemStateEnum = enumOf<RemovalJobItemState>(
  'RemovalJobItemState',
  'How far a removal job has come with one customer.',
  {
    pending: 'Its turn has not come yet.',
    clearing: 'Some of its steps are done.',
    waiting: 'It is scheduled: for `dueAt`, or until nothing blocks.',
    completed: 'Cleared, or removed: then `receipt` proves it.',
    failed: '`message` says why; nothing was removed.',
    skipped: 'Its relationship had ended in another way.',
    cancelled: 'It was cancelled, taken back or scheduled by another job.',
  },
);

export const RemovalJobStepStateEnum = enumOf<RemovalJobStepState>(
  'RemovalJobStepState',
  'What became of one step of clearing.',
  {
    pending: 'Its turn has not come yet.',
    completed: 'It is done, or was so already.',
    failed: 'It was refused; `message` says why. The other steps went on.',
    cancelled: 'The job was cancelled before its turn.',
  },
);

export const RemovalJobReasonEnum = enumOf<RemovalJobReason['code']>(
  'RemovalJobReason',
  'Why a customer of a removal job is not completed. More may be added: keep a default branch.',
  {
    blocked: 'Something blocked the removal: `remaining`.',
    steps_failed: 'Some steps were refused: `steps`.',
    forbidden: 'The user who started it may not any longer.',
    user_disabled: 'The user who started it is disabled.',
    key_ended: 'The API key that started it was revoked, or has expired.',
    attestation_outdated: 'The declaration has changed since it was attested.',
    already_removed: 'The relationship had ended in another way.',
    unscheduled: '`unscheduleRemoval` took it back.',
    rescheduled: 'Another schedule took its place.',
    job_cancelled: '`cancelJob`.',
    fault: 'A fault of the installation’s, which has logged it.',
  },
);

export const RemainingReasonEnum = enumOf<RemainingReason>('RemainingReason', 'Why clearing leaves a blocker.', {
  runs_out: 'It clears by itself: at `at`, where there is a date.',
  not_yours: 'Only `roles` may clear it.',
  vendor: 'It has to be settled with the vendor.',
  import_again: 'An import has to read it again.',
  held_back: 'Another blocker has to be cleared first.',
  clearable: 'It can be cleared; the job does not do it, or it failed.',
});

export const JobCommandKindEnum = enumOf<JobCommandKind>(
  'RemovalJobCommandKind',
  'A command about a removal job, by its mutation.',
  jobCommandKinds,
);
