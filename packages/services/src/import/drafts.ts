import type { ItemKind, Items } from '@untether/domain';

/** The kinds of item an export holds. */
export type ImportedKind = Exclude<ItemKind, 'delegatedAdminRelationship'>;

/** An item before its relationship is known. */
export type Draft<K extends ImportedKind> = Omit<Items[K], 'partnerId' | 'relationshipId' | 'customerId'>;

/** Marks an item whose file could not be read: a customer whose items were not seen cannot be removed. */
const unread = 'unread-';

export const placeholderId = (prefix: string, suffix: string): string => `${prefix}${unread}${suffix}`;

export const isPlaceholder = (id: string): boolean => id.slice(id.indexOf('_') + 1).startsWith(unread);
