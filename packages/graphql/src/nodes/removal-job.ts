import { idPrefixes, jobCommands, removalJobItemStates, say, sayRefusal } from '@untether/domain';
import { RemovalJobConnection, RemovalJobItemConnection, RemovalJobStepConnection } from '../connections.ts';
import type { Context } from '../context.ts';
import { builder, orError } from '../core/builder.ts';
import { filled, ifLeftOut } from '../core/filters.ts';
import { hasPrefix } from '../core/ids.ts';
import { connect } from '../core/paging.ts';
import {
  RemainingReasonEnum,
  RemovalJobItemStateEnum,
  RemovalJobKindEnum,
  RemovalJobReasonEnum,
  RemovalJobStateEnum,
  RemovalJobStepStateEnum,
} from '../enums/jobs.ts';
import { RoleEnum } from '../enums/people.ts';
import { RemovalBlockerKindEnum, RemovalResolutionEnum } from '../enums/removal.ts';
import { refusalField } from '../errors.ts';
import { computedBlockers } from '../facts.ts';
import {
  ActorRef,
  BlockerActionRef,
  BlockerRef,
  ClearingPlanRef,
  ClearingStepRef,
  CustomerRef,
  JobCommandRef,
  ReceiptRef,
  RemainingBlockerRef,
  RemovalJobCountRef,
  RemovalJobItemRef,
  RemovalJobRef,
  RemovalJobStepRef,
  SchedulePreviewRef,
  SuggestedScheduleRef,
} from '../refs.ts';
import { commandContextOf, viewerOf } from '../viewer-of.ts';

const failedOf = async (context: Context, jobId: string): Promise<number> =>
  (await context.loaders.jobItemsByState.load(jobId)).find(({ state }) => state === 'failed')?.items ?? 0;

builder.node(RemovalJobRef, {
  description:
    'Clears or removes in the background, through restarts too, each step exactly once. It acts for the user who started it, with the roles that user has at the time.',
  id: { resolve: (job) => job.id, description: '`job_…`' },
  isTypeOf: hasPrefix(idPrefixes.removalJob),
  loadWithoutCache: (id, context) => context.loaders.removalJobs.load(id),
  fields: (t) => ({
    kind: t.expose('kind', { type: RemovalJobKindEnum, description: 'What it is for.' }),
    state: t.expose('state', { type: RemovalJobStateEnum, description: 'How far it has come.' }),
    startedBy: t.expose('startedBy', { type: ActorRef, description: 'Who started it, and made the declaration.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was started.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it completed or was cancelled; null before that.',
    }),
    customerCount: t.int({
      description: 'How many customers it is for, fixed when it was started.',
      resolve: ({ customers }) => customers,
    }),
    clearBlockers: t.boolean({
      description: 'Whether it clears what the user may clear.',
      resolve: ({ clears }) => clears,
    }),
    removeAt: t.expose('removeAt', {
      type: 'DateTime',
      nullable: true,
      description: 'It does not remove before; null: it does not wait for a date.',
    }),
    whenClear: t.exposeBoolean('whenClear', {
      description: 'Whether it waits until nothing blocks, instead of failing.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Goes into the receipts; null if none was given.',
    }),
    counts: t.field({
      type: [RemovalJobCountRef],
      description: 'How many of its customers are in which state, without the states that none is in.',
      resolve: async ({ id }, _, context) => {
        const counted = await context.loaders.jobItemsByState.load(id);
        return removalJobItemStates.flatMap((state) => counted.find((one) => one.state === state) ?? []);
      },
    }),
    items: t.connection(
      {
        type: RemovalJobItemRef,
        description: 'Its customers, in the order in which their turns come.',
        args: {
          states: t.arg({
            type: [RemovalJobItemStateEnum],
            required: false,
            description: `Only those in one of these states. ${ifLeftOut}`,
          }),
        },
        resolve: ({ id }, { states, ...args }, context) =>
          connect(
            context,
            args,
            context.loaders.itemsOfRemovalJobs({ states: filled(context, ['states'], states) }, id),
          ),
      },
      RemovalJobItemConnection,
    ),
    commands: t.field({
      type: [JobCommandRef],
      description: 'Commands that apply to it in its current state, and whether the viewer may run each.',
      resolve: async (job, _, context) =>
        jobCommands(job, await failedOf(context, job.id), viewerOf(context), commandContextOf(context)),
    }),
  }),
});

