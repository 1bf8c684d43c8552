import type { AnyViewer, ApiKey, Language } from '@untether/domain';
import type { Services } from '@untether/services';
import type { IdentityStore } from '@untether/store';
import { GraphQLError } from 'graphql';
import { describeFault, type Log } from '../log.ts';
import { createSessionTokenReader } from './session-cookie.ts';

/** What a request shows of who sends it: its headers, or what a WebSocket was opened with. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

/**
 * Who sends a request; null when signed out, expired, revoked, disabled. Read anew each time, so that an end counts at
 * once. An API key goes before a cookie: a wrong one is nobody, whatever the cookie says.
 */
export type ViewerOfRequest = (credentials: Credentials) => Promise<AnyViewer | null>;

interface ViewerOptions {
  readonly identity: Pick<IdentityStore, 'findSession'>;
  readonly services: Pick<Services, 'findViewer' | 'findViewerByKey' | 'noteKeyUse'>;
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Log;
}

export const createViewerOfRequest = (options: ViewerOptions): ViewerOfRequest => {
  const { identity, services, log } = options;
  const readToken = createSessionTokenReader(options);

  const note = (key: ApiKey | null): void => {
    if (key === null) return;
    services
      .noteKeyUse(key)
      .catch((thrown: unknown) => log('warn', 'the use of an API key was not noted', { fault: describeFault(thrown) }));
  };

  return async ({ cookie, authorization }) => {
    const bearer = findBearer(authorization);
    if (bearer !== undefined) {
      const viewer = (await services.findViewerByKey(bearer)) ?? null;
      note(viewer?.key ?? null);
      return viewer;
    }
    const token = readToken(cookie);
    if (token === undefined) return null;
    const session = await identity.findSession(token);
    if (session === undefined || session.expiresAt.getTime() <= Date.now()) return null;
    return (await services.findViewer(session.userId)) ?? null;
  };
};

/** What follows `Bearer`, empty or not; undefined for another scheme, which is for somebody else on the way. */
export const findBearer = (authorization: string | undefined): string | undefined => {
  const found = /^Bearer(?: +(.*))?$/i.exec(authorization?.trim() ?? '');
  return found === null ? undefined : (found[1] ?? '');
};

/** What to answer a request whose key opens nothing. */
export const wrongKey = ({ requests }: Language): GraphQLError =>
  new GraphQLError(requests.wrong_key, { extensions: { code: 'UNAUTHENTICATED' } });
