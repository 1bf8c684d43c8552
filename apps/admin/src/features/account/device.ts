import Bowser from 'bowser';

/** What a browser calls itself; null where it says nothing that is known. */
export const deviceOf = (
  userAgent: string | null,
): { readonly browser: string; readonly system: string | null } | null => {
  if (userAgent === null || userAgent === '') return null;
  const parsed = Bowser.getParser(userAgent);
  const browser = parsed.getBrowserName();
  return browser === '' ? null : { browser, system: parsed.getOSName() || null };
};
