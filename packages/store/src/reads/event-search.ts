import { changesWithoutPeople, type Event, type EventQuery, type JsonValue } from '@untether/domain';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { like, patternOf } from '../dialect/like.ts';
import { fold } from '../fold.ts';
import { searched } from './search.ts';

/** Best first: what finds the fewest events. */
const indexed = ['correlationId', 'subjectId', 'customerId', 'actorId', 'types', 'actorKind'] as const;

/** What one index and a span of the log find of a query, and what is looked for in each event that they find. */
export const splitQuery = (query: EventQuery): { readonly driver: EventQuery; readonly rest: EventQuery } => {
  const { recorded, search, withoutPeople, ...conditions } = query;
  const given = Object.entries(conditions).filter(([, value]) => value !== undefined);
  const by = indexed.find((name) => conditions[name] !== undefined);
  const text = searched(search);
  return {
    driver: { ...Object.fromEntries(given.filter(([name]) => name === by)), ...(recorded && { recorded }) },
    rest: {
      ...Object.fromEntries(given.filter(([name]) => name !== by)),
      ...(text && { search: text, withoutPeople }),
    },
  };
};

export const asksNothing = (query: EventQuery): boolean => Object.values(query).every((one) => one === undefined);

/** Which of some events match; text is compared as it is in the customer list. */
export const createEventMatching = ({ tables, dialect, statement, db }: Connection) => {
  const { relationship: r } = tables;
  const named = statement('customers with a text among', () =>
    db
      .select({ id: r.customerId })
      .from(r)
      .where(
        and(
          eq(r.partnerId, sql.placeholder('partner')),
          dialect.isIn(r.customerId, sql.placeholder('ids')),
          like(r.searchText, sql.placeholder('sought')),
        ),
      ),
  );
  return async (partnerId: string, query: EventQuery, events: readonly Event[]): Promise<(event: Event) => boolean> => {
    const { search, types, customerId, subjectId, actorId, actorKind, withoutPeople } = query;
    const changesOf = withoutPeople ? changesWithoutPeople : (event: Event) => event.changes;
    const ids = [...new Set(events.flatMap((event) => event.customerId ?? []))];
    const found =
      search === undefined || ids.length === 0
        ? []
        : await named({ partner: partnerId, ids: dialect.list(ids), sought: patternOf(search) });
    const customers = new Set(found.map(({ id }) => id));
    return (event) =>
      (types === undefined || types.includes(event.type)) &&
      (customerId === undefined || event.customerId === customerId) &&
      (subjectId === undefined || event.subjectId === subjectId) &&
      (actorId === undefined || event.actor.id === actorId) &&
      (actorKind === undefined || event.actor.kind === actorKind) &&
      (search === undefined ||
        (event.customerId !== null && customers.has(event.customerId)) ||
        [event.actor.name, ...textsIn(changesOf(event))].some((text) => fold(text).includes(search)));
  };
};

const textsIn = (value: JsonValue): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
