import type { Viewer } from '@untether/domain';
import type { Services } from '@untether/services';
import type { IdentityStore } from '@untether/store';
import { createSessionTokenReader } from './session-cookie.ts';

/** What a request shows of who sends it: its headers, or what a WebSocket was opened with. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

/** null when signed out, expired, disabled. Read anew each time: signing out counts at once. */
export type ViewerOfRequest = (credentials: Credentials) => Promise<Viewer | null>;

interface ViewerReaderOptions {
  readonly identity: Pick<IdentityStore, 'findSession'>;
  readonly services: Pick<Services, 'findViewer'>;
  readonly secret: string;
  readonly publicUrl: string;
}

export const createViewerOfRequest = ({
  identity,
  services,
  secret,
  publicUrl,
}: ViewerReaderOptions): ViewerOfRequest => {
  const readToken = createSessionTokenReader({ secret, publicUrl });
  return async ({ cookie }) => {
    const token = readToken(cookie);
    if (token === undefined) return null;
    const session = await identity.findSession(token);
    if (session === undefined || session.expiresAt.getTime() <= Date.now()) return null;
    return (await services.findViewer(session.userId)) ?? null;
  };
};
