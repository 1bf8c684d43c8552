import {
  advanceItem,
  type Decision,
  decideTimePassed,
  factsAfter,
  giveUpItem,
  type ItemCase,
  isJobDue,
  isKeyAlive,
  isPast,
  type JobViewer,
  jobAfter,
  leasedJob,
  mayRemove,
  type RelationshipFacts,
  type RemovalJob,
  type RemovalJobItem,
  type StoreTransaction,
  stepsAtOnce,
  systemActors,
  together,
} from '@untether/domain';
import { contextAs, contextOf } from '../commands/run-command.ts';
import { withKeptBlockers } from '../kept-blockers.ts';
import { lockAll } from '../lock-all.ts';
import { type Ports, sealingOf } from '../ports.ts';
import { loadRemovalCases, partnersConcerned } from '../removal-case.ts';
import { findHeldJob, type HeldJob } from './held-job.ts';

const dueAtOnce = 10;

/** Takes up the job that has been due longest, of any partner but these; undefined where there is none. */
export const takeUpRemovalJob =
  ({ store, now, newSecret }: Ports) =>
  async (butOf: readonly string[] = []): Promise<HeldJob | undefined> => {
    for (const { partnerId, id: jobId } of await store.listRemovalJobsDue(now(), { butOf, limit: dueAtOnce })) {
      const held = { partnerId, jobId, lease: newSecret() };
      const isTaken = await store.transact([partnerId], async (tx) => {
        const [job] = await tx.findRemovalJobs(partnerId, [jobId]);
        if (job === undefined || !isJobDue(job, now())) return false;
        await tx.apply([{ update: 'removalJob', partnerId, id: jobId, set: leasedJob(held.lease, now()) }]);
        return true;
      });
      if (isTaken) return held;
    }
    return undefined;
  };

/** How many customers one transaction takes on, so that one sync of the disk commits them all. */
const itemsAtOnce = 20;

/**
 * The next turn of the next customers of a job, in one transaction with all that it says of them: whoever takes the job
 * up after a kill finds each of them either done or not begun. Returns whether more is to be done now. @throws JobLost
 */
export const advanceRemovalJob =
  (ports: Ports) =>
  (held: HeldJob, limit = itemsAtOnce): Promise<boolean> => {
    const { partnerId, jobId } = held;
    const locked = new Set([partnerId]);
    return ports.store.transact([partnerId], async (tx) => {
      const job = await findHeldJob(tx, held);
      const now = ports.now();
      const all = job.state === 'cancelling';
      const items = await tx.listJobItemsDue(partnerId, jobId, { now, all, limit });
      if (items.length > 0) await advance(ports, tx, { job, items, locked });
      const work = await tx.findJobWork(partnerId, jobId, now);
      const isMore = work.isDue || (all && work.waits);
      await tx.apply([
        isMore
          ? { update: 'removalJob', partnerId, id: jobId, set: { ...leasedJob(held.lease, now), ...running(job) } }
          : jobAfter(job, work, now),
      ]);
      return isMore;
    });
  };

const running = ({ state }: RemovalJob) => (state === 'waiting' ? ({ state: 'running' } as const) : {});

/**
 * Gives up the one customer whose turn comes next, where its turn fails by a fault of ours: the others go on. @throws
 * JobLost
 */
export const failNextItem =
  (ports: Ports) =>
  (held: HeldJob): Promise<void> => {
    const { partnerId, jobId } = held;
    return ports.store.transact([partnerId], async (tx) => {
      const job = await findHeldJob(tx, held);
      const context = contextAs(ports, systemActors.clock);
      const all = job.state === 'cancelling';
      const [item] = await tx.listJobItemsDue(partnerId, jobId, { now: context.now, all, limit: 1 });
      if (item === undefined) return;
      const [relationship] = await tx.findRelationships(partnerId, [item.relationshipId]);
      const { changes, events } = giveUpItem(item, relationship, context);
      await tx.apply(changes);
      await tx.append(events);
    });
  };

/** Whether a job is due, of any partner but these. */
export const isRemovalJobDue =
  ({ store, now }: Ports) =>
  async (butOf: readonly string[]): Promise<boolean> =>
    (await store.listRemovalJobsDue(now(), { butOf, limit: 1 })).length > 0;

/** Gives a job back, to be taken up again after `ms`, behind those that are due by then. @throws JobLost */
export const releaseRemovalJob =
  ({ store, now }: Ports) =>
  (held: HeldJob, ms: number): Promise<void> => {
    const { partnerId, jobId: id } = held;
    return store.transact([partnerId], async (tx) => {
      await findHeldJob(tx, held);
      const dueAt = new Date(now().getTime() + ms);
      await tx.apply([{ update: 'removalJob', partnerId, id, set: { dueAt, lease: null, leasedUntil: null } }]);
    });
  };

