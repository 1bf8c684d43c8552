import type { StoreTransaction } from '@untether/domain';
import type { Connection } from '../connection.ts';

/**
 * A transaction that holds no partner's lock unless the work throws `MorePartners`: then it runs again with it. It
 * writes the tables directly, not through `apply`, which requires the lock.
 */
export type InTransaction = <T>(work: (connection: Connection, tx: StoreTransaction) => Promise<T>) => Promise<T>;
