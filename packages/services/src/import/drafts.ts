import type { ItemKind, Items } from '@untether/domain';

/** An item before its relationship is known. */
export type Draft<K extends ItemKind> = Omit<Items[K], 'partnerId' | 'relationshipId' | 'customerId'>;
