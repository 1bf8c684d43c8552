import { setImmediate } from 'node:timers/promises';
import {
  type Change,
  type FindingDeletion,
  type Insert,
  inTurn,
  type JobRetry,
  type LineDeletion,
  type MaybePromise,
  type PieceDeletion,
  type StepsUpdate,
} from '@untether/domain';
import { and, eq, gt, gte, inArray } from 'drizzle-orm';
import { TransactionMisuse } from '../errors.ts';
import { createWebhookChanges } from '../webhooks/changes.ts';
import { createWriters, type InsertTools } from './insert-rows.ts';
import type { PartnerLocks } from './partner-locks.ts';
import { createUpdate } from './update-rows.ts';

// What one statement holds in memory stays small.
const rowsAtOnce = 1000;
/** SQLite answers at once: after so long other requests have their turn, within the transaction. */
const longestMs = 10;

type Run = { readonly insert: Insert['insert']; readonly rows: Insert['row'][] };

type Step = Run | Exclude<Change, Insert>;

/** Consecutive inserts of one kind become one statement. */
const inRuns = (changes: readonly Change[]): Step[] => {
  const runs: Step[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (!('insert' in change)) runs.push(change);
    else if (last && 'rows' in last && last.insert === change.insert && last.rows.length < rowsAtOnce) {
      last.rows.push(change.row);
    } else runs.push({ insert: change.insert, rows: [change.row] });
  }
  return runs;
};

/** Rows that are no partner's. */
const withoutPartner: ReadonlySet<Insert['insert']> = new Set([
  'customer',
  'customerAdmin',
  'credential',
  'mail',
  'providerLink',
]);

/** Whether a change may give the delivery of webhooks something to do. */
export const isOfWebhooks = (change: Change): boolean => {
  if ('insert' in change) return change.insert === 'webhookEndpoint' || change.insert === 'webhookDelivery';
  if ('update' in change) return change.update === 'webhookEndpoint';
  return 'resume' in change || 'skip' in change || ('retry' in change && change.retry === 'webhookEndpoint');
};

