import { type ParsedLocation, redirect } from '@tanstack/react-router';
import type { RouterContext } from './root-route.ts';
import { viewerQuery } from './viewer.ts';

/** Whom the shells are for: a partner's user, or a customer's admin. */
type Side = 'partner' | 'organization';

export const homes = { partner: '/', organization: '/my-partners' } as const;

type Place = Pick<ParsedLocation, 'pathname' | 'searchStr' | 'hash'>;

/** Where to sign in and come back from. What stands after `#` stays there: it may be a secret, and is sent nowhere. */
export const signInFor = ({ pathname, searchStr, hash }: Place) => {
  const next = `${pathname}${searchStr}`;
  return { to: '/sign-in', search: next === '/' ? {} : { next }, hash } as const;
};

type Entering = { readonly context: RouterContext; readonly location: Place };

/** Lets in whom the side is for; sends others to sign in, or to their own home. */
export const enter =
  (side: Side) =>
  async ({ context: { client, live }, location }: Entering): Promise<void> => {
    const { data, error } = await client.query(viewerQuery, {}).toPromise();
    if (!data?.viewer) {
      if (error && !error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) throw error;
      throw redirect(signInFor(location));
    }
    const own: Side = data.viewer.partner ? 'partner' : 'organization';
    if (own !== side) throw redirect({ to: homes[own], replace: true });
    if (own === 'partner') live.start();
  };
