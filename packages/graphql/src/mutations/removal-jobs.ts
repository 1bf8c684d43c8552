import { mostCustomersOfJob } from '@untether/domain';
import { StateError } from '../errors.ts';
import { CustomerFilter, customerQueryOf } from '../nodes/customer-list.ts';
import { CustomerRef, RemovalJobRef } from '../refs.ts';
import { viewerOf } from '../viewer-of.ts';
import { answered, command } from './command.ts';

type JobIds = { readonly jobId: string };
type CustomerIds = { readonly customerId: string };
type ScheduleIds = JobIds & CustomerIds;

const job = answered('job', RemovalJobRef, 'The job.', (context, { jobId }: JobIds) =>
  context.loaders.removalJobs.load(jobId),
);
const customer = answered('customer', CustomerRef, 'The customer.', (context, { customerId }: CustomerIds) =>
  context.loaders.customers.load(customerId),
);
const scheduled = [
  answered('job', RemovalJobRef, 'The job.', (context, { jobId }: ScheduleIds) =>
    context.loaders.removalJobs.load(jobId),
  ),
  answered('customer', CustomerRef, 'The customer, now scheduled.', (context, { customerId }: ScheduleIds) =>
    context.loaders.customers.load(customerId),
  ),
];

const attestationDescription = 'true: the viewer attests the text of `removalPreview.attestation`. false is refused.';
const versionDescription = 'The version that was read; refused if the text has changed since.';

command({
  name: 'clearRemovalBlockers',
  description:
    'Starts a job that does the best the viewer may do about each blocker (SUSPEND, CANCEL, CANCEL_AT_TERM_END or TURN_OFF_AUTO_RENEW, never WAIVE), in a legal order. `removalPreview.clearing` says beforehand what it does and what it leaves. A refused step does not stop the others.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'A customer with an ACTIVE relationship.' }),
    blockerIds: t.idList({ description: 'Only these blockers; all if left out.' }),
  }),
  call: (context, input) => context.services.clearRemovalBlockers(viewerOf(context), input),
  nodes: [job],
});

command({
  name: 'scheduleRemoval',
  description:
    'Removes the relationship later: at a date, once nothing blocks, or both. What has to run out gets its end-of-term action at once. At the time everything is checked again, the roles of the viewer too: it removes, or records why not (RESELLER_RELATIONSHIP_REMOVAL_FAILED). It takes the place of an earlier schedule.',
  inputDescription:
    'Without `at` and `whenClear` it is as `removalPreview.suggestedSchedule` says. With both it waits for the date and then until nothing blocks.',
  input: (t) => ({
    customerId: t.id({ required: true, description: 'A customer with an ACTIVE relationship.' }),
    at: t.field({ type: 'DateTime', description: 'Not before this instant, at most ten years ahead.' }),
    whenClear: t.boolean({
      description: 'true: what blocks makes it wait. false, the default with a date: what blocks then makes it fail.',
    }),
    clearBlockers: t.boolean({
      description:
        'true: at the time it clears what the viewer may clear, as `clearRemovalBlockers` does, and then removes. false, the default: it does not.',
    }),
    attestation: t.boolean({ required: true, description: attestationDescription }),
    attestationVersion: t.string({ description: versionDescription }),
    reason: t.string({ description: 'At most 1,000 characters; it goes into the receipts.' }),
  }),
  call: (context, input) => context.services.scheduleRemoval(viewerOf(context), input),
  nodes: scheduled,
});

command({
  name: 'unscheduleRemoval',
  description: 'Takes a scheduled removal back, also one that a bulk job has scheduled.',
  input: (t) => ({ customerId: t.id({ required: true, description: 'A customer with an ACTIVE relationship.' }) }),
  call: (context, input) => context.services.unscheduleRemoval(viewerOf(context), input),
  nodes: [customer],
});

command({
  name: 'startBulkRemoval',
  description:
    'Starts a job that removes the relationships with many customers, `viewer.bulkRemovalLimit` at most, with a result for each. Each goes through the same checks as `removeResellerRelationship`.',
  inputDescription: 'Either `customerIds` or `filter`; which customers these are is fixed now.',
  input: (t) => ({
    customerIds: t.idList({
      description: 'These customers, as variables: a document itself holds fewer.',
      extensions: { mostValues: mostCustomersOfJob },
    }),
    filter: t.field({ type: CustomerFilter, description: 'All customers that match now; {} means every one.' }),
    clearBlockers: t.boolean({
      required: true,
      description: 'true: each customer is cleared first, as by `clearRemovalBlockers`.',
    }),
    at: t.field({ type: 'DateTime', description: 'Schedules each for this instant; at once if left out.' }),
    whenClear: t.boolean({
      description: 'true: customers that something blocks are scheduled for when nothing does. false: they fail.',
    }),
    attestation: t.boolean({ required: true, description: attestationDescription }),
    attestationVersion: t.string({ description: versionDescription }),
    reason: t.string({ description: 'At most 1,000 characters; it goes into the receipts.' }),
  }),
  call: (context, { filter, ...input }) =>
    context.services.startBulkRemoval(viewerOf(context), {
      ...input,
      filter: filter && customerQueryOf(context, filter),
    }),
  nodes: [job],
});

command({
  name: 'cancelJob',
  description: 'Ends a job that is not over: what is not done yet is cancelled, what it has scheduled is taken back.',
  input: (t) => ({ jobId: t.id({ required: true, description: 'A RUNNING or WAITING job.' }) }),
  call: (context, input) => context.services.cancelJob(viewerOf(context), input),
  errors: [StateError],
  nodes: [job],
});

command({
  name: 'retryFailedSteps',
  description: 'Takes up what failed in a job again: failed steps, and customers that failed.',
  input: (t) => ({ jobId: t.id({ required: true, description: 'A job in which something failed.' }) }),
  call: (context, input) => context.services.retryFailedSteps(viewerOf(context), input),
  errors: [StateError],
  nodes: [job],
});
