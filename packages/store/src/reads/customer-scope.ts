import type { CustomerScope } from '@untether/domain';
import { and, eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';

/** The relationships of a customer that a scope holds. */
export const inScope = (
  { tables: { relationship: r }, dialect }: Pick<Connection, 'tables' | 'dialect'>,
  { customerId, partnerIds }: CustomerScope,
) =>
  and(
    eq(r.customerId, customerId),
    partnerIds === null ? undefined : dialect.isIn(r.partnerId, dialect.list(partnerIds)),
  );
