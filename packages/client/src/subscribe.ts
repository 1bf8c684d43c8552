import { readConnection } from './connection.ts';
import { SubscriptionRefused } from './errors.ts';
import type { EventType, StreamedEvent } from './event.ts';
import { type Message, toEnum } from './wire.ts';

export type SubscriptionState =
  | { readonly state: 'connecting' }
  /** Messages come. */
  | { readonly state: 'open' }
  /** The connection broke, and `error` says why; the next attempt begins after `retryInMs`. */
  | { readonly state: 'waiting'; readonly retryInMs: number; readonly error: Error };

export interface SubscribeOptions {
  /** The GraphQL endpoint, e.g. https://untether.example/graphql. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly apiKey?: string;
  /** Sent with every attempt, e.g. a session cookie instead of a key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where to resume: a stored cursor, `start` for the whole log, null for new events only. */
  readonly after: string | null;
  /** Only events of these types. */
  readonly types?: readonly EventType[];
  /** Only events about this customer. */
  readonly customerId?: string;
  /**
   * Gets the events one by one, in order. It is awaited before the next: store the event's effect and its cursor in one
   * transaction here and nothing is lost or done twice. What it throws ends the subscription.
   */
  readonly onEvent: (event: StreamedEvent) => void | Promise<void>;
  /**
   * Everything up to this cursor has been given or did not match the filter. Storing it spares a filtered reader from
   * going through that again.
   */
  readonly onCursor?: (cursor: string) => void | Promise<void>;
  readonly onState?: (state: SubscriptionState) => void;
  readonly fetch?: typeof globalThis.fetch;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
}

const deadAfterMs = 30_000;
const firstWaitMs = 1000;
const longestWaitMs = 20_000;

/**
 * Follows a partner's log, and resumes where it was whenever the connection breaks: after network errors, answers of 5xx,
 * 408, 425 and 429, and an ended stream. Resolves when the signal aborts. Rejects with SubscriptionRefused when retrying is
 * pointless (another 4xx, what GraphQL refuses, a URL that is no event stream), and with what `onEvent` or `onCursor` threw.
 */
export const subscribe = async (options: SubscribeOptions): Promise<void> => {
  const { signal = new AbortController().signal, onState } = options;
  checkUrl(options.url);
  let cursor = options.after;
  let failures = 0;
  let isOpen = false;
  /** What the receiver throws is not a broken connection. */
  let receiverFailed = false;
  const receive = async (message: Message): Promise<void> => {
    if (!isOpen) onState?.({ state: 'open' });
    isOpen = true;
    receiverFailed = true;
    if ('event' in message) await options.onEvent(message.event);
    else await options.onCursor?.(message.heartbeat.cursor);
    receiverFailed = false;
    cursor = 'event' in message ? message.event.cursor : message.heartbeat.cursor;
  };

  while (!signal.aborted) {
    isOpen = false;
    onState?.({ state: 'connecting' });
    const error = await attempt(options, { cursor, signal, receive });
    if (receiverFailed) throw error;
    if (signal.aborted) return;
    if (error instanceof SubscriptionRefused) throw error;
    failures = isOpen ? 1 : failures + 1;
    const retryInMs = waitAfter(failures);
    onState?.({ state: 'waiting', retryInMs, error });
    await pause(retryInMs, signal);
  }
};

/** In a page it may be relative. */
const checkUrl = (url: string): void => {
  const { location } = globalThis as { readonly location?: { readonly href: string } };
  if (!URL.canParse(url, location?.href) || !/^https?:$/.test(new URL(url, location?.href).protocol))
    throw new SubscriptionRefused('URL_INVALID', `${JSON.stringify(url)} is not an http or https URL`);
};

interface Attempt {
  readonly cursor: string | null;
  readonly signal: AbortSignal;
  readonly receive: (message: Message) => Promise<void>;
}

/** One connection, to its end. */
const attempt = async (options: SubscribeOptions, { cursor, signal, receive }: Attempt): Promise<Error> => {
  const { url, apiKey, headers, types, customerId } = options;
  try {
    await readConnection({
      url,
      headers: { ...headers, ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) },
      variables: { after: cursor, types: types?.map(toEnum) ?? null, customerId: customerId ?? null },
      fetch: options.fetch ?? globalThis.fetch,
      signal,
      deadAfterMs,
      onMessage: receive,
    });
    return new Error('the server ended the stream');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/** 1 s, 2 s, 4 s … 20 s and up to half as much again, so that clients do not all come back at the same moment. */
const waitAfter = (failures: number): number => {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
  return Math.round(wait * (1 + Math.random() / 2));
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timeout);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timeout = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
