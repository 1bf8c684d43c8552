import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IdentityStore } from '@untether/store';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { respondJson } from '../http/respond.ts';
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

/** Signs in and out; what a user may do is decided elsewhere. */
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
}

/** Where sign-in requests may come from: the public address and this machine's own names. */
export const trustedOriginsOf = ({ publicUrl, port }: OriginQuestion): readonly string[] => [
  publicUrl,
  ...['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`),
];

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

interface TrustedHandler {
  readonly origins: readonly string[];
  readonly publicUrl: string;
  readonly handle: Handle;
}

/** Refuses pages at other addresses before the library does, so that people learn which address is the right one. */
export const fromTrustedOrigins =
  ({ origins, publicUrl, handle }: TrustedHandler): Handle =>
  async (req, res) => {
    const { origin } = req.headers;
    if (req.method === 'GET' || origin === undefined || origins.includes(origin)) return handle(req, res);
    const message = `This server is known as ${publicUrl} (PUBLIC_URL), and the request came from a page at ${origin}.`;
    respondJson(res, 403, { code: 'INVALID_ORIGIN', message, publicUrl });
  };
