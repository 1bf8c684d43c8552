import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
} from 'graphql';
import type { ReadRequest } from './body-limit.ts';
import type { Enveloped, GraphqlRequest, Results } from './graphql-request.ts';
import { readBody } from './read-body.ts';

interface Params {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}
type Subscribe = (args: ExecutionArgs) => Promise<ExecutionResult | Results>;

/** Whether it may be a subscription as most clients ask for one over SSE. */
export const mayBeSubscription = ({ method, headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  headers['content-type'] === 'application/json' &&
  headers['content-encoding'] === undefined &&
  headers.accept === 'text/event-stream';

/**
 * Serves a subscription without yoga's Request, Response and streams, which a process with thousands of readers would
 * keep for each. Parsing, validation, limits, context and masking are yoga's own. false = it is anything else, of which
 * only the body was read.
 */
export const serveSubscription = async (
  enveloped: Enveloped,
  request: GraphqlRequest,
  res: ServerResponse,
): Promise<boolean> => {
  const { req } = request;
  if (!(await readBody(req))) return true;
  const params = paramsOf(req);
  if (params === undefined) return false;
  let stream: Results | undefined;
  const onStream = (opened: Results): void => {
    stream = opened;
  };
  const { schema, parse, validate, contextFactory, subscribe } = enveloped({ ...request, onStream });
  const args = await prepare(async () => {
    const document: DocumentNode = parse(params.query);
    if (getOperationAST(document, params.operationName)?.operation !== 'subscription') return undefined;
    if (validate(schema, document).length > 0) return undefined;
    const { operationName, variables: variableValues } = params;
    return { schema, document, operationName, variableValues, contextValue: await contextFactory({ params }) };
  });
  if (args === undefined) return false;
  const result = await (subscribe as unknown as Subscribe)(args as ExecutionArgs);
  if (Symbol.asyncIterator in result) {
    start(res, 200);
    void send(res, stream ?? result);
    return true;
  }
  start(res, result.errors?.some(({ extensions }) => extensions.unexpected === true) ? 500 : 200);
  res.write(frameOf(result));
  res.end(complete);
  return true;
};

/** What cannot be prepared is refused by yoga, in its own words. */
const prepare = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};

const known = new Set(['query', 'variables', 'operationName']);

const paramsOf = ({ body }: ReadRequest): Params | undefined => {
  try {
    const params = JSON.parse(String(body));
    const { query, variables, operationName } = params;
    const isPlain =
      Object.keys(params).every((name) => known.has(name)) &&
      typeof query === 'string' &&
      typeof (variables ?? {}) === 'object' &&
      !Array.isArray(variables) &&
      typeof (operationName ?? '') === 'string';
    return isPlain ? params : undefined;
  } catch {
    return undefined;
  }
};

const start = (res: ServerResponse, status: number): void => {
  res.socket?.setNoDelay(true).setKeepAlive(true);
  res.writeHead(status, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  // Sent by itself, the head is kept as one text; with what follows, as all the pieces it was put together from.
  res.cork();
  res.flushHeaders();
  // Some browsers do not take the headers before something follows.
  res.write(':\n\n');
  res.uncork();
};

const complete = 'event: complete\ndata:\n\n';

/** A reader that does not read is not written to. */
const send = async (res: ServerResponse, results: Results): Promise<void> => {
  while (!res.destroyed) {
    const { done, value } = await results.next();
    if (done) return void res.end(complete);
    if (!res.write(frameOf(value))) await drained(res);
  }
  await results.return();
};

const drained = (res: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      res.off('drain', over).off('close', over);
      resolve();
    };
    res.on('drain', over).on('close', over);
  });

/** One buffer, however many readers get the same answer. */
const frames = new WeakMap<ExecutionResult, Buffer>();
const frameOf = (result: ExecutionResult): Buffer => {
  const made = frames.get(result);
  if (made !== undefined) return made;
  const frame = Buffer.from(`event: next\ndata: ${JSON.stringify(withoutInternals(result))}\n\n`);
  frames.set(result, frame);
  return frame;
};

const withoutInternals = ({ errors, ...rest }: ExecutionResult): object =>
  errors === undefined ? rest : { ...rest, errors: errors.map(withoutInternal) };

/** What an error says to the HTTP transport is not for its reader. */
const withoutInternal = (error: GraphQLError): object => {
  const { http: _, unexpected: __, ...extensions } = error.extensions;
  return { ...error.toJSON(), extensions };
};
