import {
  type AttemptOutcome,
  type AttemptReport,
  heldBack,
  type NewEvent,
  type WebhookDelivery,
  type WebhookQueue,
} from '@untether/domain';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { insertRows, updateRow } from '../writes/statements.ts';
import { claimWithin } from './claim.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import type { InTransaction } from './in-transaction.ts';
import { createLanes } from './lanes.ts';
import { createLateAppend } from './late-append.ts';

/** The current delivery, if the caller still holds its lease. */
const createLeasedReads = ({ db, tables: { webhookDelivery: d }, statement }: Connection) => {
  const read = statement('pending delivery', () =>
    db
      .select()
      .from(d)
      .where(and(eq(d.partnerId, sql.placeholder('partner')), eq(d.id, sql.placeholder('id')), eq(d.state, 'pending'))),
  );
  return async ({ partnerId, id, leasedUntil }: WebhookDelivery): Promise<WebhookDelivery | undefined> => {
    const [row] = await read({ partner: partnerId, id });
    return row?.leasedUntil && row.leasedUntil.getTime() === leasedUntil?.getTime() ? row : undefined;
  };
};

export const createRecord = (inTransaction: InTransaction): Pick<WebhookQueue, 'recordAttempts'> => ({
  recordAttempts: (reports, request) => {
    // Every worker locks endpoints in the same order, so two batches never deadlock.
    const inOrder = [...reports].sort((a, b) => (a.claimed.endpointId < b.claimed.endpointId ? -1 : 1));
    const append = createLateAppend();
    return inTransaction(async (connection, tx) => {
      const kept = new Map<AttemptReport, boolean>();
      const events: NewEvent[] = [];
      for (const report of inOrder) {
        const outcome = await record(connection, report);
        kept.set(report, outcome !== undefined);
        events.push(...(outcome?.events ?? []));
      }
      await append(tx, events);
      const claimed = request ? await claimWithin(connection, request) : [];
      return { kept: reports.map((report) => kept.get(report) ?? false), claimed };
    });
  },
});

const record = async (
  connection: Connection,
  { claimed, attempt, decide }: AttemptReport,
): Promise<AttemptOutcome | undefined> => {
  const { partnerId, id, endpointId, lane } = claimed;
  const endpoint = await createEndpointLock(connection)({ partnerId, id: endpointId });
  const delivery = await createLeasedReads(connection)(claimed);
  if (!endpoint || !delivery) return undefined;
  const outcome = decide(delivery, endpoint);
  const { webhookAttempt, webhookDelivery, webhookEndpoint } = connection.tables;
  const row = { ...attempt, partnerId, deliveryId: id, number: outcome.delivery.attempts };
  await insertRows(connection, 'webhookAttempt', webhookAttempt, [row]);
  const isEnabled = (outcome.endpoint.state ?? endpoint.state) === 'enabled';
  const waits = outcome.delivery.state === 'pending';
  await updateRow(connection, {
    name: 'webhookDelivery',
    table: webhookDelivery,
    key: { partnerId, id },
    set: { ...outcome.delivery, leasedUntil: null, ...(waits && !isEnabled && { nextAttemptAt: heldBack }) },
  });
  await updateRow(connection, {
    name: 'webhookEndpoint',
    table: webhookEndpoint,
    key: { partnerId, id: endpointId },
    set: outcome.endpoint,
  });
  const lanes = createLanes(connection);
  if (!isEnabled) await lanes.holdAll({ partnerId, id: endpointId });
  else if (lane !== null) await lanes.settle({ partnerId, endpointId, lane, previous: id, waits }, attempt.at);
  if (isEnabled && outcome.hastensUntil !== null)
    await lanes.hasten({ partnerId, id: endpointId }, attempt.at, outcome.hastensUntil);
  return outcome;
};
