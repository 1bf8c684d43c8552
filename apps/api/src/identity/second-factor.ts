import { createOTP } from '@better-auth/utils/otp';
import { type Services, wrongCodes } from '@untether/services';
import type { BetterAuthPlugin } from 'better-auth';
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getSessionFromCtx,
  sessionMiddleware,
} from 'better-auth/api';
import { generateRandomString, parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins/two-factor';
import * as z from 'zod';
import { noteAuthentication } from './note-authentication.ts';
import type { SecretKeys } from './secret-keys.ts';

export type SecondFactorServices = Pick<
  Services,
  | 'findAccount'
  | 'findSecondFactor'
  | 'turnOnSecondFactor'
  | 'turnOffSecondFactor'
  | 'setRecoveryCodes'
  | 'noteCode'
  | 'useStep'
  | 'resealSecondFactors'
>;

const product = 'Untether';
const setUpMinutes = 15;
const howManyCodes = 10;
/** Tries per address; what an account takes is bounded besides. */
const tries = { window: 60, max: 20 };

/** Where the library takes the code that finishes signing in; none of its other addresses is open. */
export const codePaths = ['two-factor/verify-totp', 'two-factor/verify-backup-code'] as const;
const takesCode = (path: string | undefined): boolean => codePaths.some((one) => path === `/${one}`);

/** Whether a session that is being made was proven with a code. */
export const isWithSecondFactor = takesCode;

/** The library asks for the code at sign-in, and keeps count of wrong ones. */
export const codeAtSignIn = () => ({
  ...twoFactor({
    issuer: product,
    accountLockout: { maxFailedAttempts: wrongCodes.most, durationSeconds: wrongCodes.lockedSeconds },
  }),
  rateLimit: [{ pathMatcher: takesCode, ...tries }],
});

/** The library's cookie of a sign-in that waits for its code. */
const challengeCookie = 'two_factor';

/** A key that is not confirmed yet is kept by the browser, sealed. */
const pendingShape = z.object({ userId: z.string(), secret: z.string(), expiresAt: z.number() });

const withCode = { method: 'POST' as const, use: [sessionMiddleware], body: z.object({ code: z.string().max(100) }) };

/** How people set up and turn off their own second factor: codes of an authenticator app, with recovery codes. */
export const secondFactorPlugin = (services: SecondFactorServices) =>
  ({
    id: 'own-second-factor',
    hooks: {
      before: [
        {
          matcher: ({ path }) => takesCode(path),
          handler: createAuthMiddleware(async (ctx) => {
            // Without the count of wrong ones the library would tell whoever is signed in whether a code is right.
            if ((await getSessionFromCtx(ctx)) !== null) throw refuse('BAD_REQUEST', 'ALREADY_SIGNED_IN');
            const given: unknown = ctx.body?.code;
            const code = typeof given === 'string' ? plain(given) : '';
            const challenge = await ctx.getSignedCookie(
              ctx.context.createAuthCookie(challengeCookie).name,
              ctx.context.secret,
            );
            const about = challenge ? await ctx.context.internalAdapter.findVerificationValue(challenge) : null;
            if (about) noteAuthentication({ userId: about.value });
            // What is wrong is for the library to say and to count.
            if (about && !(await isFirstUse(services, ctx.context.secretConfig, { userId: about.value, code }))) {
              noteAuthentication({ code: 'used_before' });
              throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: messages.WRONG_CODE });
            }
            // No device is trusted, and the code always leads to a session.
            return { context: { body: { code, trustDevice: false, disableSession: false } } };
          }),
        },
      ],
    },
    endpoints: {
      beginSecondFactor: createAuthEndpoint(
        '/account/second-factor/begin',
        { method: 'POST', use: [sessionMiddleware], body: z.object({ password: z.string().max(1000) }) },
        async (ctx) => {
          const { user } = ctx.context.session;
          if ((await services.findSecondFactor(user.id)) !== undefined) throw refuse('BAD_REQUEST', 'ALREADY_ON');
          const hash = (await services.findAccount(user.id))?.passwordHash ?? null;
          const { password } = ctx.context;
          if (hash === null || !(await password.verify({ hash, password: ctx.body.password })))
            throw refuse('BAD_REQUEST', 'WRONG_PASSWORD');
          const secret = generateRandomString(32);
          const expiresAt = Date.now() + setUpMinutes * 60_000;
          const data = JSON.stringify({ userId: user.id, secret, expiresAt });
          const cookie = ctx.context.createAuthCookie('second_factor_pending', { maxAge: setUpMinutes * 60 });
          ctx.setCookie(
            cookie.name,
            await symmetricEncrypt({ key: ctx.context.secretConfig, data }),
            cookie.attributes,
          );
          const uri = createOTP(secret).url(product, user.email);
          return ctx.json({ uri, key: new URL(uri).searchParams.get('secret') });
        },
      ),
      confirmSecondFactor: createAuthEndpoint('/account/second-factor/confirm', withCode, async (ctx) => {
        const { session, user } = ctx.context.session;
        const key = ctx.context.secretConfig;
        const cookie = ctx.context.createAuthCookie('second_factor_pending', { maxAge: 0 });
        const pending = await opened(key, ctx.getCookie(cookie.name));
        if (pending === undefined || pending.userId !== user.id || pending.expiresAt < Date.now())
          throw refuse('BAD_REQUEST', 'SET_UP_EXPIRED');
        const step = await stepOf(pending.secret, plain(ctx.body.code));
        if (step === undefined) throw refuse('BAD_REQUEST', 'WRONG_CODE');
        const { codes, sealed } = await newCodes(key);
        const secret = await symmetricEncrypt({ key, data: pending.secret });
        const of = { userId: user.id, sessionId: session.id };
        if (!(await services.turnOnSecondFactor(of, { secret, recoveryCodes: sealed, step })))
          throw refuse('BAD_REQUEST', 'ALREADY_ON');
        ctx.setCookie(cookie.name, '', cookie.attributes);
        return ctx.json({ recoveryCodes: codes });
      }),
      endSecondFactor: createAuthEndpoint('/account/second-factor/turn-off', withCode, async (ctx) => {
        const { user } = ctx.context.session;
        await check(services, ctx.context.secretConfig, { userId: user.id, code: plain(ctx.body.code) });
        await services.turnOffSecondFactor(user.id, { byOperator: false });
        return ctx.json({ status: true });
      }),
      renewRecoveryCodes: createAuthEndpoint('/account/second-factor/recovery-codes', withCode, async (ctx) => {
        const { user } = ctx.context.session;
        const key = ctx.context.secretConfig;
        await check(services, key, { userId: user.id, code: plain(ctx.body.code) });
        const { codes, sealed } = await newCodes(key);
        await services.setRecoveryCodes(user.id, sealed);
        return ctx.json({ recoveryCodes: codes });
      }),
    },
    rateLimit: [{ pathMatcher: (path) => path.startsWith('/account/second-factor/'), ...tries }],
  }) satisfies BetterAuthPlugin;