/** Made once per connection; each transaction applies changes under its own locks. */
export const createApply = (tools: InsertTools) => {
  const { connection, now } = tools;
  const { db, tables, dialect } = connection;
  const writers = createWriters(tools);
  const update = createUpdate(connection, now);
  const webhooks = createWebhookChanges(connection);

  const mustHoldOwners = async (userIds: readonly string[], locks: PartnerLocks) => {
    const { membership: m, customerMembership } = tables;
    // A customer is no tenant: its admins belong to no partner whose lock could be held.
    const admins = await db
      .select({ userId: customerMembership.userId })
      .from(customerMembership)
      .where(inArray(customerMembership.userId, [...userIds]));
    const ofCustomers = new Set(admins.map((row) => row.userId));
    const owners = await db
      .select({ userId: m.userId, partnerId: m.partnerId })
      .from(m)
      .where(inArray(m.userId, [...userIds]));
    for (const id of userIds.filter((one) => !ofCustomers.has(one))) {
      const owner = owners.find((row) => row.userId === id);
      if (!owner) throw new TransactionMisuse(`a credential for the unknown user ${id}`);
      locks.mustHold(owner.partnerId);
    }
  };

  const mustHoldPartnerOf = (change: Change, locks: PartnerLocks): void => {
    if ('update' in change) {
      if ('partnerId' in change) locks.mustHold(change.partnerId);
    } else if (!('insert' in change)) {
      locks.mustHold(change.partnerId);
    } else if (change.insert === 'partnerAssociation') {
      const { providerId, resellerId } = change.row;
      if (!locks.isHeld(providerId)) locks.mustHold(resellerId);
    } else if (change.insert === 'partner') {
      // Its row is the transaction's own from here on.
      locks.hold(change.row.id);
    } else if (!withoutPartner.has(change.insert)) {
      locks.mustHold((change.row as { readonly partnerId: string }).partnerId);
    }
  };

  const insert = ({ insert: kind, rows }: Run, locks: PartnerLocks): MaybePromise<unknown> => {
    const write = writers[kind] as (rows: readonly Insert['row'][]) => MaybePromise<unknown>;
    if (kind !== 'credential') return write(rows);
    const owners = rows.map((row) => (row as { readonly userId: string }).userId);
    return mustHoldOwners(owners, locks).then(() => write(rows));
  };

  const deleteFinding = async ({ partnerId, id }: FindingDeletion): Promise<void> => {
    const { importFinding: f } = tables;
    await db.delete(f).where(and(eq(f.partnerId, partnerId), eq(f.id, id)));
  };

  const deletePieces = async ({ partnerId, importId, from }: PieceDeletion): Promise<void> => {
    const { importPiece: p } = tables;
    await db.delete(p).where(and(eq(p.partnerId, partnerId), eq(p.importId, importId), gte(p.number, from)));
  };

  const deleteLines = async ({ partnerId, importId, isCheck, after }: LineDeletion): Promise<void> => {
    const { importLine: l } = tables;
    const last = and(eq(l.isCheck, isCheck), gt(l.number, after));
    await db.delete(l).where(and(eq(l.partnerId, partnerId), eq(l.importId, importId), last));
  };

  /** Items with steps to retry carry on with those; others begin again. */
  const retryJob = async ({ partnerId, id, from, steps, to }: JobRetry): Promise<void> => {
    const { removalJobItem: i, removalJobStep: s } = tables;
    const retried = and(eq(i.partnerId, partnerId), eq(i.jobId, id), eq(i.state, from));
    const items = db.select({ id: i.id }).from(i).where(retried);
    const retriedSteps = and(eq(s.partnerId, partnerId), inArray(s.itemId, items), inArray(s.state, [...steps.from]));
    const withSteps = await db.selectDistinct({ id: s.itemId }).from(s).where(retriedSteps);
    await db.update(s).set({ state: steps.to, refusal: null, finishedAt: null }).where(retriedSteps);
    const again = { reason: null, finishedAt: null };
    const those = dialect.isIn(i.id, dialect.list(withSteps.map((step) => step.id)));
    await db
      .update(i)
      .set({ ...again, state: to.withSteps })
      .where(and(retried, those));
    await db
      .update(i)
      .set({ ...again, state: to.withoutSteps })
      .where(retried);
  };

  const updateSteps = async ({ partnerId, itemId, updateSteps: from, set }: StepsUpdate): Promise<void> => {
    const { removalJobStep: s } = tables;
    await db
      .update(s)
      .set(set)
      .where(and(eq(s.partnerId, partnerId), eq(s.itemId, itemId), eq(s.state, from)));
  };

  const remove = (step: Extract<Change, { readonly delete: string }>): Promise<void> => {
    if (step.delete === 'importFinding') return deleteFinding(step);
    if (step.delete === 'importPiece') return deletePieces(step);
    if (step.delete === 'importLine') return deleteLines(step);
    return webhooks.deleteEndpoint(step);
  };

  const carryOut = (step: Step, locks: PartnerLocks): MaybePromise<unknown> => {
    if ('delete' in step) return remove(step);
    if ('resume' in step) return webhooks.resume(step);
    if ('skip' in step) return webhooks.skip(step);
    if ('retry' in step) return step.retry === 'removalJob' ? retryJob(step) : webhooks.retry(step);
    if ('updateSteps' in step) return updateSteps(step);
    return 'update' in step ? update(step) : insert(step, locks);
  };

  return (changes: readonly Change[], locks: PartnerLocks): MaybePromise<void> => {
    for (const change of changes) mustHoldPartnerOf(change, locks);
    let since = performance.now();
    return inTurn(inRuns(changes), (step) => {
      if (performance.now() - since < longestMs) return carryOut(step, locks);
      return setImmediate().then(() => {
        since = performance.now();
        return carryOut(step, locks);
      });
    });
  };
};

export type Apply = ReturnType<typeof createApply>;
