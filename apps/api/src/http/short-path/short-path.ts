import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AnyViewer, andThen, type MaybePromise } from '@untether/domain';
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { codingFor, compress, smallestCompressed } from '../answers.ts';
import { bodyPatienceMs, type ReadRequest } from '../body-limit.ts';
import { maskFault, reportFaults } from '../faults.ts';
import { credentialsOf, type GraphqlOptions } from '../graphql.ts';
import { securityHeaders } from '../headers.ts';
import { wholeAnswer } from '../limits/counting.ts';
import type { Limits } from '../limits/limits.ts';
import { whoRuns } from '../limits/running.ts';
import { findVariableProblem } from '../limits/variables.ts';
import { isOwnOrigin } from '../origins.ts';
import { requestIdOf } from '../request-id.ts';
import { respondFault } from '../respond-fault.ts';
import type { UnderWay } from '../under-way.ts';
import { noteCodes, noteOperation, passOn } from '../watch.ts';
import { createOperations, type Operation, type Variables } from './operations.ts';

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/**
 * The short path of a request for GraphQL: a POST of JSON with an operation that is plainly right, from a program or one
 * of our own pages. It is compiled, runs under the same identity, limits and masking, and is answered with the same
 * headers and bytes. Everything else, and everything that turns out to be wrong, goes the long way, unchanged.
 */
export interface ShortPath {
  readonly takes: (req: IncomingMessage) => boolean;
  /** `long` answers what turns out to be nothing for the short path. */
  readonly answer: (req: IncomingMessage, res: ServerResponse, long: Handle) => void;
}

interface Options
  extends Pick<GraphqlOptions, 'contextOf' | 'limits' | 'running' | 'addressOf' | 'origins' | 'onTold' | 'log'> {
  readonly schema: GraphQLSchema;
  readonly underWay: Pick<UnderWay, 'add'>;
  readonly secure: boolean;
  /** The largest body, in bytes. */
  readonly bodyLimit: number;
}

const responseJson = 'application/graphql-response+json';
const plainJson = 'application/json';

