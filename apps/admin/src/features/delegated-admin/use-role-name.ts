import { useTexts } from '../../app/settings.ts';
import { rolesInJapanese } from './texts/directory-roles.ts';

/** What people call a directory role. */
export const useRoleName = (): ((role: string) => string) => {
  const { language } = useTexts();
  return (role) => (language === 'ja' ? (rolesInJapanese[role] ?? role) : role);
};
