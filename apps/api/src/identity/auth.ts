import type { IdentityStore } from '@untether/store';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { createIdentityAdapter } from './adapter.ts';

/** The header the HTTP layer sets to the socket's address; what a client sends under this name is overwritten. */
export const clientAddressHeader = 'x-untether-client-address';

export const minPasswordLength = 12;

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

/** Signs in and out. Who may do what is never asked here. */
export const createAuth = (options: AuthOptions) =>
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
  });

export type Auth = ReturnType<typeof createAuth>;

interface OriginQuestion {
  readonly publicUrl: string;
  readonly port: number;
  readonly development: boolean;
}

/** Where sign-in requests may come from: the public address, this machine's own names, Vite while developing. */
export const trustedOriginsOf = ({ publicUrl, port, development }: OriginQuestion): readonly string[] => [
  publicUrl,
  ...['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`),
  ...(development ? ['http://localhost:5173', 'http://127.0.0.1:5173'] : []),
];
