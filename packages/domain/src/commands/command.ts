import type { ChangesOf, EventTypeAbout, FactsOf, NewValues } from '../events/changes.ts';
import type { EventType } from '../events/events.ts';
import type { FromTo, Json } from '../events/shape.ts';
import type { Decision } from '../model/changes.ts';
import type { Actor, ItemKind, Items, Partner, ResellerRelationship } from '../model/entities.ts';
import type { EventChanges, JsonValue, NewEvent } from '../model/records.ts';
import type { Policy } from '../policy.ts';

/** What every command gets besides its facts. */
export interface CommandContext {
  readonly actor: Actor;
  readonly policy: Policy;
  readonly now: Date;
  /** Shared by all events of this command. */
  readonly correlationId: string;
}

/** For other tenants' logs and receipts: which partner did it, not which of its people. */
export const onBehalfOf = (partner: Partner, context: CommandContext): CommandContext => ({
  ...context,
  actor: { kind: context.actor.kind, id: null, name: partner.name },
});

/** What an event is about: whose log it is for, and which customer and relationship it concerns. */
interface About {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly relationshipId: string | null;
}

interface EventContent<C> {
  readonly about: About;
  readonly subjectId: string;
  readonly changes: C;
}

/**
 * An event to append: it happened at the context's `now`; the log gives it an id and a sequence. Changes its type does
 * not declare do not compile, not even spread.
 */
export const newEvent = <T extends EventType, C extends ChangesOf<T>>(
  context: EventContext,
  type: T,
  content: EventContent<Declared<T, C>>,
): NewEvent => eventOf(context, type, content);

/** The same about a relationship itself. */
export const relationshipEvent = <T extends EventTypeAbout<'relationship'>, C extends ChangesOf<T>>(
  context: EventContext,
  type: T,
  { partnerId, customerId, id }: Pick<ResellerRelationship, 'partnerId' | 'customerId' | 'id'>,
  changes: Declared<T, C>,
): NewEvent => eventOf(context, type, { about: { partnerId, customerId, relationshipId: id }, subjectId: id, changes });

/** The same about a row of the partner's that concerns no customer. */
export const partnerEvent = <
  T extends EventTypeAbout<'user' | 'partner' | 'webhookEndpoint' | 'webhookDelivery'>,
  C extends ChangesOf<T>,
>(
  context: EventContext,
  type: T,
  { partnerId, id }: { readonly partnerId: string; readonly id: string },
  changes: Declared<T, C>,
): NewEvent =>
  eventOf(context, type, { about: { partnerId, customerId: null, relationshipId: null }, subjectId: id, changes });

type Declared<T extends EventType, C> = C & { readonly [N in Exclude<keyof C, keyof ChangesOf<T>>]: never };
type EventContext = Pick<CommandContext, 'actor' | 'now' | 'correlationId'>;

const eventOf = (
  { actor, now, correlationId }: EventContext,
  type: EventType,
  { about, subjectId, changes }: EventContent<EventChanges>,
): NewEvent => ({
  partnerId: about.partnerId,
  customerId: about.customerId,
  relationshipId: about.relationshipId,
  type,
  occurredAt: now,
  actor,
  subjectId,
  changes,
  correlationId,
});

/** The event of new values for fields of one row, {field: {from, to}}, with facts beside them. */
export const changeEvent = <T extends EventType, Row extends object>(
  context: CommandContext,
  type: T,
  change: {
    readonly about: About;
    readonly row: Row & { readonly id: string };
    readonly set: NewValues<T, Row>;
    readonly facts: FactsOf<T>;
  },
): NewEvent => {
  const { about, row, set, facts } = change;
  return eventOf(context, type, { about, subjectId: row.id, changes: { ...differences(row, set), ...facts } });
};

/** New values for fields of one item, and the event that records them. */
export const changeItem = <K extends ItemKind, T extends EventTypeAbout<K>>(
  context: CommandContext,
  type: T,
  { kind, item, set }: { readonly kind: K; readonly item: Items[K]; readonly set: NewValues<T, Items[K]> },
): Decision => applyToItem(context, { kind, item }, { type, set });

/** The same for an `ItemChange<K>`. */
export const applyToItem = <K extends ItemKind>(
  context: CommandContext,
  { kind, item }: { readonly kind: K; readonly item: Items[K] },
  { type, set }: { readonly type: EventType; readonly set: object },
): Decision => ({
  changes: [{ update: kind, partnerId: item.partnerId, id: item.id, set } as Decision['changes'][number]],
  events: [eventOf(context, type, { about: item, subjectId: item.id, changes: differences(item, set) })],
});

const differences = (before: object, after: object): { readonly [field: string]: FromTo<JsonValue> } => {
  const known: { readonly [field: string]: unknown } = { ...before };
  const differing: { [field: string]: FromTo<JsonValue> } = {};
  for (const [field, value] of Object.entries(after)) {
    const from = toJson(known[field]);
    const to = toJson(value);
    if (from !== to && JSON.stringify(from) !== JSON.stringify(to)) differing[field] = { from, to };
  }
  return differing;
};

/** {field: {from, to}} for the fields that differ. */
export const fromTo = <Row extends object, S extends Partial<Row>>(before: Row, set: S) =>
  differences(before, set) as { readonly [F in keyof S & keyof Row]?: FromTo<Json<Row[F]>, Json<S[F]>> };

/** {field: {from: null, to}} for the fields of a new row that have a value. */
export const begun = <Row extends object, F extends keyof Row>(row: Row, fields: readonly F[]): Begun<Row, F> =>
  differences({}, Object.fromEntries(fields.map((field) => [field, row[field]]))) as Begun<Row, F>;
type Begun<Row, F extends keyof Row> = {
  readonly [N in F as null extends Row[N] ? never : N]: FromTo<null, Json<Row[N]>>;
} & { readonly [N in F as null extends Row[N] ? N : never]?: FromTo<null, Json<NonNullable<Row[N]>>> };

/** Instants become RFC 3339; what is absent becomes null. */
export const toJson = <T>(value: T): unknown extends T ? JsonValue : Json<T> => asJson(value ?? null);

/** Most values are the same in JSON: those need not be written and parsed. */
const asJson = (value: unknown) => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return value instanceof Date ? value.toJSON() : JSON.parse(JSON.stringify(value));
};

/** Several decisions as one, in this order. */
export const together = (decisions: readonly Decision[]): Decision => ({
  changes: decisions.flatMap((one) => one.changes),
  events: decisions.flatMap((one) => one.events),
});
