import { isCustomerViewer } from '@untether/domain';
import { type Context, createContext } from '@untether/graphql';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type SubscriptionArgs,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maskFault, reportFaults } from '../http/faults.ts';
import type { GraphqlRequest } from '../http/graphql.ts';
import { wholeAnswer } from '../http/limits/counting.ts';
import type { Log } from '../log.ts';
import type { StreamLease, Streams } from './streams.ts';

type StreamContext = Context & GraphqlRequest;

interface FreshContextOptions {
  readonly streams: Streams;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Executes each event of a subscription in a context of its own, so that nothing loaded for one is shown with the next;
 * ends the stream when its credentials end; masks faults the same on every transport.
 */
export const useFreshContexts = (options: FreshContextOptions): Plugin => ({
  onSubscribe({ setSubscribeFn }) {
    setSubscribeFn((args: SubscriptionArgs) => subscribe(args, options));
  },
});

const finished = { done: true, value: undefined } as const;

const subscribe = async (
  args: SubscriptionArgs,
  options: FreshContextOptions,
): Promise<ExecutionResult | AsyncGenerator<ExecutionResult, void, void>> => {
  const context = args.contextValue as StreamContext;
  const safe = (result: ExecutionResult): ExecutionResult => {
    if (result.errors === undefined) return result;
    const errors = result.errors.map(maskFault) as GraphQLError[];
    reportFaults(options.log, errors, context.requestId);
    return { ...result, errors };
  };
  const source = await createSourceEventStream(args as ExecutionArgs);
  if (!isIterable(source)) return safe(source);
  const events = source[Symbol.asyncIterator]();
  const stream = follow(events, { args, context, safe, ...options });
  if (stream !== null) return stream;
  await events.return?.();
  const max = options.streams.perCredential;
  const message = context.language.requests.too_many_streams({ max });
  return { errors: [new GraphQLError(message, { extensions: { code: 'TOO_MANY_STREAMS', limit: max } })] };
};

interface Followed extends FreshContextOptions {
  readonly args: SubscriptionArgs;
  readonly context: StreamContext;
  readonly safe: (result: ExecutionResult) => ExecutionResult;
}

/**
 * Passes `return` on to the source immediately: a generator would wait for its next event first. null where these
 * credentials have as many streams as they may.
 */
const follow = (
  source: AsyncIterator<unknown>,
  { args, context, safe, streams, now }: Followed,
): AsyncGenerator<ExecutionResult, void, void> | null => {
  const { viewer, credentials, connection } = context;
  if (viewer === null || isCustomerViewer(viewer)) throw new Error('a stream was opened for a viewer without a log');
  const end = (): void => void source.return?.();
  const lease: StreamLease | null = streams.open({ credentials, viewer, end, abort: connection.abort });
  if (lease === null) return null;
  const finish = (): void => {
    end();
    lease.release();
  };
  connection.onClose(finish);
  const freshContext = (): StreamContext => ({
    ...context,
    ...createContext({ ...context, viewer: lease.viewer(), now: now() }),
  });
  const generator: AsyncGenerator<ExecutionResult, void, void> = {
    next: async () => {
      lease.asked();
      try {
        const { done, value } = await source.next();
        if (done) {
          lease.release();
          return finished;
        }
        const contextValue = freshContext();
        const result = await execute({ ...args, rootValue: value, contextValue });
        lease.given();
        return { done: false, value: safe(wholeAnswer(result, contextValue)) };
      } catch (thrown) {
        // The error is the last thing sent: the next step ends the stream.
        finish();
        return { done: false, value: safe({ errors: [maskFault(thrown) as GraphQLError] }) };
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
