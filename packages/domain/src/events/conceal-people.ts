import { events, personalEntries } from './events.ts';

/** What stands where a colleague's name or e-mail address is not for the reader. */
export const concealedText = '[concealed]';

const aboutUsers: ReadonlySet<string> = new Set(
  Object.entries(events).flatMap(([type, { subjects }]: [string, { readonly subjects: readonly string[] }]) =>
    subjects.includes('user') ? [type] : [],
  ),
);

interface Said<C> {
  readonly type: string;
  readonly changes: C;
}

/** What an event says to whoever may not see the partner's users: names and addresses of users are concealed. */
export const changesWithoutPeople = <C extends object>({ type, changes }: Said<C>): C => {
  const personal = aboutUsers.has(type) ? (personalEntries[type] ?? []) : [];
  if (personal.length === 0) return changes;
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, personal.includes(name) ? concealed(value) : value]),
  ) as C;
};

/** In an event of an earlier version a value may stand by itself. */
const concealed = (value: unknown): unknown => {
  if (typeof value === 'string') return concealedText;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, concealed(one)]));
};
