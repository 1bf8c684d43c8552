import type { Permission } from '../../app/vocabulary.ts';
import { useRefusal } from '../commands/refusal.ts';
import type { ReestablishItem } from './fragments.ts';

const permissionFor: Readonly<Record<NonNullable<ReestablishItem['action']>, Permission>> = {
  REACTIVATE: 'MANAGE_SUBSCRIPTIONS',
  REQUEST_DELEGATED_ADMIN: 'REQUEST_GRANULAR_ADMIN',
  ASSIGN_SUPPORT_CONTACT: 'ASSIGN_SUPPORT_CONTACT',
};

/** Why what restores an item is not the viewer's to do, in its language; null when it is. */
export const useItemRefusal = ({ action, allowed, reason }: ReestablishItem): string | null => {
  const refusalOf = useRefusal();
  return refusalOf({ allowed, reason, permission: action === null ? undefined : permissionFor[action] });
};
