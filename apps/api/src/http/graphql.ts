import type { IncomingMessage, ServerResponse } from 'node:http';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { type GraphQLSchema, parse } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Credentials } from '../identity/viewer-of-request.ts';
import type { Log } from '../log.ts';
import { type DocumentLimits, limitDocuments } from './document-limits.ts';
import { maskFault, useFaultReports } from './faults.ts';

/** The connection that an answer is sent on. */
export interface Connection {
  /** Cuts it. */
  readonly abort: () => void;
  /** Calls back once it is closed, for whatever reason. */
  readonly onClose: (call: () => void) => void;
}

export interface GraphqlRequest {
  readonly req: IncomingMessage;
  readonly requestId: string;
  readonly credentials: Credentials;
  readonly connection: Connection;
}

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  /** The context of one request: who asks, the services, fresh loaders. */
  readonly contextOf: (request: GraphqlRequest) => Promise<object>;
  readonly limits: DocumentLimits;
  readonly log: Log;
  readonly plugins?: readonly Plugin[];
}

export interface Graphql {
  readonly handle: (req: IncomingMessage, res: ServerResponse, requestId: string) => Promise<void>;
  /** Parsing, validation, context and execution with all protections on, for other transports than HTTP. */
  readonly enveloped: ReturnType<typeof createYoga<GraphqlRequest>>['getEnveloped'];
}

/** GraphQL over HTTP. The body limit is the caller's: yoga's own sends every body through a second stream. */
export const createGraphql = ({ schema, contextOf, limits, log, plugins = [] }: GraphqlOptions): Graphql => {
  const yoga = createYoga<GraphqlRequest>({
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ req, requestId, credentials, connection }) => contextOf({ req, requestId, credentials, connection }),
    maskedErrors: { maskError: maskFault, isDev: false },
    maxRequestBodySize: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    plugins: [useCSRFPrevention({ requestHeaders: [csrfHeader] }), useLimits(limits), useFaultReports(log), ...plugins],
  });
  return {
    enveloped: yoga.getEnveloped,
    handle: async (req, res, requestId) => {
      if (isOwnEventSource(req)) req.headers[csrfHeader] = 'event-source';
      const { cookie, authorization } = req.headers;
      const connection = {
        abort: () => void res.destroy(),
        onClose: (call: () => void) => void res.once('close', call),
      };
      await yoga(req, res, { req, requestId, credentials: { cookie, authorization }, connection });
    },
  };
};

const csrfHeader = 'x-graphql-csrf';

/** A page's EventSource cannot set headers; the browser says whether the page is ours. */
const isOwnEventSource = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  (headers.accept ?? '').includes('text/event-stream') &&
  ['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);

const useLimits = (limits: DocumentLimits): Plugin => ({
  onParse({ setParseFn }) {
    setParseFn((source, options) => parse(source, { ...options, maxTokens: limits.tokens }));
  },
  onValidate({ addValidationRule }) {
    addValidationRule(limitDocuments(limits));
  },
});
