import type { IncomingMessage } from 'node:http';
import { type AnyViewer, andThen, type Language, type MaybePromise } from '@untether/domain';
import type { Services } from '@untether/services';
import type { IdentityStore, Session } from '@untether/store';
import { GraphQLError } from 'graphql';
import { noteSender } from '../http/watch.ts';
import { describeFault, type Log } from '../log.ts';
import { createSessionTokenReader } from './session-cookie.ts';

/** What identifies a request's sender: its headers, or what a WebSocket was opened with. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  /** What they came with. */
  readonly req: IncomingMessage;
  /** Only whether something may stay open is asked: nobody uses the session for that. */
  readonly isLook?: boolean;
}

/** A person whose partner requires a second factor, signed in without one: nothing is answered until it is set up. */
export interface SecondFactorDue {
  readonly secondFactorDue: true;
  readonly language: string | null;
}
export const isSecondFactorDue = (sender: AnyViewer | SecondFactorDue | null): sender is SecondFactorDue =>
  sender !== null && 'secondFactorDue' in sender;

/**
 * Who sends a request; null when signed out, expired, revoked or disabled. Read every time, so that an end takes effect
 * immediately. An API key takes precedence over a cookie: with a wrong key there is no viewer, whatever the cookie says.
 */
export type ViewerOfRequest = (credentials: Credentials) => MaybePromise<AnyViewer | SecondFactorDue | null>;

interface ViewerOptions {
  readonly identity: Pick<IdentityStore, 'findSession'>;
  readonly services: Pick<Services, 'findViewer' | 'findViewerByKey' | 'recordKeyUse' | 'recordSessionUse'>;
  readonly secret: string;
  readonly previousSecret?: string | null;
  readonly publicUrl: string;
  /** False where a provider signs people in: it is the provider's matter. */
  readonly secondFactors: boolean;
  /** Told of each key that does not count. */
  readonly onRefusedKey: (req: IncomingMessage, key: string) => void;
  readonly log: Log;
}

export const createViewerOfRequest = (options: ViewerOptions): ViewerOfRequest => {
  const { identity, services, log } = options;
  const readToken = createSessionTokenReader(options);

  const note = (what: string, recording: Promise<void> | undefined): void => {
    recording?.catch((thrown: unknown) =>
      log('warn', `the use of ${what} was not recorded`, { fault: describeFault(thrown) }),
    );
  };

  const ofKey = (secret: string, req: IncomingMessage): MaybePromise<AnyViewer | null> =>
    andThen(services.findViewerByKey(secret), (viewer) => {
      if (viewer?.key) note('an API key', services.recordKeyUse(viewer.key));
      else if (viewer === undefined) options.onRefusedKey(req, secret);
      return viewer ?? null;
    });

  const ofSession = (
    session: Session | undefined,
    isLook: boolean,
  ): MaybePromise<AnyViewer | SecondFactorDue | null> => {
    if (session === undefined || session.expiresAt.getTime() <= Date.now()) return null;
    if (!isLook) note('a session', services.recordSessionUse(session));
    const { holder, userId, id, language } = session;
    const own = { session: { id, language } };
    if (holder === undefined)
      return services.findViewer(userId).then((viewer) => (viewer ? { ...viewer, ...own } : null));
    if (holder.user.disabledAt !== null) return null;
    if (options.secondFactors && holder.partner.secondFactorSince !== null && session.secondFactorAt === null)
      return { secondFactorDue: true, language };
    return { ...holder, key: null, ...own };
  };

  const of = ({
    cookie,
    authorization,
    req,
    isLook = false,
  }: Credentials): MaybePromise<AnyViewer | SecondFactorDue | null> => {
    const bearer = findBearer(authorization);
    if (bearer !== undefined) return ofKey(bearer, req);
    const token = readToken(cookie);
    return token === undefined ? null : andThen(identity.findSession(token), (session) => ofSession(session, isLook));
  };
  return (credentials) =>
    andThen(of(credentials), (sender) => {
      if (sender !== null && !isSecondFactorDue(sender)) noteSender(credentials.req, sender);
      return sender;
    });
};

/** What follows `Bearer`, empty or not; undefined for another scheme, which may be meant for a proxy. */
export const findBearer = (authorization: string | undefined): string | undefined => {
  if (authorization === undefined) return undefined;
  const found = /^Bearer(?: +(.*))?$/i.exec(authorization.trim());
  return found === null ? undefined : (found[1] ?? '');
};

/** The answer to a request with a wrong key. */
export const wrongKey = ({ requests }: Language): GraphQLError =>
  new GraphQLError(requests.wrong_key, { extensions: { code: 'UNAUTHENTICATED' } });

/** The answer to whoever has to set up a second factor first. */
export const secondFactorFirst = ({ requests }: Language): GraphQLError =>
  new GraphQLError(requests.second_factor_first, { extensions: { code: 'SECOND_FACTOR_REQUIRED' } });
