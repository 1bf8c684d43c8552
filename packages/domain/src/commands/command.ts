import type { Decision } from '../model/changes.ts';
import type { Actor, ItemKind, Items, Partner, ResellerRelationship } from '../model/entities.ts';
import type { EventChanges, JsonValue, NewEvent } from '../model/records.ts';
import type { EventType } from '../model/vocabulary.ts';
import type { Policy } from '../policy.ts';

/** What every command is given besides its facts. */
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

/** An event to append: it happened at the context's `now`. Its id and sequence are the log's to give. */
export const newEvent = (
  context: CommandContext,
  type: EventType,
  event: { readonly about: About; readonly subjectId: string; readonly changes: EventChanges },
): NewEvent => ({
  partnerId: event.about.partnerId,
  customerId: event.about.customerId,
  relationshipId: event.about.relationshipId,
  type,
  occurredAt: context.now,
  actor: context.actor,
  subjectId: event.subjectId,
  changes: event.changes,
  correlationId: context.correlationId,
});

/** What an event about a relationship itself is about. */
export const aboutRelationship = ({
  partnerId,
  customerId,
  id,
}: Pick<ResellerRelationship, 'partnerId' | 'customerId' | 'id'>): About => ({
  partnerId,
  customerId,
  relationshipId: id,
});

/** New values for fields of one item, and the event that says so: {field: {from, to}}. */
export const changeItem = <K extends ItemKind>(
  context: CommandContext,
  type: EventType,
  change: { readonly kind: K; readonly item: Items[K]; readonly set: Partial<Omit<Items[K], 'partnerId' | 'id'>> },
): Decision => {
  const { kind, item, set } = change;
  return {
    changes: [{ update: kind, partnerId: item.partnerId, id: item.id, set } as Decision['changes'][number]],
    events: [
      newEvent(context, type, {
        about: item,
        subjectId: item.id,
        changes: fromTo<Items[K]>(item, set as Partial<Items[K]>),
      }),
    ],
  };
};

/** {field: {from, to}} for the fields that differ. */
export const fromTo = <T extends object>(before: T, set: Partial<T>): EventChanges =>
  Object.fromEntries(
    (Object.keys(set) as (keyof T & string)[])
      .map((field) => [field, { from: toJson(before[field]), to: toJson(set[field]) }] as const)
      .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );

/** Instants become RFC 3339; what is absent becomes null. */
export const toJson = (value: unknown): JsonValue => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** Several decisions as one, in this order. */
export const together = (decisions: readonly Decision[]): Decision => ({
  changes: decisions.flatMap((one) => one.changes),
  events: decisions.flatMap((one) => one.events),
});
