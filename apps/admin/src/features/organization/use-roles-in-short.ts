import { useFormat } from '../../app/format.ts';
import { useRoleName } from '../delegated-admin/use-role-name.ts';
import { useOrganizationTexts } from './use-organization-texts.ts';

/** The first role, and how many more. */
export const useRolesInShort = (): ((roles: readonly string[]) => string) => {
  const { admin } = useOrganizationTexts();
  const format = useFormat();
  const roleName = useRoleName();
  return ([first = '', ...others]) =>
    others.length === 0 ? roleName(first) : admin.moreRoles(roleName(first), format.number(others.length));
};
