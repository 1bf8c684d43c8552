import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MaybePromise } from '@untether/domain';
import type { GraphQLSchema } from 'graphql';
import type { createYoga, Plugin } from 'graphql-yoga';
import { once } from '../deferred.ts';
import { type Credentials, findBearer } from '../identity/viewer-of-request.ts';
import type { Log } from '../log.ts';
import { useAnswers } from './answers.ts';
import type { AddressOf } from './client-address.ts';
import { mayBeSubscription, serveSubscription } from './event-stream.ts';
import { maskFault, useFaultReports } from './faults.ts';
import type { Enveloped, GraphqlRequest } from './graphql-request.ts';
import type { Limits } from './limits/limits.ts';
import type { Running } from './limits/running.ts';
import { useLimits } from './limits/use-limits.ts';
import { isOwnOrigin, type Origins } from './origins.ts';
import { respondJson } from './respond.ts';
import { type OnTold, useWatch } from './watch.ts';

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  /** The context of one request: who asks, the services, fresh loaders. */
  readonly contextOf: (request: Pick<GraphqlRequest, 'req' | 'credentials'>) => MaybePromise<object>;
  readonly limits: Limits;
  readonly running: Running;
  readonly addressOf: AddressOf;
  readonly origins: Origins;
  /** Gets what an execution has to tell. */
  readonly onTold: OnTold;
  readonly log: Log;
  readonly plugins?: readonly Plugin[];
}

export interface Graphql {
  readonly handle: (req: IncomingMessage, res: ServerResponse, requestId: string) => Promise<void>;
  /** For other transports than HTTP. */
  readonly enveloped: (request: GraphqlRequest) => Promise<ReturnType<Enveloped>>;
  /** Loads the library, which otherwise the first request does. */
  readonly load: () => Promise<void>;
}

/** GraphQL over HTTP. The body limit is the caller's: yoga's own sends every body through a second stream. */
export const createGraphql = ({
  schema,
  contextOf,
  limits,
  running,
  addressOf,
  origins,
  onTold,
  log,
  plugins = [],
}: GraphqlOptions): Graphql => {
  const yogaOptions: Parameters<typeof createYoga<GraphqlRequest>>[0] = {
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ req, credentials }) => contextOf({ req, credentials }),
    maskedErrors: { maskError: maskFault, isDev: false },
    maxRequestBodySize: false,
    multipart: false,
    cors: false,
    // What is no document is not worth remembering.
    parserAndValidationCache: { errorCache: { get: () => undefined, set: () => undefined } },
    graphiql: false,
    landingPage: false,
    logging: false,
    plugins: [
      useWatch(onTold),
      useFaultReports(log),
      ...plugins,
      useLimits({ schema, limits, running, addressOf }),
      useAnswers(),
    ],
  };
  const open = once(async () => (await import('graphql-yoga')).createYoga<GraphqlRequest>(yogaOptions));
  return {
    enveloped: async (request) => (await open()).getEnveloped(request),
    load: async () => void (await open()),
    handle: async (req, res, requestId) => {
      normaliseContentType(req);
      const credentials = credentialsOf(req, origins);
      if (isForgeable(req, credentials)) return respondJson(res, 403, { errors: [csrfRefusal] });
      const connection = {
        abort: () => void res.destroy(),
        onClose: (call: () => void) => void res.once('close', call),
      };
      const yoga = await open();
      // It may have taken a moment, and who closes is not heard twice.
      if (res.destroyed) return;
      const request = { req, requestId, credentials, connection };
      if (mayBeSubscription(req) && (await serveSubscription(yoga.getEnveloped, request, res))) return;
      await yoga(req, res, request);
    },
  };
};

/** Another origin's page is never given what the browser adds by itself. */
export const credentialsOf = (req: IncomingMessage, origins: Origins): Credentials => ({
  cookie: isOwnOrigin(req.headers.origin, origins) ? req.headers.cookie : undefined,
  authorization: req.headers.authorization,
  req,
});

/** A media type has no case; the library's comparison has. */
const normaliseContentType = ({ headers }: IncomingMessage): void => {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';');
  if (type !== '') headers['content-type'] = [type.trim().toLowerCase(), ...parameters].join(';');
};

const csrfHeader = 'x-graphql-csrf';
export const csrfRefusal = {
  message: `A GET, or a POST of a form or of plain text, that is sent with a cookie needs the header ${csrfHeader} with any value. Without the cookie, or with Authorization: Bearer and an API key, it does not.`,
  extensions: { code: 'CSRF_HEADER_MISSING' },
};
const typesOfForms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** Whether any site's page could have made a browser send it, the cookie included. */
export const isForgeable = (req: IncomingMessage, { cookie, authorization }: Credentials): boolean => {
  if (cookie === undefined || findBearer(authorization) !== undefined) return false;
  const { headers } = req;
  if (headers[csrfHeader] !== undefined || isOwnEventSource(req)) return false;
  const type = headers['content-type'] ?? '';
  return type === '' || typesOfForms.some((one) => type.startsWith(one));
};

/** A page's EventSource cannot set headers; the browser says whether the page is ours. */
const isOwnEventSource = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  (headers.accept ?? '').toLowerCase().includes('text/event-stream') &&
  ['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);
