import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { describeFault, type Log } from '../log.ts';

const faults = new WeakMap<object, unknown>();

/** Hides everything about a program error but its place in the answer; remembers it for the log. */
export const maskFault = (thrown: unknown): Error => {
  if (thrown instanceof GraphQLError && !isFault(thrown)) return withCode(thrown);
  const at = thrown instanceof GraphQLError ? thrown : undefined;
  const masked = new GraphQLError('Something went wrong. Ask your operator, and quote the request id.', {
    nodes: at?.nodes ?? null,
    path: at?.path ?? null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
  });
  faults.set(masked, thrown);
  return masked;
};

/** GraphQL's own refusals, of a missing variable for instance, have no code. */
const withCode = (error: GraphQLError): GraphQLError => {
  error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
};

/** An error meant for the caller is a GraphQLError all the way down. */
const isFault = (error: GraphQLError): boolean =>
  error.originalError !== undefined && (!(error.originalError instanceof GraphQLError) || isFault(error.originalError));

/** Gives each masked fault the request's id and logs what really happened. */
export const useFaultReports = (log: Log): Plugin<object, { requestId: string }> => ({
  onResultProcess({ result, serverContext }) {
    const results = Array.isArray(result) ? result : [result];
    const errors = results.flatMap((one) => ('errors' in one ? (one.errors ?? []) : []));
    reportFaults(log, errors, serverContext.requestId);
  },
});

/** Each fault is logged once, however often it is reported. */
export const reportFaults = (log: Log, errors: readonly GraphQLError[], requestId: string): void => {
  for (const error of errors) {
    if (!faults.has(error)) continue;
    error.extensions.requestId = requestId;
    log('error', 'a request failed', {
      requestId,
      path: error.path?.join('.') ?? null,
      fault: describeFault(faults.get(error)),
    });
    faults.delete(error);
  }
};