type Key = Parameters<typeof symmetricEncrypt>[0]['key'];

/** As people type it: with spaces between, or in capitals. */
const plain = (code: string): string => code.replaceAll(/\s/g, '').toLowerCase();

const opened = async (key: Key, data: string | null | undefined) => {
  try {
    return pendingShape.parse(JSON.parse(await symmetricDecrypt({ key, data: data ?? '' })));
  } catch {
    return undefined;
  }
};

const stepSeconds = 30;

/** The half minute that the app shows this code in: now, or one earlier or later, for clocks that differ. */
const stepOf = async (secret: string, code: string): Promise<number | undefined> => {
  const now = Math.floor(Date.now() / 1000 / stepSeconds);
  const app = createOTP(secret, { period: stepSeconds });
  for (const step of [now - 1, now, now + 1]) if ((await app.hotp(step)) === code) return step;
  return undefined;
};

/** A code of the app is good once: whoever has seen it being typed cannot use it again. */
const isFirstUse = async (
  services: SecondFactorServices,
  key: Key,
  { userId, code }: { readonly userId: string; readonly code: string },
): Promise<boolean> => {
  const factor = await services.findSecondFactor(userId);
  if (factor === undefined) return true;
  const step = await stepOf(await symmetricDecrypt({ key, data: factor.secret }), code);
  return step === undefined || services.useStep(userId, step);
};

/** After AUTH_SECRET was replaced: seals what the one before sealed with the new one, so that the old one can go. */
export const resealWith = async (services: SecondFactorServices, key: SecretKeys): Promise<void> =>
  services.resealSecondFactors(async (data) =>
    parseEnvelope(data)?.version === key.currentVersion
      ? null
      : symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) }),
  );

/** As the library reads them at sign-in. */
const newCodes = async (key: Key) => {
  const part = () => generateRandomString(5, 'a-z', '0-9');
  const codes = Array.from({ length: howManyCodes }, () => `${part()}-${part()}`);
  return { codes, sealed: await symmetricEncrypt({ key, data: JSON.stringify(codes) }) };
};

/** Takes a code of the app or one of the recovery codes; throws what a person has to be told. */
const check = async (
  services: SecondFactorServices,
  key: Key,
  { userId, code }: { readonly userId: string; readonly code: string },
): Promise<void> => {
  const factor = await services.findSecondFactor(userId);
  if (factor === undefined) throw refuse('BAD_REQUEST', 'NOT_ON');
  if (factor.lockedUntil !== null && factor.lockedUntil.getTime() > Date.now())
    throw refuse('TOO_MANY_REQUESTS', 'ACCOUNT_TEMPORARILY_LOCKED');
  const secret = await symmetricDecrypt({ key, data: factor.secret });
  const codes: unknown = JSON.parse(await symmetricDecrypt({ key, data: factor.recoveryCodes }));
  const step = await stepOf(secret, code);
  const isRight =
    step === undefined ? Array.isArray(codes) && codes.includes(code) : await services.useStep(userId, step);
  await services.noteCode(userId, isRight);
  if (!isRight) throw refuse('BAD_REQUEST', 'WRONG_CODE');
};

const messages = {
  ALREADY_SIGNED_IN: 'You are signed in already.',
  ALREADY_ON: 'A second factor is set up already. Turn it off first.',
  NOT_ON: 'No second factor is set up.',
  WRONG_PASSWORD: 'This is not the current password.',
  WRONG_CODE: 'This code is wrong, has expired or was used already.',
  SET_UP_EXPIRED: 'Setting up took too long. Begin again.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes. Try again in 15 minutes.',
} as const;

const refuse = (status: 'BAD_REQUEST' | 'TOO_MANY_REQUESTS', code: keyof typeof messages): APIError =>
  new APIError(status, { code, message: messages[code] });
