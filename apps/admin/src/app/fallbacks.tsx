import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Failed } from '../common/Failed.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';

/** Shown by the router only when a page takes longer than 300 ms. */
export const PendingPage = () => <Skeleton rows={8} />;

/** A page that failed although the server answers is not tried again in a circle. */
const shortestPauseMs = 2_000;

export const FailedPage = ({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) => {
  const router = useRouter();
  const retry = () => {
    reset?.();
    void router.invalidate();
  };
  const again = useRef(retry);
  again.current = retry;
  useEffect(() => {
    const since = Date.now();
    return router.options.context.queries.onReached(() => {
      if (Date.now() - since >= shortestPauseMs) again.current();
    });
  }, [router]);
  return <Failed error={error} onRetry={retry} page />;
};
