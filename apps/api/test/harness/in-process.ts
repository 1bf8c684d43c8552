import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError, type GraphQLSchema, printSchema } from 'graphql';
import type { TrustedProxies } from '../../src/env.ts';
import { createAddressOf } from '../../src/http/client-address.ts';
import type { DocPages } from '../../src/http/docs.ts';
import { createGraphql, type GraphqlOptions } from '../../src/http/graphql.ts';
import { createHttpHandler, graphqlBodyLimit, type HttpOptions } from '../../src/http/handler.ts';
import { defaultLimits, type Limits } from '../../src/http/limits/limits.ts';
import { createRunning } from '../../src/http/limits/running.ts';
import type { Origins } from '../../src/http/origins.ts';
import { respondJson, respondText } from '../../src/http/respond.ts';
import { createShortPath } from '../../src/http/short-path/short-path.ts';
import { createUnderWay } from '../../src/http/under-way.ts';
import { createLog } from '../../src/open-log.ts';

export interface Listening {
  readonly url: string;
  /** Lines the process would have logged, parsed. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
}

/** Answers as asked: well, with an error for the caller, or by failing. */
export const smallSchema: GraphQLSchema = buildSchema(`
  type Query { hello: String!  refused: String  broken: String  brokenForSure: String! }
  type Mutation { change: Boolean! }
`);
const answers = {
  hello: () => 'world',
  refused: () => {
    throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
  },
  broken: () => {
    throw new Error('the disk at /secret/path is full');
  },
  brokenForSure: () => {
    throw new Error('the disk at /secret/path is full');
  },
  change: () => true,
};
for (const type of [smallSchema.getQueryType(), smallSchema.getMutationType()]) {
  for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
    field.resolve = answers[name as keyof typeof answers];
  }
}

interface Parts {
  readonly schema?: GraphQLSchema;
  readonly contextOf?: GraphqlOptions['contextOf'];
  readonly demo?: (() => Promise<object>) | null;
  readonly secure?: boolean;
  readonly trustedProxies?: TrustedProxies;
  readonly limits?: Limits;
  readonly origins?: Origins;
  readonly docs?: DocPages;
  readonly exports?: HttpOptions['exports'];
}

/** The real HTTP handler over a small schema, on a port of its own. */
export const listen = async (parts: Parts = {}): Promise<Listening> => {
  const logged: Record<string, unknown>[] = [];
  const log = createLog(
    (line) => logged.push(JSON.parse(line)),
    () => new Date(0),
  );
  const { schema = smallSchema, contextOf = async () => ({}), demo = null, secure = false } = parts;
  const addressOf = createAddressOf(parts.trustedProxies ?? (() => false));
  const { limits = defaultLimits, origins = { own: [], allowed: [] } } = parts;
  const served = {
    schema,
    contextOf,
    limits,
    running: createRunning(limits.running),
    addressOf,
    origins,
    log,
    onTold: () => undefined,
  };
  const underWay = createUnderWay();
  const handle = createHttpHandler({
    underWay,
    addressOf,
    readiness: async () => ({ status: 'ready', checks: {} }),
    auth: async (req, res) => respondJson(res, 200, { client: req.headers['x-untether-client-address'] }),
    shortPath: createShortPath({ ...served, underWay, secure, bodyLimit: graphqlBodyLimit }),
    graphql: createGraphql(served).handle,
    imports: async (_req, res) => respondText(res, 200, 'the imports'),
    exports: parts.exports ?? (async (_req, res) => respondText(res, 200, 'the exports')),
    app: async (_req, res) => respondText(res, 200, 'the app'),
    demo,
    signIn: {},
    docs: parts.docs ?? (async (_req, res) => respondText(res, 200, 'the docs')),
    schemaText: () => printSchema(schema),
    origins,
    secure,
    log,
  });
  return { ...(await listenTo(handle)), logged };
};

export const listenTo = async (
  handle: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<Omit<Listening, 'logged'>> => {
  const server = createServer((req, res) => handle(req, res));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
};
