import { createTurns, RateLimited, type Services, sessionDays, type Turns } from '@untether/services';
import type { IdentityStore } from '@untether/store';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';
import { toNodeHandler } from 'better-auth/node';
import { describeFault, type Log } from '../log.ts';
import { withoutSecrets } from '../without-secrets.ts';
import { type AccountServices, accountPlugin } from './account.ts';
import { createIdentityAdapter } from './adapter.ts';
import { noteAuthentication, withNotes } from './note-authentication.ts';
import { codeAtSignIn, isWithSecondFactor, type SecondFactorServices, secondFactorPlugin } from './second-factor.ts';
import type { SecretKeys } from './secret-keys.ts';
import { cookiePrefixOf, libraryPrefix } from './session-cookie.ts';
import { clientAddressHeader, type Handle } from './sign-in-requests.ts';

/** Passwords that are checked at once, and that wait: each takes a thread for a tenth of a second. */
const hashingLimits = { atOnce: 2, waiting: 32 };

export interface AuthOptions {
  readonly identity: IdentityStore;
  readonly secrets: SecretKeys;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
  readonly account: AccountServices & SecondFactorServices & Pick<Services, 'endOfSession'>;
  /** What signs people in instead of passwords; null = nothing. */
  readonly oidc: BetterAuthPlugin | null;
  /** Takes what an answer does not wait for. */
  readonly afterwards: (work: Promise<void>) => void;
  /** false for users who are disabled or no longer known. */
  readonly maySignIn: (userId: string) => Promise<boolean>;
  readonly log: Log;
}

/** Answers requests to sign in and out; what a user may do is decided elsewhere. */
export const createAuth = (options: AuthOptions): Handle => {
  const hashing = createTurns(hashingLimits);
  const answer = toNodeHandler(
    betterAuth({
      appName: 'Untether',
      baseURL: options.publicUrl,
      basePath: '/api/auth',
      secrets: inOrder(options.secrets),
      trustedOrigins: [...options.trustedOrigins],
      database: createIdentityAdapter(options.identity),
      emailAndPassword: {
        enabled: options.oidc === null,
        disableSignUp: true,
        password: {
          hash: (password) => inTurn(hashing, () => hashPassword(password)),
          verify: (given) => inTurn(hashing, () => verifyPassword(given)),
        },
      },
      plugins: [
        accountPlugin({ services: options.account, passwords: options.oidc === null, afterwards: options.afterwards }),
        // A provider asks for its own.
        ...(options.oidc === null ? [secondFactorPlugin(options.account), codeAtSignIn()] : [options.oidc]),
        // Last: they see how all the others have left the answer.
        oneAtATime,
        notesOfAnswers,
      ],
      // Most requests do not pass through here: their use of a session is recorded where its viewer is found.
      session: {
        expiresIn: sessionDays * 24 * 60 * 60,
        disableSessionRefresh: true,
        additionalFields: { secondFactorAt: { type: 'date', required: false, input: false, returned: false } },
      },
      rateLimit: {
        enabled: true,
        storage: 'memory',
        window: 60,
        max: 300,
        // Sign-in has limits of its own, by account too.
        customRules: { '/sign-in/email': false },
      },
      advanced: {
        // Its own prefix would be __Secure-.
        useSecureCookies: false,
        cookiePrefix: `${cookiePrefixOf(options.publicUrl)}${libraryPrefix}`,
        defaultCookieAttributes: { secure: options.publicUrl.startsWith('https:') },
        ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      },
      databaseHooks: {
        session: {
          create: {
            before: async (session, ctx) => {
              noteAuthentication({ userId: session.userId });
              const secondFactorAt = isWithSecondFactor(ctx?.path) ? new Date() : null;
              const expiresAt = options.account.endOfSession({ ...session, seenAt: session.createdAt });
              if (await options.maySignIn(session.userId)) return { data: { ...session, secondFactorAt, expiresAt } };
              throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This account is disabled.' });
            },
          },
        },
      },
      hooks: { after: withoutTokens },
      telemetry: { enabled: false },
      // Without it the library writes refusals to the console by itself; they are in their answers.
      onAPIError: {
        onError: (thrown) => {
          if (thrown instanceof APIError && thrown.status !== 'INTERNAL_SERVER_ERROR') return;
          options.log('error', 'sign-in failed', { fault: describeFault(thrown).slice(0, longestFault) });
        },
      },
      logger: {
        level: 'error',
        log: (level, message, ...details) =>
          options.log(
            level === 'error' ? 'error' : 'warn',
            `sign-in: ${withoutSecrets(message)}`.slice(0, longestMessage),
            {
              fault: details.length === 0 ? undefined : details.map(describeFault).join(' ').slice(0, longestFault),
            },
          ),
      },
    }),
  );
  return withNotes(answer);
};

/** The current one first: it signs. */
const inOrder = ({ keys }: SecretKeys) => [...keys].map(([version, value]) => ({ version, value }));

const longestMessage = 500;
const longestFault = 4000;

const inTurn = async <T>(turns: Turns, work: () => Promise<T>): Promise<T> => {
  try {
    return await turns(work);
  } catch (thrown) {
    if (!(thrown instanceof RateLimited)) throw thrown;
    throw new APIError('TOO_MANY_REQUESTS', { code: 'RATE_LIMITED', message: 'Too many sign-ins at once. Try again.' });
  }
};

/** For the log: whose account it is, and why something was refused. */
const notesOfAnswers = {
  id: 'notes-of-answers',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/sign-out',
        handler: createAuthMiddleware(async (ctx) => {
          const session = await getSessionFromCtx(ctx);
          noteAuthentication(session === null ? { isNothing: true } : { userId: session.user.id });
        }),
      },
    ],
    after: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async ({ context: { session, returned } }) => {
          if (session) noteAuthentication({ userId: session.user.id });
          if (isAPIError(returned)) noteAuthentication(codeOf(returned));
          if (isHalfway(returned)) noteAuthentication({ isUnfinished: true });
        }),
      },
    ],
  },
} satisfies BetterAuthPlugin;

/** The password was right, and a code has to follow. */
const isHalfway = (returned: unknown): boolean =>
  typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned;

/** What a browser is left with: one session, and nothing that it has kept of whoever signs out. */
const oneAtATime = {
  id: 'one-at-a-time',
  hooks: {
    after: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async (ctx) => {
          const { newSession, returned, authCookies, secret, internalAdapter } = ctx.context;
          if (newSession === null && !isHalfway(returned)) return;
          const earlier = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
          if (earlier && earlier !== newSession?.session.token) await internalAdapter.deleteSession(earlier);
        }),
      },
      {
        matcher: ({ path }) => path === '/sign-out',
        // Not "storage": what has been chosen for this device stays.
        handler: createAuthMiddleware(async (ctx) => ctx.setHeader('Clear-Site-Data', '"cache"')),
      },
    ],
  },
} satisfies BetterAuthPlugin;

/** A redirect is an error to the library too. */
const codeOf = ({ body }: APIError) => (body?.code === undefined ? {} : { code: body.code });

/** The cookie has the session's token: no page needs it, and none shall be able to read it. */
const withoutTokens = createAuthMiddleware(async (context) => {
  const answer: unknown = context.context.returned;
  if (typeof answer !== 'object' || answer === null || answer instanceof Error || answer instanceof Response) return;
  const { token: _, session, ...rest } = answer as { readonly token?: unknown; readonly session?: object | null };
  if (!('token' in answer) && session == null) return;
  const { token: __, ...open } = (session ?? {}) as { readonly token?: unknown };
  return context.json({ ...rest, ...(session != null && { session: open }) });
});
