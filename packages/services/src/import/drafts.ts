import type { ItemKind, Items } from '@untether/domain';

/** The kinds of item an export holds. */
export type ImportedKind = Exclude<ItemKind, 'delegatedAdminRelationship'>;

/** An item before it is known on which relationship it hangs. */
export type Draft<K extends ImportedKind> = Omit<Items[K], 'partnerId' | 'relationshipId' | 'customerId'>;

/** Marks an item whose file could not be read: nobody removes a customer whose items were not seen. */
const unread = 'unread-';

export const placeholderId = (prefix: string, suffix: string): string => `${prefix}${unread}${suffix}`;

export const isPlaceholder = (id: string): boolean => id.slice(id.indexOf('_') + 1).startsWith(unread);
