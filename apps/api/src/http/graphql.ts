import type { IncomingMessage, ServerResponse } from 'node:http';
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { type GraphQLSchema, parse } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Log } from '../log.ts';
import { type DocumentLimits, limitDocuments } from './document-limits.ts';
import { maskFault, useFaultReports } from './faults.ts';

export interface GraphqlRequest {
  readonly req: IncomingMessage;
  readonly requestId: string;
}

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  /** The context of one request: who asks, the services, fresh loaders. */
  readonly contextOf: (request: GraphqlRequest) => Promise<object>;
  readonly limits: DocumentLimits;
  readonly log: Log;
}

/** GraphQL over HTTP. The body limit is the caller's: yoga's own sends every body through a second stream. */
export const createGraphqlHandler = ({ schema, contextOf, limits, log }: GraphqlOptions) => {
  const yoga = createYoga<{ req: IncomingMessage; res: ServerResponse; requestId: string }>({
    schema,
    graphqlEndpoint: '/graphql',
    context: ({ req, requestId }) => contextOf({ req, requestId }),
    maskedErrors: { maskError: maskFault, isDev: false },
    maxRequestBodySize: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    plugins: [useCSRFPrevention({ requestHeaders: ['x-graphql-csrf'] }), useLimits(limits), useFaultReports(log)],
  });
  return async (req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> => {
    await yoga(req, res, { requestId });
  };
};

const useLimits = (limits: DocumentLimits): Plugin => ({
  onParse({ setParseFn }) {
    setParseFn((source, options) => parse(source, { ...options, maxTokens: limits.tokens }));
  },
  onValidate({ addValidationRule }) {
    addValidationRule(limitDocuments(limits));
  },
});
