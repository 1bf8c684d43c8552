import type { ProviderRefusal, Services } from '@untether/services';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as client from 'openid-client';
import * as z from 'zod';
import { once } from '../deferred.ts';
import { noteAuthentication } from './note-authentication.ts';
import { type OidcSettings, placesOf } from './oidc-settings.ts';

interface OidcOptions {
  readonly settings: OidcSettings;
  readonly publicUrl: string;
  readonly services: Pick<Services, 'signInThroughProvider'>;
  /** Told of what the operator or the provider has to mend. */
  readonly onFault: (thrown: unknown) => void;
}

/** What a sign-in under way has to come back with. */
const pendingShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });

const minutes = 10;

/** Sign-in through an OpenID Connect provider: authorization code with PKCE, state and nonce. */
export const oidcPlugin = ({ settings, publicUrl, services, onFault }: OidcOptions) => {
  const { issuer, clientId, clientSecret } = settings;
  const redirectUri = `${publicUrl}/api/auth/oidc/callback`;
  const discover = once(() =>
    client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: 10,
      ...(issuer.startsWith('http:') && { execute: [client.allowInsecureRequests] }),
    }),
  );
  /** Where the sign-in page says what went wrong. */
  const problemPage = (problem: ProviderRefusal | 'provider'): string => {
    noteAuthentication({ code: problem });
    return `${publicUrl}/sign-in?problem=${problem}`;
  };

  return {
    id: 'oidc',
    endpoints: {
      startOidc: createAuthEndpoint(
        '/oidc/start',
        { method: 'GET', query: z.object({ next: z.string().max(2000).optional() }).optional() },
        async (ctx) => {
          // The provider may ask nobody anything: a session begins with a click on one of our own pages.
          if (ctx.headers?.get('sec-fetch-site') === 'cross-site') throw ctx.redirect(`${publicUrl}/sign-in`);
          const pending = {
            state: client.randomState(),
            nonce: client.randomNonce(),
            verifier: client.randomPKCECodeVerifier(),
            next: ctx.query?.next ?? '/',
          };
          const config = await discover().catch(onFault);
          if (!config) throw ctx.redirect(problemPage('provider'));
          const cookie = ctx.context.createAuthCookie('oidc_pending', { maxAge: minutes * 60 });
          await ctx.setSignedCookie(cookie.name, JSON.stringify(pending), ctx.context.secret, cookie.attributes);
          const url = client.buildAuthorizationUrl(config, {
            redirect_uri: redirectUri,
            scope: scopeOf(config),
            code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
            code_challenge_method: 'S256',
            state: pending.state,
            nonce: pending.nonce,
          });
          throw ctx.redirect(url.href);
        },
      ),
      finishOidc: createAuthEndpoint('/oidc/callback', { method: 'GET' }, async (ctx) => {
        const cookie = ctx.context.createAuthCookie('oidc_pending', { maxAge: 0 });
        const kept = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
        ctx.setCookie(cookie.name, '', cookie.attributes);
        const pending = pendingShape.safeParse(parsed(kept));
        if (!pending.success) throw ctx.redirect(problemPage('provider'));
        const { state, nonce, verifier, next } = pending.data;
        const answer = new URL(redirectUri);
        answer.search = new URL(ctx.request?.url ?? redirectUri).search;
        const person = await askWho({ config: discover, answer, state, nonce, verifier, settings }).catch(onFault);
        if (!person) throw ctx.redirect(problemPage('provider'));
        noteAuthentication({ email: person.email ?? `${person.issuer} ${person.subject}` });
        const signedIn = await services.signInThroughProvider(person);
        if (!signedIn.ok) throw ctx.redirect(problemPage(signedIn.reason));
        const user = await ctx.context.internalAdapter.findUserById(signedIn.userId);
        const session = await ctx.context.internalAdapter.createSession(signedIn.userId);
        if (user === null) throw ctx.redirect(problemPage('provider'));
        await setSessionCookie(ctx, { session, user });
        throw ctx.redirect(ownPlace(next, publicUrl));
      }),
    },
  } satisfies BetterAuthPlugin;
};

const scopeOf = (config: client.Configuration): string => {
  const known = config.serverMetadata().scopes_supported;
  return ['openid', 'email', 'profile', 'roles', 'groups']
    .filter((scope) => scope === 'openid' || (known?.includes(scope) ?? ['email', 'profile'].includes(scope)))
    .join(' ');
};

const parsed = (text: string | null | false | undefined): unknown => {
  try {
    return JSON.parse(text || 'null');
  } catch {
    return null;
  }
};

/** Only a place on this site, however another is spelled. */
const ownPlace = (next: string, publicUrl: string): string => {
  const place = URL.canParse(next, publicUrl) ? new URL(next, publicUrl) : new URL(publicUrl);
  return place.origin === new URL(publicUrl).origin ? place.href : publicUrl;
};

interface Answer {
  readonly config: () => Promise<client.Configuration>;
  readonly answer: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly settings: OidcSettings;
}

/** Who the provider says has signed in. The library checks state, nonce, PKCE and the token's signature and times. */
const askWho = async ({ config, answer, state, nonce, verifier, settings }: Answer) => {
  const configuration = await config();
  const tokens = await client.authorizationCodeGrant(configuration, answer, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no ID token');
  const { rolesClaim, issuer } = settings;
  // Some providers put little into the ID token and the rest behind another address.
  const lacks = claims[rolesClaim] === undefined || claims.email === undefined;
  const more =
    lacks && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {};
  const all: Readonly<Record<string, unknown>> = { ...more, ...claims };
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    issuer,
    subject: claims.sub,
    email: textOf(all.email),
    emailVerified: all.email_verified === true,
    name: textOf(all.name) ?? textOf(all.preferred_username),
    places: placesOf(settings, all[rolesClaim]),
  };
};
