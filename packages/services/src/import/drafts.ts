import type { ItemKind, Items } from '@untether/domain';

/** The kinds of item an export of customers holds. */
export type ImportedKind = Exclude<ItemKind, 'delegatedAdminRelationship'>;

/** An item before its relationship is known. */
export type Draft<K extends ItemKind> = Omit<Items[K], 'partnerId' | 'relationshipId' | 'customerId'>;