export const createShortPath = (options: Options): ShortPath => {
  const { schema, limits, running, origins, log } = options;
  const findOperation = createOperations(schema, limits);
  const fixedHeaders = [
    ...securityHeaders(options.secure).flat(),
    ...['Cache-Control', 'no-store', 'Vary', 'Origin, Accept-Encoding'],
  ];

  const takes = ({ method, url, headers }: IncomingMessage): boolean => {
    if (method !== 'POST' || url !== '/graphql' || headers['content-type'] !== plainJson) return false;
    const { accept, 'content-length': length } = headers;
    return (
      length !== undefined &&
      Number(length) <= options.bodyLimit &&
      headers['content-encoding'] === undefined &&
      (accept === undefined || accept === '*/*' || accept.startsWith(plainJson) || accept.startsWith(responseJson)) &&
      isOwnOrigin(headers.origin, origins)
    );
  };

  const send = (req: IncomingMessage, res: ServerResponse, answer: Answer): MaybePromise<void> => {
    const media = mediaOf(req);
    const status = answer.result.data === undefined && media === responseJson ? 400 : 200;
    const text = JSON.stringify(answer.result);
    const headers = [
      ...['X-Request-Id', answer.requestId],
      ...fixedHeaders,
      ...['Content-Type', `${media}; charset=utf-8`],
    ];
    const coding = codingFor(req.headers['accept-encoding'] ?? null);
    const length = Buffer.byteLength(text);
    if (coding === undefined || length <= smallestCompressed) {
      headers.push('Content-Length', String(length));
      res.writeHead(status, headers).end(text);
      return undefined;
    }
    return compress(text, coding).then((body) => {
      headers.push('Content-Encoding', coding, 'Content-Length', String(body.length));
      res.writeHead(status, headers).end(body);
    });
  };

  /** null where there is none: the long way says why. */
  const contextFor = (req: IncomingMessage): MaybePromise<object | null> => {
    try {
      const made = options.contextOf({ req, credentials: credentialsOf(req, origins) });
      return made instanceof Promise ? made.catch(() => null) : made;
    } catch {
      return null;
    }
  };

  /** null: for the long way. */
  const run = (req: IncomingMessage, { operation, variables }: Asked, requestId: string): MaybePromise<Answer | null> =>
    andThen(contextFor(req), (context) => {
      if (context === null) return null;
      const who = whoRuns((context as { readonly viewer: AnyViewer | null }).viewer, () => options.addressOf(req));
      if (!running.begin(who)) return null;
      const finish = (result: ExecutionResult): Answer | null => {
        // Nothing ran: the variables are not right.
        if (!('data' in result)) return null;
        noteOperation(req, operation.name);
        passOn(req, context, options.onTold);
        const whole = wholeAnswer(result, context);
        if (whole.errors === undefined) return { result: whole, requestId };
        const errors = whole.errors.map((error) => maskFault(error) as GraphQLError);
        noteCodes(req, errors);
        reportFaults(log, errors, { requestId, language: req.headers['accept-language'] });
        // Errors first, as everybody writes them.
        return { result: { errors, ...('data' in whole && { data: whole.data }) }, requestId };
      };
      const end = () => running.end(who);
      let result: MaybePromise<ExecutionResult>;
      try {
        result = operation.run(undefined, context, variables);
      } catch (thrown) {
        end();
        throw thrown;
      }
      if (result instanceof Promise)
        return result.then(
          (executed) => {
            end();
            return finish(executed);
          },
          (thrown: unknown) => {
            end();
            throw thrown;
          },
        );
      end();
      return finish(result);
    });

  // Without a promise where everything is known at once: each would cost more than what it waits for.
  const answerTo = (body: Buffer, { req, res, long }: Exchange): void => {
    const requestId = requestIdOf(req);
    const finish = (answered: Answer | null): MaybePromise<void> => {
      if (answered) return send(req, res, answered);
      (req as ReadRequest).body = body;
      return long(req, res);
    };
    const fail = (thrown: unknown) => respondFault(res, { thrown, requestId, log });
    try {
      const asked = readAsked(body, { findOperation, limits });
      const done = asked === null ? finish(null) : andThen(run(req, asked, requestId), finish);
      if (done instanceof Promise) options.underWay.add(done.catch(fail));
    } catch (thrown) {
      fail(thrown);
    }
  };
  return {
    takes,
    answer: (req, res, long) => readBody(req, (body) => answerTo(body, { req, res, long })),
  };
};

interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly long: Handle;
}
interface Asked {
  readonly operation: Operation;
  readonly variables: Variables;
}
interface Answer {
  readonly result: ExecutionResult;
  readonly requestId: string;
}

const mediaOf = ({ headers: { accept } }: IncomingMessage): string =>
  accept?.startsWith(responseJson) ? responseJson : plainJson;

/** Calls back with the whole body; not at all if it does not come. */
const readBody = (req: IncomingMessage, whole: (body: Buffer) => void): void => {
  const late = setTimeout(() => req.destroy(), bodyPatienceMs);
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('close', () => clearTimeout(late));
  req.on('end', () => {
    clearTimeout(late);
    const [only] = chunks;
    whole(chunks.length === 1 && only ? only : Buffer.concat(chunks));
  });
};

const fields: ReadonlySet<string> = new Set(['query', 'variables', 'operationName']);

/** null where it is not plainly right. */
const readAsked = (
  body: Buffer,
  { findOperation, limits }: { readonly findOperation: ReturnType<typeof createOperations>; readonly limits: Limits },
): Asked | null => {
  const asked = parseJson(body);
  if (typeof asked !== 'object' || asked === null || !Object.keys(asked).every((name) => fields.has(name))) return null;
  const { query, variables = {}, operationName } = asked as Record<string, unknown>;
  if (typeof query !== 'string' || (operationName !== undefined && typeof operationName !== 'string')) return null;
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return null;
  const operation = findOperation(query, operationName);
  if (operation === null || findVariableProblem(variables, limits, operation.longLists)) return null;
  return operation.fits(variables as Variables) ? { operation, variables: variables as Variables } : null;
};

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};
