import type { EventDeclaration } from '../src/events/declare.ts';
import { events } from '../src/events/events.ts';
import { fieldEntries } from '../src/events/item-fields.ts';
import { type Entry, entryShape, type Shape } from '../src/events/shape.ts';
import { idPrefixes } from '../src/model/entities.ts';
import type { JsonValue, NewEvent } from '../src/model/records.ts';

/** @throws where an event is not what its type declares; also for an entry it does not declare. */
export const mustFit = (appended: readonly NewEvent[]): void => {
  const wrong = appended.flatMap((event) => misfitsOf(event).map((one) => `${event.type}: ${one}`));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};

/** What is wrong with an event's subject and `changes`; nothing where they are as declared. */
export const misfitsOf = (event: Pick<NewEvent, 'type' | 'subjectId' | 'changes'>): readonly string[] => {
  const { type, subjectId, changes } = event;
  const { subjects, changes: own, fields }: EventDeclaration = events[type];
  const subject = subjects.find((kind) => subjectId.startsWith(idPrefixes[kind]));
  if (subject === undefined) return [`${subjectId} names none of ${subjects.join(', ')}`];
  const kind = fields.find((one) => one === subject);
  const entries: EventDeclaration['changes'] = { ...(kind && fieldEntries(kind)), ...own };
  return [
    ...Object.keys(changes).flatMap((name) => (Object.hasOwn(entries, name) ? [] : [`${name} is not declared`])),
    ...Object.entries(entries).flatMap(([name, entry]) => entryMisfits(entry, changes[name], name)),
  ];
};

const entryMisfits = (entry: Entry, value: JsonValue | undefined, at: string): readonly string[] => {
  if (value === undefined) return entry.optional ? [] : [`${at} is missing`];
  return valueMisfits(entryShape(entry), value, at);
};

const valueMisfits = (shape: Shape, value: JsonValue | undefined, at: string): readonly string[] => {
  const wrong = [`${at} is ${JSON.stringify(value)}, not ${shape.kind}`];
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? [] : wrong;
    case 'instant':
      return typeof value === 'string' && isInstant(value) ? [] : wrong;
    case 'count':
      return Number.isInteger(value) ? [] : wrong;
    case 'flag':
      return typeof value === 'boolean' ? [] : wrong;
    case 'nothing':
      return value === null ? [] : wrong;
    case 'oneOf':
      return shape.values.some((one) => one === value) ? [] : wrong;
    case 'nullable':
      return value === null ? [] : valueMisfits(shape.of, value, at);
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((one: JsonValue, index) => valueMisfits(shape.of, one, `${at}[${index}]`))
        : wrong;
    case 'either':
      return shape.of.some((one) => valueMisfits(one, value, at).length === 0) ? [] : wrong;
    case 'record':
      return isRecord(value) && Object.keys(value).every((name) => Object.hasOwn(shape.fields, name))
        ? Object.entries(shape.fields).flatMap(([name, of]) => valueMisfits(of, value[name], `${at}.${name}`))
        : wrong;
    case 'counts':
      return isRecord(value) &&
        Object.entries(value).every(([name, one]) => shape.keys.includes(name) && Number.isInteger(one))
        ? []
        : wrong;
  }
};

const isRecord = (value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isInstant = (value: string): boolean =>
  !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
