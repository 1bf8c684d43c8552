import type { IdentityStore } from '@untether/store';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { toNodeHandler } from 'better-auth/node';
import { createIdentityAdapter } from './adapter.ts';
import { clientAddressHeader, type Handle } from './sign-in-requests.ts';

const minPasswordLength = 12;

/** At most `max` sign-ins from one address until `window` seconds have passed since the last. */
export interface SignInLimit {
  readonly window: number;
  readonly max: number;
}

export interface AuthOptions {
  readonly identity: IdentityStore;
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly signInLimit: SignInLimit;
  /** false for users who are disabled or no longer known. */
  readonly maySignIn: (userId: string) => Promise<boolean>;
}

/** Answers requests to sign in and out; what a user may do is decided elsewhere. */
export const createAuth = (options: AuthOptions): Handle =>
  toNodeHandler(
    betterAuth({
      appName: 'Untether',
      baseURL: options.publicUrl,
      basePath: '/api/auth',
      secret: options.secret,
      trustedOrigins: [...options.trustedOrigins],
      database: createIdentityAdapter(options.identity),
      emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength },
      // Requests do not pass through here, so a session is not prolonged by use.
      session: { expiresIn: 7 * 24 * 60 * 60, disableSessionRefresh: true },
      rateLimit: {
        enabled: true,
        storage: 'memory',
        window: 60,
        max: 300,
        customRules: { '/sign-in/email': options.signInLimit },
      },
      advanced: {
        useSecureCookies: options.publicUrl.startsWith('https:'),
        ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      },
      databaseHooks: {
        session: {
          create: {
            before: async (session) => {
              if (await options.maySignIn(session.userId)) return;
              throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This account is disabled.' });
            },
          },
        },
      },
      telemetry: { enabled: false },
      logger: { level: 'error' },
    }),
  );
