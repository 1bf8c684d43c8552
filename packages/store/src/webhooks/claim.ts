import type { ClaimedDelivery, ClaimRequest, WebhookDelivery, WebhookEndpoint, WebhookQueue } from '@untether/domain';
import { heldBack } from '@untether/domain';
import { and, asc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { InTransaction } from './in-transaction.ts';

const batchSize = 64;

type DueDelivery = Pick<WebhookDelivery, 'partnerId' | 'id' | 'endpointId'>;
interface Chosen {
  readonly due: DueDelivery;
  readonly endpoint: WebhookEndpoint;
}

/** Instants as placeholders take them. */
const instantsOf = ({ tables: { webhookDelivery: d } }: Connection, values: Readonly<Record<string, Date>>) =>
  Object.fromEntries(Object.entries(values).map(([name, at]) => [name, d.nextAttemptAt.mapToDriverValue(at)]));

const isFree = ({ tables: { webhookDelivery: d } }: Connection) =>
  and(
    eq(d.state, 'pending'),
    lte(d.nextAttemptAt, sql.placeholder('now')),
    or(isNull(d.leasedUntil), lte(d.leasedUntil, sql.placeholder('now'))),
  );

/** Due deliveries of all partners, longest overdue first. */
const createDueReads = (connection: Connection) => {
  const { db, dialect, statement } = connection;
  const { webhookDelivery: d, webhookEndpoint: e } = connection.tables;
  const due = statement('due deliveries', () =>
    db
      .select({ partnerId: d.partnerId, id: d.id, endpointId: d.endpointId })
      .from(d)
      .where(and(isFree(connection), sql`not ${dialect.isIn(d.endpointId, sql.placeholder('full'))}`))
      .orderBy(asc(d.nextAttemptAt))
      .limit(batchSize),
  );
  const endpoint = statement('endpoint of a delivery', () =>
    db
      .select()
      .from(e)
      .where(and(eq(e.partnerId, sql.placeholder('partner')), eq(e.id, sql.placeholder('id')))),
  );
  return {
    listDue: async (now: Date, full: Iterable<string>): Promise<DueDelivery[]> =>
      due({ ...instantsOf(connection, { now }), full: dialect.list([...full]) }),
    findEndpoint: async ({ partnerId, endpointId }: DueDelivery): Promise<WebhookEndpoint | undefined> =>
      (await endpoint({ partner: partnerId, id: endpointId }))[0],
  };
};

/** Chooses as many deliveries per endpoint as the caller has slots for. */
const createChooser = (connection: Connection) => {
  const { listDue, findEndpoint } = createDueReads(connection);
  return async ({ now, limit, slotsOf, fullEndpoints }: ClaimRequest): Promise<Chosen[]> => {
    const chosen = new Map<string, Chosen>();
    const full = new Set(fullEndpoints);
    const endpoints = new Map<string, { readonly endpoint: WebhookEndpoint | undefined; slots: number }>();
    for (;;) {
      const found = await listDue(now, full);
      const before = full.size;
      for (const due of found) {
        if (chosen.size === limit) break;
        if (chosen.has(due.id)) continue;
        const known = endpoints.get(due.endpointId);
        const endpoint = known ? known.endpoint : await findEndpoint(due);
        const isOpen = endpoint?.state === 'enabled';
        const place = known ?? { endpoint, slots: isOpen ? slotsOf(endpoint) : 0 };
        endpoints.set(due.endpointId, place);
        if (endpoint === undefined || place.slots <= 0) full.add(due.endpointId);
        else {
          place.slots -= 1;
          chosen.set(due.id, { due, endpoint });
        }
      }
      if (found.length < batchSize || chosen.size === limit || full.size === before) return [...chosen.values()];
    }
  };
};

/** A claimed delivery falls due again when its lease ends, so a dead worker's deliveries are picked up. */
const createLease = (connection: Connection) => {
  const { db, statement } = connection;
  const { webhookDelivery: d } = connection.tables;
  const until = sql`${sql.placeholder('until')}`;
  const take = statement('lease delivery', () =>
    db
      .update(d)
      .set({ leasedUntil: until, nextAttemptAt: until })
      .where(and(eq(d.partnerId, sql.placeholder('partner')), eq(d.id, sql.placeholder('id')), isFree(connection)))
      .returning(),
  );
  return async ({ partnerId, id }: DueDelivery, { now, leasedUntil }: ClaimRequest) =>
    (await take({ partner: partnerId, id, ...instantsOf(connection, { now, until: leasedUntil }) }))[0];
};

/** Deliveries with their events, which always exist. */
const createEventReads = ({ db, tables: { event }, dialect, statement }: Connection) => {
  const read = statement('events of deliveries', () =>
    db
      .select()
      .from(event)
      .where(and(eq(event.partnerId, sql.placeholder('partner')), dialect.isIn(event.id, sql.placeholder('ids')))),
  );
  return async (claimed: readonly Omit<ClaimedDelivery, 'event'>[]): Promise<ClaimedDelivery[]> => {
    const partnerIds = new Set(claimed.map(({ delivery }) => delivery.partnerId));
    const events = new Map<string, ClaimedDelivery['event']>();
    for (const partner of partnerIds) {
      const ids = claimed.filter((one) => one.delivery.partnerId === partner).map((one) => one.delivery.eventId);
      for (const event of await read({ partner, ids: dialect.list(ids) })) events.set(event.id, event);
    }
    return claimed.flatMap((one) => {
      const event = events.get(one.delivery.eventId);
      return event ? [{ ...one, event }] : [];
    });
  };
};

const leaseAll = async (
  connection: Connection,
  chosen: readonly Chosen[],
  request: ClaimRequest,
): Promise<ClaimedDelivery[]> => {
  const lease = createLease(connection);
  const taken: Omit<ClaimedDelivery, 'event'>[] = [];
  for (const { due, endpoint } of chosen) {
    const delivery = await lease(due, request);
    if (delivery) taken.push({ delivery, endpoint });
  }
  return createEventReads(connection)(taken);
};

/** Claims inside an open transaction. */
export const claimWithin = async (connection: Connection, request: ClaimRequest): Promise<ClaimedDelivery[]> =>
  leaseAll(connection, await createChooser(connection)(request), request);

export const createClaim = (
  reader: Connection,
  inTransaction: InTransaction,
): Pick<WebhookQueue, 'claim' | 'release' | 'findNextDue'> => {
  const { webhookDelivery: d } = reader.tables;
  const choose = createChooser(reader);
  const nextDue = reader.statement('next due delivery', () =>
    reader.db
      .select({ at: d.nextAttemptAt })
      .from(d)
      .where(
        and(
          eq(d.state, 'pending'),
          gt(d.nextAttemptAt, sql.placeholder('after')),
          lt(d.nextAttemptAt, sql.placeholder('never')),
        ),
      )
      .orderBy(asc(d.nextAttemptAt))
      .limit(1),
  );

  return {
    // Chosen outside a transaction: usually nothing is due, or no other worker takes it in between.
    claim: async (request) => {
      const chosen = await choose(request);
      return chosen.length === 0 ? [] : inTransaction((connection) => leaseAll(connection, chosen, request));
    },
    release: async (claimed, now) => {
      await inTransaction(async ({ db, tables: { webhookDelivery } }) => {
        for (const { partnerId, id, leasedUntil } of claimed)
          await db
            .update(webhookDelivery)
            .set({ leasedUntil: null, nextAttemptAt: now })
            .where(
              and(
                eq(webhookDelivery.partnerId, partnerId),
                eq(webhookDelivery.id, id),
                eq(webhookDelivery.state, 'pending'),
                eq(webhookDelivery.leasedUntil, leasedUntil ?? now),
              ),
            );
      });
    },
    findNextDue: async (after) => (await nextDue(instantsOf(reader, { after, never: heldBack })))[0]?.at ?? null,
  };
};
