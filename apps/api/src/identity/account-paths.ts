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
  'account/second-factor/begin',
  'account/second-factor/confirm',
  'account/second-factor/turn-off',
  'account/second-factor/recovery-codes',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
  'oidc/start',
  'oidc/callback',
] as const;