builder.objectType(RemovalJobCountRef, {
  description: 'How many customers of a removal job are in one state.',
  fields: (t) => ({
    state: t.expose('state', { type: RemovalJobItemStateEnum, description: 'The state.' }),
    customers: t.int({ description: 'How many are in it.', resolve: ({ items }) => items }),
  }),
});

builder.node(RemovalJobItemRef, {
  description: 'One customer of a removal job: how far it has come, what was done, and what is left.',
  id: { resolve: (item) => item.id, description: '`jit_…`' },
  isTypeOf: hasPrefix(idPrefixes.removalJobItem),
  loadWithoutCache: (id, context) => context.loaders.removalJobItems.load(id),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in the job: 1, 2, 3 …' }),
    customerId: t.exposeID('customerId', { description: 'The customer.' }),
    customerName: t.exposeString('customerName', { description: 'Its name when the job was started.' }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer; null once it is no longer on the viewer’s list.',
      resolve: ({ customerId }, _, { loaders }) => loaders.customers.load(customerId),
    }),
    state: t.expose('state', { type: RemovalJobItemStateEnum, description: 'How far the job has come with it.' }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a WAITING one: when its turn comes; null: once nothing blocks. null for the others.',
    }),
    reasonCode: t.field({
      type: RemovalJobReasonEnum,
      nullable: true,
      description: 'Why it is not completed, for programs; null where it is, or is not over.',
      resolve: ({ reason }) => reason?.code,
    }),
    message: t.string({
      nullable: true,
      description: 'Why it is not completed, in the language of the request; null where it is, or is not over.',
      resolve: ({ reason }, _, { language }) => reason && say(language.removalJobReasons, reason),
    }),
    remaining: t.expose('remaining', {
      type: [RemainingBlockerRef],
      description: 'What still blocked when its last turn was over.',
    }),
    receipt: t.field({
      type: ReceiptRef,
      nullable: true,
      description: 'The proof of its removal; null unless it was removed.',
      resolve: ({ receiptId }, _, { loaders }) => (receiptId === null ? null : loaders.receipts.load(receiptId)),
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was over; null before that.',
    }),
    stepCount: t.int({ description: 'How many steps it took or takes.', resolve: ({ steps }) => steps }),
    steps: t.connection(
      {
        type: RemovalJobStepRef,
        description: 'The steps of clearing it, in the order in which they are carried out.',
        resolve: ({ id }, args, context) => connect(context, args, context.loaders.stepsOfJobItems({}, id)),
      },
      RemovalJobStepConnection,
    ),
  }),
});

builder.objectType(RemovalJobStepRef, {
  description: 'One resolution of one blocker, tried by a removal job.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number for the customer: 1, 2, 3 …' }),
    blockerId: t.exposeID('blockerId', { description: 'The blocker, `blk_…`.' }),
    blockerKind: t.expose('blockerKind', { type: RemovalBlockerKindEnum, description: 'Why it blocked.' }),
    subjectId: t.exposeID('subjectId', { description: 'The item.' }),
    subjectName: t.exposeString('subjectName', { description: 'What people call the item.' }),
    resolution: t.expose('resolution', { type: RemovalResolutionEnum, description: 'What is done about it.' }),
    state: t.expose('state', { type: RemovalJobStepStateEnum, description: 'What became of it.' }),
    message: t.string({
      nullable: true,
      description: 'Why it was refused, in the language of the request; null unless it FAILED.',
      resolve: ({ refusal }, _, { language }) => refusal && sayRefusal(refusal, language),
    }),
    ...refusalField(t),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was over; null before that.',
    }),
  }),
});

builder.objectType(RemainingBlockerRef, {
  description: 'A blocker that clearing leaves.',
  fields: (t) => ({
    blockerId: t.exposeID('blockerId', { description: 'The blocker, `blk_…`.' }),
    kind: t.expose('kind', { type: RemovalBlockerKindEnum, description: 'Why it blocks.' }),
    subjectId: t.exposeID('subjectId', { description: 'The item, or the relationship.' }),
    subjectName: t.exposeString('subjectName', { description: 'What people call it.' }),
    reason: t.expose('reason', { type: RemainingReasonEnum, description: 'Why it is left.' }),
    message: t.string({
      description: 'Why it is left, in a sentence in the language of the request.',
      resolve: (blocker, _, { language }) => language.remainingReasons[blocker.reason](blocker),
    }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it clears by itself; null if it does not, or has no date.',
    }),
    roles: t.expose('roles', {
      type: [RoleEnum],
      description: 'Of NOT_YOURS: who may clear it; empty for the others.',
    }),
  }),
});

