import { isLocale, type Locale, languages, sayIssue, spokenLocale } from '@untether/domain';
import type { PasswordResult, Services } from '@untether/services';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import * as z from 'zod';
import { noteAuthentication } from './note-authentication.ts';

/** What the endpoints below are made of. */
export type AccountServices = Pick<
  Services,
  | 'listOwnSessions'
  | 'endOwnSession'
  | 'endOtherSessions'
  | 'chooseLanguage'
  | 'changePassword'
  | 'findResetAccount'
  | 'resetPassword'
  | 'findAccount'
  | 'findSecondFactor'
  | 'mailResetLink'
>;

/** Tries per address and minute: a password is hashed for each. */
const passwordTries = { window: 60, max: 10 };
/** Asked for from an address; how many each account is sent is bounded too. */
const forgotTries = { window: 60, max: 5 };

interface AccountOptions {
  readonly services: AccountServices;
  /** False where a provider signs people in. */
  readonly passwords: boolean;
  /** Takes what an answer does not wait for. */
  readonly afterwards: (work: Promise<void>) => void;
}

/** How people look after their own accounts: their sessions, language and password. */
export const accountPlugin = ({ services, passwords, afterwards }: AccountOptions) => {
  const withPasswords = (): void => {
    if (!passwords)
      throw badRequest('PASSWORDS_OFF', 'Everyone signs in through the provider here; there are no passwords.');
  };
  const signedIn = { method: 'POST' as const, use: [sessionMiddleware] };
  return {
    id: 'account',
    endpoints: {
      showAccount: createAuthEndpoint('/account', { method: 'GET', use: [sessionMiddleware] }, async (ctx) => {
        const { session, user } = ctx.context.session;
        const account = await services.findAccount(user.id);
        const sessions = await services.listOwnSessions(user.id);
        return ctx.json({
          email: user.email,
          name: user.name,
          language: account?.language ?? null,
          hasPassword: passwords && typeof account?.passwordHash === 'string',
          secondFactor: (await services.findSecondFactor(user.id)) !== undefined,
          sessions: sessions.map((one) => ({ ...one, current: one.id === session.id })),
        });
      }),
      chooseLanguage: createAuthEndpoint(
        '/account/language',
        { ...signedIn, body: z.object({ language: z.string().nullable() }) },
        async (ctx) => {
          const { language } = ctx.body;
          if (language !== null && !isLocale(language)) throw badRequest('UNKNOWN_LANGUAGE', `use ${known}, or null`);
          await services.chooseLanguage(ctx.context.session.user.id, language);
          return ctx.json({ language });
        },
      ),
      changeOwnPassword: createAuthEndpoint(
        '/account/password',
        { ...signedIn, body: z.object({ currentPassword: z.string().max(1000), newPassword: z.string().max(1000) }) },
        async (ctx) => {
          withPasswords();
          const { session, user } = ctx.context.session;
          const { currentPassword: current, newPassword: next } = ctx.body;
          const of = { userId: user.id, sessionId: session.id };
          const account = await services.findAccount(user.id);
          answer(await services.changePassword(of, { current, next }), languageOf(ctx.headers, account?.language));
          return ctx.json({ status: true });
        },
      ),
      endOneSession: createAuthEndpoint(
        '/account/end-session',
        { ...signedIn, body: z.object({ sessionId: z.string() }) },
        async (ctx) =>
          ctx.json({ ended: await services.endOwnSession(ctx.context.session.user.id, ctx.body.sessionId) }),
      ),
      endTheOtherSessions: createAuthEndpoint('/account/end-other-sessions', signedIn, async (ctx) => {
        const { session, user } = ctx.context.session;
        return ctx.json({ ended: await services.endOtherSessions(user.id, session.id) });
      }),
      requestResetLink: createAuthEndpoint(
        '/account/forgot-password',
        { method: 'POST', body: z.object({ email: z.email().max(254) }) },
        async (ctx) => {
          withPasswords();
          noteAuthentication({ email: ctx.body.email });
          // Answered before anything is looked up: neither the answer nor its time says whether anyone signs in so.
          afterwards(services.mailResetLink(ctx.body.email));
          return ctx.json({ status: true });
        },
      ),
      showResetLink: createAuthEndpoint(
        '/account/reset-link',
        { method: 'POST', body: z.object({ token: z.string().max(100) }) },
        async (ctx) => {
          withPasswords();
          const account = await services.findResetAccount(ctx.body.token);
          if (account === undefined) throw deadLink();
          return ctx.json({ email: account.email });
        },
      ),
      useResetLink: createAuthEndpoint(
        '/account/reset-password',
        { method: 'POST', body: z.object({ token: z.string().max(100), newPassword: z.string().max(1000) }) },
        async (ctx) => {
          withPasswords();
          const { token, newPassword } = ctx.body;
          const account = await services.findResetAccount(token);
          if (account) noteAuthentication({ userId: account.userId });
          answer(await services.resetPassword(token, newPassword), languageOf(ctx.headers, account?.language));
          return ctx.json({ status: true });
        },
      ),
    },
    rateLimit: [
      { pathMatcher: (path) => path === '/account/forgot-password', ...forgotTries },
      { pathMatcher: (path) => /^\/account\/(reset-)?password$/.test(path), ...passwordTries },
    ],
  } satisfies BetterAuthPlugin;
};

const known = Object.keys(languages).join(', ');

const languageOf = (headers: Headers | undefined, chosen: string | null | undefined): Locale =>
  spokenLocale(chosen, headers?.get('accept-language'));

const badRequest = (code: string, message: string): APIError => new APIError('BAD_REQUEST', { code, message });
const deadLink = (): APIError =>
  new APIError('NOT_FOUND', { code: 'LINK_DEAD', message: 'This link has been used, replaced or has expired.' });

/** Throws what a person has to be told. */
const answer = (result: PasswordResult, locale: Locale): void => {
  if (result.ok) return;
  if (result.reason === 'link_dead') throw deadLink();
  if (result.reason === 'wrong_password') throw badRequest('WRONG_PASSWORD', 'This is not the current password.');
  const { refusal } = result.problem;
  const [issue] = refusal.error === 'validation' ? refusal.issues : [];
  throw badRequest('PASSWORD_REFUSED', issue === undefined ? '' : sayIssue(issue, languages[locale]));
};
