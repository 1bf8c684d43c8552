import { personalEntries } from '../events/events.ts';
import type { ChainedEvent, Event, EventLink, JsonValue } from '../model/records.ts';
import { systemActors } from '../model/system-actors.ts';
import type { Conceal, ConcealedValue, Form } from './concealing.ts';
import { concealedIn, seal, sealedDocument } from './concealing.ts';
import { type Digested, digested, type Sealing } from './digested.ts';

/** What stands before the first event of a log. */
export const startOfChain = '0'.repeat(64);

const actorPath = '/actor/name';

/** What seals events. */
export interface EventSealing extends Sealing {
  /** May give the same again for the same person and name: the id beside it says that it is the same anyway. */
  readonly digestOfName?: (actorId: string | null, name: string) => Digested;
}

/** The link of an event in its log's chain. `previous`: the hash of the event before it, or `startOfChain`. */
export const linkOf = (event: Event, previous: string, sealing: EventSealing): EventLink => {
  const { digestOfName = (_, name) => digested(name, sealing) } = sealing;
  const { sha256, digests } = seal(formOf(event, previous), sealing, (path, value) =>
    path === actorPath ? digestOfName(event.actor.id, value) : digested(value, sealing),
  );
  return { hash: sha256, digests };
};

/** What the hash of an event is over, once written as canonical JSON. */
export const eventDocument = (event: ChainedEvent, previous: string): JsonValue =>
  sealedDocument(formOf(event, previous), event.link.digests);

/** The values behind the digests of an event's document. */
export const concealedInEvent = (event: ChainedEvent): readonly ConcealedValue[] =>
  concealedIn(formOf(event, startOfChain), event.link.digests);

/**
 * The form of events' documents. Every log's chain rests on it: a change of it is another version, beside this one.
 * What the declaration of a type says of persons decides what is concealed, so a declaration may only add to that.
 */
const formOf =
  (event: Event, previous: string): Form =>
  (conceal) => ({
    // In the order of canonical JSON, which then has nothing to sort.
    actor: { id: event.actor.id, kind: event.actor.kind, name: actorName(event, conceal) },
    changes: concealChanges(event, conceal),
    correlationId: event.correlationId,
    customerId: event.customerId,
    id: event.id,
    occurredAt: event.occurredAt.toISOString(),
    partnerId: event.partnerId,
    previous,
    recordedAt: event.recordedAt.toISOString(),
    relationshipId: event.relationshipId,
    schemaVersion: event.schemaVersion,
    sequence: event.sequence,
    subjectId: event.subjectId,
    type: event.type,
    version: 1,
  });

const machines: ReadonlySet<string> = new Set(Object.values(systemActors).map(({ name }) => name));

const actorName = ({ actor: { id, name } }: Event, conceal: Conceal): JsonValue =>
  id === null && machines.has(name) ? name : conceal(actorPath, name);

const concealChanges = ({ type, changes }: Event, conceal: Conceal): JsonValue => {
  const personal = personalEntries[type] ?? [];
  if (!personal.some((name) => name in changes)) return changes;
  const entries = Object.entries(changes).map(([name, entry]) => [
    name,
    personal.includes(name) ? concealAll(`/changes/${name}`, entry, conceal) : entry,
  ]);
  return Object.fromEntries(entries);
};

/** Each text in an entry, which is bare or `{from, to}`. */
const concealAll = (path: string, entry: JsonValue, conceal: Conceal): JsonValue => {
  if (typeof entry === 'string') return conceal(path, entry);
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  const members = Object.entries(entry) as [string, JsonValue][];
  return Object.fromEntries(members.map(([name, member]) => [name, concealAll(`${path}/${name}`, member, conceal)]));
};
