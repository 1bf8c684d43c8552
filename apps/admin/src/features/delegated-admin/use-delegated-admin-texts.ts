import { useTexts } from '../../app/settings.ts';
import { areaTexts } from '../../app/text/area.ts';
import { rolesInJapanese } from './texts/directory-roles.ts';
import { delegatedAdmin as en } from './texts/en.ts';
import { delegatedAdmin as ja } from './texts/ja.ts';

export const useDelegatedAdminTexts = areaTexts<typeof en>({ en, ja });

/** What people call a directory role. */
export const useRoleName = (): ((role: string) => string) => {
  const { language } = useTexts();
  return (role) => (language === 'ja' ? (rolesInJapanese[role] ?? role) : role);
};
