import type {
  CommandContext,
  CustomerQuery,
  JobCustomer,
  JobStarter,
  ListedCustomer,
  Outcome,
  RemovalJob,
  RemovalTerms,
  Viewer,
} from '@untether/domain';
import {
  advanceItem,
  decideCancelJob,
  decideRetryFailedSteps,
  decideStartBulkRemoval,
  decideStartClearing,
  decideUnscheduleRemoval,
  findForbidden,
  findInvalid,
  findTermsProblem,
  forbiddenForJob,
  invalid,
  mostCustomersOfJob,
  permissionToClear,
  refused,
  removalBlockers,
  scheduledWhen,
  startSchedule,
  together,
} from '@untether/domain';
import { type Ports, sealingOf } from '../ports.ts';
import { recheckDue } from '../queries/recheck.ts';
import type { CommandResult, Keyed } from './run-command.ts';
import { decided, notFound, runCommand } from './run-command.ts';

type JobIds = { readonly jobId: string };

const starterOf = (ports: Ports, { user, partner, key }: Viewer): JobStarter => ({
  partnerId: partner.id,
  jobId: ports.newId('removalJob'),
  userId: user.id,
  keyId: key?.id ?? null,
});

/** Starts a job that clears what the viewer may clear. */
export const clearRemovalBlockers =
  (ports: Ports) =>
  (
    viewer: Viewer,
    input: Keyed<{ readonly customerId: string; readonly blockerIds: readonly string[] | null }>,
  ): Promise<CommandResult<JobIds>> => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, blockerIds } = rest;
    return runCommand(ports, viewer, {
      name: 'clearRemovalBlockers',
      permission: permissionToClear,
      input: rest,
      idempotencyKey,
      decide: async (tx, context) => {
        const facts = await tx.findLatestFacts(viewer.partner.id, customerId);
        if (facts?.relationship.state !== 'active') return refused(notFound('customer'));
        const known = new Set(removalBlockers(facts, context.policy, context.now).map(({ id }) => id));
        if (blockerIds?.some((id) => !known.has(id)))
          return refused({ error: 'not_found', reason: { code: 'no_such_blocker' }, path: ['blockerIds'] });
        const starter = starterOf(ports, viewer);
        return decided(decideStartClearing({ starter, facts, blockerIds }, context), { ids: { jobId: starter.jobId } });
      },
    });
  };

type ScheduleInput = Keyed<
  Omit<RemovalTerms, 'clears' | 'removeAt' | 'whenClear'> & {
    readonly customerId: string;
    readonly clearBlockers: boolean | null;
    readonly at: Date | null;
    readonly whenClear: boolean | null;
  }
>;

/** Without a date and without `whenClear`, as `suggestedSchedule` says. */
export const scheduleRemoval =
  (ports: Ports) =>
  (viewer: Viewer, input: ScheduleInput): Promise<CommandResult<JobIds & { readonly customerId: string }>> => {
    const { idempotencyKey, ...rest } = input;
    const { customerId, at, whenClear, clearBlockers, ...attested } = rest;
    return runCommand(ports, viewer, {
      name: 'scheduleRemoval',
      permission: 'remove_relationship',
      input: { ...rest, at: at?.toISOString() ?? null },
      idempotencyKey,
      decide: async (tx, context) => {
        const facts = await tx.findLatestFacts(viewer.partner.id, customerId);
        const given = { ...attested, clears: clearBlockers ?? false, removeAt: at, whenClear: whenClear ?? false };
        const terms = facts === undefined ? given : { ...given, ...scheduledWhen(given, facts, context) };
        const problem = findTermsProblem(terms, context.now);
        if (problem !== undefined) return problem;
        if (facts?.relationship.state !== 'active') return refused(notFound('customer'));
        const starter = starterOf(ports, viewer);
        const { job, items, decision } = startSchedule(starter, { facts, terms }, context);
        const first = items.map((item) =>
          advanceItem(
            { job, item, actsFor: { viewer }, facts, steps: [], ...noRemoval, sealing: sealingOf(ports) },
            context,
          ),
        );
        return decided(
          { outcome: 'done', decision: together([decision, ...first]) },
          { ids: { jobId: starter.jobId, customerId }, changed: [facts] },
        );
      },
    });
  };

/** A job that waits removes nothing in its first turn. */
const noRemoval = { removal: undefined, receiptIds: { own: '', reseller: '' } };

export const unscheduleRemoval =
  (ports: Ports) =>
  (
    viewer: Viewer,
    { customerId, idempotencyKey }: Keyed<{ readonly customerId: string }>,
  ): Promise<CommandResult<{ readonly customerId: string }>> =>
    runCommand(ports, viewer, {
      name: 'unscheduleRemoval',
      permission: 'remove_relationship',
      input: { customerId },
      idempotencyKey,
      decide: async (tx, context) => {
        const facts = await tx.findLatestFacts(viewer.partner.id, customerId);
        if (facts?.relationship.state !== 'active') return refused(notFound('customer'));
        return decided(decideUnscheduleRemoval(facts, context), { ids: { customerId } });
      },
    });

type BulkInput = Keyed<
  Omit<RemovalTerms, 'clears' | 'removeAt' | 'whenClear'> & {
    readonly customerIds: readonly string[] | null;
    readonly filter: CustomerQuery | null;
    readonly clearBlockers: boolean;
    readonly at: Date | null;
    readonly whenClear: boolean | null;
  }
