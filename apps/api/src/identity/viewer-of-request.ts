import type { AnyViewer, ApiKey, Language } from '@untether/domain';
import type { Services } from '@untether/services';
import type { IdentityStore } from '@untether/store';
import { GraphQLError } from 'graphql';
import { describeFault, type Log } from '../log.ts';
import { createSessionTokenReader } from './session-cookie.ts';

/** What identifies a request's sender: its headers, or what a WebSocket was opened with. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

/**
 * Who sends a request; null when signed out, expired, revoked or disabled. Read every time, so that an end takes effect
 * immediately. An API key takes precedence over a cookie: with a wrong key there is no viewer, whatever the cookie says.
 */
export type ViewerOfRequest = (credentials: Credentials) => Promise<AnyViewer | null>;

interface ViewerOptions {
  readonly identity: Pick<IdentityStore, 'findSession'>;
  readonly services: Pick<Services, 'findViewer' | 'findViewerByKey' | 'recordKeyUse'>;
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
      .recordKeyUse(key)
      .catch((thrown: unknown) =>
        log('warn', 'the use of an API key was not recorded', { fault: describeFault(thrown) }),
      );
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

/** What follows `Bearer`, empty or not; undefined for another scheme, which may be meant for a proxy. */
export const findBearer = (authorization: string | undefined): string | undefined => {
  const found = /^Bearer(?: +(.*))?$/i.exec(authorization?.trim() ?? '');
  return found === null ? undefined : (found[1] ?? '');
};

/** The answer to a request with a wrong key. */
export const wrongKey = ({ requests }: Language): GraphQLError =>
  new GraphQLError(requests.wrong_key, { extensions: { code: 'UNAUTHENTICATED' } });
