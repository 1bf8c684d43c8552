import type { IdentityStore } from '@untether/store';
import type { BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';

type OpenAdapter = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<OpenAdapter>;

/**
 * Reads on the reader, writes on the process's one writer and only while it is free: on a connection of its own the
 * library would wait for the store's transaction with the event loop blocked.
 */
export const createIdentityAdapter =
  (identity: IdentityStore): OpenAdapter =>
  (options: BetterAuthOptions): Adapter => {
    const config = { provider: identity.provider, schema: identity.schema };
    const reads = drizzleAdapter(identity.reader, config)(options);
    const writes = drizzleAdapter(identity.writer, config)(options);
    const alone =
      <A extends readonly unknown[], R>(write: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        identity.exclusive(() => write(...args));
    const adapter = {
      ...writes,
      findOne: reads.findOne,
      findMany: reads.findMany,
      count: reads.count,
      create: alone(writes.create) as Adapter['create'],
      update: alone(writes.update) as Adapter['update'],
      updateMany: alone(writes.updateMany),
      delete: alone(writes.delete) as Adapter['delete'],
      deleteMany: alone(writes.deleteMany),
      consumeOne: alone(writes.consumeOne) as Adapter['consumeOne'],
      incrementOne: alone(writes.incrementOne) as Adapter['incrementOne'],
      transaction: (work: Parameters<Adapter['transaction']>[0]) => work(adapter),
    } as Adapter;
    return adapter;
  };
