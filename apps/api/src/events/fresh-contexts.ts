import { isCustomerViewer, type Viewer } from '@untether/domain';
import type { Context } from '@untether/graphql';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type SubscriptionArgs,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maskFault, reportFaults } from '../http/faults.ts';
import type { GraphqlRequest, Results } from '../http/graphql-request.ts';
import type { Log } from '../log.ts';
import { createSharedAnswers, type SharedAnswers, type StreamOperation, streamOperation } from './shared-answers.ts';
import type { StreamLease, Streams } from './streams.ts';

type StreamContext = Context & GraphqlRequest;
/** What remains of a request while its stream is open: streams are many. */
type StreamRequest = Pick<GraphqlRequest, 'credentials' | 'connection' | 'requestId'> & {
  readonly viewer: Viewer;
  /** `Accept-Language`. */
  readonly language: string | undefined;
};

interface FreshContextOptions {
  readonly streams: Streams;
  readonly now: () => Date;
  readonly log: Log;
  /** Told how long after its recording an event is given to a reader that was already there. */
  readonly onEvent?: ((lagMs: number) => void) | undefined;
}

/**
 * Executes each event of a subscription in a context of its own, so that nothing loaded for one is shown with the next;
 * ends the stream when its credentials end; masks faults the same on every transport.
 */
export const useFreshContexts = (options: FreshContextOptions): Plugin => {
  const parts = { ...options, answers: createSharedAnswers(options.now) };
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn((args: SubscriptionArgs) => subscribe(args, parts));
    },
  };
};

const finished = { done: true, value: undefined } as const;

interface Parts extends FreshContextOptions {
  readonly answers: SharedAnswers;
}

const subscribe = async (args: SubscriptionArgs, parts: Parts): Promise<ExecutionResult | Results> => {
  const context = args.contextValue as StreamContext;
  const { viewer, credentials, connection, requestId } = context;
  const language = context.req.headers['accept-language'];
  const source = await createSourceEventStream(args as ExecutionArgs);
  if (!isIterable(source)) return safe(source, parts.log, { requestId, language });
  if (viewer === null || isCustomerViewer(viewer)) throw new Error('a stream was opened for a viewer without a log');
  const events = source[Symbol.asyncIterator]();
  const request = { viewer, credentials, connection, requestId, language };
  forgetLoaders(context);
  const stream = follow({ events, request, operation: streamOperation(args as ExecutionArgs, context), ...parts });
  if (stream !== null) {
    context.onStream?.(stream);
    return stream;
  }
  await events.return?.();
  const max = parts.streams.perUser;
  const message = context.language.requests.too_many_streams({ max });
  return { errors: [new GraphQLError(message, { extensions: { code: 'TOO_MANY_STREAMS', limit: max } })] };
};

/** What passes a stream on keeps the context that it was opened in: nothing is executed in that any more. */
const forgetLoaders = (context: StreamContext): void => {
  Reflect.deleteProperty(context, 'loaders');
};

const safe = (
  result: ExecutionResult,
  log: Log,
  asked: Pick<StreamRequest, 'requestId' | 'language'>,
): ExecutionResult => {
  if (result.errors === undefined) return result;
  const errors = result.errors.map(maskFault) as GraphQLError[];
  reportFaults(log, errors, asked);
  return { ...result, errors };
};

interface Followed extends Parts {
  readonly events: AsyncIterator<unknown>;
  readonly request: StreamRequest;
  readonly operation: StreamOperation;
}

/**
 * Passes `return` on to the source immediately: a generator would wait for its next event first. null where these
 * credentials have as many streams as they may.
 */
const follow = ({
  events,
  request: { viewer, credentials, connection, ...asked },
  operation,
  streams,
  answers,
  log,
  now,
  onEvent,
}: Followed): Results | null => {
  const end = (): void => void events.return?.();
  const lease: StreamLease | null = streams.open({ credentials, viewer, end, abort: connection.abort });
  if (lease === null) return null;
  const finish = (): void => {
    end();
    lease.release();
  };
  connection.onClose(finish);
  const openedAt = now();
  const note = ({ recordedAt }: { readonly recordedAt?: unknown }): void => {
    if (recordedAt instanceof Date && recordedAt >= openedAt) onEvent?.(now().getTime() - recordedAt.getTime());
  };
  const generator: Results = {
    next: async () => {
      lease.asked();
      try {
        const { done, value } = await events.next();
        if (done) {
          lease.release();
          return finished;
        }
        const answer = answers.answer(operation, value as object, lease.viewer());
        const result = 'then' in answer ? await answer : answer;
        lease.given();
        if (onEvent) note(value as object);
        return { done: false, value: safe(result, log, asked) };
      } catch (thrown) {
        // The error is the last thing sent: the next step ends the stream.
        finish();
        return { done: false, value: safe({ errors: [maskFault(thrown) as GraphQLError] }, log, asked) };
      }
    },
    return: async () => {
      finish();
      return finished;
    },
    throw: async (thrown) => {
      finish();
      throw thrown;
    },
    [Symbol.asyncIterator]: () => generator,
  };
  return generator;
};

const isIterable = (value: object): value is AsyncIterable<unknown> => Symbol.asyncIterator in value;
