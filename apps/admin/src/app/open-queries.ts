import { type Client, type Exchange, mapExchange, type Operation } from 'urql';

/** The queries something on the page is following. */
export type OpenQueries = {
  readonly exchange: Exchange;
  /** Asks again for those that are meant; what is shown stays until the answer comes. */
  readonly refresh: (client: Client, isMeant: (query: Operation) => boolean) => void;
};

export const trackQueries = (): OpenQueries => {
  const open = new Map<number, Operation>();
  return {
    exchange: mapExchange({
      onOperation: (operation) => {
        if (operation.kind === 'query') open.set(operation.key, operation);
        if (operation.kind === 'teardown') open.delete(operation.key);
      },
    }),
    refresh: (client, isMeant) => {
      for (const query of [...open.values()].filter(isMeant)) {
        const context = { ...query.context, requestPolicy: 'network-only' } as const;
        client.reexecuteOperation(client.createRequestOperation('query', query, context));
      }
    },
  };
};
