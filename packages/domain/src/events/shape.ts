/**
 * What an event's `changes` hold, as data: from it come the type a decider fills, the JSON Schema, the catalogue and the
 * client's types.
 */
export type Shape =
  | { readonly kind: 'text'; readonly isPersonal?: true }
  | { readonly kind: 'instant' | 'count' | 'flag' | 'nothing' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'nullable'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  | { readonly kind: 'record'; readonly fields: { readonly [name: string]: Shape } }
  | { readonly kind: 'counts'; readonly keys: readonly string[] };

export type ValueOf<S> = [Shape] extends [S]
  ? unknown
  : S extends { readonly kind: 'text' | 'instant' }
    ? string
    : S extends { readonly kind: 'count' }
      ? number
      : S extends { readonly kind: 'flag' }
        ? boolean
        : S extends { readonly kind: 'oneOf'; readonly values: readonly (infer V)[] }
          ? V
          : S extends { readonly kind: 'nullable'; readonly of: infer T }
            ? ValueOf<T> | null
            : S extends { readonly kind: 'list'; readonly of: infer T }
              ? readonly ValueOf<T>[]
              : S extends { readonly kind: 'either'; readonly of: readonly (infer T)[] }
                ? ValueOf<T>
                : S extends { readonly kind: 'record'; readonly fields: infer F }
                  ? { readonly [N in keyof F]: ValueOf<F[N]> }
                  : S extends { readonly kind: 'counts'; readonly keys: readonly (infer K extends string)[] }
                    ? { readonly [N in K]?: number }
                    : never;

export const text = { kind: 'text' } as const;
/** A person's name or e-mail address, or what a person wrote: stands in the log's hashes as a digest, and may be erased. */
export const personalText = { kind: 'text', isPersonal: true } as const;
/** RFC 3339, UTC. */
export const instant = { kind: 'instant' } as const;
export const count = { kind: 'count' } as const;
export const flag = { kind: 'flag' } as const;
export const oneOf = <const V extends readonly string[]>(values: V) => ({ kind: 'oneOf', values }) as const;
export const nullable = <const S extends Shape>(of: S) => ({ kind: 'nullable', of }) as const;
export const list = <const S extends Shape>(of: S) => ({ kind: 'list', of }) as const;
export const either = <const S extends readonly Shape[]>(...of: S) => ({ kind: 'either', of }) as const;
export const record = <const F extends { readonly [name: string]: Shape }>(fields: F) =>
  ({ kind: 'record', fields }) as const;
/** How many of each; zero may be left out. */
export const counts = <const K extends readonly string[]>(keys: K) => ({ kind: 'counts', keys }) as const;

/** The shape of a whole entry. */
export const entryShape = ({ says, shape }: Entry): Shape => {
  if (says === 'fact') return shape;
  const from: Shape = { began: { kind: 'nothing' } as const, changed: shape, field: nullable(shape) }[says];
  return { kind: 'record', fields: { from, to: shape } };
};

/** One entry of `changes`. `field`: changed, or began with its item. */
export interface Entry {
  readonly says: 'changed' | 'began' | 'field' | 'fact';
  readonly shape: Shape;
  readonly optional: boolean;
}

/** A field of the subject and its value before and after: `{from, to}`. */
export const changed = <const S extends Shape>(shape: S) => ({ says: 'changed', shape, optional: false }) as const;
/** A field that had no value before: `{from: null, to}`. */
export const began = <const S extends Shape>(shape: S) => ({ says: 'began', shape, optional: false }) as const;
/** Bare: not a field of the subject. */
export const fact = <const S extends Shape>(shape: S) => ({ says: 'fact', shape, optional: false }) as const;
/** May be absent: a field that did not change, a fact that does not apply. */
export const optional = <const Says extends Entry['says'], const S extends Shape>({
  says,
  shape,
}: {
  readonly says: Says;
  readonly shape: S;
}) => ({ says, shape, optional: true }) as const;

/** The shapes that hold a value of this type. */
export type ShapeOf<V> = null extends V
  ? { readonly kind: 'nullable'; readonly of: ShapeOf<NonNullable<V>> }
  : [V] extends [Date]
    ? typeof instant
    : [V] extends [string]
      ? string extends V
        ? typeof text
        : { readonly kind: 'oneOf'; readonly values: readonly V[] }
      : [V] extends [number]
        ? typeof count
        : [V] extends [boolean]
          ? typeof flag
          : string extends V
            ? { readonly kind: 'either'; readonly of: readonly Shape[] }
            : V extends readonly (infer I)[]
              ? { readonly kind: 'list'; readonly of: ShapeOf<I> }
              : { readonly kind: 'record'; readonly fields: { readonly [N in keyof V]: ShapeOf<V[N]> } };

export type FromTo<From, To = From> = { readonly from: From; readonly to: To };

export type EntryValue<E> = E extends { readonly says: infer Says; readonly shape: infer S }
  ? Says extends 'fact'
    ? ValueOf<S>
    : FromTo<Says extends 'began' ? null : Says extends 'field' ? ValueOf<S> | null : ValueOf<S>, ValueOf<S>>
  : never;

/** A value as JSON writes it. */
export type Json<T> = T extends Date
  ? string
  : T extends undefined
    ? null
    : T extends readonly (infer I)[]
      ? readonly Json<I>[]
      : T extends object
        ? { readonly [K in keyof T]: Json<T[K]> }
        : T;