>;

/** Chosen customers, or all that match a filter now. */
export const startBulkRemoval =
  (ports: Ports) =>
  async (viewer: Viewer, input: BulkInput): Promise<CommandResult<JobIds>> => {
    const permission = 'remove_relationship';
    const { idempotencyKey, customerIds, filter, at, whenClear, clearBlockers, ...attested } = input;
    // Nothing is read for those who may not.
    const forbidden = findForbidden(viewer, permission);
    if (forbidden !== undefined) return { ok: false, refusal: forbidden };
    const chosen = await chooseCustomers(ports, viewer, { customerIds, filter });
    return runCommand(ports, viewer, {
      name: 'startBulkRemoval',
      permission,
      input: JSON.parse(JSON.stringify({ ...input, idempotencyKey: null })),
      idempotencyKey,
      decide: async (_, context) => {
        if ('refusal' in chosen) return refused(chosen.refusal);
        const terms = { ...attested, clears: clearBlockers, removeAt: at, whenClear: whenClear ?? false };
        const starter = starterOf(ports, viewer);
        return decided(decideStartBulkRemoval({ starter, customers: chosen.customers, terms }, context), {
          ids: { jobId: starter.jobId },
        });
      },
    });
  };

const pageOfCustomers = 500;

/** Read in pages before the transaction, so that nothing waits for it. */
const chooseCustomers = async (
  ports: Ports,
  viewer: Viewer,
  { customerIds, filter }: Pick<BulkInput, 'customerIds' | 'filter'>,
) => {
  if ((customerIds === null) === (filter === null))
    return problem(invalid('customerIds', { code: 'one_of', fields: ['customerIds', 'filter'] }));
  const { store } = ports;
  const { id: partnerId } = viewer.partner;
  const chosen: JobCustomer[] = [];
  if (customerIds !== null) {
    const ids = [...new Set(customerIds)];
    if (ids.length === 0) return problem(invalid('customerIds', { code: 'empty_list' }));
    if (ids.length > mostCustomersOfJob) return tooMany('customerIds');
    for (let from = 0; from < ids.length; from += pageOfCustomers) {
      const page = ids.slice(from, from + pageOfCustomers);
      const found = new Map((await store.findCustomers(partnerId, page, 'identity')).map((one) => [one.id, one]));
      for (const id of page) {
        const customer = found.get(id);
        if (customer === undefined) return { refusal: { ...notFound('customer'), path: ['customerIds'] } };
        chosen.push(jobCustomer(customer));
      }
      await turn(ports);
    }
    return { customers: chosen };
  }
  await recheckDue(ports, partnerId);
  let cursor: string | null = null;
  do {
    const page = { direction: 'forward', limit: pageOfCustomers, cursor } as const;
    const { edges, hasNextPage, stoppedAt } = await store.listCustomers(
      partnerId,
      filter ?? {},
      'name_asc',
      page,
      'identity',
    );
    chosen.push(...edges.map(({ node }) => jobCustomer(node)));
    if (chosen.length > mostCustomersOfJob) return tooMany('filter');
    cursor = hasNextPage ? (stoppedAt ?? edges.at(-1)?.cursor ?? null) : null;
    await turn(ports);
  } while (cursor !== null);
  return chosen.length === 0 ? problem(invalid('filter', { code: 'matches_no_customer' })) : { customers: chosen };
};

const jobCustomer = ({ id, companyName, relationship }: ListedCustomer): JobCustomer => ({
  customerId: id,
  customerName: companyName,
  relationshipId: relationship.id,
});

const tooMany = (field: string) => problem(invalid(field, { code: 'too_many_customers', max: mostCustomersOfJob }));

const problem = (issue: ReturnType<typeof invalid>) => {
  const found = findInvalid([issue]);
  if (found === undefined) throw new Error('a problem that is none');
  return { refusal: found.refusal };
};

const turn = ({ timer }: Ports): Promise<void> => new Promise((go) => void timer(0, go));

const aboutJob =
  (name: string, decide: (job: RemovalJob, failed: number, context: CommandContext) => Outcome) =>
  (ports: Ports) =>
  (viewer: Viewer, { jobId, idempotencyKey }: Keyed<JobIds>): Promise<CommandResult<JobIds>> =>
    runCommand(ports, viewer, {
      name,
      permission: 'manage_subscriptions',
      input: { jobId },
      idempotencyKey,
      decide: async (tx, context) => {
        const { id: partnerId } = viewer.partner;
        const [job] = await tx.findRemovalJobs(partnerId, [jobId]);
        if (job === undefined) return refused(notFound('removal_job'));
        const forbidden = forbiddenForJob(job, viewer);
        if (forbidden !== undefined) return refused(forbidden);
        const failed = await tx.countRemovalJobItems(partnerId, { jobIds: [jobId], states: ['failed'] });
        return decided(decide(job, failed.get(jobId) ?? 0, context), { ids: { jobId } });
      },
    });

export const cancelJob = aboutJob('cancelJob', (job, _, context) => decideCancelJob(job, context));
export const retryFailedSteps = aboutJob('retryFailedSteps', decideRetryFailedSteps);
