import { type Client, createRequest } from 'urql';
import { graphql } from '../common/graphql.ts';
import type { OpenQueries } from '../common/live/open-queries.ts';
import { viewerQuery } from '../common/viewer.ts';

const everyMs = 5_000;

/** Asks little, so that a failure is noticed before what is shown is asked for. */
const probe = graphql(`
  query Probe {
    viewer { user { id } }
  }
`);

const notAskedAgain = [probe, viewerQuery].map((query) => createRequest(query, {}).key);

type Options = {
  readonly client: Client;
  readonly queries: OpenQueries;
  /** When the server could not be reached; null once it answers. */
  readonly onLost: (at: string | null) => void;
  readonly onSignedOut: () => void;
};

/**
 * A customer has no log to follow: what is shown is asked for again while the tab is visible, and immediately when it
 * becomes visible again. The returned function ends it.
 */
export const keepFresh = ({ client, queries, onLost, onSignedOut }: Options): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = true;
  const again = async () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    const { data, error } = await client.query(probe, {}, { requestPolicy: 'network-only' }).toPromise();
    if (!running) return;
    if (data && data.viewer === null) return onSignedOut();
    onLost(error ? new Date().toISOString() : null);
    if (data) queries.refresh(client, ({ key }) => !notAskedAgain.includes(key));
    timer = setTimeout(again, everyMs);
  };
  const look = () => void again();
  timer = setTimeout(look, everyMs);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  return () => {
    running = false;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  };
};
