import { createClient } from 'graphql-sse';
import { checkStream, unreachable } from './answer.ts';
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
  // Taken out of the options: a page's own `fetch` refuses to be called as a method of anything else.
  const { deadAfterMs, fetch, onMessage, signal } = options;
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

  /** The library passes on the message of what was thrown, but neither its class nor its cause. */
  let failure: Error | undefined;
  const failed = (error: Error): Error => {
    failure ??= error;
    return error;
  };

  /** The library reads as fast as the server sends; this passes the body on only as fast as it is consumed. */
  async function* measured(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    const reader = body.getReader();
    try {
      for (;;) {
        await room();
        const { done, value } = await reader.read().catch((cause) => {
          throw failed(new Error('the connection was cut', { cause }));
        });
        if (done) throw failed(new Error('the connection was cut'));
        yield value;
      }
    } finally {
      void reader.cancel().catch(() => undefined);
    }
  }
  const fetchMeasured = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init).catch((error) => {
      throw failed(unreachable(url, error));
    });
    await checkStream(url, response).catch((error) => {
      throw failed(error);
    });
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
      error: (error) => finish({ error: failure ?? toError(error) }),
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
