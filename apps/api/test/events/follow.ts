import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export const transports = ['SSE', 'WebSocket'] as const;
export type Transport = (typeof transports)[number];

export interface Asked {
  readonly after?: string | null;
  readonly types?: readonly string[];
  readonly customerId?: string;
}

export interface Received {
  readonly __typename: 'Event' | 'Heartbeat';
  readonly sequence: number;
  readonly lastSequence: number;
  readonly cursor: string;
  readonly type: string;
  readonly changes: { readonly n?: number };
}

/** How a stream ended: by `complete`, by errors in its last message, or by its connection. */
export interface Ending {
  readonly codes: readonly unknown[];
  readonly cut: boolean;
}

export interface Following {
  readonly messages: readonly Received[];
  readonly events: () => readonly Received[];
  /** Resolves when a message is, or was, as asked. Rejects when the stream ends before. */
  readonly until: (fits: (message: Received) => boolean) => Promise<Received>;
  readonly ended: Promise<Ending>;
  readonly stop: () => void;
}

export const query = `subscription ($after: String, $types: [EventType!], $customerId: ID) {
  relationshipEvents(after: $after, types: $types, customerId: $customerId) {
    __typename
    ... on Event { sequence cursor type changes }
    ... on Heartbeat { cursor lastSequence }
  }
}`;

interface Result {
  readonly data?: { readonly relationshipEvents?: Received } | null | undefined;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } | undefined }[] | undefined;
}

const connect = (transport: Transport, url: string, headers: Readonly<Record<string, string>>) => {
  if (transport === 'SSE') return createSseClient({ url: `${url}/graphql`, headers, retryAttempts: 0 });
  class SignedInSocket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: headers.cookie === undefined ? {} : { cookie: headers.cookie } });
    }
  }
  return createSocketClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    // Where a browser cannot set headers.
    connectionParams: headers.authorization === undefined ? {} : { authorization: headers.authorization },
    webSocketImpl: SignedInSocket,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
};

/** Subscribes with the transport's own client. */
export const follow = (
  transport: Transport,
  { url, headers = {}, asked = {} }: { url: string; headers?: Readonly<Record<string, string>>; asked?: Asked },
): Following => {
  const messages: Received[] = [];
  const codes: unknown[] = [];
  const waiting = new Set<() => void>();
  let over: Ending | undefined;
  let finish: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    finish = (ending) => {
      over ??= ending;
      resolve(ending);
      for (const look of waiting) look();
    };
  });
  const stop = connect(transport, url, headers).subscribe(
    { query, variables: { ...asked } },
    {
      next: (result: Result) => {
        codes.push(...(result.errors ?? []).map(({ extensions }) => extensions?.code));
        if (result.data?.relationshipEvents) messages.push(result.data.relationshipEvents);
        for (const look of waiting) look();
      },
      error: (error: unknown) => {
        const listed = Array.isArray(error) ? error.map((one) => one.extensions?.code) : [];
        finish({ codes: [...codes, ...listed], cut: !Array.isArray(error) });
      },
      complete: () => finish({ codes, cut: false }),
    },
  );
  return {
    messages,
    events: () => messages.filter((message) => message.__typename === 'Event'),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = messages.find(fits);
          if (!found && !over) return;
          waiting.delete(look);
          if (found) resolve(found);
          else reject(new Error(`the stream ended before: ${JSON.stringify(over)}`));
        };
        waiting.add(look);
        look();
      }),
    ended,
    stop,
  };
};

export const isHeartbeat = (message: Received): boolean => message.__typename === 'Heartbeat';
export const isNumber =
  (n: number) =>
  (message: Received): boolean =>
    message.changes?.n === n;
