import type { Areas } from '../../texts/texts.ts';

/** What one entry of an event's `changes` says: a field before and after, or a fact. */
export type Change = {
  readonly name: string;
  /** undefined: it is no field that had a value before. */
  readonly before: unknown;
  readonly after: unknown;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What people do not read: it is left to the JSON. */
const isId = (name: string): boolean => name === 'id' || name.endsWith('Id');

/** The entries of an event's `changes`, ids left out. */
export const changesIn = (changes: unknown): readonly Change[] =>
  Object.entries(isObject(changes) ? changes : {})
    .filter(([name]) => !isId(name))
    .map(([name, value]) =>
      isObject(value) && 'from' in value && 'to' in value
        ? { name, before: value.from, after: value.to }
        : { name, before: undefined, after: value },
    );

type Words = {
  /** By the name in `changes`. */
  readonly fields: Readonly<Record<string, string>>;
  /** The words for what a field of this name may hold, by the schema's spelling; undefined: it holds free text. */
  readonly valuesOf: (name: string) => Readonly<Record<string, string>> | undefined;
  readonly none: string;
  readonly flag: (value: boolean) => string;
  readonly number: (value: number) => string;
  readonly instant: (at: string) => string;
  readonly all: (texts: readonly string[]) => string;
};

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);

/** A value in the reader's words. Nothing is said of what a list counts none of. */
export const sayValue = (words: Words, name: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return words.none;
  if (typeof value === 'boolean') return words.flag(value);
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string')
    return isInstant(value) ? words.instant(value) : (words.valuesOf(name)?.[value.toUpperCase()] ?? value);
  if (Array.isArray(value))
    return value.length === 0 ? words.none : words.all(value.map((one) => sayValue(words, name, one)));
  const known = Object.entries(value).filter(([key, one]) => !isId(key) && one !== null && one !== 0);
  const [only] = known;
  if (only === undefined) return words.none;
  if (Object.keys(value).length === 1) return sayValue(words, ...only);
  return known.map(([key, one]) => `${nameOf(words, key)}: ${sayValue(words, key, one)}`).join(', ');
};

const nameOf = ({ fields, valuesOf }: Words, name: string): string =>
  fields[name] ?? valuesOf('effects')?.[name.toUpperCase()] ?? name;

const upperCased = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [key.toUpperCase(), word]));

/** The words for what fields may hold, by the fields' names. */
export const valueWords = ({
  changes: { values },
  directoryRoles,
  items,
  removalWords,
  vocabulary,
}: Pick<Areas, 'changes' | 'directoryRoles' | 'items' | 'removalWords' | 'vocabulary'>): Readonly<
  Record<string, Readonly<Record<string, string>>>
> => {
  const terms = { ...items.terms, ...upperCased(items.billingCycles) };
  return {
    status: { ...vocabulary.RelationshipRequestState, ...vocabulary.ItemStatus },
    state: {
      ...values,
      ...vocabulary.ItemStatus,
      ...vocabulary.WebhookDeliveryState,
      ...vocabulary.WebhookEndpointState,
      ...vocabulary.ReleaseRequestState,
      ...vocabulary.RelationshipRequestState,
    },
    kind: { ...vocabulary.SubscriptionKind, ...vocabulary.RemovalBlockerKind },
    commerceModel: vocabulary.CommerceModel,
    endOfTermAction: vocabulary.EndOfTermAction,
    effects: removalWords.RemovalEffectKind,
    roles: { ...upperCased(directoryRoles), ...vocabulary.Role },
    termDuration: terms,
    billingCycle: terms,
    code: values,
    reason: values,
    lastError: values,
  };
};
