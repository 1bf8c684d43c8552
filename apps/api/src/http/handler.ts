import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Report } from '../health/readiness.ts';
import { accountPaths } from '../identity/account-paths.ts';
import { clientAddressHeader } from '../identity/sign-in-requests.ts';
import type { Log } from '../log.ts';
import { admitBody, endSlowBody } from './body-limit.ts';
import type { AddressOf } from './client-address.ts';
import type { DocPages } from './docs.ts';
import { createGraphiql, wantsGraphiql } from './graphiql.ts';
import { securityHeaders } from './headers.ts';
import { answerCors, type Origins } from './origins.ts';
import { requestIdOf } from './request-id.ts';
import { respondJson, respondText } from './respond.ts';
import { respondFault } from './respond-fault.ts';
import type { ShortPath } from './short-path/short-path.ts';
import { makeStaticFile, respondFile, type StaticFile } from './static-files.ts';
import type { UnderWay } from './under-way.ts';
import type { Watch } from './watch.ts';

export const graphqlBodyLimit = 1_000_000;
const authBodyLimit = 64_000;

/** The only endpoints of the sign-in library that are open; it has many more. */
const authPaths = new Set(
  ['sign-in/email', 'sign-up/email', 'sign-out', 'get-session', ...accountPaths].map((path) => `/api/auth/${path}`),
);

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface HttpOptions {
  /** It only works in the background: whoever asks for anything else is at the wrong process. */
  readonly healthOnly?: boolean;
  /** What `/readyz` answers. */
  readonly readiness: () => Promise<Report>;
  /** Told of each request as it begins. */
  readonly watch?: Watch | undefined;
  readonly underWay: Pick<UnderWay, 'add'>;
  readonly auth: Handle;
  readonly addressOf: AddressOf;
  /** Takes the plain requests for GraphQL, and gives back what turns out not to be one. */
  readonly shortPath: ShortPath | null;
  readonly graphql: (req: IncomingMessage, res: ServerResponse, requestId: string) => Promise<void>;
  readonly imports: (req: IncomingMessage, res: ServerResponse, pathname: string) => Promise<void>;
  readonly exports: (req: IncomingMessage, res: ServerResponse, pathname: string, requestId: string) => Promise<void>;
  readonly app: (req: IncomingMessage, res: ServerResponse, pathname: string) => Promise<void>;
  /** What the sign-in page shows in demo mode; null in a real installation. */
  readonly demo: (() => Promise<object>) | null;
  /** How people sign in here, for the sign-in page. */
  readonly signIn: object;
  /** What the API's `docUrl` leads to, and the pages beside it. */
  readonly docs: DocPages;
  /** The schema, to be downloaded. */
  readonly schemaText: () => string;
  readonly origins: Origins;
  /** People reach it by https. */
  readonly secure: boolean;
  readonly log: Log;
}

/** Everything the process answers. */
export const createHttpHandler = (options: HttpOptions): ((req: IncomingMessage, res: ServerResponse) => void) => {
  const headers = securityHeaders(options.secure);
  const graphiql = createGraphiql();
  let schemaFile: Promise<StaticFile> | undefined;
  const route = async (req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> => {
    const pathname = (req.url ?? '/').split('?', 1)[0] ?? '/';
    // An import has its own patience: it takes as long as it takes, if it does not stand still.
    if (!pathname.startsWith('/api/imports')) endSlowBody(req);
    if (pathname === '/livez') return respondText(res, 200, 'ok');
    if (pathname === '/readyz') {
      const report = await options.readiness();
      return respondJson(res, report.status === 'ready' ? 200 : 503, report);
    }
    if (options.healthOnly) return respondJson(res, 404, { message: 'This process only works in the background.' });
    if (pathname === '/api/demo' && options.demo) return respondJson(res, 200, await options.demo());
    if (pathname === '/api/sign-in') return respondJson(res, 200, options.signIn);
    if (authPaths.has(pathname)) {
      if (!(await admitBody(req, res, authBodyLimit))) return;
      req.headers[clientAddressHeader] = options.addressOf(req);
      res.setHeader('Cache-Control', 'no-store');
      return options.auth(req, res);
    }
    if (wantsGraphiql(req, pathname)) return graphiql(req, res, pathname);
    if (pathname === '/graphql' || pathname === '/schema.graphql') {
      if (answerCors(req, res, options.origins)) return;
      if (pathname === '/schema.graphql') {
        res.setHeader('Content-Disposition', 'attachment; filename="schema.graphql"');
        schemaFile ??= makeStaticFile('schema.graphql', Buffer.from(options.schemaText()), false);
        return respondFile(req, res, await schemaFile);
      }
      if (!(await admitBody(req, res, graphqlBodyLimit))) return;
      res.setHeader('Cache-Control', 'no-store');
      return options.graphql(req, res, requestId);
    }
    if (pathname === '/docs' || pathname.startsWith('/docs/')) return options.docs(req, res, pathname);
    if (pathname === '/api/imports' || pathname.startsWith('/api/imports/')) return options.imports(req, res, pathname);
    if (pathname.startsWith('/api/exports/')) return options.exports(req, res, pathname, requestId);
    if (pathname.startsWith('/api/')) return respondJson(res, 404, { message: 'There is nothing at this address.' });
    return options.app(req, res, pathname);
  };
  const handle: Handle = async (req, res) => {
    const requestId = requestIdOf(req);
    res.setHeader('X-Request-Id', requestId);
    for (const [name, value] of headers) res.setHeader(name, value);
    try {
      await route(req, res, requestId);
    } catch (thrown) {
      respondFault(res, { thrown, requestId, log: options.log });
    }
  };
  const { shortPath, watch, underWay } = options;
  return (req, res) => {
    watch?.(req, res);
    if (shortPath?.takes(req)) shortPath.answer(req, res, handle);
    else underWay.add(handle(req, res));
  };
};
