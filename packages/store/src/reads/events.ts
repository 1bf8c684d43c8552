import {
  actorKinds,
  andThen,
  CursorError,
  type Event,
  type EventQuery,
  eventTypes,
  LogCursorError,
  type LogPlace,
  type MaybePromise,
  type Page,
  type PageRequest,
  type StoreReads,
} from '@untether/domain';
import { and, asc, count, desc, eq, gt, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Connection } from '../connection.ts';
import { jsonText, typeByActor } from '../json-text.ts';
import { cursorMark, readCursor, writeCursor } from '../paging/cursor.ts';
import { keysetOf, keysOf, type ListOrder, readPages, toPage } from '../paging/keyset.ts';
import { countWalked, walk } from '../paging/walk.ts';
import { asksNothing, createEventMatching, splitQuery } from './event-search.ts';
import { eventColumns } from './rows.ts';
import { searched } from './search.ts';

type EventReads = Pick<
  StoreReads,
  | 'listEvents'
  | 'eventCursor'
  | 'findLogPlace'
  | 'readLog'
  | 'lastSequence'
  | 'countEvents'
  | 'listEventsOfCustomers'
  | 'countEventsOfCustomers'
  | 'findEvents'
  | 'findLatestEvent'
  | 'listCustomerEvents'
  | 'readChain'
  | 'findPartnerToChain'
>;

// All of a partner's event lists share their cursors: a reader may narrow or widen its filter as it goes.
const scopeOf = (partnerId: string): readonly string[] => ['events', partnerId];

/** Asks for what finds few events by itself. */
const isNarrow = ({ customerId, subjectId, correlationId, actorId }: EventQuery): boolean =>
  (customerId ?? subjectId ?? correlationId ?? actorId) !== undefined;

/** Found by the index of types and actors. */
const isByType = (query: EventQuery): boolean => !isNarrow(query) && (query.types ?? query.actorKind) !== undefined;

interface PagedLog {
  readonly order: ListOrder<Event>;
  readonly page: PageRequest;
}

/** The first step of a search by time: a power of two, longer than any log. */
const longestStep = 2 ** 40;

/** The cursor before the first event of any log. */
const startOfLog = 'start';

/** Enough of an event's id to tell it from one that took its number after a backup was restored. */
const witnessOf = ({ id }: LogPlace): string => id.slice(-6);

const cursorOf = (place: LogPlace): string =>
  writeCursor(cursorMark(scopeOf(place.partnerId)), [place.sequence, witnessOf(place)]);

const readLogCursor = (partnerId: string, cursor: string): [number, string] => {
  try {
    const [sequence, witness] = readCursor(cursorMark(scopeOf(partnerId)), ['number', 'string'], cursor);
    return [Number(sequence), String(witness)];
  } catch (error) {
    throw error instanceof CursorError ? new LogCursorError(error.message) : error;
  }
};

