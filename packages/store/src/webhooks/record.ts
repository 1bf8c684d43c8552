import type {
  AttemptOutcome,
  AttemptReport,
  EndpointKey,
  FanOut,
  NewEvent,
  NextWork,
  StoreTransaction,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookQueue,
} from '@untether/domain';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { groupBy } from '../group-by.ts';
import { endpointAlarmMails } from '../writes/mail-rows.ts';
import { insertWhole, updateEach, updateRow } from '../writes/statements.ts';
import { claimWithin } from './claim.ts';
import { createEndpointLock } from './endpoint-lock.ts';
import { fanOutWithin } from './fan-out.ts';
import type { InTransaction } from './in-transaction.ts';
import { createLanes, type LanePlace } from './lanes.ts';
import { createLateAppend } from './late-append.ts';

/** The current deliveries of those whose leases the caller still holds, by id. */
const createLeasedReads = ({ db, tables: { webhookDelivery: d }, dialect, statement }: Connection) => {
  const read = statement('pending deliveries', () =>
    db
      .select()
      .from(d)
      .where(
        and(
          eq(d.partnerId, sql.placeholder('partner')),
          dialect.isIn(d.id, sql.placeholder('ids')),
          eq(d.state, 'pending'),
        ),
      ),
  );
  return async (partnerId: string, claimed: readonly WebhookDelivery[]): Promise<Map<string, WebhookDelivery>> => {
    const rows = await read({ partner: partnerId, ids: dialect.list(claimed.map(({ id }) => id)) });
    const leases = new Map(claimed.map(({ id, leasedUntil }) => [id, leasedUntil?.getTime()]));
    return new Map(
      rows.flatMap((row) =>
        row.leasedUntil !== null && row.leasedUntil.getTime() === leases.get(row.id) ? [[row.id, row]] : [],
      ),
    );
  };
};

export const createRecord = (
  inTransaction: InTransaction,
  sendsMail: boolean,
): Pick<WebhookQueue, 'recordAttempts'> => ({
  recordAttempts: (reports, next) => {
    const append = createLateAppend();
    const reportsAt = groupBy(reports, ({ claimed }) => claimed.endpointId);
    return inTransaction(async (connection, tx) => {
      const lock = createEndpointLock(connection);
      const kept = new Set<AttemptReport>();
      const events: NewEvent[] = [];
      for (const key of inOrder(reports, next?.behind ?? [])) {
        const endpoint = await lock(key);
        if (!endpoint) continue;
        const recorded = await recordAt(connection, endpoint, reportsAt(key.id));
        for (const [report, outcome] of recorded) {
          kept.add(report);
          events.push(...outcome.events);
        }
        const warning = endpoint.warned ? undefined : recorded.find(([, outcome]) => outcome.endpoint.warned);
        if (sendsMail && warning) {
          const mails = await endpointAlarmMails(tx, key, 'failing', warning[0].attempt.at);
          await tx.apply(mails.map((row) => ({ insert: 'mail', row })));
        }
      }
      await append(tx, events);
      const after = next === null ? { claimed: [], more: [] } : await doNext(connection, tx, next);
      return { kept: reports.map((report) => kept.has(report)), ...after };
    });
  },
});

/** Each endpoint once. Every worker locks endpoints in the same order, so two of them never deadlock. */
const inOrder = (reports: readonly AttemptReport[], behind: readonly EndpointKey[]): readonly EndpointKey[] => {
  const keys = new Map(behind.map((key) => [key.id, key]));
  for (const { claimed } of reports) {
    const { partnerId, endpointId: id } = claimed;
    keys.set(id, { partnerId, id });
  }
  return [...keys.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** What is overdue goes before what is new. */
const doNext = async (connection: Connection, tx: StoreTransaction, next: NextWork) => {
  const claimed = await claimWithin(connection, next);
  const more: EndpointKey[] = [];
  const slotsOf: FanOut['slotsOf'] = (endpoint) => {
    const taken = claimed.filter((one) => one.endpoint.id === endpoint.id).length;
    return Math.min(next.slotsOf(endpoint) - taken, next.limit - claimed.length);
  };
  for (const key of next.behind) {
    const fanned = await fanOutWithin(connection, tx, key, { ...next.fanOut, slotsOf, leasedUntil: next.leasedUntil });
    claimed.push(...fanned.claimed);
    if (fanned.more) more.push(key);
  }
  return { claimed, more };
};

type Recorded = readonly [AttemptReport, AttemptOutcome];

/** Decides one after the other, each seeing what the ones before it changed, and writes them together. */
const recordAt = async (
  connection: Connection,
  locked: WebhookEndpoint,
  reports: readonly AttemptReport[],
): Promise<readonly Recorded[]> => {
  if (reports.length === 0) return [];
  const key = { partnerId: locked.partnerId, id: locked.id };
  let endpoint = locked;
  const current = await createLeasedReads(connection)(
    key.partnerId,
    reports.map(({ claimed }) => claimed),
  );
  const recorded: Recorded[] = [];
  let unwritten: Recorded[] = [];
  const write = async (to: WebhookEndpoint): Promise<void> => {
    if (unwritten.length === 0) return;
    await writeAttempts(connection, key, unwritten);
    await settle(connection, to, unwritten);
    unwritten = [];
  };
  for (const report of reports) {
    const { id } = report.claimed;
    const delivery = current.get(id);
    if (!delivery) continue;
    current.delete(id);
    const outcome: AttemptOutcome = report.decide(delivery, endpoint);
    endpoint = { ...endpoint, ...outcome.endpoint };
    recorded.push([report, outcome]);
    unwritten.push([report, outcome]);
    if (outcome.hastensUntil === null || endpoint.state !== 'enabled') continue;
    // Only what has failed before this success.
    await write(endpoint);
    await createLanes(connection).hasten(key, report.attempt.at, outcome.hastensUntil);
  }
  await write(endpoint);
  const set = Object.assign({}, ...recorded.map(([, outcome]) => outcome.endpoint));
  await updateRow(connection, { name: 'webhookEndpoint', table: connection.tables.webhookEndpoint, key, set });
  return recorded;
};

const writeAttempts = async (
  connection: Connection,
  { partnerId }: EndpointKey,
  recorded: readonly Recorded[],
): Promise<void> => {
  const { webhookAttempt, webhookDelivery } = connection.tables;
  const attempts = recorded.map(
    ([{ claimed, attempt }, { delivery }]): WebhookAttempt => ({
      ...attempt,
      partnerId,
      deliveryId: claimed.id,
      number: delivery.attempts,
    }),
  );
  await insertWhole(connection, 'webhookAttempt', webhookAttempt, attempts);
  const rows = recorded.map(([{ claimed }, { delivery }]) => ({
    ...delivery,
    partnerId,
    id: claimed.id,
    leasedUntil: null,
  }));
  await updateEach(connection, { name: 'webhookDelivery', table: webhookDelivery, rows });
};

/** What follows the attempts in their lanes. */
const settle = async (connection: Connection, endpoint: WebhookEndpoint, recorded: readonly Recorded[]) => {
  const lanes = createLanes(connection);
  if (endpoint.state !== 'enabled') return lanes.holdAll(endpoint);
  const at = recorded.at(-1)?.[0].attempt.at;
  const places = recorded.flatMap(
    ([
      {
        claimed: { id, lane },
      },
      { delivery },
    ]): LanePlace[] => (lane === null ? [] : [{ lane, previous: id, waits: delivery.state === 'pending' }]),
  );
  if (at !== undefined) await lanes.settle(endpoint, places, at);
};
