import { useEffect } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';

const everyMs = 1_000;

/**
 * Asks again each second while something is on its way, which the log does not say, and the tab is visible. Whatever
 * follows the same query sees the answer.
 */
export const usePolling = <Data, Variables extends AnyVariables>(
  active: boolean,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): void => {
  const client = useClient();
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (!active) return;
    const again = async () => {
      if (document.visibilityState === 'visible')
        await client.query(query, JSON.parse(key), { requestPolicy: 'network-only' }).toPromise();
      timer = setTimeout(again, everyMs);
    };
    let timer = setTimeout(again, everyMs);
    return () => clearTimeout(timer);
  }, [active, client, query, key]);
};