const advance = async (
  ports: Ports,
  tx: StoreTransaction,
  batch: {
    readonly job: RemovalJob;
    readonly items: readonly RemovalJobItem[];
    readonly locked: Set<string>;
  },
): Promise<void> => {
  const { job, items, locked } = batch;
  const { partnerId } = job;
  const actsFor = await findJobViewer(ports, tx, job);
  const contextOfItem = () =>
    'viewer' in actsFor ? contextOf(ports, actsFor.viewer) : contextAs(ports, systemActors.clock);
  const { now } = contextOfItem();
  const loaded = await tx.loadFacts(
    partnerId,
    items.map(({ relationshipId }) => relationshipId),
  );
  // What has fallen due by now counts, although the clock may not have come to it yet.
  const passed = loaded
    .filter(({ relationship }) => isPast(relationship.dueAt, now))
    .map((facts) => ({ facts, decision: decideTimePassed(facts, { ...contextAs(ports, systemActors.clock), now }) }));
  const factsOf = new Map(loaded.map((facts) => [facts.relationship.id, facts]));
  for (const { facts, decision } of passed) factsOf.set(facts.relationship.id, factsAfter(facts, decision.changes));
  const steps = await tx.listPendingSteps(
    partnerId,
    items.flatMap(({ id, state }) => (state === 'clearing' ? [id] : [])),
    stepsAtOnce,
  );
  const cases = items.map((item): ItemCase => {
    const facts = factsOf.get(item.relationshipId);
    if (facts === undefined) throw new Error('a customer of a job without its relationship');
    return { job, item, actsFor, facts, steps: steps.filter(({ itemId }) => itemId === item.id) };
  });
  const leaving = cases.filter((one) => mayRemove(one, now)).map(({ facts }) => facts);
  const removals = await loadRemovals(tx, { actsFor, leaving, locked });

  const decisions = cases.map((one): Decision => {
    const receiptIds = { own: ports.newId('receipt'), reseller: ports.newId('receipt') };
    const removal = removals.get(one.facts.relationship.id);
    return advanceItem({ ...one, removal, receiptIds, sealing: sealingOf(ports) }, { ...contextOfItem(), now });
  });
  const { changes, events } = together([...passed.map(({ decision }) => decision), ...decisions]);
  const changed = [...loaded, ...[...removals.values()].flatMap(({ reseller }) => reseller?.facts ?? [])];
  await othersTurn(ports);
  const kept = withKeptBlockers(changes, changed, { policy: ports.policy, now });
  await othersTurn(ports);
  await tx.apply(kept);
  await othersTurn(ports);
  await tx.append(events);
};

/** Readers are answered while a transaction is open: all that it does at once would keep them waiting for too long. */
const othersTurn = ({ timer }: Pick<Ports, 'timer'>): Promise<void> =>
  new Promise((go) => {
    timer(0, go);
  });

const loadRemovals = async (
  tx: StoreTransaction,
  {
    actsFor,
    leaving,
    locked,
  }: { readonly actsFor: JobViewer; readonly leaving: readonly RelationshipFacts[]; readonly locked: Set<string> },
) => {
  if (leaving.length === 0 || !('viewer' in actsFor)) return new Map();
  const removals = await loadRemovalCases(tx, actsFor.viewer.partner, leaving);
  lockAll(locked, [...new Set(removals.flatMap(partnersConcerned))]);
  return new Map(removals.map((removal) => [removal.own.facts.relationship.id, removal]));
};

/** Who started it, with the roles of today. */
const findJobViewer = async (ports: Ports, tx: StoreTransaction, job: RemovalJob): Promise<JobViewer> => {
  const { partnerId, userId, keyId, startedBy } = job;
  const user = await tx.findUserById(userId);
  const partner = await tx.findPartner(partnerId);
  if (user === undefined || user.disabledAt !== null || partner === undefined)
    return { reason: { code: 'user_disabled', name: user?.name ?? startedBy.name } };
  if (keyId === null) return { viewer: { user, partner, key: null } };
  const [key] = await tx.findApiKeys(partnerId, [keyId]);
  if (key === undefined || !isKeyAlive(key, user, ports.now()))
    return { reason: { code: 'key_ended', name: key?.name ?? startedBy.name } };
  return { viewer: { user, partner, key } };
};
