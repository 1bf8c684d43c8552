import type { AnyViewer } from '@untether/domain';
import type { Services } from '@untether/services';
import type { IdentityStore } from '@untether/store';
import { createSessionTokenReader } from '../identity/session-cookie.ts';

interface ViewerReaderOptions {
  readonly identity: Pick<IdentityStore, 'findSession'>;
  readonly services: Pick<Services, 'findViewer'>;
  readonly secret: string;
  readonly publicUrl: string;
}

/** Who sends a Cookie header; null when signed out, expired, disabled. Read anew each time: signing out counts at once. */
export const createViewerReader = ({ identity, services, secret, publicUrl }: ViewerReaderOptions) => {
  const readToken = createSessionTokenReader({ secret, publicUrl });
  return async (cookieHeader: string | undefined): Promise<AnyViewer | null> => {
    const token = readToken(cookieHeader);
    if (token === undefined) return null;
    const session = await identity.findSession(token);
    if (session === undefined || session.expiresAt.getTime() <= Date.now()) return null;
    return (await services.findViewer(session.userId)) ?? null;
  };
};
