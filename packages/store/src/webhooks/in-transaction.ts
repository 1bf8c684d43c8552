import type { StoreTransaction } from '@untether/domain';
import type { Connection } from '../connection.ts';

/**
 * A transaction that holds no partner's lock unless the work asks for it by `MorePartners`; it then runs again with it.
 * The tables are written directly: not through `apply`, which is for what holds the lock.
 */
export type InTransaction = <T>(work: (connection: Connection, tx: StoreTransaction) => Promise<T>) => Promise<T>;
