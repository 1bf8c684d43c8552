import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { FailedDelivery, failureOf } from './failures.ts';
import type { SendResult } from './outcome.ts';
import { createResolve, type Resolve } from './resolve.ts';
import { parseRetryAfter } from './schedule.ts';
import { addressIn, isAddressAllowed, type UrlRules } from './url-rules.ts';

export interface SenderOptions {
  readonly rules: UrlRules;
  readonly resolve?: Resolve;
  /** Until the status line. */
  readonly deadlineMs?: number;
  /** For the rest of the answer. */
  readonly answerDeadlineMs?: number;
  readonly now?: () => Date;
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Tries once. Never throws; what went wrong is in the result. An abort counts as no answer. */
export type Send = (post: Post, signal: AbortSignal) => Promise<SendResult>;

const answerBytes = 1000;
const addressTimeoutMs = 4000;

export const createSender = ({
  rules,
  resolve = createResolve(),
  deadlineMs = 15_000,
  answerDeadlineMs = 2000,
  now = () => new Date(),
}: SenderOptions): Send => {
  // Its own agents: no connection is reused, and no proxy of the environment is involved.
  // By default Node allows each address a quarter of a second, too little for a busy or distant receiver.
  const settings = { keepAlive: false, autoSelectFamilyAttemptTimeout: addressTimeoutMs };
  const agents = { http: new http.Agent(settings), https: new https.Agent(settings) };

  /** Resolves on every attempt, and connects only to what it has checked. */
  const lookupFor =
    (url: URL): LookupFunction =>
    (name, options, done) => {
      resolve(name).then(
        (found) => {
          const refused = found.find(({ address }) => !isAddressAllowed(address, url, rules));
          const [first] = found;
          if (refused || !first) done(notPublic(), '', 0);
          else if (options.all) done(null, [...found]);
          else done(null, first.address, first.family);
        },
        (error) => done(error, '', 0),
      );
    };

  const request = ({ url: text, headers, body }: Post): ClientRequest => {
    const url = new URL(text);
    const address = addressIn(url);
    // An address in the URL is not resolved, so it is checked here.
    if (address !== undefined && !isAddressAllowed(address, url, rules)) throw notPublic();
    const isTls = url.protocol === 'https:';
    return (isTls ? https : http).request(url, {
      method: 'POST',
      agent: isTls ? agents.https : agents.http,
      lookup: lookupFor(url),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Untether-Webhooks/1',
        accept: '*/*',
      },
    });
  };

  return (post, signal) =>
    new Promise((done) => {
      const startedAt = performance.now();
      let response: IncomingMessage | undefined;
      const chunks: Buffer[] = [];
      let read = 0;
      let open: ClientRequest | undefined;
      let settled = false;
      const finish = (thrown?: unknown): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        open?.destroy();
        done(resultOf({ response, chunks, thrown, startedAt, now: now() }));
      };
      const abort = (): void => finish(new FailedDelivery({ code: 'sender_stopped' }));
      const tooLate = new FailedDelivery({ code: 'no_answer', seconds: deadlineMs / 1000 });
      let timer = setTimeout(() => finish(tooLate), deadlineMs);
      signal.addEventListener('abort', abort);
      if (signal.aborted) return abort();
      try {
        open = request(post);
        open.on('error', finish).on('close', () => finish(new FailedDelivery({ code: 'closed_without_answer' })));
        open.on('response', (answer) => {
          // From here on the status is known, and the rest of the answer changes nothing.
          response = answer;
          clearTimeout(timer);
          timer = setTimeout(finish, answerDeadlineMs);
          answer.on('error', () => finish()).on('end', () => finish());
          answer.on('data', (chunk: Buffer) => {
            chunks.push(chunk.subarray(0, answerBytes - read));
            read += chunk.length;
            if (read >= answerBytes) finish();
          });
        });
        open.end(post.body);
      } catch (thrown) {
        finish(thrown);
      }
    });
};

/** The receiver's address may not be connected to, or its name has none: which of them is not told. */
const notPublic = (): FailedDelivery => new FailedDelivery({ code: 'address_not_public' });

const resultOf = ({
  response,
  chunks,
  thrown,
  startedAt,
  now,
}: {
  readonly response: IncomingMessage | undefined;
  readonly chunks: readonly Buffer[];
  readonly thrown: unknown;
  readonly startedAt: number;
  readonly now: Date;
}): SendResult => {
  const latencyMs = Math.round(performance.now() - startedAt);
  const status = response?.statusCode;
  if (response === undefined || status === undefined)
    return { status: null, latencyMs, error: failureOf(thrown), answer: null, retryAfterMs: null };
  const isGood = status >= 200 && status < 300;
  return {
    status,
    latencyMs,
    error: isGood ? null : { code: status >= 300 && status < 400 ? 'redirect' : 'status', status },
    answer: textOf(Buffer.concat(chunks)),
    retryAfterMs: isGood ? null : parseRetryAfter(response.headers['retry-after'], now),
  };
};

/** The answer as text that both database engines can store. */
const textOf = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\0', '\uFFFD');
