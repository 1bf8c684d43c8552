import { chooseLocale, type Language, languages } from '@untether/domain';
import { findStorageFault, type StorageFault } from '@untether/store';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { describeFault, type Log } from '../log.ts';
import type { GraphqlRequest } from './graphql-request.ts';

const faults = new WeakMap<object, unknown>();

/** Hides everything about a program error but its place in the answer; remembers it for the log. */
export const maskFault = (thrown: unknown): Error => {
  if (thrown instanceof GraphQLError && !isFault(thrown)) return withCode(thrown);
  const at = thrown instanceof GraphQLError ? thrown : undefined;
  const place = { nodes: at?.nodes ?? null, path: at?.path ?? null };
  const storage = findStorageFault(causeOf(thrown));
  const masked = storage
    ? new GraphQLError(storageMessage(storage, languages.en), {
        ...place,
        extensions: { code: storageUnavailable, retryable: storage.isPassing },
      })
    : new GraphQLError('Something went wrong. Ask your operator, and quote the request id.', {
        ...place,
        extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
      });
  faults.set(masked, thrown);
  return masked;
};

/** The code of what could be asked again once the disk, or the database's server, is well. */
export const storageUnavailable = 'STORAGE_UNAVAILABLE';

/** What the caller is told of it. */
export const storageMessage = ({ reason }: StorageFault, { requests }: Language): string =>
  reason === 'OUTCOME_UNKNOWN' ? requests.storage_outcome_unknown : requests.storage_unavailable;

/** What was thrown, without what GraphQL wraps it in. */
const causeOf = (thrown: unknown): unknown =>
  thrown instanceof GraphQLError && thrown.originalError ? causeOf(thrown.originalError) : thrown;

/** GraphQL's own refusals, of a missing variable for instance, have no code. */
const withCode = (error: GraphQLError): GraphQLError => {
  error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
};

/** An error meant for the caller is a GraphQLError all the way down. */
const isFault = (error: GraphQLError): boolean =>
  error.originalError !== undefined && (!(error.originalError instanceof GraphQLError) || isFault(error.originalError));

/** Gives each masked fault the request's id and logs what really happened. */
export const useFaultReports = (log: Log): Plugin<object, Pick<GraphqlRequest, 'req' | 'requestId'>> => ({
  onResultProcess({ result, serverContext: { req, requestId } }) {
    const results = Array.isArray(result) ? result : [result];
    const errors = results.flatMap((one) => ('errors' in one ? (one.errors ?? []) : []));
    reportFaults(log, errors, { requestId, language: req.headers['accept-language'] });
  },
});

interface Asked {
  readonly requestId: string;
  /** `Accept-Language`; English without it. */
  readonly language?: string | undefined;
}

/** Each fault is logged once, however often it is reported. */
export const reportFaults = (log: Log, errors: readonly GraphQLError[], { requestId, language }: Asked): void => {
  for (const error of errors) {
    if (!faults.has(error)) continue;
    const thrown = faults.get(error);
    error.extensions.requestId = requestId;
    const storage = findStorageFault(causeOf(thrown));
    if (storage) error.message = storageMessage(storage, languages[chooseLocale(language)]);
    logFault(log, thrown, { requestId, path: error.path?.join('.') ?? null });
    faults.delete(error);
  }
};

/** A bug with its stack; what the operator can see and mend in one line. */
export const logFault = (
  log: Log,
  thrown: unknown,
  fields: { readonly requestId: string; readonly path?: string | null },
): void => {
  const storage = findStorageFault(causeOf(thrown));
  if (storage) log('error', 'the database is unavailable', { ...fields, storage: storage.reason, says: storage.says });
  else log('error', 'a request failed', { ...fields, fault: describeFault(thrown) });
};
