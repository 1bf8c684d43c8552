import { createClient } from 'graphql-sse';
import { type Message, readResult, subscriptionDocument, type WireResult } from './wire.ts';

export interface ConnectionOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  /** After this long without a message the connection is given up. */
  readonly deadAfterMs: number;
  /** Awaited: only a few messages are read ahead. */
  readonly onMessage: (message: Message) => Promise<void>;
}

/** Messages read ahead of a busy receiver. */
const mostAhead = 32;

/** Reads one connection to its end. Resolves when the server completes it or the signal aborts; rejects otherwise. */
export const readConnection = async (options: ConnectionOptions): Promise<void> => {
  const { deadAfterMs, onMessage, signal } = options;
  const waiting: WireResult[] = [];
  let roomMade: (() => void) | undefined;
  let arrived: (() => void) | undefined;
  let over: { readonly error?: unknown } | undefined;
  const finish = (result: { readonly error?: unknown }): void => {
    over ??= result;
    arrived?.();
    roomMade?.();
  };
  const room = async (): Promise<void> => {
    while (waiting.length >= mostAhead && !over) {
      await new Promise<void>((resolve) => {
        roomMade = resolve;
      });
    }
  };

  /** The library reads as fast as the server sends; this passes the body on only as fast as it is consumed. */
  async function* measured(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    const reader = body.getReader();
    try {
      for (;;) {
        await room();
        const { done, value } = await reader.read();
        if (done) throw new Error('the connection was cut');
        yield value;
      }
    } finally {
      void reader.cancel().catch(() => undefined);
    }
  }
  const fetchMeasured = async (url: string, init: RequestInit) => {
    const response = await options.fetch(url, init);
    const { ok, status, statusText, body } = response;
    return { ok, status, statusText, body: body && measured(body) };
  };

  const client = createClient({
    url: options.url,
    headers: { ...options.headers },
    fetchFn: fetchMeasured,
    abortControllerImpl: AbortController,
    retryAttempts: 0,
  });
  const dispose = client.subscribe(
    { query: subscriptionDocument, variables: { ...options.variables } },
    {
      next: (result) => {
        waiting.push(result as WireResult);
        arrived?.();
      },
      error: (error) => finish({ error: toError(error) }),
      complete: () => finish({}),
    },
  );
  const abort = (): void => finish({});
  signal.addEventListener('abort', abort, { once: true });
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  try {
    while (!signal.aborted) {
      const result = waiting.shift();
      roomMade?.();
      if (result) {
        await onMessage(readResult(result));
        continue;
      }
      if (over) {
        if ('error' in over) throw over.error;
        return;
      }
      watchdog = setTimeout(() => finish({ error: new Error('nothing came for too long') }), deadAfterMs);
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
      clearTimeout(watchdog);
    }
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', abort);
    finish({});
    dispose();
  }
};

/** The library reports a list of GraphQL errors, a network error, or anything that was thrown. */
const toError = (error: unknown): Error => {
  if (error instanceof Error) return error;
  return new Error(`the connection failed: ${JSON.stringify(error)}`);
};
