import type { Event, EventType, JsonValue } from '@untether/domain';

/** What the log alone says of one thing: its relationship, and each field as it was left. */
export interface Replayed {
  readonly relationshipId: string | null;
  readonly fields: Readonly<Record<string, JsonValue>>;
}

/** Their changes are about the attempt or the word given, not about the subject's own fields. */
const saysNothingOfState: readonly EventType[] = ['reseller-relationship-removal-blocked', 'removal-blocker-waived'];

/**
 * One partner's log, read from its beginning: everything it ever spoke of, by id. Throws where an event says that a
 * field was something else before than the log had left it.
 */
export const replay = (log: readonly Event[]): ReadonlyMap<string, Replayed> => {
  const things = new Map<string, Replayed>();
  for (const event of log) {
    if (saysNothingOfState.includes(event.type)) continue;
    const known = things.get(event.subjectId) ?? { relationshipId: event.relationshipId, fields: {} };
    const fields = { ...known.fields };
    for (const [field, change] of Object.entries(event.changes)) {
      if (!isFromTo(change)) continue;
      if (field in fields && JSON.stringify(fields[field]) !== JSON.stringify(change.from))
        throw new Error(`${event.type} ${event.subjectId}: ${field} was ${JSON.stringify(fields[field])}`);
      fields[field] = change.to;
    }
    things.set(event.subjectId, { ...known, fields });
    if (event.type === 'reseller-relationship-accepted-by-customer') moveItems(things, event);
  }
  return things;
};

/** What was bought under a removed relationship goes over to the one that re-establishes it; privileges do not. */
const moveItems = (things: Map<string, Replayed>, event: Event): void => {
  const { previousId } = event.changes;
  if (previousId === undefined || !isFromTo(previousId)) return;
  for (const [id, thing] of things)
    if (thing.relationshipId === previousId.to && /^(sub|ord)_/.test(id))
      things.set(id, { ...thing, relationshipId: event.relationshipId });
};

const isFromTo = (change: JsonValue): change is { readonly from: JsonValue; readonly to: JsonValue } =>
  typeof change === 'object' && change !== null && 'from' in change && 'to' in change;
