import { andThen, type IdempotencyRecord, type MaybePromise } from '@untether/domain';
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { insertRows } from './statements.ts';

export const idempotencyKeptMs = 7 * 24 * 60 * 60 * 1000;

export interface IdempotencyKeys {
  readonly find: (wanted: {
    readonly partnerId: string;
    readonly key: string;
    readonly expired: Date;
  }) => MaybePromise<IdempotencyRecord | undefined>;
  /** And forgets the partner's keys that have expired. */
  readonly save: (
    row: IdempotencyRecord & { readonly partnerId: string; readonly key: string; readonly at: Date },
    expired: Date,
  ) => MaybePromise<void>;
}

export const createIdempotencyKeys = (connection: Connection): IdempotencyKeys => {
  const { db, statement } = connection;
  const { idempotencyKey: k } = connection.tables;
  const own = eq(k.partnerId, sql.placeholder('partnerId'));
  const expired = sql`${sql.placeholder('expired')}`;
  const found = statement('idempotency key', () =>
    db
      .select({ fingerprint: k.fingerprint, result: k.result })
      .from(k)
      .where(and(own, eq(k.key, sql.placeholder('key')), gt(k.at, expired))),
  );
  const forget = statement('forget idempotency keys', () => db.delete(k).where(and(own, lte(k.at, expired))));
  const instant = (at: Date) => k.at.mapToDriverValue(at);
  return {
    find: ({ expired, ...wanted }) => andThen(found({ ...wanted, expired: instant(expired) }), ([row]) => row),
    save: (row, expired) =>
      andThen(forget({ partnerId: row.partnerId, expired: instant(expired) }), () =>
        insertRows(connection, 'idempotencyKey', k, [row]),
      ),
  };
};
