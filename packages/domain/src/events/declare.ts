import type { IdKind } from '../model/entities.ts';
import type { ItemWithFields, itemFields } from './item-fields.ts';
import type { Entry, EntryValue, FromTo, ValueOf } from './shape.ts';

type Entries = { readonly [name: string]: Entry };

/** What every event type declares. */
export interface EventDeclaration {
  /** As people read it in a list. */
  readonly title: string;
  /** When it happens. */
  readonly meaning: string;
  /** What changed: the kinds its `subjectId` may name. */
  readonly subjects: readonly IdKind[];
  readonly changes: Entries;
  /** `changes` may also name any other field of these kinds of item, `{from, to}`; `from` is null for a new item. */
  readonly fields: readonly ItemWithFields[];
  readonly example: object;
}

/** Types the example by the declaration. */
export const declare = <
  const S extends IdKind,
  const E extends Entries,
  const F extends ItemWithFields = never,
>(declared: {
  readonly title: string;
  readonly meaning: string;
  readonly subjects: readonly [S, ...S[]];
  readonly changes: E;
  readonly fields?: readonly F[];
  readonly example: Changes<E, F>;
}) => ({ fields: [], ...declared });

/** What `changes` hold where these entries and the fields of these kinds of item are declared. */
export type Changes<E, F> = { readonly [N in RequiredNames<E>]: EntryValue<E[N]> } & {
  readonly [N in Exclude<keyof E, RequiredNames<E>>]?: EntryValue<E[N]>;
} & { readonly [N in Exclude<FieldName<F>, keyof E>]?: FromTo<FieldValue<F, N> | null, FieldValue<F, N>> };
type RequiredNames<E> = { [N in keyof E]: E[N] extends { readonly optional: true } ? never : N }[keyof E];
type FieldName<F> = F extends ItemWithFields ? keyof (typeof itemFields)[F] : never;
type FieldValue<F, N> = F extends ItemWithFields
  ? N extends keyof (typeof itemFields)[F]
    ? ValueOf<(typeof itemFields)[F][N]>
    : never
  : never;
