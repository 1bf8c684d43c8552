import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below it compressing costs more than it saves. */
export const smallestCompressed = 1024;

type Coding = 'br' | 'gzip';

/** What a client takes, the smaller first; a coding with `q=0` is one it does not take. */
export const codingFor = (acceptEncoding: string | null): Coding | undefined => {
  const taken = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
    .map(([coding]) => coding);
  return (['br', 'gzip'] as const).find((coding) => taken.includes(coding));
};

export const compress = (text: string, coding: Coding): Promise<Buffer<ArrayBuffer>> =>
  coding === 'br' ? brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : zip(text);

/** In a request's own context: why its answer holds no data. */
interface Refused {
  refusal?: keyof typeof statusOf;
}
const statusOf = {
  UNAUTHENTICATED: 401,
  SECOND_FACTOR_REQUIRED: 403,
  TOO_MANY_OPERATIONS: 429,
  TOO_MANY_STREAMS: 429,
  STORAGE_UNAVAILABLE: 503,
  other: 400,
} as const;
const refusals = [
  'UNAUTHENTICATED',
  'SECOND_FACTOR_REQUIRED',
  'TOO_MANY_OPERATIONS',
  'TOO_MANY_STREAMS',
  'STORAGE_UNAVAILABLE',
] as const;

/**
 * What the answers of GraphQL are like on the wire: a refusal is one by its status too, where the media type knows that;
 * large JSON is compressed, streams never; nothing on the way keeps a stream back.
 */
export const useAnswers = (): Plugin<object, Refused> => ({
  onResultProcess({ result, serverContext }) {
    if (Array.isArray(result) || !('errors' in result) || 'data' in result) return;
    const codes = (result.errors ?? []).map(({ extensions }) => extensions.code);
    serverContext.refusal = refusals.find((code) => codes.includes(code)) ?? 'other';
  },
  async onResponse({ request, response, serverContext: { refusal }, setResponse, fetchAPI }) {
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) {
      response.headers.delete('content-encoding');
      response.headers.set('cache-control', 'no-cache, no-transform');
      response.headers.set('x-accel-buffering', 'no');
      return;
    }
    const media = /^application\/(graphql-response\+)?json\b/.exec(type);
    if (!media) return;
    // To a client that only knows JSON, an answer of GraphQL is 200 whatever it says.
    const tellsBy = refusal !== undefined && (media[1] !== undefined || statusOf[refusal] >= 429);
    const status = tellsBy && response.status < 400 ? statusOf[refusal] : response.status;
    if (status === 429 || status === 503) response.headers.set('retry-after', '1');
    const coding = codingFor(request.headers.get('accept-encoding'));
    response.headers.set('vary', 'Origin, Accept-Encoding');
    const text = await response.text();
    const headers = Object.fromEntries(response.headers.entries());
    delete headers['content-length'];
    if (coding === undefined || Buffer.byteLength(text) <= smallestCompressed)
      return setResponse(new fetchAPI.Response(text, { status, headers }));
    const body = await compress(text, coding);
    setResponse(new fetchAPI.Response(body, { status, headers: { ...headers, 'content-encoding': coding } }));
  },
});
