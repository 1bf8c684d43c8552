import { type Client, type Exchange, mapExchange, type Operation } from 'urql';

/** The queries something on the page is following. */
export type OpenQueries = {
  /** In front of the cache: while the server cannot be reached, what a query showed stays its answer. */
  readonly exchange: Exchange;
  /** Behind the cache, where only what the network said comes by. */
  readonly network: Exchange;
  /** Asks again for those that are meant; what is shown stays until the answer comes. */
  readonly refresh: (client: Client, isMeant: (query: Operation) => boolean) => void;
  /** Asks again for those the server could not be reached for. */
  readonly retry: (client: Client) => void;
  /** Says that the server answers, where something else than a query has found it. */
  readonly reached: () => void;
  /** Called whenever the server has answered anything. The returned function ends it. */
  readonly onReached: (listener: () => void) => () => void;
};

export const trackQueries = (): OpenQueries => {
  const open = new Map<number, Operation>();
  const lastData = new Map<number, unknown>();
  const unreached = new Set<number>();
  const listeners = new Set<() => void>();
  const refresh: OpenQueries['refresh'] = (client, isMeant) => {
    for (const query of [...open.values()].filter(isMeant)) {
      const context = { ...query.context, requestPolicy: 'network-only' } as const;
      client.reexecuteOperation(client.createRequestOperation('query', query, context));
    }
  };
  const reached = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    exchange: mapExchange({
      onOperation: (operation) => {
        const { kind, key } = operation;
        if (kind === 'query') open.set(key, operation);
        if (kind !== 'teardown') return;
        open.delete(key);
        lastData.delete(key);
        unreached.delete(key);
      },
      onResult: (result) => {
        const { kind, key } = result.operation;
        if (kind !== 'query' || !open.has(key)) return;
        if (!result.error?.networkError) {
          lastData.set(key, result.data);
          unreached.delete(key);
          return;
        }
        unreached.add(key);
        return { ...result, data: result.data ?? lastData.get(key) };
      },
    }),
    network: mapExchange({
      onResult: ({ error }) => {
        if (!error?.networkError) reached();
      },
    }),
    refresh,
    reached,
    retry: (client) => {
      const meant = new Set(unreached);
      unreached.clear();
      refresh(client, ({ key }) => meant.has(key));
    },
    onReached: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
