import type { ClaimedDelivery, ClaimRequest, WebhookQueue } from '@untether/domain';
import { heldBack } from '@untether/domain';
import { and, asc, eq, exists, gt, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { eventColumns } from '../reads/rows.ts';
import type { InTransaction } from './in-transaction.ts';

/** Of one partner. */
interface Chosen {
  readonly partnerId: string;
  /** Longest overdue first. */
  readonly ids: string[];
}

/** Another worker may take what was chosen: then it is chosen again. */
const tries = 3;

/** Instants as placeholders take them. */
const instantsOf = ({ tables: { webhookDelivery: d } }: Connection, values: Readonly<Record<string, Date>>) =>
  Object.fromEntries(Object.entries(values).map(([name, at]) => [name, d.nextAttemptAt.mapToDriverValue(at)]));

const isFree = ({ tables: { webhookDelivery: d } }: Connection) =>
  and(
    eq(d.state, 'pending'),
    lte(d.nextAttemptAt, sql.placeholder('now')),
    or(isNull(d.leasedUntil), lte(d.leasedUntil, sql.placeholder('now'))),
  );

/** When something first falls due at an endpoint of the enclosing query: a single look into the index. */
const firstDue = ({ db, tables: { webhookDelivery: d, webhookEndpoint: e } }: Connection, more?: SQL) =>
  db
    .select({ at: d.nextAttemptAt })
    .from(d)
    .where(and(eq(d.partnerId, e.partnerId), eq(d.endpointId, e.id), eq(d.state, 'pending'), more))
    .orderBy(asc(d.nextAttemptAt))
    .limit(1);

/** Of partners that are enabled: the others' deliveries wait. */
const mayBeSent = ({ db, tables: { webhookEndpoint: e, partner } }: Connection) =>
  and(
    eq(e.state, 'enabled'),
    exists(
      db
        .select({ id: partner.id })
        .from(partner)
        .where(and(eq(partner.id, e.partnerId), isNull(partner.disabledAt))),
    ),
  );

/** Chooses as many deliveries per endpoint as the caller has slots for; its other due ones are not even looked at. */
const createChooser = (connection: Connection) => {
  const { db, statement } = connection;
  const { webhookDelivery: d, webhookEndpoint: e } = connection.tables;
  const endpoints = statement('endpoints with something due', () => {
    const waiting = db
      .select({
        partnerId: e.partnerId,
        id: e.id,
        failingSince: e.failingSince,
        since: sql<unknown>`(${firstDue(connection)})`.as('since'),
      })
      .from(e)
      .where(mayBeSent(connection))
      .as('waiting');
    return db
      .select({ partnerId: waiting.partnerId, id: waiting.id, failingSince: waiting.failingSince })
      .from(waiting)
      .where(lte(waiting.since, sql.placeholder('now')))
      .orderBy(asc(waiting.since));
  });
  const ofEndpoint = statement('due deliveries of an endpoint', () =>
    db
      .select({ id: d.id })
      .from(d)
      .where(
        and(
          eq(d.partnerId, sql.placeholder('partner')),
          eq(d.endpointId, sql.placeholder('endpoint')),
          isFree(connection),
        ),
      )
      .orderBy(asc(d.nextAttemptAt))
      .limit(sql.placeholder('slots')),
  );
  return {
    isAnyDue: async ({ now, slotsOf }: ClaimRequest): Promise<boolean> =>
      (await endpoints(instantsOf(connection, { now }))).some((endpoint) => slotsOf(endpoint) > 0),
    choose: async ({ now, limit, slotsOf }: ClaimRequest): Promise<Chosen[]> => {
      const at = instantsOf(connection, { now });
      const chosen = new Map<string, Chosen>();
      let left = limit;
      for (const endpoint of await endpoints(at)) {
        const { partnerId, id } = endpoint;
        const slots = Math.min(left, slotsOf(endpoint));
        if (slots <= 0) continue;
        const found = await ofEndpoint({ ...at, partner: partnerId, endpoint: id, slots });
        left -= found.length;
        const { ids } = chosen.get(partnerId) ?? { ids: [] };
        chosen.set(partnerId, { partnerId, ids: [...ids, ...found.map((row) => row.id)] });
      }
      return [...chosen.values()];
    },
  };
};

/** A claimed delivery falls due again when its lease ends, so a dead worker's deliveries are picked up. */
const createLease = (connection: Connection) => {
  const { db, dialect, statement } = connection;
  const { webhookDelivery: d, webhookEndpoint: e, event } = connection.tables;
  const until = sql`${sql.placeholder('until')}`;
  const partner = sql.placeholder('partner');
  const ids = sql.placeholder('ids');
  const take = statement('lease deliveries', () =>
    db
      .update(d)
      .set({ leasedUntil: until, nextAttemptAt: until })
      .where(and(eq(d.partnerId, partner), dialect.isIn(d.id, ids), isFree(connection)))
      .returning(),
  );
  const endpoints = statement('endpoints of deliveries', () =>
    db
      .select()
      .from(e)
      .where(and(eq(e.partnerId, partner), dialect.isIn(e.id, ids))),
  );
  const events = statement('events of deliveries', () =>
    db
      .select(eventColumns(connection.tables))
      .from(event)
      .where(and(eq(event.partnerId, partner), dialect.isIn(event.id, ids))),
  );
  return async (chosen: Chosen, { now, leasedUntil }: ClaimRequest): Promise<ClaimedDelivery[]> => {
    const ofPartner = (list: Iterable<string>) => ({ partner: chosen.partnerId, ids: dialect.list([...list]) });
    const at = instantsOf(connection, { now, until: leasedUntil });
    const taken = await take({ ...ofPartner(chosen.ids), ...at });
    if (taken.length === 0) return [];
    const endpointById = byId(await endpoints(ofPartner(new Set(taken.map((row) => row.endpointId)))));
    const eventById = byId(await events(ofPartner(new Set(taken.map((row) => row.eventId)))));
    const place = new Map(chosen.ids.map((id, at) => [id, at]));
    const inOrder = taken.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    return inOrder.flatMap((delivery) => {
      const endpoint = endpointById.get(delivery.endpointId);
      const itsEvent = eventById.get(delivery.eventId);
      return endpoint && itsEvent ? [{ delivery, endpoint, event: itsEvent }] : [];
    });
  };
};

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** Claims inside an open transaction. */
export const claimWithin = async (connection: Connection, request: ClaimRequest): Promise<ClaimedDelivery[]> => {
  const { choose } = createChooser(connection);
  const lease = createLease(connection);
  for (let tried = 1; ; tried += 1) {
    const chosen = await choose(request);
    const claimed: ClaimedDelivery[] = [];
    for (const one of chosen) claimed.push(...(await lease(one, request)));
    if (claimed.length > 0 || chosen.length === 0 || tried === tries) return claimed;
  }
};

export const createClaim = (
  reader: Connection,
  inTransaction: InTransaction,
): Pick<WebhookQueue, 'claim' | 'release' | 'findNextDue'> => {
  const { webhookDelivery: d, webhookEndpoint: e } = reader.tables;
  const { isAnyDue } = createChooser(reader);
  const nextDue = reader.statement('next due delivery', () => {
    const later = and(gt(d.nextAttemptAt, sql.placeholder('after')), lt(d.nextAttemptAt, sql.placeholder('never')));
    const next = reader.db
      .select({ at: sql<Date | null>`(${firstDue(reader, later)})`.mapWith(d.nextAttemptAt).as('at') })
      .from(e)
      .where(mayBeSent(reader))
      .as('next');
    return reader.db
      .select({ at: next.at })
      .from(next)
      .where(sql`${next.at} is not null`)
      .orderBy(asc(next.at))
      .limit(1);
  });

  return {
    // First a look outside a transaction: usually nothing is due.
    claim: async (request) =>
      (await isAnyDue(request)) ? inTransaction((connection) => claimWithin(connection, request)) : [],
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
