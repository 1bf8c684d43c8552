/** Endpoints of the sign-in library by which people look after their own accounts, below /api/auth/. */
export const accountPaths = [
  'account',
  'account/language',
  'account/password',
  'account/end-session',
  'account/end-other-sessions',
  'account/forgot-password',
  'account/reset-link',
  'account/reset-password',
  'oidc/start',
  'oidc/callback',
] as const;
