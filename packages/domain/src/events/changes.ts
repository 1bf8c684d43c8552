import type { IdKind, ItemKind, Items } from '../model/entities.ts';
import type { Changes } from './declare.ts';
import type { EventType, events } from './events.ts';
import type { FromTo, Json } from './shape.ts';

type Events = typeof events;

/** What an event of this type says in `changes`. */
export type ChangesOf<T extends EventType> = T extends EventType
  ? Changes<Events[T]['changes'], Events[T]['fields'][number]>
  : never;

/** Its facts, without the fields of its subject. */
export type FactsOf<T extends EventType> = Pick<
  ChangesOf<T>,
  keyof ChangesOf<T> &
    {
      [N in keyof Events[T]['changes']]: Events[T]['changes'][N] extends { readonly says: 'fact' } ? N : never;
    }[keyof Events[T]['changes']]
>;

/** The types whose subject may be of this kind. */
export type EventTypeAbout<K extends IdKind> = {
  [T in EventType]: K extends Events[T]['subjects'][number] ? T : never;
}[EventType];

/** New values for fields of a row that an event of this type carries: all it requires, and any it allows. */
export type NewValues<T extends EventType, Row> = {
  readonly [F in CertainOf<ChangesOf<T>> & keyof Row]: Fitting<T, F, Row>;
} & { readonly [F in keyof ChangesOf<T> & keyof Row]?: Fitting<T, F, Row> };
type CertainOf<C> = { [N in keyof C]-?: Record<never, never> extends Pick<C, N> ? never : N }[keyof C];
type Fitting<T extends EventType, F extends keyof ChangesOf<T> & keyof Row, Row> = [FromTo<Json<Row[F]>>] extends [
  NonNullable<ChangesOf<T>[F]>,
]
  ? Row[F]
  : never;

/** New values for fields of an item, and the type of the event that carries them. */
export type ItemChange<K extends ItemKind> = {
  [T in EventTypeAbout<K>]: { readonly type: T; readonly set: NewValues<T, Items[K]> };
}[EventTypeAbout<K>];
