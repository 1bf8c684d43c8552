import { postgresColumns } from './postgres.ts';
import { type Columns, sqliteColumns } from './sqlite.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** The type a column holds, which is what queries rely on. */
type Held<B> = B extends { readonly _: { readonly $type: infer T } }
  ? T
  : B extends { readonly _: { readonly data: infer D } }
    ? D
    : never;
type Probe = { readonly probe: string };
type Word = 'a' | 'b';
type HeldBy<
  K extends Record<'text' | 'integer' | 'flag' | 'instant' | 'bytes' | 'rowNumber', (name: string) => unknown>,
> = [
  Held<ReturnType<K['text']>>,
  Held<ReturnType<K['integer']>>,
  Held<ReturnType<K['flag']>>,
  Held<ReturnType<K['instant']>>,
  Held<ReturnType<K['bytes']>>,
  Held<ReturnType<K['rowNumber']>>,
];
const sqliteJson = sqliteColumns.json<Probe>;
const postgresJson = postgresColumns.json<Probe>;
const sqliteChoice = sqliteColumns.choice<Word>;
const postgresChoice = postgresColumns.choice<Word>;

type Parity = [
  Same<keyof Columns, keyof typeof postgresColumns>,
  Same<HeldBy<Columns>, [string, number, boolean, Date, Buffer, number]>,
  Same<HeldBy<Columns>, HeldBy<typeof postgresColumns>>,
  Same<Held<ReturnType<typeof sqliteJson>>, Probe>,
  Same<Held<ReturnType<typeof postgresJson>>, Probe>,
  Same<Held<ReturnType<typeof sqliteChoice>>, Word>,
  Same<Held<ReturnType<typeof postgresChoice>>, Word>,
];
/** Does not compile when the kits differ in their names or in what their columns hold. */
export const parity: Parity = [true, true, true, true, true, true, true];

/** The PostgreSQL kit under the SQLite kit's type. */
export const postgresColumnsAsColumns = postgresColumns as unknown as Columns;
