import { AsyncResource } from 'node:async_hooks';
import { languages } from '@untether/domain';
import { findStorageFault, type IdentityStore } from '@untether/store';
import type { BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';

type OpenAdapter = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<OpenAdapter>;

const readNames: ReadonlySet<string> = new Set<keyof Adapter>(['findOne', 'findMany', 'count']);

/**
 * Reads on the reader, writes on the process's one writer and only while it is free: on a connection of its own the
 * library would wait for the store's transaction with the event loop blocked.
 */
export const createIdentityAdapter =
  (identity: IdentityStore): OpenAdapter =>
  (options: BetterAuthOptions): Adapter => {
    const config = { provider: identity.provider, schema: identity.schema };
    return sayingWhy(
      queueWrites({
        reads: drizzleAdapter(identity.reader, config)(options),
        writes: drizzleAdapter(identity.writer, config)(options),
        exclusive: identity.exclusive,
      }),
    );
  };

/** A disk that fails is answered as everywhere else; the library would answer 500 and nothing. */
const sayingWhy = (adapter: Adapter): Adapter => {
  const explain = (thrown: unknown): never => {
    const storage = findStorageFault(thrown);
    if (storage === undefined) throw thrown;
    const message = languages.en.requests.storage_unavailable;
    throw new APIError('SERVICE_UNAVAILABLE', { code: 'STORAGE_UNAVAILABLE', message, retryable: storage.isPassing });
  };
  const methods = Object.entries(adapter).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function') return [name, member];
    const explained = async (...args: readonly unknown[]) => {
      try {
        return await member(...args);
      } catch (thrown) {
        return explain(thrown);
      }
    };
    return [name, explained];
  });
  return { ...adapter, ...Object.fromEntries(methods) };
};

/** Everything that is not known to be a read waits for its turn, what a later version of the library adds included. */
export const queueWrites = ({
  reads,
  writes,
  exclusive,
}: Pick<IdentityStore, 'exclusive'> & { readonly reads: Adapter; readonly writes: Adapter }): Adapter => {
  const methods = Object.entries(writes).map(([name, member]: [string, unknown]) => {
    if (readNames.has(name)) return [name, reads[name as keyof Adapter]];
    if (typeof member !== 'function') return [name, member];
    // The library keeps what belongs to a request in an AsyncLocalStorage; the queue knows nothing of it.
    return [name, (...args: readonly unknown[]) => exclusive(AsyncResource.bind(async () => member(...args)))];
  });
  const adapter: Adapter = {
    ...Object.fromEntries(methods),
    transaction: (work: Parameters<Adapter['transaction']>[0]) => work(adapter),
  };
  return adapter;
};
