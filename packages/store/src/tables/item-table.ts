import type { ItemKind, Items } from '@untether/domain';
import type { InferSelectModel } from 'drizzle-orm';
import type { Tables } from './tables.ts';

const kinds: { readonly [K in ItemKind]: true } = {
  subscription: true,
  azureEntitlement: true,
  reservation: true,
  savingsPlan: true,
  softwarePurchase: true,
  order: true,
  delegatedAdminRelationship: true,
};
export const itemKinds = Object.keys(kinds) as readonly ItemKind[];

/** Columns that every item's table has. */
export type ItemTable = Tables['reservation'];

export const itemTable = (tables: Tables, kind: ItemKind): ItemTable => tables[kind] as unknown as ItemTable;

type Rows = { readonly [K in ItemKind]: InferSelectModel<Tables[K]> };
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Plain<T> = { -readonly [K in keyof T]: T[K] };
type Differing = { [K in ItemKind]: Same<Plain<Rows[K]>, Plain<Items[K]>> extends true ? never : K }[ItemKind];

/** Rows of an item's table are the domain's items: this does not compile when a column differs from its field. */
export const asItems = <K extends ItemKind>(
  rows: readonly unknown[],
  ..._differing: [Differing] extends [never] ? [] : [Differing]
): Items[K][] => rows as Items[K][];