export const createEventReads = (connection: Connection): EventReads => {
  const { db, tables, dialect, bounds, statement } = connection;
  const { event, partner: partners } = tables;
  const columns = eventColumns(tables);
  const partner = sql.placeholder('partner');

  /** The number of the last event recorded until an instant, 0 for none: halving steps, since the log grows in time's order. */
  const recordedUntil = (partnerId: string, instant: Date) => {
    const other = alias(event, 'other');
    const next = sql`${other.sequence} = steps.sequence + steps.step`;
    const isUntil = sql`exists (select 1 from ${event} "other" where ${and(eq(other.partnerId, partnerId), next, lte(other.recordedAt, instant))})`;
    return sql`(
      with recursive steps(sequence, step) as (
        select cast(0 as bigint), cast(${sql.raw(String(longestStep))} as bigint)
        union all
        select steps.sequence + case when ${isUntil} then steps.step else 0 end, steps.step / 2 from steps where steps.step > 0
      ) select max(steps.sequence) from steps)`;
  };
  const byTypeAndActor = typeByActor(event);
  /** What the index of types and actors finds: of an actor's kind all types, of a type all kinds of actors. */
  const typesByActor = ({ types = eventTypes, actorKind }: EventQuery): readonly string[] => {
    const actors = actorKind === undefined ? actorKinds : [actorKind];
    return actors.flatMap((actor) => types.map((type) => `${actor} ${type}`));
  };
  /** All but that. */
  const conditions = (partnerId: string, query: EventQuery) => {
    const { customerId, recorded, actorId, subjectId, correlationId } = query;
    // A span of the log may be longer than what the customer or the actor has in it.
    const sequence = isNarrow(query) ? dialect.unindexed(event.sequence) : event.sequence;
    return and(
      eq(event.partnerId, partnerId),
      customerId === undefined ? undefined : eq(event.customerId, customerId),
      recorded?.after == null ? undefined : sql`${sequence} > ${recordedUntil(partnerId, recorded.after)}`,
      recorded?.until == null ? undefined : sql`${sequence} <= ${recordedUntil(partnerId, recorded.until)}`,
      actorId === undefined ? undefined : eq(jsonText(event.actor, 'id'), actorId),
      subjectId === undefined ? undefined : eq(event.subjectId, subjectId),
      correlationId === undefined ? undefined : eq(event.correlationId, correlationId),
    );
  };
  /** Where other conditions find the few events that these choose from. */
  const ofTypesAndActor = ({ types, actorKind }: EventQuery) =>
    and(
      types === undefined ? undefined : dialect.isIn(event.type, dialect.list(types)),
      actorKind === undefined ? undefined : eq(jsonText(event.actor, 'kind'), actorKind),
    );
  const byIds = statement('events by ids', () =>
    db
      .select(columns)
      .from(event)
      .where(and(eq(event.partnerId, partner), dialect.isIn(event.id, sql.placeholder('ids'))))
      .orderBy(asc(dialect.unindexed(event.sequence))),
  );
  const afterSequence = statement('log after', () =>
    db
      .select(columns)
      .from(event)
      .where(and(eq(event.partnerId, partner), gt(event.sequence, sql.placeholder('after'))))
      .orderBy(asc(event.sequence))
      .limit(sql.placeholder('limit')),
  );
  const idAt = statement('event at', () =>
    db
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.partnerId, partner), eq(event.sequence, sql.placeholder('sequence')))),
  );
  const endOf = statement('log end', () =>
    db.select({ sequence: partners.sequence }).from(partners).where(eq(partners.id, partner)),
  );

  // Their order is hidden: SQLite would walk the log for it.
  const ofCustomers = statement('events of customers by type', () =>
    db
      .select(columns)
      .from(event)
      .where(
        and(
          eq(event.partnerId, partner),
          dialect.isIn(event.customerId, sql.placeholder('ids')),
          dialect.isIn(dialect.unindexed(event.type), sql.placeholder('types')),
        ),
      )
      .orderBy(asc(dialect.unindexed(event.sequence))),
  );
  const latest = statement('latest event about', () =>
    db
      .select(columns)
      .from(event)
      .where(
        and(
          eq(event.partnerId, partner),
          eq(event.subjectId, sql.placeholder('subject')),
          sql`${dialect.unindexed(event.type)} = ${sql.placeholder('type')}`,
        ),
      )
      .orderBy(desc(event.sequence))
      .limit(1),
  );

  const chainAfter = statement('chain after', () =>
    db
      .select()
      .from(event)
      .where(and(eq(event.partnerId, partner), gt(event.sequence, sql.placeholder('after'))))
      .orderBy(asc(event.sequence))
      .limit(sql.placeholder('limit')),
  );

  const newest = statement('newest event', () =>
    db
      .select({ sequence: event.sequence })
      .from(event)
      .where(eq(event.partnerId, partner))
      .orderBy(desc(event.sequence))
      .limit(1),
  );

  const findLogPlace = async (partnerId: string, cursor: string): Promise<LogPlace> => {
    if (cursor === startOfLog) return { partnerId, sequence: 0, id: '' };
    const [sequence, witness] = readLogCursor(partnerId, cursor);
    const id = sequence === 0 ? '' : (await idAt({ partner: partnerId, sequence }))[0]?.id;
    const place = id === undefined ? null : { partnerId, sequence, id };
    if (place === null || witnessOf(place) !== witness) throw new LogCursorError('its event is not in the log');
    return place;
  };

  /** How the log is paged: within, a place in it is its sequence alone. */
  const keysOfLog = (partnerId: string, { cursor, ...size }: PageRequest): MaybePromise<PagedLog> => {
    const order: ListOrder<Event> = { scope: scopeOf(partnerId), keys: keysOf(event, 'sequence'), cursorOf };
    if (cursor === null) return { order, page: { ...size, cursor } };
    return findLogPlace(partnerId, cursor).then(({ sequence }) => ({
      order,
      page: { ...size, cursor: writeCursor(cursorMark(order.scope), [sequence]) },
    }));
  };
  const listIndexed: EventReads['listEvents'] = (partnerId, query, asked) =>
    andThen(keysOfLog(partnerId, asked), (keys) => pageOfLog(partnerId, query, keys));
  const matching = createEventMatching(connection);
  const walkOf = (partnerId: string, query: EventQuery) => {
    const { driver, rest } = splitQuery(query);
    if (asksNothing(rest)) return undefined;
    return {
      reach: bounds.reach,
      read: (part: PageRequest) => listIndexed(partnerId, driver, part),
      matching: (events: readonly Event[]) => matching(partnerId, rest, events),
    };
  };
  const listEvents: EventReads['listEvents'] = (partnerId, query, asked) => {
    const walked = walkOf(partnerId, query);
    return walked === undefined ? listIndexed(partnerId, query, asked) : walk(asked, walked);
  };

  const pageOfLog = (partnerId: string, query: EventQuery, { order, page }: PagedLog): MaybePromise<Page<Event>> => {
    const keyset = keysetOf(order, page);
    const select = (where: SQL | undefined) =>
      db
        .select(columns)
        .from(event)
        .where(where)
        .orderBy(...keyset.orderBy)
        .limit(keyset.limit);
    /** The first of each type, of which the page is made: a type that is rare costs no walk through the others. */
    const firstOf = (type: SQL) =>
      db
        .select({ row: sql`${event.sequence}`.as('row') })
        .from(event)
        .where(and(conditions(partnerId, query), sql`${byTypeAndActor} = ${type}`, keyset.where))
        .orderBy(...keyset.orderBy)
        .limit(keyset.limit);
    const whole = asksNothing(query);
    const read = whole
      ? statement(`events ${keyset.shape}`, () => select(and(eq(event.partnerId, partner), keyset.where)))
      : dialect.prepare(
          select(
            isByType(query)
              ? and(
                  eq(event.partnerId, partnerId),
                  dialect.inEach(event.sequence, dialect.list(typesByActor(query)), firstOf),
                )
              : and(conditions(partnerId, query), ofTypesAndActor(query), keyset.where),
          ),
        );
    return andThen(read(whole ? { ...keyset.values, partner: partnerId } : keyset.values), (rows) =>
      toPage({ order, page, rows, toNode: (row) => row }),
    );
  };

  const listEventsOfCustomers: EventReads['listEventsOfCustomers'] = async (partnerId, customerIds, asked) => {
    const ids = sql.placeholder('ids');
    const { order, page } = await keysOfLog(partnerId, asked);
    return readPages<Event, Event>({
      lists: customerIds,
      orderOf: () => order,
      page,
      read: (keyset, lists) => {
        const rowsOf = (id: SQL) =>
          db
            .select({ row: sql`${event.sequence}`.as('row') })
            .from(event)
            .where(and(eq(event.partnerId, partner), sql`${event.customerId} = ${id}`, keyset.where))
            .orderBy(...keyset.orderBy)
            .limit(keyset.limit);
        const read = statement(`events of customers ${keyset.shape}`, () =>
          db
            .select(columns)
            .from(event)
            .where(and(eq(event.partnerId, partner), dialect.inEach(event.sequence, ids, rowsOf)))
            .orderBy(...keyset.orderBy),
        );
        return read({ ...keyset.values, partner: partnerId, ids: dialect.list(lists) });
      },
      listOf: (row) => row.customerId,
      toNode: (row) => row,
    });
  };

  return {
    listEvents,
    listEventsOfCustomers,
    countEventsOfCustomers: async (partnerId, customerIds) => {
      const rows = await db
        .select({ id: event.customerId, rows: count() })
        .from(event)
        .where(and(eq(event.partnerId, partnerId), dialect.isIn(event.customerId, dialect.list(customerIds))))
        .groupBy(event.customerId);
      return new Map(rows.map((row) => [String(row.id), row.rows]));
    },
    eventCursor: cursorOf,
    findLogPlace,
    readLog: async (partnerId, after, limit) => afterSequence({ partner: partnerId, after, limit }),
    readChain: async (partnerId, after, limit) => {
      const rows = await chainAfter({ partner: partnerId, after, limit });
      return rows.map(({ hash, digests, ...row }) => ({
        ...row,
        link: hash === null || digests === null ? null : { hash, digests },
      }));
    },
    findPartnerToChain: async () => {
      const [found] = await db
        .select({ id: partners.id })
        .from(partners)
        .where(lt(partners.chained, partners.sequence))
        .orderBy(asc(partners.id))
        .limit(1);
      return found?.id;
    },
    lastSequence: async (partnerId) => (await endOf({ partner: partnerId }))[0]?.sequence ?? 0,
    // A log has no gaps: its length is its last number.
    countEvents: async (partnerId, query) => {
      const walked = searched(query.search) === undefined ? undefined : walkOf(partnerId, query);
      if (walked !== undefined) return countWalked(walked);
      if (asksNothing(query)) return (await newest({ partner: partnerId }))[0]?.sequence ?? 0;
      const ofTypes = isByType(query)
        ? dialect.isIn(byTypeAndActor, dialect.list(typesByActor(query)))
        : ofTypesAndActor(query);
      return db.$count(event, and(conditions(partnerId, query), ofTypes));
    },
    findEvents: async (partnerId, ids) => byIds({ partner: partnerId, ids: dialect.list(ids) }),
    findLatestEvent: async (partnerId, type, subject) => (await latest({ partner: partnerId, subject, type }))[0],
    listCustomerEvents: async (partnerId, customerIds, types) =>
      ofCustomers({ partner: partnerId, ids: dialect.list(customerIds), types: dialect.list(types) }),
  };
};
