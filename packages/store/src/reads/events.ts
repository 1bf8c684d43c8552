import {
  CursorError,
  type Event,
  type EventQuery,
  LogCursorError,
  type LogPlace,
  type StoreReads,
} from '@untether/domain';
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { cursorMark, readCursor, writeCursor } from '../paging/cursor.ts';
import { keysetOf, keysOf, type ListOrder, toPage } from '../paging/keyset.ts';

type EventReads = Pick<
  StoreReads,
  | 'listEvents'
  | 'eventCursor'
  | 'findLogPlace'
  | 'readLog'
  | 'lastSequence'
  | 'countEvents'
  | 'findEvents'
  | 'findLatestEvent'
  | 'listRelationshipEvents'
>;

// All of a partner's event lists share their cursors: a reader may narrow or widen its filter as it goes.
const scopeOf = (partnerId: string): readonly string[] => ['events', partnerId];

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

export const createEventReads = ({ db, tables, dialect, statement }: Connection): EventReads => {
  const { event, partner: partners } = tables;
  const partner = sql.placeholder('partner');

  const conditions = (partnerId: string, { customerId, types }: EventQuery) =>
    and(
      eq(event.partnerId, partnerId),
      customerId === undefined ? undefined : eq(event.customerId, customerId),
      types && inArray(event.type, [...types]),
    );
  const byIds = statement('events by ids', () =>
    db
      .select()
      .from(event)
      .where(and(eq(event.partnerId, partner), dialect.isIn(event.id, sql.placeholder('ids'))))
      .orderBy(asc(event.sequence)),
  );
  const afterSequence = statement('log after', () =>
    db
      .select()
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

  const findLogPlace = async (partnerId: string, cursor: string): Promise<LogPlace> => {
    if (cursor === startOfLog) return { partnerId, sequence: 0, id: '' };
    const [sequence, witness] = readLogCursor(partnerId, cursor);
    const id = sequence === 0 ? '' : (await idAt({ partner: partnerId, sequence }))[0]?.id;
    const place = id === undefined ? null : { partnerId, sequence, id };
    if (place === null || witnessOf(place) !== witness) throw new LogCursorError('its event is not in the log');
    return place;
  };

  const listEvents: EventReads['listEvents'] = async (partnerId, query, { cursor, ...size }) => {
    const order: ListOrder<Event> = { scope: scopeOf(partnerId), keys: keysOf(event, 'sequence') };
    const place = cursor === null ? null : await findLogPlace(partnerId, cursor);
    const page = { ...size, cursor: place && writeCursor(cursorMark(order.scope), [place.sequence]) };
    const keyset = keysetOf(order, page);
    const select = (where: ReturnType<typeof and>) =>
      db
        .select()
        .from(event)
        .where(and(where, keyset.where))
        .orderBy(...keyset.orderBy)
        .limit(keyset.limit);
    const whole = query.customerId === undefined && query.types === undefined;
    const read = whole
      ? statement(`events ${keyset.shape}`, () => select(eq(event.partnerId, partner)))
      : dialect.prepare(select(conditions(partnerId, query)));
    const rows = await read(whole ? { ...keyset.values, partner: partnerId } : keyset.values);
    const { edges, ...more } = toPage({ order, page, rows, toNode: (row) => row });
    return { ...more, edges: edges.map(({ node }) => ({ node, cursor: cursorOf(node) })) };
  };

  return {
    listEvents,
    eventCursor: cursorOf,
    findLogPlace,
    readLog: (partnerId, after, limit) => afterSequence({ partner: partnerId, after, limit }),
    lastSequence: async (partnerId) => (await endOf({ partner: partnerId }))[0]?.sequence ?? 0,
    countEvents: (partnerId, query) => db.$count(event, conditions(partnerId, query)),
    findEvents: (partnerId, ids) => byIds({ partner: partnerId, ids: dialect.list(ids) }),
    findLatestEvent: async (partnerId, type, subjectId) => {
      const [row] = await db
        .select()
        .from(event)
        .where(and(eq(event.partnerId, partnerId), eq(event.subjectId, subjectId), eq(event.type, type)))
        .orderBy(desc(event.sequence))
        .limit(1);
      return row;
    },
    listRelationshipEvents: async (partnerId, relationshipId, types) =>
      db
        .select()
        .from(event)
        .where(
          and(
            eq(event.partnerId, partnerId),
            eq(event.relationshipId, relationshipId),
            inArray(event.type, [...types]),
          ),
        )
        .orderBy(asc(event.sequence)),
  };
};
