import { redirect } from '@tanstack/react-router';
import type { Client } from 'urql';
import { type Place, signInFor } from '../common/auth.ts';
import { hasCode } from '../common/errors.ts';
import type { LiveLog } from '../common/live/live-log.ts';
import type { OpenQueries } from '../common/live/open-queries.ts';
import { viewerQuery } from '../common/viewer.ts';

/** Whom the shells are for: a partner's user, or a customer's admin. */
type Side = 'partner' | 'organization';

export const homes = { partner: '/', organization: '/my-partners' } as const;

type Entering = { readonly context: RouterContext; readonly location: Place };

/** Lets in whom the side is for; sends others to sign in, or to their own home. */
export const requireSide =
  (side: Side) =>
  async ({ context: { client, live }, location }: Entering): Promise<void> => {
    const { data, error } = await client.query(viewerQuery, {}).toPromise();
    if (!data?.viewer) {
      if (error && !hasCode(error, 'UNAUTHENTICATED')) throw error;
      throw redirect(signInFor(location));
    }
    const own: Side = data.viewer.partner ? 'partner' : 'organization';
    if (own !== side) throw redirect({ to: homes[own], replace: true });
    if (own === 'partner') live.start();
  };

export type RouterContext = { readonly client: Client; readonly live: LiveLog; readonly queries: OpenQueries };
