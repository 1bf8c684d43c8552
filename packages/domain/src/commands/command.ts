import type { BlockingItemKind } from '../blockers/blocker.ts';
import type { Decision } from '../model/changes.ts';
import type { Actor, Items, Partner } from '../model/entities.ts';
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

interface About {
  readonly partnerId: string;
  readonly customerId: string | null;
  readonly relationshipId: string | null;
}

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

/** New values for fields of one item, and the event that says so: {field: {from, to}}. */
export const changeItem = <K extends BlockingItemKind>(
  context: CommandContext,
  type: EventType,
  change: { readonly kind: K; readonly item: Items[K]; readonly set: Partial<Omit<Items[K], 'partnerId' | 'id'>> },
): Decision => {
  const { kind, item, set } = change;
  return {
    changes: [{ update: kind, partnerId: item.partnerId, id: item.id, set } as Decision['changes'][number]],
    events: [newEvent(context, type, { about: item, subjectId: item.id, changes: fromTo(item, set) })],
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

export const together = (decisions: readonly Decision[]): Decision => ({
  changes: decisions.flatMap((one) => one.changes),
  events: decisions.flatMap((one) => one.events),
});