builder.objectType(ClearingPlanRef, {
  description: 'What clearing does and what it leaves. Nothing is changed or recorded.',
  fields: (t) => ({
    steps: t.field({
      type: [ClearingStepRef],
      description: 'The best that the viewer may do about each blocker, in order; never a waiver.',
      resolve: ({ plan, facts }, _, context) => {
        // As it blocks now: what goes before a step may change what it finds.
        const now = new Map(computedBlockers(context, facts).map((one) => [one.blocker.id, one]));
        return plan.steps.map((step) => {
          const { blocker } = step;
          return { ...step, shown: now.get(blocker.id) ?? { blocker, relationshipId: facts.relationship.id } };
        });
      },
    }),
    remaining: t.field({
      type: [RemainingBlockerRef],
      description: 'What still blocks after all steps; empty: the relationship can be removed then.',
      resolve: ({ plan }) => plan.remaining,
    }),
  }),
});

builder.objectType(ClearingStepRef, {
  description: 'One step of clearing.',
  fields: (t) => ({
    blocker: t.field({
      type: BlockerRef,
      description: 'What it clears.',
      resolve: ({ shown }) => shown,
    }),
    action: t.field({
      type: BlockerActionRef,
      description: 'What is done, and what that does: whether billing stops, what is kept and until when.',
      resolve: ({ action }) => action,
    }),
    clears: t.boolean({
      description: 'Whether the blocker goes at once; false: it then runs out by itself.',
      resolve: ({ leaves }) => leaves === null,
    }),
    clearsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the blocker runs out after this step; null where it goes at once, or has no date.',
      resolve: ({ leaves }) => leaves?.clearsAt,
    }),
  }),
});

builder.objectType(SchedulePreviewRef, {
  description: 'What scheduling a removal does at once. Nothing is changed or recorded.',
  fields: (t) => ({
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'It does not remove before, as asked or suggested; null: it does not wait for a date.',
      resolve: ({ removeAt }) => removeAt,
    }),
    whenClear: t.exposeBoolean('whenClear', { description: 'Whether it waits until nothing blocks.' }),
    clearing: t.field({
      type: ClearingPlanRef,
      description:
        'The steps that are taken now, with a date or without clearing only ends of terms, and what blocks after them.',
      resolve: ({ clearing, facts }) => ({ plan: clearing, facts }),
    }),
    removesAtOnce: t.exposeBoolean('removesAtOnce', {
      description: 'Whether nothing makes the removal wait: the relationship ends as soon as it is scheduled.',
    }),
  }),
});

builder.objectType(SuggestedScheduleRef, {
  description: 'When to remove, unless somebody says otherwise.',
  fields: (t) => ({
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'The next possible removal date; null: once nothing blocks.',
    }),
    whenClear: t.exposeBoolean('whenClear', { description: 'Whether to wait until nothing blocks.' }),
    importMustConfirm: t.exposeBoolean('importMustConfirm', {
      description: 'Whether an imported item runs out: an import made after its end has to see that end.',
    }),
  }),
});

builder.queryFields((t) => ({
  job: t.field({
    type: RemovalJobRef,
    nullable: true,
    description: `One of the partner’s removal jobs; null where there is none. ${orError}`,
    args: { id: t.arg.id({ required: true, description: '`job_…`' }) },
    resolve: (_, { id }, { loaders }) => loaders.removalJobs.load(id),
  }),
  jobs: t.connection(
    {
      type: RemovalJobRef,
      nullable: true,
      description: `The partner’s removal jobs, newest first. ${orError}`,
      args: {
        states: t.arg({
          type: [RemovalJobStateEnum],
          required: false,
          description: `Only those in one of these states. ${ifLeftOut}`,
        }),
      },
      resolve: (_, { states, ...args }, context) => {
        const query = { states: filled(context, ['states'], states) };
        return connect(context, args, {
          page: (request) => context.services.lists.removalJobs(viewerOf(context), query, request),
          count: () => context.services.lists.countRemovalJobs(viewerOf(context), query),
        });
      },
    },
    RemovalJobConnection,
  ),
}));
